/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The Ethernet address of one station within a segment. Different segments may have the same ones (VL-2, FN-9).
 *
 * @param value 48 bits: not zero, and no group address
 */
public record MacAddress(long value) implements Comparable<MacAddress> {
    /** The bit that tells group addresses, broadcast among them, from those of stations. */
    public static final long GROUP_BIT = 0x0100_0000_0000L;

    private static final long LIMIT = 1L << 48;
    private static final Pattern TEXT = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}");
    private static final HexFormat DIGITS = HexFormat.ofDelimiter(":");

    public MacAddress {
        if (value <= 0 || value >= LIMIT || (value & GROUP_BIT) != 0) {
            throw new IllegalArgumentException(String.format("0x%012x is no MAC address of a station: it must have "
                + "48 bits, not all zero, and not be a group address", value));
        }
    }

    /**
     * Reads an address.
     *
     * @param text six pairs of hexadecimal digits with colons between
     * @return the address
     */
    public static MacAddress of(final String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no MAC address: it must be six pairs of hexadecimal "
                + "digits with colons between");
        }
        return new MacAddress(HexFormat.fromHexDigitsToLong(text.replace(":", "")));
    }

    @Override
    public int compareTo(final MacAddress other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        final var octets = new byte[6];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (value >>> (octets.length - 1 - i) * Byte.SIZE);
        }
        return DIGITS.formatHex(octets);
    }
}
