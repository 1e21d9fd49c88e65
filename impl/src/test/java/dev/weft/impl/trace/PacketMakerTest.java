/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.trace.Packet;
import dev.weft.api.trace.Packet.Ip;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.EtherType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Headers.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.IcmpNumber;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.Tag;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.trace.rev261121.TraceInputBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** What is not given is taken from the intent, and what does not fit is refused with what would be right (SI-12). */
public class PacketMakerTest {
    private static final InnerSide WEB = side("web/eth0", "02:aa:00:00:00:01", "10.0.0.1", "2001:db8::1");
    private static final InnerSide DB = side("db/eth0", "02:aa:00:00:00:02", "10.0.0.2", "2001:db8::2");
    private static final InnerSide SIX = side("six/eth0", "02:aa:00:00:00:03", "2001:db8::3");
    private static final InnerSide BARE = side("bare/eth0", "02:aa:00:00:00:04");
    private static final InnerSide NAMELESS = new InnerSide(new InterfaceId("none", "eth0"), Optional.empty(),
        List.of());

    @Test
    public void withNothingGivenItIsAPing() {
        assertEquals(packet(WEB, DB, 0x0800, ip("10.0.0.1", "10.0.0.2", 1, 8, 0)), make(WEB, DB, input -> { }));
        assertEquals(packet(WEB, SIX, 0x86dd, ip("2001:db8::1", "2001:db8::3", 58, 128, 0)),
            make(WEB, SIX, input -> { }));
    }

    @Test
    public void portsMeanTcpIfNothingElseIsGiven() {
        assertEquals(packet(WEB, DB, 0x0800, ip("10.0.0.1", "10.0.0.2", 6, 49152, 80)),
            make(WEB, DB, input -> input.setDstPort(port(80))));
        assertEquals(packet(WEB, DB, 0x0800, ip("10.0.0.1", "10.0.0.2", 17, 53, 5353)), make(WEB, DB, input ->
            input.setProtocol(new Protocol(Protocol.Enumeration.Udp)).setSrcPort(port(53)).setDstPort(port(5353))));
    }

    @Test
    public void whatIsGivenCounts() {
        final var packet = make(WEB, DB, input -> input.setEthSrc(new MacAddress("02:00:00:00:00:99"))
            .setEthDst(new MacAddress("ff:ff:ff:ff:ff:ff")).setVlan(new Tag(Uint16.valueOf(7)))
            .setIpSrc(address("10.0.0.9")).setIcmpType(new IcmpNumber(Uint8.valueOf(13)))
            .setIcmpCode(new IcmpNumber(Uint8.ONE)));
        assertEquals(new Packet(0x0200_0000_0099L, 0xffff_ffff_ffffL, 0x0800, OptionalInt.of(7),
            Optional.of(ip("10.0.0.9", "10.0.0.2", 1, 13, 1))), packet);
        assertEquals(packet(WEB, DB, 0x86dd, ip("2001:db8::1", "2001:db8::2", 89, 0, 0)), make(WEB, DB, input ->
            input.setEtherType(type(0x86dd)).setProtocol(new Protocol(Uint8.valueOf(89)))));
        assertEquals(new Packet(0x02aa_0000_0001L, 0x02aa_0000_0004L, 0x0806, OptionalInt.empty(), Optional.empty()),
            make(WEB, BARE, input -> input.setEtherType(type(0x0806))));
    }

    @Test
    public void replyIsAnEchoReplyAndAnswersARequest() {
        final var reply = make(WEB, DB, input -> input.setReply(true));
        assertEquals(packet(WEB, DB, 0x0800, ip("10.0.0.1", "10.0.0.2", 1, 0, 0)), reply);
        assertEquals(packet(DB, WEB, 0x0800, ip("10.0.0.2", "10.0.0.1", 1, 8, 0)), PacketMaker.answered(reply));
        final var six = make(WEB, SIX, input -> input.setReply(true));
        assertEquals(packet(SIX, WEB, 0x86dd, ip("2001:db8::3", "2001:db8::1", 58, 128, 0)),
            PacketMaker.answered(six));
        final var tcp = make(WEB, DB, input -> input.setSrcPort(port(80)).setDstPort(port(1000)));
        assertEquals(packet(DB, WEB, 0x0800, ip("10.0.0.2", "10.0.0.1", 6, 1000, 80)), PacketMaker.answered(tcp));
    }

