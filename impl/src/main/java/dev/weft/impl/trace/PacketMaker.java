/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import com.google.common.net.InetAddresses;
import dev.weft.api.overlay.Family;
import dev.weft.api.trace.Packet;
import dev.weft.api.trace.Packet.Ip;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceInput;

/** Makes a packet of what is asked for and of what the intent says of the two interfaces. */
final class PacketMaker {
    private static final int ICMP = 1;
    private static final int ICMP6 = 58;
    private static final int ECHO = 8;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO6 = 128;
    private static final int ECHO6_REPLY = 129;
    private static final int FIRST_PRIVATE_PORT = 49152;

    private final TraceInput asked;
    private final InnerSide source;
    private final Optional<InnerSide> destination;

    private PacketMaker(final TraceInput asked, final InnerSide source, final Optional<InnerSide> destination) {
        this.asked = asked;
        this.source = source;
        this.destination = destination;
    }

    /**
     * Makes the packet.
     *
     * @throws IllegalArgumentException when something is missing or does not fit, with what to give
     */
    static Packet make(final TraceInput asked, final InnerSide source, final Optional<InnerSide> destination) {
        return new PacketMaker(asked, source, destination).packet();
    }

    /** The packet of the same connection that went the other way before. */
    static Packet answered(final Packet reply) {
        return new Packet(reply.destination(), reply.source(), reply.etherType(), reply.vlan(), reply.ip().map(ip ->
            isIcmp(ip.protocol()) ? new Ip(ip.destination(), ip.source(), ip.protocol(), request(ip), ip.second())
                : new Ip(ip.destination(), ip.source(), ip.protocol(), ip.second(), ip.first())));
    }

    private static int request(final Ip ip) {
        if (ip.protocol() == ICMP) {
            return ip.first() == ECHO_REPLY ? ECHO : ip.first();
        }
        return ip.first() == ECHO6_REPLY ? ECHO6 : ip.first();
    }

    private Packet packet() {
        final var family = family();
        final var vlan = asked.getVlan() == null ? OptionalInt.empty()
            : OptionalInt.of(asked.getVlan().getValue().toJava());
        return new Packet(mac(asked.getEthSrc(), Optional.of(source), "eth-src"),
            mac(asked.getEthDst(), destination, "eth-dst"),
            family.map(PacketMaker::type).orElseGet(() -> asked.getEtherType().getValue().toJava()), vlan,
            family.map(this::ip));
    }

    private static long mac(final MacAddress given, final Optional<InnerSide> side, final String leaf) {
        final var text = Optional.ofNullable(given).map(MacAddress::getValue).or(() -> side.flatMap(InnerSide::mac))
            .orElseThrow(() -> new IllegalArgumentException(side.map(known -> "interface " + known.id()
                + " has no inner mac-address; give " + leaf).orElse("give " + leaf + ", or a destination that has an "
                + "inner mac-address")));
        return HexFormat.fromHexDigitsToLong(text.replace(":", ""));
    }

    /** The family of its IP header; empty: it has none. */
    private Optional<Family> family() {
        if (asked.getEtherType() != null) {
            final int type = asked.getEtherType().getValue().toJava();
            final var named = type == Packet.IPV4 ? Optional.of(Family.IPV4)
                : type == Packet.IPV6 ? Optional.of(Family.IPV6) : Optional.<Family>empty();
            if (named.isEmpty() && wantsIp()) {
                throw new IllegalArgumentException(String.format("ether-type 0x%04x has no IP addresses, protocol and "
                    + "ports; leave them out, or ether-type", type));
            }
            return named;
        }
        final var given = Optional.ofNullable(asked.getIpSrc()).or(() -> Optional.ofNullable(asked.getIpDst()));
        if (given.isPresent()) {
            return given.map(address -> Family.of(address(address)));
        }
        for (var family : Family.values()) {
            if (source.address(family).isPresent() && destination.flatMap(side -> side.address(family)).isPresent()) {
                return Optional.of(family);
            }
        }
        throw new IllegalArgumentException("the two interfaces have no inner addresses of one family; give ip-src and "
            + "ip-dst, or the ether-type of something else than IP, such as 2054 for ARP");
    }

