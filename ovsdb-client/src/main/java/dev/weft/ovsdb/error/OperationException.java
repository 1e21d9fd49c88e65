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
 * The database refused one operation of a transaction; nothing of the transaction took effect.
 */
public final class OperationException extends OvsdbException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String details;
    private final int index;

    /**
     * Creates the exception.
     *
     * @param error the server's short error, for example {@code constraint violation}
     * @param details the server's explanation, empty when it gave none
     * @param index position of the refused operation in the transaction, from 0; equal to the number of operations
     *     when all were accepted and the commit as a whole was refused
     * @param operation what the operation was, for the message
     */
    public OperationException(final String error, final String details, final int index, final String operation) {
        super("operation " + index + " (" + operation + ") was refused: " + error
            + (details.isEmpty() ? "" : ": " + details));
        this.error = Objects.requireNonNull(error);
        this.details = details;
        this.index = index;
    }

    /** The server's short error string, as listed in RFC 7047. */
    public String error() {
        return error;
    }

    /** The server's explanation; empty when it gave none. */
    public String details() {
        return details;
    }

    /** Position of the refused operation, from 0; the number of operations when the commit itself was refused. */
    public int index() {
        return index;
    }
}
