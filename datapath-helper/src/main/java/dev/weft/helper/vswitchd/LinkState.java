/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vswitchd;

import dev.weft.ovsdb.rpc.JsonRpcSession;
import java.nio.file.Path;

/**
 * Where the connection to ovs-vswitchd is in its life. {@code toString()} is fit for a log.
 */
sealed interface LinkState {
    /** Calling it. */
    record Connecting(Path socket) implements LinkState {
        @Override
        public String toString() {
            return "connecting to " + socket;
        }
    }

    /** Connected: the daemon is the one that we know. */
    record Connected(Path socket, JsonRpcSession session) implements LinkState {
        @Override
        public String toString() {
            return "connected to " + socket;
        }
    }

    /** Waiting for the next attempt. */
    record Waiting(String reason) implements LinkState {
        @Override
        public String toString() {
            return "not connected: " + reason;
        }
    }

    /** Closed for good. */
    record Closed() implements LinkState {
        @Override
        public String toString() {
            return "closed";
        }
    }
}
