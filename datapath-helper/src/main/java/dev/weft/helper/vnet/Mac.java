/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.vnet;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ethernet addresses of stations, as 48 bits of a long.
 */
public final class Mac {
    private static final long LIMIT = 1L << 48;
    private static final long GROUP = 1L << 40;
    private static final Pattern TEXT = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}");
    private static final HexFormat DIGITS = HexFormat.ofDelimiter(":");

    private Mac() {
        // static access only
    }

    /** Whether it is the address of one station: 48 bits, not zero, no group. */
    public static boolean isStation(final long mac) {
        return mac > 0 && mac < LIMIT && (mac & GROUP) == 0;
    }

    /**
     * Reads an address.
     *
     * @param text six pairs of hexadecimal digits with colons between
     * @throws IllegalArgumentException if it is not that of a station
     */
    public static long parse(final String text) {
        final long mac = TEXT.matcher(text).matches() ? HexFormat.fromHexDigitsToLong(text.replace(":", "")) : 0;
        if (!isStation(mac)) {
            throw new IllegalArgumentException("it should be the MAC address of one station");
        }
        return mac;
    }

    /** The address for people. */
    public static String text(final long mac) {
        final byte[] octets = new byte[6];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (mac >>> (octets.length - 1 - i) * Byte.SIZE);
        }
        return DIGITS.formatHex(octets);
    }
}
