/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

/**
 * Hears of a connection's life, in order, one call at a time, on an event loop: must not block.
 */
public interface ConnectionListener {
    /**
     * A new session is there. Nothing of the session before is left: set up all monitors anew.
     */
    void onConnected(OvsdbSession session);

    /** The session is over, for this reason; another attempt follows unless the owner closed the connection. */
    default void onDisconnected(final OvsdbSession session, final String reason) {
        // whoever only cares for new sessions need not hear of old ones
    }

    /** The state changed; called before {@link #onConnected} and {@link #onDisconnected}. */
    default void onState(final ConnectionState before, final ConnectionState after) {
        // the two calls above are enough for most
    }
}
