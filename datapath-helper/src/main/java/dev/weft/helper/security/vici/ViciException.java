/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security.vici;

/**
 * Charon refused something, or could not be spoken to.
 */
public final class ViciException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ViciException(final String message) {
        super(message);
    }

    public ViciException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
