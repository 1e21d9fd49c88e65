/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.sheet.RelaySettings;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Three LAN segments, each with a relay, and more relays than there should be. */
public class RelayTest {
    private static final byte[] FRAME = {1};

    private final Net net = new Net(2);
    private final Net.Node one = net.add(1, 1);
    private final Net.Node two = net.add(1, 2);
    private final Net.Node relayOne = net.add(1, 10);
    private final Net.Node far = net.add(2, 21);
    private final Net.Node relayTwo = net.add(2, 20);
    private final Net.Node further = net.add(3, 31);
    private final Net.Node relayThree = net.add(3, 30);

    private void begin(final List<Net.Node> relays) {
        final List<Net.Node> all = List.of(one, two, relayOne, far, relayTwo, further, relayThree);
        for (Net.Node node : all) {
            final Set<InetAddress> beside = new HashSet<>();
            relays.stream().filter(relay -> relay.segment == node.segment && relay != node)
                .forEach(relay -> beside.add(relay.address));
            node.relays = new RelaySettings(beside, relays.contains(node) ? Optional.of(role(node, all, relays))
                : Optional.empty());
            node.engine.relays(node.relays);
        }
        net.begin(Optional.empty());
    }

    private static RelaySettings.Role role(final Net.Node relay, final List<Net.Node> all,
            final List<Net.Node> relays) {
        final Set<InetAddress> nodes = new HashSet<>();
        final Map<InetAddress, Integer> peers = new HashMap<>();
        all.stream().filter(node -> node != relay && node.segment == relay.segment)
            .forEach(node -> nodes.add(node.address));
        relays.stream().filter(node -> node.segment != relay.segment).forEach(node -> peers.put(node.address, 6090));
        return new RelaySettings.Role(nodes, peers, 6090, false);
    }

    @Test
    public void firstTheSegmentIsAskedAndThenTheOthers() {
        begin(List.of(relayOne, relayTwo, relayThree));
        far.plug(5);
        net.run(10_000);
        one.send(5, 7, FRAME);
        net.run(2900);
        assertEquals("the segment alone; 3 were its announcements", 3, relayOne.count(VarpCount.RELAYED));
        assertEquals(-1, one.pathTo(5));
        net.run(200);
        assertEquals("the path of its node, not of a relay", 21, one.pathTo(5));
        assertEquals(4, relayOne.count(VarpCount.RELAYED));
        assertEquals(1, one.released.size());
    }

    @Test
    public void whatIsHereIsNotAskedElsewhere() {
        begin(List.of(relayOne, relayTwo, relayThree));
        two.plug(5);
        net.run(10_000);
        final long before = relayOne.count(VarpCount.RELAYED);
        assertEquals("its announcements went everywhere", 3, before);
        one.send(5, 7, FRAME);
        net.run(10_000);
        assertEquals(2, one.pathTo(5));
        assertEquals(before, relayOne.count(VarpCount.RELAYED));
    }

    @Test
    public void aMoveBetweenSegmentsIsKnownAtOnce() {
        begin(List.of(relayOne, relayTwo, relayThree));
        two.plug(5);
        one.send(5, 7, FRAME);
        net.run(1000);
        assertEquals(2, one.pathTo(5));
        two.unplug(5);
        further.plug(5);
        net.run(3);
        assertEquals(31, one.pathTo(5));
    }

    @Test
    public void relaysAskForThemselves() {
        begin(List.of(relayOne, relayTwo, relayThree));
        far.plug(5);
        relayThree.plug(6);
        relayOne.send(5, 7, FRAME);
        far.send(6, 7, FRAME);
        net.run(4000);
        assertEquals(21, relayOne.pathTo(5));
        assertEquals(30, far.pathTo(6));
    }

    @Test
    public void nothingGoesRoundEvenWithTwoRelaysOnASegment() {
        begin(List.of(relayOne, two, relayTwo, relayThree, further));
        one.send(77, 7, FRAME);
        net.run(20_000);
        // 1 to the segment, and 4 that each relay of it sends to 3 others; these repeat the first of each
        final int most = 5 * 2 + 4 * 2 * 3 + 4 * (1 + 2 * 1);
        assertTrue(net.count(VarpType.REQUEST) + " requests", net.count(VarpType.REQUEST) <= most);
        assertTrue("the second copy is dropped", relayTwo.count(VarpCount.RELAY_DUPLICATE) > 0);
        final int before = net.count(VarpType.REQUEST);
        net.run(60_000);
        assertEquals(before, net.count(VarpType.REQUEST));
    }

    @Test
    public void onlyRelaysMaySpeakForOthers() {
        begin(List.of(relayOne, relayTwo, relayThree));
        two.plug(5);
        one.send(5, 7, FRAME);
        net.run(100);
        final byte[] forged = new VarpMessage(VarpType.ANNOUNCEMENT, true, false, true, false, 0, 9,
            VarpMessage.MAX_STAMP, Net.station(5), further.address).write();
        one.engine.received(two.address, ByteBuffer.wrap(forged));
        assertEquals(2, one.pathTo(5));
        assertEquals(1, one.count(VarpCount.STRANGER));
        final byte[] direct = forged.clone();
        direct[VarpMessage.HOP] = 0;
        one.engine.received(two.address, ByteBuffer.wrap(direct));
        assertEquals("nor in the name of others", 2, one.count(VarpCount.STRANGER));
        relayOne.engine.received(two.address, ByteBuffer.wrap(direct));
        assertEquals("and nothing of it is passed on", 0, relayThree.count(VarpCount.RECEIVED)
            - relayThree.count(VarpCount.ANNOUNCEMENTS_HEARD));
        one.engine.received(relayOne.address, ByteBuffer.wrap(forged));
        assertEquals(31, one.pathTo(5));
    }

    @Test
    public void aRelayNeedsNoVnetOfItsOwn() {
        begin(List.of(relayOne, relayTwo, relayThree));
        relayOne.engine.remove(Net.VNET);
        relayTwo.engine.remove(Net.VNET);
        far.plug(5);
        net.run(10_000);
        one.send(5, 7, FRAME);
        net.run(4000);
        assertEquals(21, one.pathTo(5));
        relayOne.engine.relays(RelaySettings.none());
        assertTrue(relayOne.engine.isEmpty());
    }
}