    private boolean wantsIp() {
        return asked.getIpSrc() != null || asked.getIpDst() != null || asked.getProtocol() != null || hasPort()
            || asked.getIcmpType() != null || asked.getIcmpCode() != null;
    }

    private boolean hasPort() {
        return asked.getSrcPort() != null || asked.getDstPort() != null;
    }

    private static int type(final Family family) {
        return family == Family.IPV4 ? Packet.IPV4 : Packet.IPV6;
    }

    private Ip ip(final Family family) {
        final var from = address(asked.getIpSrc(), Optional.of(source), family, "ip-src");
        final var to = address(asked.getIpDst(), destination, family, "ip-dst");
        final int protocol = protocol(family);
        if (isIcmp(protocol)) {
            return new Ip(from, to, protocol, icmpType(family),
                asked.getIcmpCode() == null ? 0 : asked.getIcmpCode().getValue().toJava());
        }
        if (asked.getIcmpType() != null || asked.getIcmpCode() != null) {
            throw new IllegalArgumentException("protocol " + protocol + " has no icmp-type and icmp-code");
        }
        return new Ip(from, to, protocol, sourcePort(protocol), destinationPort(protocol));
    }

    private static InetAddress address(final IpAddressNoZone given, final Optional<InnerSide> side,
            final Family family, final String leaf) {
        return Optional.ofNullable(given).map(PacketMaker::address).or(() -> side.flatMap(known ->
            known.address(family))).orElseThrow(() -> new IllegalArgumentException(side.map(known -> "interface "
                + known.id() + " has no inner address in " + family + "; give " + leaf).orElse("give " + leaf
                + ", or a destination that has an inner address in " + family)));
    }

    private static InetAddress address(final IpAddressNoZone address) {
        return InetAddresses.forString(address.stringValue());
    }

    private int protocol(final Family family) {
        final var given = asked.getProtocol();
        if (given == null) {
            return hasPort() ? 6 : family == Family.IPV4 ? ICMP : ICMP6;
        }
        if (given.getUint8() != null) {
            return given.getUint8().toJava();
        }
        return switch (given.getEnumeration()) {
            case Icmp -> family == Family.IPV4 ? ICMP : ICMP6;
            case Tcp -> 6;
            case Udp -> 17;
            case Sctp -> 132;
        };
    }

    private int icmpType(final Family family) {
        if (hasPort()) {
            throw new IllegalArgumentException("ICMP has no ports; leave src-port and dst-port out, or give the "
                + "protocol");
        }
        if (asked.getIcmpType() != null) {
            return asked.getIcmpType().getValue().toJava();
        }
        final boolean reply = Boolean.TRUE.equals(asked.getReply());
        return family == Family.IPV4 ? reply ? ECHO_REPLY : ECHO : reply ? ECHO6_REPLY : ECHO6;
    }

    private int sourcePort(final int protocol) {
        if (asked.getSrcPort() != null) {
            withPorts(protocol);
            return asked.getSrcPort().getValue().toJava();
        }
        return hasPorts(protocol) ? FIRST_PRIVATE_PORT : 0;
    }

    private int destinationPort(final int protocol) {
        if (asked.getDstPort() != null) {
            withPorts(protocol);
            return asked.getDstPort().getValue().toJava();
        }
        if (hasPorts(protocol)) {
            throw new IllegalArgumentException("protocol " + protocol + " has ports; give dst-port");
        }
        return 0;
    }

    private static void withPorts(final int protocol) {
        if (!hasPorts(protocol)) {
            throw new IllegalArgumentException("protocol " + protocol + " has no ports; only 6 (tcp), 17 (udp) and "
                + "132 (sctp) have");
        }
    }

    private static boolean hasPorts(final int protocol) {
        return protocol == 6 || protocol == 17 || protocol == 132;
    }

    private static boolean isIcmp(final int protocol) {
        return protocol == ICMP || protocol == ICMP6;
    }
}
