/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.view;

import com.google.gson.annotations.SerializedName;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Headers.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.trace.output.Packet;

/**
 * The headers of a packet. Null stands for what it does not have.
 *
 * @param ethSrc the Ethernet source
 * @param ethDst the Ethernet destination
 * @param etherType what it holds
 * @param vlan the number in its VLAN tag
 * @param ipSrc the IP source
 * @param ipDst the IP destination
 * @param protocol the protocol, by name or number
 * @param sourcePort the source port
 * @param destinationPort the destination port
 * @param icmpType the type of ICMP
 * @param icmpCode the code of ICMP
 */
record PacketView(String ethSrc, String ethDst, Long etherType, Long vlan, String ipSrc, String ipDst, String protocol,
        @SerializedName("src-port") Long sourcePort, @SerializedName("dst-port") Long destinationPort, Long icmpType,
        Long icmpCode) {
    static PacketView of(final Packet packet) {
        return new PacketView(packet.getEthSrc().getValue(), packet.getEthDst().getValue(),
            Texts.number(packet.getEtherType().getValue()),
            packet.getVlan() == null ? null : Texts.number(packet.getVlan().getValue()),
            packet.getIpSrc() == null ? null : packet.getIpSrc().stringValue(),
            packet.getIpDst() == null ? null : packet.getIpDst().stringValue(),
            packet.getProtocol() == null ? null : protocol(packet.getProtocol()),
            packet.getSrcPort() == null ? null : Texts.number(packet.getSrcPort().getValue()),
            packet.getDstPort() == null ? null : Texts.number(packet.getDstPort().getValue()),
            packet.getIcmpType() == null ? null : Texts.number(packet.getIcmpType().getValue()),
            packet.getIcmpCode() == null ? null : Texts.number(packet.getIcmpCode().getValue()));
    }

    private static String protocol(final Protocol protocol) {
        return protocol.getEnumeration() == null ? protocol.getUint8().toString()
            : Texts.word(protocol.getEnumeration());
    }

    String text() {
        final var text = new StringBuilder("packet from ").append(ethSrc).append(" to ").append(ethDst);
        if (vlan != null) {
            text.append(", VLAN ").append(vlan);
        }
        if (ipSrc == null) {
            return text.append(String.format(", type 0x%04x", etherType)).toString();
        }
        text.append(", ").append(protocol).append(" from ").append(end(ipSrc, sourcePort)).append(" to ")
            .append(end(ipDst, destinationPort));
        return icmpType == null ? text.toString()
            : text.append(", type ").append(icmpType).append(" code ").append(icmpCode).toString();
    }

    private static String end(final String address, final Long port) {
        return port == null ? address : address + " port " + port;
    }
}
