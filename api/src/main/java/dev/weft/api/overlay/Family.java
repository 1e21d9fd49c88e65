/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** An address family of the outer side (VL-3). */
public enum Family {
    /** Outer IPv4. */
    IPV4("ipv4"),
    /** Outer IPv6. */
    IPV6("ipv6");

    private final String text;

    Family(final String text) {
        this.text = text;
    }

    /**
     * Returns the family of an address.
     *
     * @param address an address
     * @return its family
     */
    public static Family of(final InetAddress address) {
        if (address instanceof Inet4Address) {
            return IPV4;
        }
        if (address instanceof Inet6Address) {
            return IPV6;
        }
        throw new IllegalArgumentException("not an IP address: " + address);
    }

    @Override
    public String toString() {
        return text;
    }
}
