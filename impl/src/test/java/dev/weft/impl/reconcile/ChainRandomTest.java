/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.collect.Sets;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.api.overlay.PathId;
import dev.weft.impl.SampleBuiltIn;
import dev.weft.impl.SampleGateway;
import dev.weft.impl.VirtualClock;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.service.Rollout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.OpenConnections;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * However the intent and what nodes say came about: in the end nodes hold what they would hold if it had come at once,
 * and at any time what they hold fits together. Nothing is validated here.
 */
public class ChainRandomTest extends ControllerTestBase {
    private static final Logger LOG = LoggerFactory.getLogger(ChainRandomTest.class);
    private static final int RUNS = 4;
    private static final int MOST_RUNS = 10 * RUNS;
    private static final int STEPS = 80;
    private static final int NODES = 4;
    private static final int APPLIANCES = 8;
    private static final List<String> NETWORKS = List.of("blue", "green");
    private static final List<String> SERVICES = List.of("fw", "ids", "lb");
    private static final List<String> INSTANCES = List.of("i0", "i1", "i2", "i3", "i4", "i5");
    private static final List<String> GATEWAYS = List.of("e1", "e2");
    private static final List<String> POLICIES = List.of("p", "q", "r");
    private static final List<String> PROFILES = List.of("x", "y");
    private static final List<String> PORTS = List.of("eth0", "in", "out");

    private final VirtualClock clock = new VirtualClock("2026-11-21T12:00:00Z");
    private final Map<NodeId, Map<PortRef, PortState>> told = new HashMap<>();
    private int marks;
    private int checked;
    private int stayed;
    private int led;

    private static String one(final List<String> names, final Random random) {
        return names.get(random.nextInt(names.size()));
    }

    private static String[] some(final List<String> names, final int most, final Random random) {
        return random.ints(1 + random.nextInt(most), 0, names.size()).distinct().mapToObj(names::get)
            .toArray(String[]::new);
    }

    private static String node(final Random random) {
        return "host" + (1 + random.nextInt(NODES));
    }

    private static String appliance(final Random random) {
        return "a" + random.nextInt(APPLIANCES);
    }

    private static Change aNode(final Random random) {
        final var name = node(random);
        return put(Yang.node(name), Yang.aNode(name, "10.0." + random.nextInt(2) + "." + name.charAt(4)));
    }

    private static Change anAppliance(final Random random) {
        final var name = appliance(random);
        return put(Yang.appliance(name), Yang.anAppliance(name, random.nextInt(6) == 0 ? null : node(random),
            PORTS.stream().map(port -> aPort(port, random)).toArray(Interface[]::new)));
    }

    private static Interface aPort(final String name, final Random random) {
        final var port = Yang.aStation(name, String.format("02:00:00:00:00:%02x", 1 + random.nextInt(200)));
        final var profiled = random.nextInt(3) > 0 ? ChainYang.withProfile(port, one(PROFILES, random)) : port;
        return random.nextInt(12) == 0 ? Yang.down(profiled) : profiled;
    }

    private static Change aNetwork(final Random random) {
        final var name = one(NETWORKS, random);
        return put(Yang.network(name), Yang.aFence(name, IntStream.range(0, 4).mapToObj(number ->
            appliance(random) + "/eth0").distinct().toArray(String[]::new)));
    }

    private static Change aGateway(final Random random) {
        final var name = one(GATEWAYS, random);
        return random.nextInt(8) == 0 ? delete(gateway(name)) : put(gateway(name),
            SampleGateway.named(name, random.nextInt(8) == 0 ? null : node(random))
                .with(random.nextInt(10) == 0 ? "green" : "blue", "02:00:00:00:01:0" + name.charAt(1),
                    "10.1.0.1/24").stored());
    }

    private static InstanceIdentifier<Gateway> gateway(final String name) {
        return Yang.WEFT.child(Gateway.class, new GatewayKey(new Name(name)));
    }

    /** Whoever did the work of the service, somebody else may do it now. */
    private static Change aService(final Random random) {
        final var name = one(SERVICES, random);
        final var network = random.nextInt(10) == 0 ? "green" : "blue";
        return random.nextInt(8) == 0 ? delete(ChainYang.service(name)) : put(ChainYang.service(name),
            switch (random.nextInt(4)) {
                case 0 -> SampleBuiltIn.gateway(name, network, one(GATEWAYS, random)).stored();
                case 1 -> aFirewall(name, network, random);
                default -> ChainYang.aService(name, network, instances(random).map(instance ->
                    as(anInstance(instance, random), random)).toArray(Instance[]::new));
            });
    }

