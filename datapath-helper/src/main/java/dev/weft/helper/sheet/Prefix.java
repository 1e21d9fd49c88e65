/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses that a route leads to. {@code toString()} is what the {@code ip} command takes.
 *
 * @param address the first address; its bits after the prefix are zero
 * @param length how many bits count: 0 to 32 (IPv4) or 128 (IPv6)
 */
public record Prefix(InetAddress address, int length) {
    public Prefix {
        final byte[] bytes = address.getAddress();
        if (length < 0 || length > bytes.length * 8) {
            throw new IllegalArgumentException("the prefix length should be 0 to " + bytes.length * 8 + ", but is "
                + length);
        }
        for (int bit = length; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & 0x80 >> bit % 8) != 0) {
                throw new IllegalArgumentException("the bits after the prefix of " + length
                    + " bits should be zero");
            }
        }
    }

    /**
     * Reads {@code ADDRESS/LENGTH}, or only an address, which is a prefix of all its bits.
     *
     * @throws IllegalArgumentException saying what would be right
     */
    public static Prefix parse(final String text) {
        final int slash = text.indexOf('/');
        final InetAddress address = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return new Prefix(address, address.getAddress().length * 8);
        }
        final String digits = text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("after the slash the prefix length in bits should follow");
        }
        return new Prefix(address, Integer.parseInt(digits));
    }

    /** Every address of a family: the destination of a default route. */
    public static Prefix all(final boolean ipv4) {
        try {
            return new Prefix(InetAddress.getByAddress(new byte[ipv4 ? 4 : 16]), 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes always make an address", e);
        }
    }

    /** Whether it is of IPv4, else IPv6. */
    public boolean isIpv4() {
        return Addresses.isIpv4(address);
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + length;
    }
}
