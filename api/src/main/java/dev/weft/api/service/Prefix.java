/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.service;

import com.google.common.net.InetAddresses;
import dev.weft.api.overlay.Family;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin with the same bits. Bits behind them are zero.
 *
 * @param address the first address
 * @param length how many bits are compared, 0 to 32 or 128
 */
public record Prefix(InetAddress address, int length) {
    public Prefix {
        final byte[] octets = address.getAddress();
        if (length < 0 || length > 8 * octets.length) {
            throw new IllegalArgumentException("a prefix of " + InetAddresses.toAddrString(address) + " has 0 to "
                + 8 * octets.length + " bits, not " + length);
        }
        for (int bit = length; bit < 8 * octets.length; bit++) {
            if ((octets[bit / 8] & 0x80 >> bit % 8) != 0) {
                throw new IllegalArgumentException(InetAddresses.toAddrString(address) + "/" + length
                    + " has bits behind its length");
            }
        }
    }

    /**
     * The addresses that begin as one does.
     *
     * @param address the address
     * @param length how many bits of it they have in common
     * @return the addresses
     */
    public static Prefix around(final InetAddress address, final int length) {
        final byte[] octets = address.getAddress();
        for (int bit = Math.max(length, 0); bit < 8 * octets.length; bit++) {
            octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        try {
            return new Prefix(InetAddress.getByAddress(octets), length);
        } catch (UnknownHostException e) {
            // only for other lengths than 4 and 16
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Returns whether an address begins so.
     *
     * @param other an address
     * @return whether it is of the same family and begins with the same bits
     */
    public boolean contains(final InetAddress other) {
        return Family.of(other) == family() && around(other, length).equals(this);
    }

    /**
     * Returns the address family.
     *
     * @return IPv4 or IPv6
     */
    public Family family() {
        return Family.of(address);
    }

    @Override
    public String toString() {
        return InetAddresses.toAddrString(address) + "/" + length;
    }
}