    private static Service aFirewall(final String name, final String network, final Random random) {
        final var firewall = SampleBuiltIn.firewall(name, network);
        instances(random).forEach(instance -> firewall.with(new InstanceBuilder(as(new InstanceBuilder()
            .setName(new Name(instance)).setNode(new Name(node(random))).build(), random))));
        return firewall.stored();
    }

    private static Stream<String> instances(final Random random) {
        return random.ints(random.nextInt(4), 0, INSTANCES.size()).distinct().sorted().mapToObj(INSTANCES::get);
    }

    private static Instance anInstance(final String name, final Random random) {
        return ChainYang.anInstance(name, appliance(random), "in", random.nextBoolean() ? "in" : "out");
    }

    private static Instance as(final Instance instance, final Random random) {
        return ChainYang.with(instance, AdminState.forValue(random.nextInt(8) < 6 ? 0 : 1 + random.nextInt(2)),
            1 + random.nextInt(2));
    }

    private static Change aPolicy(final Random random) {
        final var name = one(POLICIES, random);
        return random.nextInt(8) == 0 ? delete(ChainYang.policy(name)) : put(ChainYang.policy(name),
            new PolicyBuilder(ChainYang.aPolicy(name, random.nextInt(8) == 0 ? new String[0]
                : some(SERVICES, 3, random)))
                .setOpenConnections(OpenConnections.forValue(random.nextInt(2))).build());
    }

    private static Change aProfile(final Random random) {
        final var name = one(PROFILES, random);
        return random.nextInt(12) == 0 ? delete(ChainYang.profile(name))
            : put(ChainYang.profile(name), ChainYang.aProfile(name, some(POLICIES, 2, random)));
    }

    private void step(final Random random) throws Exception {
        switch (random.nextInt(15)) {
            case 0 -> store(aNetwork(random));
            case 1, 2, 3 -> store(anAppliance(random));
            case 4 -> store(aNode(random));
            case 5, 6 -> store(aService(random));
            case 7 -> store(aPolicy(random), aService(random));
            case 8 -> store(aProfile(random), aPolicy(random));
            case 9 -> store(random.nextInt(3) == 0 ? delete(Yang.node(node(random))) : aNode(random));
            case 10 -> clock.pass(Duration.ofSeconds(random.nextInt(20)));
            case 11, 12 -> tell(random);
            case 13 -> store(aGateway(random));
            default -> {
                driver.acknowledgeAll();
                settle();
            }
        }
    }

    /** A port comes, goes or fails. */
    private void tell(final Random random) {
        final var node = node(random);
        final PortRef port = new PortRef.Plugged(appliance(random) + "/" + one(PORTS, random));
        final var state = PortState.values()[random.nextInt(3)];
        told.computeIfAbsent(new NodeId(node), id -> new HashMap<>()).put(port, state);
        driver.port(node, port, state);
    }

    /** As a driver does before a node counts as connected. */
    private void connect() {
        driver.specs().keySet().forEach(node -> {
            told.getOrDefault(node, Map.of()).forEach((port, state) -> driver.port(node.value(), port, state));
            driver.report(node.value(), RecordingDriver.UP);
        });
    }

    private void catchUp() throws Exception {
        for (int turn = 0; turn < 2; turn++) {
            final var mark = "mark" + marks++;
            commit(put(Yang.node("mark"), new NodeBuilder(Yang.aNode("mark", "192.0.2.1")).setSystemId(mark).build()));
            await(mark, () -> driver.specs().containsKey(new NodeId("mark"))
                && driver.specs().get(new NodeId("mark")).systemId().equals(mark));
            settle();
        }
    }

