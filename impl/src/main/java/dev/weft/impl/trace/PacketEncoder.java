/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import dev.weft.api.trace.Packet;
import java.util.HexFormat;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.EtherType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Headers.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.IcmpNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Tag;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.PacketBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** A packet as the YANG model has it. */
final class PacketEncoder {
    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

    private PacketEncoder() {
        // only functions
    }

    static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Packet encode(
            final Packet packet) {
        final var to = new PacketBuilder().setEthSrc(mac(packet.source())).setEthDst(mac(packet.destination()))
            .setEtherType(new EtherType(Uint16.valueOf(packet.etherType())));
        packet.vlan().ifPresent(vlan -> to.setVlan(new Tag(Uint16.valueOf(vlan))));
        packet.ip().ifPresent(ip -> encode(ip, to));
        return to.build();
    }

    private static void encode(final Packet.Ip ip, final PacketBuilder to) {
        to.setIpSrc(IetfInetUtil.ipAddressNoZoneFor(ip.source()))
            .setIpDst(IetfInetUtil.ipAddressNoZoneFor(ip.destination()));
        final var name = switch (ip.protocol()) {
            case 1, 58 -> Optional.of(Protocol.Enumeration.Icmp);
            case 6 -> Optional.of(Protocol.Enumeration.Tcp);
            case 17 -> Optional.of(Protocol.Enumeration.Udp);
            case 132 -> Optional.of(Protocol.Enumeration.Sctp);
            default -> Optional.<Protocol.Enumeration>empty();
        };
        to.setProtocol(name.map(Protocol::new).orElseGet(() -> new Protocol(Uint8.valueOf(ip.protocol()))));
        if (name.isEmpty()) {
            return;
        }
        if (name.orElseThrow() == Protocol.Enumeration.Icmp) {
            to.setIcmpType(new IcmpNumber(Uint8.valueOf(ip.first())))
                .setIcmpCode(new IcmpNumber(Uint8.valueOf(ip.second())));
        } else {
            to.setSrcPort(new PortNumber(Uint16.valueOf(ip.first())))
                .setDstPort(new PortNumber(Uint16.valueOf(ip.second())));
        }
    }

    private static MacAddress mac(final long value) {
        final var octets = new byte[6];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (value >>> (octets.length - 1 - i) * Byte.SIZE);
        }
        return new MacAddress(MAC.formatHex(octets));
    }
}
