/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.rpc;

import com.google.gson.JsonArray;

/**
 * Hears notifications of the peer, on the session's event loop and in the order of the wire; must not block.
 */
@FunctionalInterface
public interface NotificationHandler {
    /**
     * A notification came.
     *
     * @throws dev.weft.ovsdb.error.OvsdbException if it cannot be right: closes the session
     */
    void notified(String method, JsonArray params);
}
