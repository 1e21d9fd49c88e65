/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.sheet.AddressList;
import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * An address of a gateway in a network, and which others are there.
 *
 * @param address its own
 * @param length of the prefix of the network, in bits
 */
public record OwnAddress(InetAddress address, int length) {
    public OwnAddress {
        final int bits = address.getAddress().length * Byte.SIZE;
        if (length < 1 || length > bits) {
            throw new IllegalArgumentException("the prefix length should be 1 to " + bits + ", but is " + length);
        }
    }

    /**
     * Reads {@code ADDRESS/LENGTH}.
     *
     * @throws IllegalArgumentException saying what would be right
     */
    static OwnAddress parse(final String text) {
        final int slash = text.indexOf('/');
        final String digits = text.substring(slash + 1);
        if (slash < 0 || !digits.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("it should be an address, a slash and the prefix length in bits");
        }
        return new OwnAddress(AddressList.unicast(text.substring(0, slash)), Integer.parseInt(digits));
    }

    boolean isIpv4() {
        return address instanceof Inet4Address;
    }

    /** Whether another address is in the same network, and can be that of a station. */
    boolean reaches(final InetAddress other) {
        final byte[] own = address.getAddress();
        final byte[] far = other.getAddress();
        if (own.length != far.length || other.equals(address)) {
            return false;
        }
        int ones = 0;
        for (int bit = 0; bit < own.length * Byte.SIZE; bit++) {
            final int mask = 0x80 >> bit % Byte.SIZE;
            if (bit < length && ((own[bit / Byte.SIZE] ^ far[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
            ones += bit >= length && (far[bit / Byte.SIZE] & mask) != 0 ? 1 : 0;
        }
        // a broadcast of the network is nobody's address
        final int hosts = own.length * Byte.SIZE - length;
        return !isIpv4() || hosts < 2 || ones > 0 && ones < hosts;
    }
}
