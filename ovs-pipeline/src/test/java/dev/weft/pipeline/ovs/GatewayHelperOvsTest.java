/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static dev.weft.pipeline.feature.GatewayObjects.BLUE;
import static dev.weft.pipeline.feature.GatewayObjects.EDGE;
import static dev.weft.pipeline.feature.GatewayObjects.PLAIN;
import static dev.weft.pipeline.feature.GatewayObjects.RED;
import static dev.weft.pipeline.feature.GatewayObjects.STREET;
import static dev.weft.pipeline.ovs.GatewayNet.TWIN;
import static dev.weft.pipeline.ovs.GatewayNet.address;
import static dev.weft.pipeline.ovs.GatewayNet.address6;
import static dev.weft.pipeline.ovs.GatewayNet.mac;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.GatewayNet.Header;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** What gateways give to the helper, and what the helper lets them send (GW-1). */
public class GatewayHelperOvsTest {
    private static final int OWN = 1;
    private static final int NEIGHBOUR = 2;
    private static final int EXPIRED = 3;
    private static final int NO_ROUTE = 4;
    private static final int HEARD = 6;
    private static final int SOLICITATION = 135;
    private static final int ADVERTISEMENT = 136;
    private static final int ECHO = 128;
    private static final int VNET = 1;
    private static final int FENCE = 0;

    private static GatewayNet net;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new GatewayNet();
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void whoAsksForAGatewayReachesTheHelperOnly() throws IOException {
        for (var guest : List.of("r1", "r2")) {
            final int number = net.next();
            final var frame = GatewayNet.arp(guest, "10.1.0.1", number);
            net.send(guest, frame);
            assertReferred(frame, number, RED, FENCE, EDGE, 0, OWN);
            assertEquals(Map.of(NetworkNode.HELPER, 1), net.reached(number));
        }
        final int number = net.next();
        net.send("o2", solicitation("o2", "fd00:9::2", number));
        assertReferred(solicitation("o2", "fd00:9::2", number), number, STREET, VNET, EDGE, 0, OWN);
    }

    @Test
    public void twoGatewaysOfANetworkAreAskedApart() throws IOException {
        for (var gateway : List.of(EDGE, PLAIN)) {
            final int number = net.next();
            final var frame = GatewayNet.arp("b2", gateway == EDGE ? "10.2.0.1" : "10.2.0.2", number);
            net.send("b2", frame);
            assertReferred(frame, number, BLUE, VNET, gateway, 0, OWN);
        }
    }

    @Test
    public void whatStationsTellAllIsHeardAndFlooded() throws IOException {
        final int number = net.next();
        final var frame = GatewayNet.arp("r1", "10.1.0.77", number);
        net.send("r1", frame);
        assertReferred(frame, number, RED, FENCE, EDGE, 0, HEARD);
        assertArrayEquals(frame, net.await("r2", number));
        assertEquals(Map.of(NetworkNode.HELPER, 1, "r2", 1), net.reached(number));
        // the one with the highest number hears for all
        final int other = net.next();
        final var advertisement = GatewayNet.arp("b1", "10.2.0.77", other);
        net.send("b1", advertisement);
        assertReferred(advertisement, other, BLUE, VNET, PLAIN, 0, HEARD);
        final int third = net.next();
        net.send("r2", Packet.icmp6(mac("r2"), address6("r2"), 0x3333_0000_0001L, "ff02::1", ADVERTISEMENT, third));
        assertEquals(HEARD, reason(net.await(NetworkNode.HELPER, third)));
        net.await("r1", third);
    }

    @Test
    public void packetsToGatewaysAreTheHelpers() throws IOException {
        for (var address : List.of("10.1.0.1", "10.2.0.1", "198.51.100.2")) {
            final int number = net.next();
            final var frame = udp("r1", address).frame(number);
            net.send("r1", frame);
            assertReferred(frame, number, RED, FENCE, EDGE, 0, OWN);
        }
        for (int type : new int[] {SOLICITATION, ADVERTISEMENT, ECHO}) {
            final int number = net.next();
            final var frame = Packet.icmp6(mac("r1"), address6("r1"), mac(EDGE, "r1"), "fd00:1::1", type, number);
            net.send("r1", frame);
            assertReferred(frame, number, RED, FENCE, EDGE, 0, OWN);
        }
        final int number = net.next();
        final var arp = GatewayNet.arp("r1", "10.1.0.99", number);
        ByteBuffer.wrap(arp).putShort((short) (mac(EDGE, "r1") >> 32)).putInt((int) mac(EDGE, "r1"));
        net.send("r1", arp);
        assertReferred(arp, number, RED, FENCE, EDGE, 0, OWN);
    }

    @Test
    public void unknownNeighboursAreTheHelpersToFind() throws IOException {
        final int number = net.next();
        net.send("r1", udp("r1", "198.51.100.99").frame(number));
        final var referred = net.await(NetworkNode.HELPER, number);
        assertEquals(List.of((int) STREET, EDGE.number() << 16, VNET, NEIGHBOUR), GatewayNet.words(referred));
        final var inside = Arrays.copyOfRange(referred, GatewayNet.HEADER, referred.length);
        // all is done but the destination
        assertEquals("198.51.100.2:1000 > 198.51.100.99:2000", Header.of(fill(inside, mac("o2"))).ends());
        assertEquals(mac(EDGE, "o2"), Header.of(fill(inside, mac("o2"))).from().value());
        net.here().guests().send(NetworkNode.HELPER, GatewayNet.fromHelper(EDGE, STREET, fill(inside, mac("o2"))));
        assertArrayEquals(fill(inside, mac("o2")), net.await("o2", number));
        // of a route the number tells
        final int other = net.next();
        net.send("r1", udp("r1", "203.0.113.9").frame(other));
        assertEquals(List.of((int) STREET, EDGE.number() << 16 | 7, VNET, NEIGHBOUR),
            GatewayNet.words(net.await(NetworkNode.HELPER, other)));
    }

