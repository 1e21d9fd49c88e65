/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static dev.weft.impl.reconcile.ChainYang.aPolicy;
import static dev.weft.impl.reconcile.ChainYang.aProfile;
import static dev.weft.impl.reconcile.ChainYang.aService;
import static dev.weft.impl.reconcile.ChainYang.anInstance;
import static dev.weft.impl.reconcile.ChainYang.withProfile;

import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.impl.VirtualClock;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.service.Rollout;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Policy;

/**
 * Three nodes; network red with workload a on host1, which has profile guarded, and b on host2; service fw with
 * instance fw1 on host3, and ids with ids1 on host2; policy web leads through fw and ids.
 */
abstract class ChainTestBase extends ControllerTestBase {
    static final String MAC1 = "02:00:00:00:00:01";
    static final String MAC2 = "02:00:00:00:00:02";

    /** Its switch is not connected. */
    static final NodeStatus AWAY = new NodeStatus(true, false, false, Optional.empty(), Optional.empty(),
        Optional.empty(), 7, 7, 7, Optional.empty());

    static final Duration DRAIN = IntentDefaults.DRAIN_TIME;
    static final Duration PASSAGE = Rollout.PASSAGE;

    final VirtualClock clock = new VirtualClock("2026-11-21T12:00:00Z");

    /** Starts the controller, or starts it again as after a restart. */
    void begin() throws Exception {
        start(getDataBroker(), clock);
    }

    static ControllerTestBase.Change anApplianceOf(final String name, final String node) {
        return put(Yang.appliance(name), Yang.anAppliance(name, node, Yang.aPort("in"), Yang.aPort("out")));
    }

    void network() throws Exception {
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("a"), Yang.anAppliance("a", "host1",
                withProfile(Yang.aStation("eth0", MAC1), "guarded"))),
            put(Yang.appliance("b"), Yang.anAppliance("b", "host2", Yang.aStation("eth0", MAC2))),
            anApplianceOf("fw1", "host3"), anApplianceOf("fw2", "host1"), anApplianceOf("ids1", "host2"),
            put(Yang.network("red"), Yang.aFence("red", "a/eth0", "b/eth0")));
        plugAll();
    }

    /** Everything is there, and all nodes have it. */
    void everything() throws Exception {
        begin();
        network();
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw1"))),
            put(ChainYang.service("ids"), aService("ids", "red", anInstance("ids1"))),
            put(ChainYang.policy("web"), aPolicy("web", "fw", "ids")),
            put(ChainYang.profile("guarded"), aProfile("guarded", "web")));
        acknowledge();
    }

    /** All nodes say that all ports are there and up, as drivers do before a node counts as connected. */
    void plugAll() throws Exception {
        for (var node : driver.specs().keySet()) {
            for (var port : List.of("fw1/in", "fw1/out", "fw2/in", "fw2/out", "ids1/in", "ids1/out")) {
                driver.port(node.value(), new PortRef.Plugged(port), PortState.UP);
            }
            driver.report(node.value(), RecordingDriver.UP);
        }
        settle();
    }

    /** All nodes say that they have all they were asked for, until nothing more is asked. */
    void acknowledge() throws Exception {
        for (int turn = 0; turn < 3; turn++) {
            driver.acknowledgeAll();
            settle();
        }
    }

    void pass(final Duration time) throws Exception {
        clock.pass(time);
        driver.report("host1", RecordingDriver.UP);
        settle();
    }

    private Stream<NodeObject> held(final String node) {
        final Map<?, NodeObject> held = driver.held().getOrDefault(new NodeId(node), Map.of());
        return held.values().stream();
    }

    <T extends NodeObject> List<T> held(final String node, final Class<T> type) {
        return held(node).filter(type::isInstance).map(type::cast).toList();
    }

    /** The generations of a policy on a node, as {@code 1 CURRENT}. */
    List<String> generations(final String node, final String policy) {
        return held(node, ServicePath.class).stream().filter(path -> path.policy().equals(new PolicyId(policy)))
            .sorted(Comparator.comparing(path -> path.mark().generation()))
            .map(path -> path.mark().generation() + " " + path.role()).toList();
    }

    /** What a generation is on a node, as {@code fw far, ids ids/ids1}. */
    String hops(final String node, final String policy, final int generation) {
        return held(node, ServicePath.class).stream().filter(path -> path.policy().equals(new PolicyId(policy))
            && path.mark().generation() == generation).flatMap(path -> path.hops().stream())
            .map(hop -> hop.service() + " " + targets(hop.slots())).collect(Collectors.joining(", "));
    }

    private static String targets(final Collection<Hop.Target> slots) {
        return slots.isEmpty() ? "none" : slots.stream().distinct().map(target ->
            target instanceof Hop.Here here ? here.instance().toString() : "far").sorted()
            .collect(Collectors.joining("+"));
    }

    /** The policies of workloads on a node, as {@code a/eth0 web}. */
    List<String> workloads(final String node) {
        return held(node, PortPolicies.class).stream().map(workload -> workload.member() + " "
            + workload.policies().stream().map(entry -> entry.policy().value()).collect(Collectors.joining(",")))
            .sorted().toList();
    }

    Policy id(final String policy) {
        return config(Yang.IDS).orElseThrow().nonnullPolicy().values().stream()
            .filter(entry -> entry.getOwner().getValue().equals(policy)).findFirst().orElseThrow();
    }
}
