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

import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.ovs.Services.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** Instances that share the load, changes of chains, and services without instance (SI-6, SI-8), with real frames. */
public class ServiceLoadOvsTest {
    private static final List<String> FIRST = List.of("f1i>f1o", "f2i>f2o", "f3i>f3o");
    private static final Service ONE = Service.of("firewall", "f2i>f2o");
    private static final Service OTHER = Service.of("firewall", "f3i>f3o");
    private static final Service ALL = Service.of("firewall", "f1i>f1o", "f2i>f2o", "f3i>f3o");
    private static final Service NONE = Service.of("firewall");
    private static final Service DETECTOR = Service.of("detector", "d2");

    private static ServiceNet net;
    private static Services services;
    private static int port = 1000;
    private static int policy;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        services = new Services(net);
        services.plug(ALL, DETECTOR);
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Before
    public void anotherPolicy() throws IOException, InterruptedException {
        policy++;
        services.attach("w1", Services.both(policy, Services.ALL));
    }

    @Test
    public void bothDirectionsVisitTheSameInstance() throws IOException, InterruptedException {
        services.lead(policy, 1, Role.CURRENT, ALL, DETECTOR);
        final Map<String, Integer> share = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            final var out = ServiceNet.udp("w1", "w3", ++port, 80);
            final var instance = visited(out, "w1", "i");
            share.merge(instance, 1, Integer::sum);
            net.travels(out, "w1", instance, "d2>d2", "w3");
            net.travels(out.reply(), "w3", "d2>d2", turned(instance), "w1");
        }
        assertEquals(3, share.size());
        assertTrue(share.toString(), share.values().stream().allMatch(count -> count >= 2));
    }

    @Test
    public void anInstanceThatGoesTakesNobodyElseAlong() throws IOException, InterruptedException {
        final var all = services.lead(policy, 1, Role.CURRENT, ALL);
        final Map<Packet, String> places = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            final var out = ServiceNet.udp("w1", "w3", ++port, 80);
            places.put(out, visited(out, "w1", "i"));
        }
        // out of its slots at once, in place
        for (var node : net.nodes()) {
            node.put(services.without(services.path(node, policy, 1, Role.CURRENT, ALL), node, ALL, "f2i>f2o"));
        }
        net.forgetFrames();
        for (var each : places.entrySet()) {
            final var now = visited(each.getKey(), "w1", "i");
            assertEquals(each.getValue().equals("f2i>f2o") ? "f1i>f1o" : each.getValue(), now);
            net.travels(each.getKey().reply(), "w3", turned(now), "w1");
        }
        assertEquals(1, all.hops().size());
    }

    @Test
    public void openConnectionsStayWhileTheirGenerationDoes() throws IOException, InterruptedException {
        services.lead(policy, 1, Role.CURRENT, ONE);
        final var old = ServiceNet.udp("w1", "w3", ++port, 80);
        final var backwards = ServiceNet.syn("w3", "w1", ++port, 80);
        there(old, "f2i>f2o");
        net.travels(backwards, "w3", "f2o>f2i", "w1");
        services.lead(policy, 2, Role.PASSING, OTHER, DETECTOR);
        there(old, "f2i>f2o");
        final var first = services.lead(policy, 1, Role.STAYING, ONE);
        services.lead(policy, 2, Role.CURRENT, OTHER, DETECTOR);
        there(old, "f2i>f2o");
        net.travels(backwards.reply(), "w1", "f2i>f2o", "w3");
        net.travels(backwards.with(Packet.ACK), "w3", "f2o>f2i", "w1");
        final var young = ServiceNet.udp("w1", "w3", ++port, 80);
        there(young, "f3i>f3o", "d2>d2");
        // its time is over: the connection moves, and then stays where it moved to
        services.remove(first);
        net.travels(old.reply(), "w3", "d2>d2", "f3o>f3i", "w1");
        there(old, "f3i>f3o", "d2>d2");
        net.travels(backwards.with(Packet.ACK), "w3", "d2>d2", "f3o>f3i", "w1");
        services.lead(policy, 2, Role.STAYING, OTHER, DETECTOR);
        services.lead(policy, 3, Role.CURRENT, ONE);
        there(old, "f3i>f3o", "d2>d2");
        there(young, "f3i>f3o", "d2>d2");
        net.travels(backwards.with(Packet.ACK), "w3", "d2>d2", "f3o>f3i", "w1");
        there(ServiceNet.udp("w1", "w3", ++port, 80), "f2i>f2o");
    }

    @Test
    public void framesOnTheirWayFinishTheirOwnChain() throws IOException, InterruptedException {
        services.lead(policy, 1, Role.CURRENT, ONE, DETECTOR);
        final var connection = ServiceNet.udp("w1", "w3", ++port, 80);
        there(connection, "f2i>f2o", "d2>d2");
        final int number = net.next();
        net.send("w1", connection.frame(number));
        final var inside = net.await("f2i", number).clone();
        services.lead(policy, 2, Role.PASSING, DETECTOR, OTHER);
        services.lead(policy, 1, Role.PASSING, ONE, DETECTOR);
        final var last = services.lead(policy, 2, Role.CURRENT, DETECTOR, OTHER);
        net.send("f2o", inside);
        net.send("d2", net.await("d2", number).clone());
        net.await("w3", number);
        net.settle();
        assertEquals(Map.of("f2i", 1, "d2", 1, "w3", 1), net.seen(number));
        there(connection, "d2>d2", "f3i>f3o");
        net.travels(connection.reply(), "w3", "f3o>f3i", "d2>d2", "w1");
        assertEquals(2, last.mark().generation());
    }

    @Test
    public void withoutInstanceTrafficPassesByOrIsRefused() throws IOException, InterruptedException {
        final var open = NONE.failingOpen();
        services.lead(policy, 1, Role.CURRENT, open, DETECTOR);
        final var connection = ServiceNet.udp("w1", "w3", ++port, 80);
        there(connection, "d2>d2");
        net.travels(connection.reply(), "w3", "d2>d2", "w1");
        services.lead(policy, 1, Role.CURRENT, DETECTOR, open);
        there(connection, "d2>d2");
        net.travels(connection.reply(), "w3", "d2>d2", "w1");
        services.lead(policy, 1, Role.CURRENT, open, Service.of("other").failingOpen());
        for (var peer : List.of("v1", "w3")) {
            final var direct = ServiceNet.udp("w1", peer, ++port, 80);
            net.travels(direct, "w1", peer);
            net.travels(direct.reply(), peer, "w1");
        }
        final var path = services.lead(policy, 1, Role.CURRENT, open, DETECTOR, NONE);
        final int number = net.next();
        net.send("w1", connection.frame(number));
        net.send("d2", net.await("d2", number).clone());
        net.settle();
        assertEquals(Map.of("d2", 1), net.seen(number));
        // the other way round it is refused before anything else is visited
        final int reply = net.next();
        net.send("w3", connection.reply().frame(reply));
        net.settle();
        assertEquals(Map.of(), net.seen(reply));
        awaitTraffic(path, share -> share.refused().packets() == 2);
    }

    @Test
    public void trafficIsCountedForEachInstance() throws IOException, InterruptedException {
        final var path = services.lead(policy, 1, Role.CURRENT, ONE, DETECTOR);
        final var connection = ServiceNet.udp("w1", "w3", ++port, 80);
        for (int i = 0; i < 3; i++) {
            there(connection, "f2i>f2o", "d2>d2");
        }
        net.travels(connection.reply(), "w3", "d2>d2", "f2o>f2i", "w1");
        // one that the firewall drops
        final int number = net.next();
        net.send("w1", connection.frame(number));
        net.await("f2i", number);
        final var share = awaitTraffic(path, each -> each.matched().packets() == 5
            && each.instances().values().stream().mapToLong(exchange -> exchange.gave().packets()).sum() == 8);
        assertEquals(0, share.refused().packets());
        final var firewall = share.instances().get(Services.instance(ONE, "f2i>f2o"));
        assertEquals(5, firewall.got().packets());
        assertEquals(4, firewall.gave().packets());
        final var detector = share.instances().get(Services.instance(DETECTOR, "d2"));
        assertEquals(4, detector.got().packets());
        assertEquals(4, detector.gave().packets());
        assertTrue(firewall.got().bytes() > 5 * 60);
    }

    private static Share awaitTraffic(final ServicePath path, final Predicate<Share> wanted) throws IOException {
        return net.awaitTraffic(node -> services.seenBy(node, path), wanted);
    }

    private static void there(final Packet packet, final String... stops) throws IOException {
        final var all = new ArrayList<>(List.of(stops));
        all.add("w3");
        net.travels(packet, "w1", all.toArray(String[]::new));
    }

    /** Sends a packet and tells which instance got it, which keeps it. */
    private static String visited(final Packet packet, final String from, final String side) throws IOException {
        final int number = net.next();
        net.send(from, packet.frame(number));
        final var entered = net.first(number, List.of("f1" + side, "f2" + side, "f3" + side));
        return FIRST.stream().filter(each -> each.startsWith(entered)).findFirst().orElseThrow();
    }

    private static String turned(final String instance) {
        final var sides = instance.split(">");
        return sides[1] + ">" + sides[0];
    }
}
