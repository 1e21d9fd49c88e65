/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.error;

/**
 * A column was asked for that is not there, or that holds something else than what was asked for. The message names
 * column, row, what was expected and what is there.
 */
public final class ColumnException extends OvsdbException {
    private static final long serialVersionUID = 1L;

    public ColumnException(final String message) {
        super(message);
    }
}
