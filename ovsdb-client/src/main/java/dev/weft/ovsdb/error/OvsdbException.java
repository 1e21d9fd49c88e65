/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.error;

/**
 * Root of everything that can go wrong between us and an OVSDB (or unixctl) peer. Futures returned by this module
 * complete with one of the permitted subtypes; nothing else is thrown by the peer's doing.
 */
public abstract sealed class OvsdbException extends RuntimeException
        permits ColumnException, DisconnectedException, OperationException, ProtocolException, RpcErrorException,
            RpcTimeoutException {
    private static final long serialVersionUID = 1L;

    OvsdbException(final String message) {
        super(message);
    }

    OvsdbException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
