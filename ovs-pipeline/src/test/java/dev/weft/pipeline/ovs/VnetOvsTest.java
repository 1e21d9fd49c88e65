/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.Protection;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Real frames of vnets between two real switches, and forged ones on the wire (VN-1). Vnets farm and twin and fence
 * blue have the same VNI, and guests with the same addresses on both nodes.
 */
public class VnetOvsTest {
    private static final long ID = 0x8100_3001L;
    private static final long ONE = 0x02aa_0000_0001L;
    private static final long TWO = 0x02aa_0000_0002L;
    private static final String WIRE = FrameCourse.WIRE;
    /** Ethernet, IPv4 and UDP. */
    private static final int GENEVE = 42;
    private static final int VNI = GENEVE + 4;
    private static final int WORDS = GENEVE + 8;
    private static final int OPTION = WORDS + 12;
    private static final int INNER = OPTION + 8;

    private record Vnet(NetworkId network, NetworkKey key, String here, String there) { }

    private static final List<Vnet> NETWORKS = List.of(
        new Vnet(new NetworkId("farm"), NetworkKey.vnet(ID), "fa", "fb"),
        new Vnet(new NetworkId("twin"), NetworkKey.vnet(0x3001), "ta", "tb"),
        new Vnet(new NetworkId("zero"), NetworkKey.vnet(0x0200_0000L), "za", "zb"),
        new Vnet(new NetworkId("blue"), NetworkKey.fence(new SegmentId(0x3001)), "ba", "bb"));

    private static NetworkNode here;
    private static NetworkNode there;
    private static FrameCourse course;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        here = new NetworkNode(1, List.of("fa", "ta", "za", "ba", "la"));
        there = new NetworkNode(2, List.of("fb", "tb", "zb", "bb", "lb"));
        NetworkNode.join(here, there);
        course = new FrameCourse(here, there);
        here.put(NetworkObjects.linkEnd("la", 0, here.pathTo(there)));
        there.put(NetworkObjects.linkEnd("lb", 1, there.pathTo(here)));
        for (var each : NETWORKS) {
            put(here, each, each.here, ONE, there, TWO);
            put(there, each, each.there, TWO, here, ONE);
        }
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
    public void vnetsStayApart() throws IOException {
        for (var each : NETWORKS) {
            assertEquals(Map.of(each.there, 1, WIRE, 1), course.reached(here, each.here, ONE, TWO));
            assertEquals(Map.of(each.there, 1, WIRE, 1), course.reached(here, each.here, ONE, FrameCourse.ALL));
            assertEquals(Map.of(each.here, 1, WIRE, 1), course.reached(there, each.there, TWO, ONE));
        }
    }

    @Test
    public void framesOnTheWireAreAsAgreed() throws IOException {
        final var vnet = onTheWire("fa");
        assertEquals("05406558" + "00300100" + "01088002" + "10c00000" + "00000000" + "01088101" + "81003001",
            HexFormat.of().formatHex(vnet, GENEVE, INNER));
        assertEquals(ByteBuffer.wrap(vnet).getInt(INNER + 2), (int) TWO);
        final var fence = onTheWire("ba");
        assertEquals("03406558" + "00300100" + "01088002" + "10800000" + "00000000",
            HexFormat.of().formatHex(fence, GENEVE, OPTION));
        assertEquals(vnet.length - 8, fence.length);
    }

    @Test
    public void theFrameItselfMayComeAgain() throws IOException {
        final var frame = onTheWire("fa");
        final var number = number(frame, INNER);
        here.guests().send(NetworkNode.UNDERLAY, frame);
        settle();
        assertEquals(Integer.valueOf(2), course.seen(number).get("fb"));
    }

