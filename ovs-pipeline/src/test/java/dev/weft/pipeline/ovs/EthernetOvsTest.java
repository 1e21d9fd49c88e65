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

import dev.weft.api.id.HostId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.NetworkMac;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Real frames of networks in Ethernet between two real switches (FN-3, FN-11), and forged ones on the wire. */
public class EthernetOvsTest {
    private static final int INSTALLATION = 9;
    private static final OptionalInt UNTAGGED = OptionalInt.empty();
    private static final OptionalInt VLAN = OptionalInt.of(100);
    private static final long ONE = 0x02aa_0000_0001L;
    private static final long TWO = 0x02aa_0000_0002L;
    private static final String WIRE = FrameCourse.WIRE;
    private static final Optional<Learning> LEARNS = Optional.of(Learning.DEFAULT);
    /** Where things are in a frame without a tag. */
    private static final int NSH = 14;
    private static final int CONTEXT = NSH + 8;
    private static final int INNER = NSH + 24;

    /** A network between the nodes. */
    private record Net(NetworkId network, NetworkKey key, OptionalInt vlan, String here, String there) { }

    private static final Net FENCE = new Net(new NetworkId("fence"), NetworkKey.fence(new SegmentId(0x3006)),
        UNTAGGED, "fa", "fb");
    private static final Net VNET = new Net(new NetworkId("vnet"), NetworkKey.vnet(0x8100_3006L), UNTAGGED, "va", "vb");
    private static final Net TAGGED = new Net(new NetworkId("tagged"), NetworkKey.vnet(0x3006), VLAN, "ta", "tb");
    private static final NetworkId GROUP = new NetworkId("group");
    private static final NetworkKey GROUP_KEY = NetworkKey.fence(new SegmentId(0x3007));

    private static NetworkNode here;
    private static NetworkNode there;
    private static FrameCourse course;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        here = new NetworkNode(1, List.of("fa", "va", "ta", "ga", "gc", "la"));
        there = new NetworkNode(2, List.of("fb", "vb", "tb", "gb", "lb"));
        NetworkNode.join(here, there);
        course = new FrameCourse(here, there);
        here.put(NetworkObjects.linkEnd("la", 0, here.pathTo(there)));
        there.put(NetworkObjects.linkEnd("lb", 1, there.pathTo(here)));
        setUp(here, 1, 2);
        setUp(there, 2, 1);
        for (var each : List.of(FENCE, VNET, TAGGED)) {
            join(here, each, each.here, ONE, 2, TWO);
            join(there, each, each.there, TWO, 1, ONE);
        }
        here.put(NetworkObjects.member(GROUP, GROUP_KEY, "ga", LEARNS, ONE));
        here.put(NetworkObjects.member(GROUP, GROUP_KEY, "gc", LEARNS));
        here.put(NetworkObjects.part(GROUP, GROUP_KEY, List.of("ga", "gc"), Set.of(way(0, UNTAGGED)),
            Optional.empty()));
        there.put(NetworkObjects.member(GROUP, GROUP_KEY, "gb", LEARNS));
        there.put(NetworkObjects.part(GROUP, GROUP_KEY, List.of("gb"), Set.of(way(0, UNTAGGED)), Optional.empty()));
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
    public void networksTravelBothWaysAndStayApart() throws IOException {
        for (var each : List.of(FENCE, VNET, TAGGED)) {
            assertEquals(Map.of(each.there, 1, WIRE, 1), course.reached(here, each.here, ONE, TWO));
            assertEquals(Map.of(each.there, 1, WIRE, 1), course.reached(here, each.here, ONE, FrameCourse.ALL));
            assertEquals(Map.of(each.here, 1, WIRE, 1), course.reached(there, each.there, TWO, ONE));
        }
    }

