/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import java.util.Locale;

/**
 * Who encrypts.
 */
enum Esp {
    /** The kernel if it can, else a program. */
    AUTO,
    /** The kernel. */
    KERNEL,
    /** A program, charon itself. */
    USER;

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Esp parse(final String text) {
        for (Esp esp : values()) {
            if (esp.toString().equals(text)) {
                return esp;
            }
        }
        throw new IllegalArgumentException("esp should be \"auto\", \"kernel\" or \"user\"");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
