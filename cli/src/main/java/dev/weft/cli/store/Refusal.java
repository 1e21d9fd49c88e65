/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.store;

/** What was asked for cannot be done; the message says why, for the user's eyes and complete as it stands. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes a refusal.
     *
     * @param message what is wrong and what would be right
     */
    public Refusal(final String message) {
        super(message);
    }

    /**
     * Makes a refusal that comes from an error elsewhere.
     *
     * @param message what is wrong and what would be right
     * @param cause the error
     */
    public Refusal(final String message, final Throwable cause) {
        super(message, cause);
    }
}