    @Test
    public void whatIsMissingIsNamedWithTheRemedy() {
        assertRefused("interface none/eth0 has no inner mac-address; give eth-src", NAMELESS, DB, input ->
            input.setIpSrc(address("10.0.0.9")));
        assertRefused("interface none/eth0 has no inner mac-address; give eth-dst", WEB, NAMELESS, input ->
            input.setIpDst(address("10.0.0.9")));
        assertRefused("give eth-dst, or a destination that has an inner mac-address", WEB, null, input ->
            input.setIpDst(address("10.0.0.9")));
        assertRefused("the two interfaces have no inner addresses of one family; give ip-src and ip-dst, or the "
            + "ether-type of something else than IP, such as 2054 for ARP", WEB, BARE, input -> { });
        assertRefused("interface six/eth0 has no inner address in ipv4; give ip-dst", WEB, SIX, input ->
            input.setIpSrc(address("10.0.0.9")));
        assertRefused("protocol 17 has ports; give dst-port", WEB, DB, input ->
            input.setProtocol(new Protocol(Protocol.Enumeration.Udp)));
    }

    @Test
    public void whatDoesNotGoTogetherIsRefused() {
        assertRefused("ether-type 0x0806 has no IP addresses, protocol and ports; leave them out, or ether-type", WEB,
            DB, input -> input.setEtherType(type(0x0806)).setDstPort(port(80)));
        assertRefused("ICMP has no ports; leave src-port and dst-port out, or give the protocol", WEB, DB, input ->
            input.setProtocol(new Protocol(Protocol.Enumeration.Icmp)).setDstPort(port(80)));
        assertRefused("protocol 89 has no ports; only 6 (tcp), 17 (udp) and 132 (sctp) have", WEB, DB, input ->
            input.setProtocol(new Protocol(Uint8.valueOf(89))).setDstPort(port(80)));
        assertRefused("protocol 6 has no icmp-type and icmp-code", WEB, DB, input ->
            input.setDstPort(port(80)).setIcmpType(new IcmpNumber(Uint8.ONE)));
        assertRefused("the addresses 10.0.0.1 and 2001:db8:0:0:0:0:0:9 are of different families", WEB, DB, input ->
            input.setIpSrc(address("10.0.0.1")).setIpDst(address("2001:db8::9")));
    }

    private static void assertRefused(final String reason, final InnerSide source, final InnerSide destination,
            final Consumer<TraceInputBuilder> change) {
        assertEquals(reason, assertThrows(IllegalArgumentException.class, () -> make(source, destination, change))
            .getMessage());
    }

    private static Packet make(final InnerSide source, final InnerSide destination,
            final Consumer<TraceInputBuilder> change) {
        final var input = new TraceInputBuilder();
        change.accept(input);
        return PacketMaker.make(input.build(), source, Optional.ofNullable(destination));
    }

    private static Packet packet(final InnerSide source, final InnerSide destination, final int type, final Ip ip) {
        return new Packet(mac(source), mac(destination), type, OptionalInt.empty(), Optional.of(ip));
    }

    private static long mac(final InnerSide side) {
        return HexFormat.fromHexDigitsToLong(side.mac().orElseThrow().replace(":", ""));
    }

    private static Ip ip(final String source, final String destination, final int protocol, final int first,
            final int second) {
        return new Ip(InetAddresses.forString(source), InetAddresses.forString(destination), protocol, first, second);
    }

    private static InnerSide side(final String id, final String mac, final String... addresses) {
        final var parts = id.split("/", 2);
        return new InnerSide(new InterfaceId(parts[0], parts[1]), Optional.of(mac),
            Stream.of(addresses).map(InetAddresses::forString).toList());
    }

    private static IpAddressNoZone address(final String text) {
        return IetfInetUtil.ipAddressNoZoneFor(InetAddresses.forString(text));
    }

    private static PortNumber port(final int number) {
        return new PortNumber(Uint16.valueOf(number));
    }

    private static EtherType type(final int number) {
        return new EtherType(Uint16.valueOf(number));
    }
}
