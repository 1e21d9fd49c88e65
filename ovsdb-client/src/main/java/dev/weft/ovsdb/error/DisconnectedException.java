/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.error;

/**
 * There is no connection (any more): it could not be made, or it closed before the answer came. Whether a request that
 * was under way took effect is unknown: read the state again after reconnecting.
 */
public final class DisconnectedException extends OvsdbException {
    private static final long serialVersionUID = 1L;

    public DisconnectedException(final String message) {
        super(message);
    }

    public DisconnectedException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
