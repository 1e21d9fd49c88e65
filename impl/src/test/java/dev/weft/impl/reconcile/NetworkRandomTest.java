/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.overlay.NetworkKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingMode.Group;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.AddressingModeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.LearningBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.VlanId;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * However the intent came about: nodes hold what they would hold if it had come at once, and what they hold fits
 * together. Nothing is validated here, so networks and links also fight for interfaces and addresses.
 */
public class NetworkRandomTest extends ControllerTestBase {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkRandomTest.class);
    private static final int RUNS = 4;
    private static final int STEPS = 60;
    private static final int NODES = 4;
    private static final int APPLIANCES = 8;
    private static final List<String> NETWORKS = List.of("blue", "green", "red");

    private int marks;

    private static String node(final int number) {
        return "host" + number;
    }

    private Change aNode(final int number, final Random random) {
        final var address = "10.0." + random.nextInt(2) + "." + number;
        return put(Yang.node(node(number)), new NodeBuilder(Yang.aNode(node(number), address))
            .setLanSegment(random.nextInt(3) == 0 ? null : new Name("lan" + random.nextInt(2)))
            .setMtu(Uint16.valueOf(random.nextBoolean() ? 1500 : 1600)).build());
    }

    private Change anAppliance(final int number, final Random random) {
        final var ports = IntStream.range(0, 2).mapToObj(port -> aPort("eth" + port, random))
            .toArray(Interface[]::new);
        final var appliance = Yang.anAppliance("a" + number,
            random.nextInt(6) == 0 ? null : node(1 + random.nextInt(NODES)), ports);
        return put(Yang.appliance("a" + number), number != 0 || random.nextBoolean() ? appliance
            : Yang.withStandby(appliance, "a1", FailoverOn.GuestGone));
    }

    private static Interface aPort(final String name, final Random random) {
        final int kind = random.nextInt(6);
        final var port = kind < 4 ? Yang.aStation(name, "02:00:00:00:00:0" + (1 + random.nextInt(9)))
            : Yang.aPort(name);
        return random.nextInt(6) == 0 ? Yang.down(port) : port;
    }

    private static String port(final Random random) {
        return "a" + random.nextInt(APPLIANCES) + "/eth" + random.nextInt(2);
    }

    private static Network aNetwork(final String name, final Random random) {
        final var ports = random.ints(random.nextInt(8), 0, 1 << 20).mapToObj(seed -> port(new Random(seed)))
            .distinct().toArray(String[]::new);
        final var network = new NetworkBuilder(Yang.aFence(name, ports));
        switch (random.nextInt(8)) {
            case 0 -> network.setKind(Network.Kind.Vnet).setLookup(Network.Lookup.forValue(random.nextInt(3)));
            case 1 -> network.setKind(Network.Kind.Vnet).setVlan(new VlanId(Uint16.valueOf(5)));
            case 2 -> network.setUnderlayVlan(new VlanId(Uint16.valueOf(9)));
            case 3 -> network.setLearning(new LearningBuilder().setEnabled(false).build());
            case 4, 5 -> network.setAddressingMode(BindingMap.of(new AddressingModeBuilder().setOrder(Uint16.ONE)
                .setNode(java.util.Set.of(new Name(node(1 + random.nextInt(NODES)))))
                .setGroup(Group.forValue(random.nextInt(3))).build()));
            default -> network.setUnknownUnicast(Network.UnknownUnicast.Drop);
        }
        return network.build();
    }

    private void step(final Random random) throws Exception {
        final var name = NETWORKS.get(random.nextInt(NETWORKS.size()));
        final boolean there = config(Yang.network(name)).isPresent();
        switch (random.nextInt(12)) {
            case 0 -> store(put(Yang.network(name), aNetwork(name, random)));
            case 1 -> store(there && random.nextInt(3) == 0 ? delete(Yang.network(name))
                : put(Yang.network(name), aNetwork(name, random)));
            case 2, 3, 4 -> member(name, there, random);
            case 5, 6, 7 -> store(anAppliance(random.nextInt(APPLIANCES), random));
            case 8 -> store(delete(Yang.appliance("a" + random.nextInt(APPLIANCES))));
            case 9 -> store(random.nextInt(4) == 0 ? delete(Yang.node(node(1 + random.nextInt(NODES))))
                : aNode(1 + random.nextInt(NODES), random));
            case 10 -> store(put(Yang.link("l"), Yang.aLink("l", port(random), port(random))));
            default -> store(delete(Yang.link("l")), aNode(1 + random.nextInt(NODES), random));
        }
    }

    private void member(final String network, final boolean there, final Random random) throws Exception {
        final var port = port(random);
        if (there && config(Yang.member(network, port)).isPresent()) {
            store(delete(Yang.member(network, port)));
        } else if (there) {
            store(put(Yang.member(network, port), Yang.aMember(port)));
        }
    }

    /** Waits until the controller has done all that was caused before. */
    private void catchUp() throws Exception {
        for (int turn = 0; turn < 2; turn++) {
            final var mark = "mark" + marks++;
            commit(put(Yang.node("mark"), new NodeBuilder(Yang.aNode("mark", "192.0.2.1")).setSystemId(mark).build()));
            await(mark, () -> driver.specs().containsKey(new NodeId("mark"))
                && driver.specs().get(new NodeId("mark")).systemId().equals(mark));
            settle();
        }
    }

    private static <T> List<T> all(final Collection<NodeObject> objects, final Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private record Station(NetworkKey network, MacAddress mac) {
    }

    /** What one node holds fits together. */
    private static void check(final String what, final Collection<NodeObject> objects) {
        final var paths = all(objects, Peer.class).stream().map(Peer::path).collect(Collectors.toSet());
        final var stations = new ArrayList<Station>();
        final var ports = new ArrayList<>(all(objects, ShutPort.class).stream().map(ShutPort::port).toList());
        all(objects, NetworkMac.class).forEach(mac -> {
            assertTrue(what, paths.contains(mac.path()));
            stations.add(new Station(mac.segment(), mac.mac()));
        });
        final var members = all(objects, NetworkMember.class);
        members.forEach(member -> {
            member.macs().forEach(mac -> stations.add(new Station(member.segment(), mac)));
            ports.add(member.port());
        });
        final var parts = all(objects, NetworkPart.class);
        parts.forEach(part -> {
            assertTrue(what, paths.containsAll(part.far()));
            assertFalse(what, part.members().isEmpty());
            assertEquals(what, part.members(), members.stream()
                .filter(member -> member.network().equals(part.network())).map(NetworkMember::port)
                .collect(Collectors.toSet()));
        });
        assertEquals(what, members.stream().map(NetworkMember::network).collect(Collectors.toSet()),
            parts.stream().map(NetworkPart::network).collect(Collectors.toSet()));
        assertEquals(what + ": an address is at one place", stations.size(), new HashSet<>(stations).size());
        assertEquals(what + ": a port does one thing", ports.size(), new HashSet<>(ports).size());
    }

    private void run(final Random random) throws Exception {
        start();
        for (int step = 0; step < STEPS; step++) {
            step(random);
            if (random.nextInt(4) == 0) {
                catchUp();
                driver.held().forEach((node, objects) -> check(node.value(), objects.values()));
            }
        }
        catchUp();
        final var held = driver.held();
        start();
        catchUp();
        assertEquals("at once", held, driver.held());
        stop();
        commit(delete(Yang.WEFT));
    }

    @Test
    public void theWayToAnIntentDoesNotMatter() throws Exception {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        final var random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            final var name = "seed " + seed + ", run " + run;
            LOG.info("{}", name);
            try {
                run(random);
            } catch (AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage(), e);
            }
        }
    }
}