    @Test
    public void oneBroadcastForAllNodes() throws IOException {
        final int sent = course.send(here, "ga", ONE, FrameCourse.ALL);
        // what goes to members of this node is as it was, after a copy went out in another header
        assertEquals(Map.of("gb", 1, "gc", 1, WIRE, 1), course.reached(sent));
        assertEquals("035dc009ffff" + "025dc0090001" + "894f", HexFormat.of().formatHex(onTheWire(sent), 0, NSH));
        // the answer goes to one node: the one that was heard
        final int answer = course.send(there, "gb", TWO, ONE);
        assertEquals(Map.of("ga", 1, WIRE, 1), course.reached(answer));
        final var seen = here.guests().seen().stream().map(Guests.Seen::frame)
            .filter(frame -> number(frame, INNER) == answer).findFirst().orElseThrow();
        assertEquals("025dc0090001" + "025dc0090002" + "894f", HexFormat.of().formatHex(seen, 0, NSH));
    }

    @Test
    public void framesOnTheWireAreAsAgreed() throws IOException {
        final var fence = frameOf(FENCE);
        assertEquals("025dc0090002" + "025dc0090001" + "894f", HexFormat.of().formatHex(fence, 0, NSH));
        assertEquals("0fc60103" + "00005dff" + "00003006" + "00000001" + "10800000" + "00000000",
            HexFormat.of().formatHex(fence, NSH, INNER));
        final var vnet = frameOf(VNET);
        assertEquals("81003006" + "00000001" + "10c00000" + "00000000",
            HexFormat.of().formatHex(vnet, CONTEXT, INNER));
        assertEquals("8100" + "0064" + "894f", HexFormat.of().formatHex(frameOf(TAGGED), 12, 18));
    }

