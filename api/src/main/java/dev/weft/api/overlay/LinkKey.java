/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import java.util.Arrays;
import java.util.Base64;

/** The secret by which the two ends of a link know each other (VL-10). Never printed. */
public final class LinkKey {
    /** Its length in octets. */
    public static final int OCTETS = 32;

    private final byte[] octets;

    private LinkKey(final byte[] octets) {
        this.octets = octets;
    }

    /**
     * Makes a key.
     *
     * @param octets exactly {@link #OCTETS}
     * @return the key
     */
    public static LinkKey of(final byte[] octets) {
        if (octets.length != OCTETS) {
            throw new IllegalArgumentException("a link key has " + OCTETS + " octets, not " + octets.length);
        }
        return new LinkKey(octets.clone());
    }

    /**
     * Returns the key as helpers read it.
     *
     * @return base64
     */
    public String base64() {
        return Base64.getEncoder().encodeToString(octets);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof LinkKey key && Arrays.equals(octets, key.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
