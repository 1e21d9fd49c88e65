/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import java.util.Arrays;

/**
 * How packets are protected.
 */
enum Level {
    /** Authenticated, readable. */
    AUTHENTICATED(0, "authenticated", "null-sha256-x25519"),
    /** Authenticated and encrypted. */
    ENCRYPTED(1, "encrypted", "aes256gcm16-x25519");

    private final int bit;
    private final String text;
    private final String proposal;

    Level(final int bit, final String text, final String proposal) {
        this.bit = bit;
        this.text = text;
        this.proposal = proposal;
    }

    /** Its place in addresses, 0 or 1. */
    int bit() {
        return bit;
    }

    /** What charon may agree on with the other node, with new key material at each renewal. */
    String proposal() {
        return proposal;
    }

    /**
     * Reads a level.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Level parse(final String text) {
        return Arrays.stream(values()).filter(level -> level.text.equals(text)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("it should be \"authenticated\" or \"encrypted\""));
    }

    @Override
    public String toString() {
        return text;
    }
}
