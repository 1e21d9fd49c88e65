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

import dev.weft.helper.end.PortName;
import dev.weft.helper.sheet.RelaySettings;
import dev.weft.helper.vnet.VnetSettings;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;

/** Three LAN segments whose nodes reach each other through their relays alone, which are proxies of each other. */
public class ProxyTest {
    private static final byte[] FRAME = {1};

    private final Net net = new Net(3);
    private final Net.Node one = net.add(1, 1);
    private final Net.Node two = net.add(1, 2);
    private final Net.Node proxyOne = net.add(1, 10);
    private final Net.Node far = net.add(2, 21);
    private final Net.Node proxyTwo = net.add(2, 20);
    private final Net.Node proxyThree = net.add(3, 30);
    private final List<Net.Node> all = List.of(one, two, proxyOne, far, proxyTwo, proxyThree);
    private final List<Net.Node> proxies = List.of(proxyOne, proxyTwo, proxyThree);

    @Before
    public void before() {
        for (Net.Node node : all) {
            final Set<InetAddress> beside = new HashSet<>();
            proxies.stream().filter(relay -> relay.segment == node.segment && relay != node)
                .forEach(relay -> beside.add(relay.address));
            node.proxied = true;
            node.relays = new RelaySettings(beside, proxies.contains(node) ? Optional.of(role(node))
                : Optional.empty());
            if (proxies.contains(node)) {
                node.members.put(new PortName.Plugged(VnetSettings.proxyPort(Net.VNET)), Set.of());
            }
            node.engine.relays(node.relays);
        }
        net.begin(Optional.empty());
    }

    private RelaySettings.Role role(final Net.Node relay) {
        final Set<InetAddress> nodes = new HashSet<>();
        final Map<InetAddress, Integer> peers = new HashMap<>();
        all.stream().filter(node -> node != relay && node.segment == relay.segment)
            .forEach(node -> nodes.add(node.address));
        proxies.stream().filter(node -> node != relay).forEach(node -> peers.put(node.address, 6090));
        return new RelaySettings.Role(nodes, peers, 6090, true);
    }

    private int crossed(final VarpType type) {
        return net.crossed.getOrDefault(type, 0);
    }

    @Test
    public void whatIsBeyondIsAtTheOwnProxy() {
        far.plug(5);
        // What was announced is forgotten
        net.run(60_000);
        one.send(5, 7, FRAME);
        net.run(2900);
        assertEquals("first the segment alone is asked", -1, one.pathTo(5));
        assertEquals(0, crossed(VarpType.REQUEST));
        net.run(500);
        assertEquals(10, one.pathTo(5));
        assertEquals(1, one.released.size());
        assertEquals(VarpActions.BEYOND, proxyOne.pathTo(5));
        assertEquals(proxyTwo.address, proxyOne.beyond.get(Net.station(5)));
        assertEquals(21, proxyTwo.pathTo(5));
        assertEquals("to both peers, once", 2, crossed(VarpType.REQUEST));
        two.send(5, 7, FRAME);
        net.run(10);
        assertEquals("what the proxy knows it says at once", 10, two.pathTo(5));
        assertEquals(2, crossed(VarpType.REQUEST));
    }

    @Test
    public void whatIsAnnouncedIsThereWhenFramesCome() {
        one.send(5, 7, FRAME);
        net.run(100);
        far.plug(5);
        net.run(5);
        assertEquals(10, one.pathTo(5));
        assertEquals(VarpActions.BEYOND, proxyOne.pathTo(5));
    }

    @Test
    public void proxiesAskAndAnswerForThemselves() {
        proxyTwo.plug(5);
        proxyOne.plug(6);
        proxyOne.send(5, 7, FRAME);
        far.send(6, 7, FRAME);
        net.run(4000);
        assertEquals(VarpActions.BEYOND, proxyOne.pathTo(5));
        assertEquals(1, proxyOne.released.size());
        assertEquals(20, far.pathTo(6));
    }

    @Test
    public void aMoveAcrossIsKnownAtOnce() {
        two.plug(5);
        one.send(5, 7, FRAME);
        far.send(5, 7, FRAME);
        net.run(5000);
        assertEquals(2, one.pathTo(5));
        assertEquals(20, far.pathTo(5));
        two.unplug(5);
        far.plug(5);
        net.run(5);
        assertEquals(10, one.pathTo(5));
        assertEquals(VarpActions.BEYOND, proxyOne.pathTo(5));
        assertEquals(21, proxyTwo.pathTo(5));
        far.unplug(5);
        one.plug(5);
        net.run(5);
        assertEquals(1, proxyOne.pathTo(5));
        assertEquals(VarpActions.BEYOND, proxyTwo.pathTo(5));
        assertEquals(0, one.count(VarpCount.CONFLICTS));
    }

