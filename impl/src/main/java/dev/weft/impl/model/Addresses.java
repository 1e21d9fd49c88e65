/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import com.google.common.net.InetAddresses;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Prefix;
import java.net.InetAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;

/** Text to addresses, never through a name service. */
public final class Addresses {
    private Addresses() {
        // only functions
    }

    /**
     * Reads an address.
     *
     * @param address as stored
     * @return the address
     * @throws IllegalArgumentException if it is an IPv4 address in IPv6 notation
     */
    public static InetAddress of(final IpAddressNoZone address) {
        final var ipv4 = address.getIpv4AddressNoZone();
        return ipv4 != null ? of(ipv4.getValue(), Family.IPV4)
            : of(address.getIpv6AddressNoZone().getValue(), Family.IPV6);
    }

    /** Java turns an IPv4-mapped IPv6 address into an IPv4 one, which would silently change the family. */
    static InetAddress of(final String text, final Family family) {
        final var address = InetAddresses.forString(text);
        if (Family.of(address) != family) {
            throw new IllegalArgumentException("address " + text + " is an IPv4 address in IPv6 notation; write "
                + InetAddresses.toAddrString(address) + " where an IPv4 address is meant");
        }
        return address;
    }

    static Prefix prefix(final IpPrefix prefix) {
        return prefix.getIpv4Prefix() != null ? prefix(prefix.getIpv4Prefix().getValue(), Family.IPV4)
            : prefix(prefix.getIpv6Prefix().getValue(), Family.IPV6);
    }

    private static Prefix prefix(final String text, final Family family) {
        final int slash = text.indexOf('/');
        return new Prefix(of(text.substring(0, slash), family), Integer.parseInt(text.substring(slash + 1)));
    }
}
