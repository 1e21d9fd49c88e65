/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NetworkId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Frames of guests on the physical network, untagged and in a VLAN, between two real switches (VN-1, VN-8). */
public class PhysicalOvsTest {
    private static final int VLAN = 100;
    private static final int NSH = 0x894f;
    private static final long ONE = 0x02aa_0000_0001L;
    private static final long TWO = 0x02aa_0000_0002L;
    private static final String WIRE = FrameCourse.WIRE;
    private static final NetworkId STREET = new NetworkId("street");
    private static final NetworkId MAPPED = new NetworkId("mapped");
    private static final NetworkKey MAPPED_KEY = NetworkKey.vnet(0x6001);

    private static NetworkNode here;
    private static NetworkNode there;
    private static FrameCourse course;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        here = new NetworkNode(1, List.of("sa", "pa", "la"));
        there = new NetworkNode(2, List.of("sb", "pb", "lb"));
        NetworkNode.join(here, there);
        course = new FrameCourse(here, there);
        here.put(NetworkObjects.linkEnd("la", 0, here.pathTo(there)));
        there.put(NetworkObjects.linkEnd("lb", 1, there.pathTo(here)));
        setUp(here, "sa", "pa", ONE);
        setUp(there, "sb", "pb", TWO);
    }

    @AfterClass
    public static void stop() throws IOException {
        for (var node : new NetworkNode[] {here, there}) {
            if (node != null) {
                node.close();
            }
        }
    }

    @Test
    public void framesAreOnTheWireAsTheyAre() throws IOException {
        final int sent = course.send(here, "sa", ONE, FrameCourse.ALL);
        assertEquals(Map.of("sb", 1, WIRE, 1), course.reached(sent));
        assertArrayEquals(seen("sb", sent, 0), seen(NetworkNode.UNDERLAY, sent, 0));
        assertEquals(Map.of("sa", 1, WIRE, 1), course.reached(there, "sb", TWO, ONE));
    }

    @Test
    public void vnetsAreVlans() throws IOException {
        final int sent = course.send(here, "pa", ONE, FrameCourse.ALL);
        assertEquals(Map.of("pb", 1, WIRE, 1), course.reached(sent));
        assertEquals(0x8100_0000 | VLAN, ByteBuffer.wrap(seen(NetworkNode.UNDERLAY, sent, 4)).getInt(12));
        assertEquals(Map.of("pa", 1, WIRE, 1), course.reached(there, "pb", TWO, ONE));
    }

    @Test
    public void strangersOfTheWireReachTheirVlanOnly() throws IOException, InterruptedException {
        final long stranger = 0x0200_dd00_0001L;
        final var plain = frame(stranger, FrameCourse.ALL, 0x88b6, 7001);
        here.guests().send(NetworkNode.UNDERLAY, plain);
        here.guests().send(NetworkNode.UNDERLAY, tagged(frame(stranger, FrameCourse.ALL, 0x88b6, 7002), VLAN));
        assertDropped(there, Table.FABRIC_IN, Priority.MISS, () -> here.guests().send(NetworkNode.UNDERLAY,
            tagged(frame(stranger, FrameCourse.ALL, 0x88b6, 7003), VLAN + 1)));
        assertEquals(Map.of("sb", 1, WIRE, 1), course.reached(7001));
        assertEquals(Map.of("pb", 1, WIRE, 1), course.seen(7002));
        assertEquals(Map.of(WIRE, 1), course.seen(7003));
    }

    @Test
    public void guestsCannotLeaveTheirVlan() throws IOException, InterruptedException {
        for (var guest : List.of("sa", "pa")) {
            assertDropped(here, Table.TUNNEL_OUT, Priority.MISS, () -> here.guests().send(guest,
                tagged(frame(ONE, FrameCourse.ALL, 0x88b6, 7101), VLAN)));
        }
        assertEquals(Map.of(), course.reached(7101));
    }

    @Test
    public void nobodySpeaksAsANode() throws IOException, InterruptedException {
        assertDropped(here, Table.TUNNEL_OUT, Priority.SPECIAL,
            () -> here.guests().send("sa", frame(ONE, FrameCourse.ALL, NSH, 7201)));
        assertDropped(there, Table.FABRIC_IN, Priority.REFUSED,
            () -> here.guests().send(NetworkNode.UNDERLAY, frame(0x0200_dd00_0002L, FrameCourse.ALL, NSH, 7202)));
        assertEquals(Map.of(), course.reached(7201));
        assertEquals(Map.of(WIRE, 1), course.seen(7202));
    }

    @Test
    public void addressesOfOthersAreNotTaken() throws IOException, InterruptedException {
        // the guest's own address from the wire is not learned, and frames to it still reach it
        there.guests().send(NetworkNode.UNDERLAY, frame(ONE, FrameCourse.ALL, 0x88b6, 7301));
        assertEquals(Map.of("sa", 1, WIRE, 1), course.reached(7301));
        assertEquals(Map.of("sa", 1, WIRE, 1), course.reached(there, "sb", TWO, ONE));
    }

    /** Something that can fail as real frames can. */
    @FunctionalInterface
    private interface Sending {
        void send() throws IOException;
    }

    private static void setUp(final NetworkNode node, final String untagged, final String mapped, final long mac)
            throws IOException, InterruptedException {
        node.onUnderlay("priority=9,in_port=" + NetworkNode.UNDERLAY + ",actions=output:" + NetworkNode.FABRIC
            + ",NORMAL");
        node.onUnderlay("priority=9,in_port=" + NetworkNode.FABRIC + ",actions=output:" + NetworkNode.UNDERLAY);
        network(node, STREET, NetworkKey.PHYSICAL, untagged, mac, OptionalInt.empty());
        network(node, MAPPED, MAPPED_KEY, mapped, mac, OptionalInt.of(VLAN));
    }

    private static void network(final NetworkNode node, final NetworkId network, final NetworkKey key,
            final String guest, final long mac, final OptionalInt vlan) throws IOException {
        final var path = PathId.physical(vlan);
        node.put(new Peer(ObjectKey.peer(path, "physical"), path, new Carrier.Physical(vlan)));
        node.put(NetworkObjects.member(network, key, guest, Optional.of(Learning.DEFAULT), mac));
        node.put(NetworkObjects.part(network, key, List.of(guest), Set.of(path), Optional.empty()));
    }

    private static byte[] seen(final String device, final int number, final int before) {
        return there.guests().seen().stream().filter(seen -> seen.device().equals(device)).map(Guests.Seen::frame)
            .filter(frame -> frame.length >= before + 18 && ByteBuffer.wrap(frame).getInt(before + 14) == number)
            .findFirst().orElseThrow();
    }

    private static byte[] frame(final long source, final long destination, final int type, final int number) {
        return ByteBuffer.allocate(60).putShort((short) (destination >> 32)).putInt((int) destination)
            .putShort((short) (source >> 32)).putInt((int) source).putShort((short) type).putInt(number).array();
    }

    private static byte[] tagged(final byte[] frame, final int vlan) {
        return ByteBuffer.allocate(frame.length + 4).put(frame, 0, 12).putShort((short) 0x8100).putShort((short) vlan)
            .put(frame, 12, frame.length - 12).array();
    }

    private static void assertDropped(final NetworkNode node, final Table table, final int priority,
            final Sending frame) throws IOException, InterruptedException {
        final long dropped = node.packets(table, priority);
        frame.send();
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (node.packets(table, priority) <= dropped) {
            assertTrue(table + " did not count", Instant.now().isBefore(deadline));
        }
        assertEquals(dropped + 1, node.packets(table, priority));
    }
}
