/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.error;

/**
 * The peer sent bytes or a message that the protocol does not allow, or that exceed a limit. On a live connection this
 * closes it: after it nothing that follows can be trusted.
 */
public final class ProtocolException extends OvsdbException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(final String message) {
        super(message);
    }

    public ProtocolException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
