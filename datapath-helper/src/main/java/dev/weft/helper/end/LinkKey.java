/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

import java.util.Arrays;
import java.util.Base64;

/**
 * The secret of a link, known to the helpers of its two ends; never printed (VL-10).
 */
public final class LinkKey {
    /** Length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private LinkKey(final byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a key.
     *
     * @param base64 of {@link #BYTES} bytes
     * @throws IllegalArgumentException saying what is wrong, without the text
     */
    public static LinkKey parse(final String base64) {
        final byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("key should be base64", e);
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("key should have " + BYTES + " bytes, but has " + bytes.length);
        }
        return new LinkKey(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof LinkKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
