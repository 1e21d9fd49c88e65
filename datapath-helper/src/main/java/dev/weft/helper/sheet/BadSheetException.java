/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

/**
 * A sheet is not what it should be; the message says what is wrong, where, and what would be right.
 */
public final class BadSheetException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadSheetException(final String message) {
        super(message);
    }

    public BadSheetException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