    @Test
    public void strangersAreDroppedAndCounted() throws IOException, InterruptedException {
        final var frame = frameOf(FENCE);
        // another installation, an unknown node, this node itself, another node's number
        assertForged(put(frame, 9, 8), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(put(put(frame, 9, 8), 3, 8), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(put(put(frame, 11, 7), CONTEXT + 7, 7), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(put(put(frame, 11, 2), CONTEXT + 7, 2), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(put(frame, CONTEXT + 7, 3), Table.FABRIC_IN, Priority.REFUSED);
        // to another node, in another VLAN
        assertForged(put(frame, 5, 3), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(tagged(frame, 200), Table.FABRIC_IN, Priority.REFUSED);
    }

    @Test
    public void otherHeadersAreDroppedAndCounted() throws IOException, InterruptedException {
        final var frame = frameOf(FENCE);
        // NSH of somebody else, with other metadata, with something else inside
        assertForged(put(frame, NSH + 6, 0x5c), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(put(frame, NSH + 2, 2), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(put(frame, NSH + 3, 1), Table.FABRIC_IN, Priority.REFUSED);
        // another version, a link's frame, a link's control frame, no kind
        assertForged(putInt(frame, CONTEXT + 8, 0x2080_0000), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(putInt(frame, CONTEXT + 8, 0x1040_0000), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(putInt(frame, CONTEXT + 8, 0x1240_0000), Table.FABRIC_IN, Priority.REFUSED);
        assertForged(putInt(frame, CONTEXT + 8, 0x1000_0000), Table.FABRIC_IN, Priority.REFUSED);
        // half a frame, a reserved bit, a policy
        assertForged(putInt(frame, CONTEXT + 8, 0x1880_0001), Table.CONTENT, Priority.FRAGMENT);
        assertForged(putInt(frame, CONTEXT + 8, 0x1081_0000), Table.CONTENT, Priority.MISS);
        assertForged(putInt(frame, CONTEXT + 12, 0x0000_0101), Table.STEERED, Priority.MISS);
        // networks that are not here: another fence, the fence's number as a vnet, the vnet's as a fence
        assertForged(putInt(frame, CONTEXT, 0x3009), Table.GUARD, Priority.MISS);
        assertForged(putInt(putInt(frame, CONTEXT, 0x3005), CONTEXT + 8, 0x10c0_0000), Table.VNET_IN, Priority.MISS);
        assertForged(putInt(frame, CONTEXT, 0x8100_3006), Table.GUARD, Priority.MISS);
    }

    private static void setUp(final NetworkNode node, final int host, final int other)
            throws IOException, InterruptedException {
        node.onUnderlay("priority=9,in_port=" + NetworkNode.UNDERLAY + ",dl_type=0x894f,actions=output:"
            + NetworkNode.FABRIC);
        node.onUnderlay("priority=9,in_port=" + NetworkNode.FABRIC + ",actions=output:" + NetworkNode.UNDERLAY);
        for (var vlan : List.of(UNTAGGED, VLAN)) {
            node.put(peer(host, other, vlan));
        }
        node.put(peer(host, 0, UNTAGGED));
    }

    private static Peer peer(final int host, final int other, final OptionalInt vlan) {
        final var path = way(other, vlan);
        return new Peer(ObjectKey.peer(path, path.toString()), path, new Carrier.Ethernet(INSTALLATION,
            new HostId(host), path.host(), vlan));
    }

    /** The way to another node, or to all: 0. */
    private static PathId way(final int other, final OptionalInt vlan) {
        return PathId.inEthernet(other == 0 ? Optional.empty() : Optional.of(new HostId(other)), vlan);
    }

    private static void join(final NetworkNode node, final Net net, final String guest, final long mac,
            final int far, final long farMac) throws IOException {
        final var way = way(far, net.vlan);
        node.put(NetworkObjects.member(net.network, net.key, guest, LEARNS, mac));
        node.put(NetworkObjects.part(net.network, net.key, List.of(guest), Set.of(way), Optional.empty()));
        node.put(new NetworkMac(net.network, net.key, new MacAddress(farMac), way));
    }

    private static byte[] frameOf(final Net net) throws IOException {
        final int sent = course.send(here, net.here, ONE, TWO);
        assertEquals(Integer.valueOf(1), course.reached(sent).get(WIRE));
        return onTheWire(sent);
    }

    private static byte[] onTheWire(final int sent) {
        return there.guests().seen().stream().filter(seen -> seen.device().equals(NetworkNode.UNDERLAY))
            .map(Guests.Seen::frame)
            .filter(frame -> number(frame, INNER) == sent || number(frame, INNER + 4) == sent).findFirst()
            .orElseThrow().clone();
    }

    private static int number(final byte[] frame, final int inner) {
        return frame.length < inner + 18 ? 0 : ByteBuffer.wrap(frame).getInt(inner + 14);
    }

    private static byte[] put(final byte[] frame, final int offset, final int value) {
        final var changed = frame.clone();
        changed[offset] = (byte) value;
        return changed;
    }

    private static byte[] putInt(final byte[] frame, final int offset, final int value) {
        final var changed = frame.clone();
        ByteBuffer.wrap(changed).putInt(offset, value);
        return changed;
    }

    private static byte[] tagged(final byte[] frame, final int vlan) {
        return ByteBuffer.allocate(frame.length + 4).put(frame, 0, 12).putShort((short) 0x8100).putShort((short) vlan)
            .put(frame, 12, frame.length - 12).array();
    }

    private static void assertForged(final byte[] frame, final Table table, final int priority)
            throws IOException, InterruptedException {
        final var before = there.guests().seen().stream().filter(seen -> !seen.device()
            .equals(NetworkNode.UNDERLAY)).count();
        final long dropped = there.packets(table, priority);
        here.guests().send(NetworkNode.UNDERLAY, frame);
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (there.packets(table, priority) <= dropped) {
            assertTrue(table + " did not count " + HexFormat.of().formatHex(frame), Instant.now().isBefore(deadline));
        }
        assertEquals(dropped + 1, there.packets(table, priority));
        assertEquals(before, there.guests().seen().stream().filter(seen -> !seen.device()
            .equals(NetworkNode.UNDERLAY)).count());
    }
}