    @Test
    public void oldPacketsAreTheHelpersToReport() throws IOException {
        for (int life : new int[] {0, 1}) {
            final int number = net.next();
            final var frame = Packet.living(udp("r1", address("o2")).frame(number), life);
            net.send("r1", frame);
            assertReferred(frame, number, RED, FENCE, EDGE, 0, EXPIRED);
            final int six = net.next();
            final var frame6 = Packet.living(Packet.udp(mac("r1"), address6("r1"), mac(EDGE, "r1"), address6("o2"),
                1000, 2000).frame(six), life);
            net.send("r1", frame6);
            assertReferred(frame6, six, RED, FENCE, EDGE, 0, EXPIRED);
        }
    }

    @Test
    public void packetsWithoutRouteAreTheHelpersToReport() throws IOException {
        final int number = net.next();
        final var frame = Packet.udp(mac("g1"), address("g1"), mac(PLAIN, "g1"), "203.0.113.9", 1000, 2000)
            .frame(number);
        net.send("g1", frame);
        assertReferred(frame, number, GatewayNet.GREEN, FENCE, PLAIN, 0, NO_ROUTE);
    }

    @Test
    public void gatewaysSendWhatTheHelperWrites() throws IOException {
        for (var guest : List.of("r1", "r2", "b1", "b2", "o2")) {
            final int number = net.next();
            final var frame = GatewayNet.plain(mac(EDGE, guest), mac(guest), number);
            helper(EDGE, guest, frame);
            assertArrayEquals(frame, net.await(guest, number));
            assertEquals(Map.of(guest, 1), net.reached(number));
        }
        final int number = net.next();
        helper(EDGE, "r1", GatewayNet.plain(mac(EDGE, "r1"), FrameCourse.ALL, number));
        net.await("r1", number);
        net.await("r2", number);
        assertEquals(Map.of("r1", 1, "r2", 1), net.reached(number));
    }

    @Test
    public void gatewaysFindEachOther() throws IOException {
        // edge asks for plain
        final int number = net.next();
        final var frame = GatewayNet.arp("b1", "10.2.0.2", number);
        ByteBuffer.wrap(frame).putShort(6, (short) (mac(EDGE, "b1") >> 32)).putInt(8, (int) mac(EDGE, "b1"));
        helper(EDGE, "b1", frame);
        assertReferred(frame, number, BLUE, VNET, PLAIN, 0, OWN);
    }

    @Test
    public void theHelperSpeaksForGatewaysOnlyInTheirNetworks() throws IOException, InterruptedException {
        final var wrongSource = GatewayNet.plain(mac("r2"), mac("r1"), net.next());
        final var wrongNetwork = GatewayNet.plain(mac(PLAIN, "b1"), mac("r1"), net.next());
        final var wrongGateway = GatewayNet.plain(mac(EDGE, "r1"), mac("r1"), net.next());
        net.counts(Table.DEPART, Priority.MISS, () -> helper(EDGE, "r1", wrongSource));
        net.counts(Table.DEPART, Priority.MISS, () -> helper(PLAIN, "r1", wrongNetwork));
        net.counts(Table.DEPART, Priority.MISS, () -> net.here().guests().send(NetworkNode.HELPER,
            GatewayNet.fromHelper(TWIN, RED, wrongGateway)));
        for (var frame : List.of(wrongSource, wrongNetwork, wrongGateway)) {
            assertEquals(Map.of(), net.reached(GatewayNet.number(frame)));
        }
    }

    @Test
    public void guestsAreNoHelpers() throws IOException {
        final int number = net.next();
        net.send("r1", GatewayNet.fromHelper(EDGE, BLUE, GatewayNet.plain(mac(EDGE, "b1"), mac("b1"), number)));
        // a frame of red to a station that nobody knows
        assertEquals(Map.of("r2", 1), net.reached(number));
    }

    private static void helper(final TenantGateway gateway, final String guest, final byte[] frame)
            throws IOException {
        net.here().guests().send(NetworkNode.HELPER,
            GatewayNet.fromHelper(gateway, GatewayNet.metadata(guest), frame));
    }

    private static Packet udp(final String from, final String to) {
        return Packet.udp(mac(from), address(from), mac(EDGE, from), to, 1000, 2000);
    }

    private static byte[] solicitation(final String from, final String target, final int number) {
        return Packet.solicitation(mac(from), address6(from), target, number);
    }

    private static byte[] fill(final byte[] frame, final long mac) {
        final var filled = frame.clone();
        ByteBuffer.wrap(filled).putShort((short) (mac >> 32)).putInt((int) mac);
        return filled;
    }

    private static int reason(final byte[] frame) {
        return GatewayNet.words(frame).get(3);
    }

    private static void assertReferred(final byte[] frame, final int number, final long metadata, final int high,
            final TenantGateway gateway, final int hop, final int reason) {
        final var referred = net.await(NetworkNode.HELPER, number);
        assertEquals(List.of((int) metadata, gateway.number() << 16 | hop, high, reason),
            GatewayNet.words(referred));
        assertArrayEquals(frame, Arrays.copyOfRange(referred, GatewayNet.HEADER, referred.length));
    }
}