    @Test
    public void whatTheSwitchLearnedBeyondIsNotHere() {
        proxyOne.engine.behind(Net.station(5), true);
        net.run(5000);
        assertEquals("it is nobody's news", 0, net.count(VarpType.ANNOUNCEMENT));
        one.send(5, 7, FRAME);
        net.run(10);
        assertEquals("but it is answered for", 10, one.pathTo(5));
        proxyTwo.send(5, 7, FRAME);
        net.run(20_000);
        assertEquals("on the own side only", -1, proxyTwo.pathTo(5));
        proxyOne.engine.behind(Net.station(5), false);
        two.send(5, 7, FRAME);
        net.run(20_000);
        assertEquals(-1, two.pathTo(5));
    }

    @Test
    public void nothingGoesRound() {
        one.send(77, 7, FRAME);
        net.run(20_000);
        // Four questions of node 1 are carried as one with five attempts, to two peers, which ask their segments
        assertTrue(crossed(VarpType.REQUEST) + " requests", crossed(VarpType.REQUEST) <= 2 * 5 * 2);
        assertEquals(0, crossed(VarpType.ANSWER));
        final int before = net.count(VarpType.REQUEST);
        net.run(60_000);
        assertTrue(net.count(VarpType.REQUEST) + " after " + before, net.count(VarpType.REQUEST) <= before + 40);
        final int quiet = net.count(VarpType.REQUEST);
        net.run(60_000);
        assertEquals(quiet, net.count(VarpType.REQUEST));
    }

    @Test
    public void framesFromBeyondAreLookedForOnTheOwnSideOnly() {
        proxyOne.engine.frameFromBeyond(Net.station(5), FRAME);
        net.run(20_000);
        assertEquals(0, crossed(VarpType.REQUEST));
        assertEquals(1, proxyOne.count(VarpCount.FRAMES_NOT_FOUND));
        two.plug(5);
        proxyOne.engine.frameFromBeyond(Net.station(5), FRAME);
        net.run(10);
        assertEquals(2, proxyOne.pathTo(5));
        assertEquals(1, proxyOne.released.size());
    }

    @Test
    public void whatIsInUseIsConfirmedAcross() {
        far.plug(5);
        one.send(5, 7, FRAME);
        net.run(4000);
        for (int second = 0; second < 90; second++) {
            assertEquals("at " + second, 10, one.send(5, 7, FRAME));
            proxyOne.send(5, 7, FRAME);
            proxyTwo.send(5, 7, FRAME);
            net.run(1000);
        }
        assertTrue(one.count(VarpCount.CONFIRMED) >= 3);
        far.unplug(5);
        net.run(40_000);
        one.send(5, 7, FRAME);
        assertEquals("and gone when it is gone", -1, one.pathTo(5));
    }

    @Test
    public void strangersAreNotHeardBeyond() {
        final byte[] forged = new VarpMessage(VarpType.ANNOUNCEMENT, false, false, true, false, 0, 9,
            VarpMessage.MAX_STAMP, Net.station(5), far.address).write();
        proxyOne.engine.received(far.address, ByteBuffer.wrap(forged));
        assertEquals(1, proxyOne.count(VarpCount.STRANGER));
        proxyOne.engine.received(proxyTwo.address, ByteBuffer.wrap(forged));
        forged[VarpMessage.HOP] = 1;
        proxyOne.engine.received(proxyTwo.address, ByteBuffer.wrap(forged));
        assertEquals("nor in the name of others", 3, proxyOne.count(VarpCount.STRANGER));
        net.run(1000);
        assertEquals(0, net.count(VarpType.ANNOUNCEMENT));
    }

    @Test
    public void proxiesThatAreNoneAnyMoreForgetWhatWasBeyond() {
        far.plug(5);
        one.send(5, 7, FRAME);
        net.run(4000);
        assertEquals(VarpActions.BEYOND, proxyOne.pathTo(5));
        proxyOne.engine.relays(RelaySettings.none());
        assertEquals(-1, proxyOne.pathTo(5));
        proxyOne.members.clear();
        proxyOne.engine.put(proxyOne.settings());
        assertEquals("nor is anything left that was learned of other ways", 1, proxyOne.cleared);
    }
}
