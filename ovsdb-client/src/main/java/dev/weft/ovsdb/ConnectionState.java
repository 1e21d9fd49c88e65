/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import java.time.Duration;

/**
 * Where a connection is in its life. {@code toString()} is fit for a log.
 */
public sealed interface ConnectionState {
    /** Not started yet. */
    record Idle() implements ConnectionState {
    }

    /** Calling the peer. */
    record Connecting() implements ConnectionState {
    }

    /** The session can be used. */
    record Connected(OvsdbSession session) implements ConnectionState {
    }

    /**
     * Waiting for the next attempt.
     *
     * @param reason why there is no connection
     * @param delay how long from now until the next attempt
     */
    record Waiting(String reason, Duration delay) implements ConnectionState {
    }

    /** Closed by its owner, for good. */
    record Closed() implements ConnectionState {
    }
}