    /** Waits until nothing is on its way any more. */
    private void rest() throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            connect();
            catchUp();
            clock.pass(IntentDefaults.DRAIN_TIME.plus(Rollout.PATIENCE));
        }
        catchUp();
    }

    private static <T> List<T> all(final Collection<NodeObject> objects, final Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The instances that a node has. */
    private static Set<InstanceId> placed(final Collection<NodeObject> objects) {
        return Stream.concat(all(objects, ServiceInstance.class).stream().map(ServiceInstance::instance),
            all(objects, NodeFirewall.class).stream().map(NodeFirewall::instance)).collect(Collectors.toSet());
    }

    /** What one node holds fits together. */
    private static void fits(final String what, final Collection<NodeObject> objects) {
        final var peers = all(objects, Peer.class).stream().map(Peer::path).collect(Collectors.toSet());
        final var instances = placed(objects);
        final var parts = all(objects, NetworkPart.class).stream().map(NetworkPart::network)
            .collect(Collectors.toSet());
        final var current = new HashMap<PolicyId, Integer>();
        for (var path : all(objects, ServicePath.class)) {
            assertTrue(what + path, parts.contains(path.network()));
            for (var hop : path.hops()) {
                hop.here().forEach(here -> assertTrue(what + hop, instances.contains(here.instance())));
                hop.slots().stream().filter(Hop.Far.class::isInstance).forEach(far ->
                    assertTrue(what + hop, peers.contains(((Hop.Far) far).path())));
            }
            if (path.role() == Role.CURRENT) {
                assertEquals(what + path, null, current.put(path.policy(), path.mark().policy()));
            }
        }
        final var ports = new ArrayList<PortRef>();
        all(objects, NetworkMember.class).forEach(member -> ports.add(member.port()));
        for (var workload : all(objects, PortPolicies.class)) {
            assertTrue(what + workload, ports.contains(workload.port()));
            workload.policies().forEach(entry -> assertEquals(what + entry, Integer.valueOf(entry.id()),
                current.get(entry.policy())));
        }
        all(objects, ServiceInstance.class).forEach(instance -> {
            ports.add(instance.in());
            if (!instance.out().equals(instance.in())) {
                ports.add(instance.out());
            }
        });
        all(objects, ShutPort.class).forEach(shut -> ports.add(shut.port()));
        assertEquals(what + ": a port does one thing", ports.size(), new HashSet<>(ports).size());
    }

    /** All nodes lead a connection to the same instance. */
    private static void agree(final Map<NodeId, Map<ObjectKey, NodeObject>> held) {
        final var places = new HashMap<InstanceId, NodeId>();
        held.forEach((node, objects) -> placed(objects.values()).forEach(instance ->
            assertEquals("an instance is at one place", null, places.put(instance, node))));
        final var seen = new HashMap<String, List<List<String>>>();
        held.forEach((node, objects) -> {
            final Map<PathId, String> names = all(objects.values(), Peer.class).stream()
                .collect(Collectors.toMap(Peer::path, peer -> peer.key().name().split("/")[0], (one, other) -> one));
            for (var path : all(objects.values(), ServicePath.class)) {
                final var targets = path.hops().stream().map(hop -> hop.slots().stream().map(slot ->
                    slot instanceof Hop.Far far ? names.get(far.path()) : slot instanceof Hop.Station station
                        ? station.mac().toString() : node.value()).toList()).toList();
                assertEquals(path.key() + " on " + node, seen.computeIfAbsent(path.policy() + "." + path.mark(),
                    key -> targets), targets);
            }
        });
    }

    /** No generation that something begins or stays on is without an instance while new connections would get one. */
    private void lead(final Map<NodeId, Map<ObjectKey, NodeObject>> held) {
        final var paths = held.values().stream().flatMap(objects -> all(objects.values(), ServicePath.class).stream())
            .toList();
        final var working = paths.stream().flatMap(path -> path.hops().stream()).flatMap(hop -> hop.slots().stream())
            .flatMap(ChainRandomTest::known).collect(Collectors.toSet());
        for (var path : paths) {
            for (int index = 0; index < path.hops().size(); index++) {
                final var hop = path.hops().get(index);
                final boolean isLast = index == path.hops().size() - 1;
                if (hop.slots().isEmpty()) {
                    assertEquals(path + ": " + hop, Set.of(), Sets.intersection(working, sharing(path, hop, isLast)));
                } else if (path.role() == Role.STAYING) {
                    led++;
                }
            }
        }
    }

    /** Which instance a target is, as far as it can be told here. */
    private static Stream<InstanceId> known(final Hop.Target target) {
        return target instanceof Hop.Here here ? Stream.of(here.instance())
            : target instanceof Hop.Station station ? Stream.of(station.instance()) : Stream.of();
    }

    /** The instances that get new connections, by the intent. */
    private Set<InstanceId> sharing(final ServicePath path, final Hop hop, final boolean isLast) {
        final var service = config(ChainYang.service(hop.service().value()))
            .filter(there -> there.getNetwork().getValue().equals(path.network().value()));
        final var names = service.filter(there -> there.getGateway() != null).isPresent()
            ? service.filter(there -> isLast).map(there -> there.getGateway()).stream()
            : service.stream().flatMap(there -> there.nonnullInstance().values().stream())
                .filter(instance -> instance.getAdminState() != AdminState.Draining).map(Instance::getName);
        return names.map(name -> new InstanceId(hop.service(), name.getValue())).collect(Collectors.toSet());
    }

    private void check() {
        final var held = driver.held();
        held.forEach((node, objects) -> {
            fits(node + ": ", objects.values());
            checked += all(objects.values(), PortPolicies.class).size();
        });
        agree(held);
        lead(held);
    }

    private static List<String> differences(final Map<NodeId, Map<ObjectKey, NodeObject>> before,
            final Map<NodeId, Map<ObjectKey, NodeObject>> now) {
        final var found = new ArrayList<String>();
        Sets.union(before.keySet(), now.keySet()).forEach(node -> {
            final var old = before.getOrDefault(node, Map.of());
            final var objects = now.getOrDefault(node, Map.of());
            Sets.union(old.keySet(), objects.keySet()).stream()
                .filter(key -> !Objects.equals(old.get(key), objects.get(key)))
                .forEach(key -> found.add(node + ": " + old.get(key) + " -> " + objects.get(key)));
        });
        return found;
    }

    /** The generations that open connections stay on, by node. */
    private Map<NodeId, List<String>> staying() {
        final var found = new HashMap<NodeId, List<String>>();
        driver.held().forEach((node, objects) -> found.put(node, all(objects.values(), ServicePath.class).stream()
            .filter(path -> path.role() == Role.STAYING).map(path -> path.key().toString()).sorted().toList()));
        found.values().forEach(paths -> stayed += paths.size());
        return found;
    }

    /** Open connections stay where they are. */
    private void restart() throws Exception {
        catchUp();
        final var before = staying();
        start(getDataBroker(), clock);
        connect();
        catchUp();
        check();
        assertEquals("after a restart", before, staying());
    }

    private void run(final Random random) throws Exception {
        start(getDataBroker(), clock);
        store(put(Yang.network("blue"), Yang.aFence("blue", "a0/eth0", "a1/eth0", "a2/eth0")));
        for (int step = 0; step < 2 * APPLIANCES; step++) {
            store(aNode(random), anAppliance(random), aGateway(random));
            store(aService(random), aPolicy(random), aProfile(random));
        }
        for (int step = 0; step < STEPS; step++) {
            step(random);
            if (random.nextInt(4) == 0) {
                catchUp();
                check();
            }
            if (random.nextInt(10) == 0) {
                restart();
            }
        }
        rest();
        check();
        final var held = driver.held();
        final var ids = config(Yang.IDS);
        start(getDataBroker(), clock);
        catchUp();
        connect();
        catchUp();
        assertEquals("at once", List.of(), differences(held, driver.held()));
        assertEquals(ids, config(Yang.IDS));
        LOG.info("{} objects", held.values().stream().mapToInt(Map::size).sum());
        store(delete(Yang.WEFT));
        await("all nodes released", () -> driver.held().isEmpty());
        stop();
        commit(delete(Yang.IDS));
        told.clear();
    }

    @Test
    public void theWayToAnIntentDoesNotMatter() throws Exception {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        final var random = new Random(seed);
        // some seeds are long in coming to what is rare
        for (int run = 0; run < RUNS || run < MOST_RUNS && (checked == 0 || stayed == 0 || led == 0); run++) {
            final var name = "seed " + seed + ", run " + run;
            LOG.info("{}", name);
            try {
                run(random);
            } catch (AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage(), e);
            }
        }
        assertTrue("seed " + seed + ": workloads had policies", checked > 0);
        assertTrue("seed " + seed + ": connections stayed over a restart", stayed > 0);
        assertTrue("seed " + seed + ": connections that stayed were led to services", led > 0);
    }
}