    @Test
    public void forgedMixesAreDroppedAndCounted() throws IOException, InterruptedException {
        final var vnet = onTheWire("fa");
        assertForged(putInt(vnet, OPTION + 4, 0x8200_3001), INNER, Table.VNET_IN, Priority.MISS);
        assertForged(putInt(vnet, OPTION + 4, 0), INNER, Table.VNET_IN, Priority.MISS);
        assertForged(putInt(vnet, VNI, 0x0030_0200), INNER, Table.VNET_IN, Priority.MISS);
        // another option in its place; Open vSwitch itself refuses unknown ones of types from 0x80 on
        assertForged(putInt(vnet, OPTION, 0x0108_0101), INNER, Table.VNET_IN, Priority.MISS);
        // the kinds of others, with the option
        assertForged(putInt(vnet, WORDS + 4, 0x1080_0000), INNER, Table.CONTENT, Priority.FOREIGN);
        assertForged(putInt(vnet, WORDS + 4, 0x1040_0000), INNER, Table.CONTENT, Priority.FOREIGN);
        assertForged(putInt(putInt(vnet, WORDS + 4, 0x1080_0000), OPTION + 4, 0), INNER, Table.CONTENT,
            Priority.FOREIGN);
        // the kind of vnets, without the option
        assertForged(putInt(onTheWire("ba"), WORDS + 4, 0x10c0_0000), OPTION, Table.VNET_IN, Priority.MISS);
    }

    @Test
    public void whatIsNotProtectedEnoughIsDroppedAndCounted() throws IOException, InterruptedException {
        final var farm = NETWORKS.get(0);
        final var part = NetworkObjects.part(farm.network, farm.key, List.of(farm.there),
            Set.of(there.pathTo(here)), Optional.empty());
        for (var protection : new Protection[] {Protection.AUTHENTICATED, Protection.ENCRYPTED}) {
            there.put(new NetworkPart(farm.network, farm.key, part.members(), part.learners(), part.far(), true,
                part.learning(), protection, Optional.empty()));
            there.forgetFrames();
            final long dropped = there.packets(Table.VNET_IN, Priority.REFUSED);
            assertEquals(Map.of(WIRE, 1), course.reached(here, farm.here, ONE, TWO));
            final var deadline = Instant.now().plus(FrameCourse.LIMIT);
            while (there.packets(Table.VNET_IN, Priority.REFUSED) <= dropped) {
                assertTrue("not counted", Instant.now().isBefore(deadline));
            }
            assertEquals(dropped + 1, there.packets(Table.VNET_IN, Priority.REFUSED));
        }
        there.put(part);
        there.forgetFrames();
        assertEquals(Map.of(farm.there, 1, WIRE, 1), course.reached(here, farm.here, ONE, TWO));
    }

    private static void put(final NetworkNode node, final Vnet vnet, final String guest, final long mac,
            final NetworkNode far, final long farMac) throws IOException {
        final Optional<Learning> learns = Optional.of(Learning.DEFAULT);
        node.put(NetworkObjects.member(vnet.network, vnet.key, guest, learns, mac));
        node.put(NetworkObjects.part(vnet.network, vnet.key, List.of(guest), Set.of(node.pathTo(far)),
            Optional.empty()));
        node.put(new NetworkMac(vnet.network, vnet.key, new MacAddress(farMac), node.pathTo(far)));
    }

    /** Sends a frame and returns it as it was on the wire. */
    private static byte[] onTheWire(final String guest) throws IOException {
        final int sent = course.send(here, guest, ONE, TWO);
        assertEquals(Integer.valueOf(1), course.reached(sent).get(WIRE));
        return there.guests().seen().stream().filter(seen -> seen.device().equals(NetworkNode.UNDERLAY))
            .map(Guests.Seen::frame)
            .filter(frame -> number(frame, INNER) == sent || number(frame, OPTION) == sent).findFirst().orElseThrow()
            .clone();
    }

    private static int number(final byte[] frame, final int inner) {
        return frame.length < inner + 18 ? 0 : ByteBuffer.wrap(frame).getInt(inner + 14);
    }

    private static byte[] putInt(final byte[] frame, final int offset, final int value) {
        final var changed = frame.clone();
        ByteBuffer.wrap(changed).putInt(offset, value);
        return changed;
    }

    private static void assertForged(final byte[] frame, final int inner, final Table table, final int priority)
            throws IOException, InterruptedException {
        final int number = number(frame, inner);
        final var before = course.seen(number);
        final long dropped = there.packets(table, priority);
        here.guests().send(NetworkNode.UNDERLAY, frame);
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (there.packets(table, priority) <= dropped) {
            assertTrue(table + " did not count", Instant.now().isBefore(deadline));
        }
        assertEquals(dropped + 1, there.packets(table, priority));
        settle();
        final var after = course.seen(number);
        after.put(WIRE, before.get(WIRE));
        assertEquals(before, after);
    }

    private static void settle() throws IOException {
        assertEquals(Map.of("lb", 1, WIRE, 1), course.reached(here, "la", ONE, TWO));
    }
}
