/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.gateway;

import com.google.common.net.InetAddresses;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Prefix;
import java.net.InetAddress;

/**
 * An address that a gateway has on one of its interfaces, and how much of it all stations of that network have in
 * common.
 *
 * @param address the address
 * @param length how many bits they have in common, 0 to 32 or 128
 */
public record OwnAddress(InetAddress address, int length) {
    public OwnAddress {
        final int bits = 8 * address.getAddress().length;
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException("the prefix of " + InetAddresses.toAddrString(address) + " has 0 to "
                + bits + " bits, not " + length);
        }
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            throw new IllegalArgumentException(InetAddresses.toAddrString(address) + " is no address of a station");
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

    /**
     * Returns the addresses of the network's stations.
     *
     * @return what all of them have in common
     */
    public Prefix prefix() {
        return Prefix.around(address, length);
    }

    @Override
    public String toString() {
        return InetAddresses.toAddrString(address) + "/" + length;
    }
}
