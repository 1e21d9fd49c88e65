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
