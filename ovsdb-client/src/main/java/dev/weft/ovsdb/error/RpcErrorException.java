/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.error;

import java.util.Objects;

/**
 * The peer answered a request as a whole with a JSON-RPC error: an unknown method, an unknown database, bad parameters,
 * or a failed unixctl command.
 */
public final class RpcErrorException extends OvsdbException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String details;

    /**
     * Creates the exception.
     *
     * @param method the method that was called
     * @param error the peer's error text
     * @param details the peer's explanation, empty when it gave none
     */
    public RpcErrorException(final String method, final String error, final String details) {
        super(method + " failed: " + error.strip() + (details.isEmpty() ? "" : ": " + details));
        this.error = Objects.requireNonNull(error);
        this.details = details;
    }

    /** The peer's error text, unchanged. */
    public String error() {
        return error;
    }

    /** The peer's explanation; empty when it gave none. */
    public String details() {
        return details;
    }
}
