/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.trace;

import static java.util.Objects.requireNonNull;

import dev.weft.api.overlay.Family;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The headers of a packet as a guest sends it.
 *
 * @param source the Ethernet source, 48 bits
 * @param destination the Ethernet destination, 48 bits; also a group address
 * @param etherType what it holds, 0 to 65535
 * @param vlan its VLAN tag, 0 to 4095; empty: none
 * @param ip its IP header; present just when the EtherType says so
 */
public record Packet(long source, long destination, int etherType, OptionalInt vlan, Optional<Ip> ip) {
    /** EtherType of IPv4. */
    public static final int IPV4 = 0x0800;
    /** EtherType of ARP. */
    public static final int ARP = 0x0806;
    /** EtherType of IPv6. */
    public static final int IPV6 = 0x86dd;

    private static final int MAX_16 = 0xffff;

    /**
     * An IP header and what follows.
     *
     * @param source the source
     * @param destination the destination, of the same family
     * @param protocol the protocol, or the next header after all extension headers, 0 to 255
     * @param first the source port of TCP, UDP and SCTP, or the type of ICMP; 0 without meaning for others
     * @param second the destination port, or the code of ICMP; 0 without meaning for others
     */
    public record Ip(InetAddress source, InetAddress destination, int protocol, int first, int second) {
        public Ip {
            if (Family.of(source) != Family.of(destination)) {
                throw new IllegalArgumentException("the addresses " + source.getHostAddress() + " and "
                    + destination.getHostAddress() + " are of different families");
            }
            within("protocol", protocol, 0, 255);
            within("port or ICMP type", first, 0, MAX_16);
            within("port or ICMP code", second, 0, MAX_16);
        }
    }

    public Packet {
        requireNonNull(ip);
        if (source >>> 48 != 0 || destination >>> 48 != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits");
        }
        within("EtherType", etherType, 0, MAX_16);
        vlan.ifPresent(tag -> within("VLAN", tag, 0, 4095));
        final var family = etherType == IPV4 ? Optional.of(Family.IPV4)
            : etherType == IPV6 ? Optional.of(Family.IPV6) : Optional.<Family>empty();
        if (!family.equals(ip.map(header -> Family.of(header.source())))) {
            throw new IllegalArgumentException(String.format("EtherType 0x%04x and the IP header do not go together",
                etherType));
        }
    }

    private static void within(final String what, final int value, final int least, final int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " " + value + " is not within " + least + " to " + most);
        }
    }
}
