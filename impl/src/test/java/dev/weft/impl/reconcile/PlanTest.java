/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.impl.SampleBuiltIn;
import dev.weft.impl.SampleGateway;
import dev.weft.impl.VirtualClock;
import dev.weft.impl.allocate.Allocator;
import dev.weft.impl.key.KeyRing;
import dev.weft.impl.key.TestEncryption;
import dev.weft.impl.mapping.MappingDirectory;
import dev.weft.impl.model.IntentReader;
import dev.weft.impl.report.Reported;
import dev.weft.impl.standby.Takeovers;
import dev.weft.impl.status.Facts;
import dev.weft.impl.template.SavedIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.Node;

/** What is compiled anew, and what is left alone. */
public class PlanTest extends AbstractConcurrentDataBrokerTest {
    private static final PolicyId WEB = new PolicyId("web");
    private static final String MAC1 = "02:00:00:00:00:01";
    private static final String MAC2 = "02:00:00:00:00:02";

    private final Intent intent = new Intent();
    private final Dirty dirty = new Dirty();
    private final NodePrograms programs = new NodePrograms();
    private Numbers numbers;
    private Plan plan;
    private RolloutRound rollouts;

    /** Members on two nodes, on the second one a firewall, too, and a gateway alone on the third. */
    private void begin() throws Exception {
        final var clock = new VirtualClock("2026-11-21T12:00:00Z");
        final var broker = getDataBroker();
        final var facts = new Facts();
        final var reported = new Reported();
        final var mappings = new MappingDirectory();
        numbers = new Numbers(new Allocator(broker, clock, new SavedIds(broker)), intent,
            new WhereaboutsStore(broker, intent.whereabouts(), intent.profiles(), reported.healths()));
        final var known = new Rollouts(intent, numbers, mappings, clock);
        plan = new Plan(intent, numbers, new Takeovers(broker), new KeyRing(broker, TestEncryption.create("one")),
            known, new Outages(intent, facts, reported), mappings);
        rollouts = new RolloutRound(known, new Acknowledgements(programs, facts, clock, plan.paths()));
        numbers.load();
        for (int i = 1; i <= 4; i++) {
            set(Yang.aNode("host" + i, "10.0.0." + i));
        }
        intent.setAppliance("a", Optional.of(IntentReader.appliance(Yang.anAppliance("a", "host1",
            YangSteering.withProfile(Yang.aStation("eth0", MAC1), "p")))), dirty);
        intent.setAppliance("b", Optional.of(IntentReader.appliance(Yang.anAppliance("b", "host2",
            Yang.aStation("eth0", MAC2)))), dirty);
        intent.setNetwork(new NetworkId("red"), Optional.of(IntentReader.network(Yang.aFence("red", "a/eth0",
            "b/eth0"))), dirty);
        intent.setService(new ServiceId("wall"), Optional.of(SampleBuiltIn.firewall("wall", "red").on("one", "host2")
            .read()), dirty);
        intent.setPolicy(WEB, Optional.of(IntentReader.policy(YangSteering.aPolicy("web", "wall"))), dirty);
        intent.setProfile("p", Optional.of(IntentReader.profile(YangSteering.aProfile("p", "web"))), dirty);
        edge("host3");
        for (int i = 0; i < 3; i++) {
            round();
        }
    }

    private void set(final Node node) throws Exception {
        intent.setNode(new NodeId(node.getName().getValue()), Optional.of(IntentReader.node(node)), dirty);
    }

    private void edge(final String node) {
        intent.gateways().set(new GatewayId("edge"), Optional.of(SampleGateway.named("edge", node)
            .in("red", "10.1.0.1/24").read()), dirty);
    }

    private void round() {
        numbers.settle(dirty);
        rollouts.decide(dirty, List.of());
        plan.compile(dirty, programs);
        dirty.clear();
    }

    /** The nodes that are asked for the policy. */
    private List<String> asked() {
        return Stream.of("host1", "host2", "host3", "host4").filter(node -> programs.complete(new NodeId(node)).wanted()
            .stream().anyMatch(ServicePath.class::isInstance)).toList();
    }

    /** Takes the policy from some nodes: what is compiled there again brings it back. */
    private void mark(final String... nodes) {
        Stream.of(nodes).forEach(node -> programs.replace(new Owner.OfPolicy(WEB, new NodeId(node)), Map.of()));
    }

    @Test
    public void aGatewayThatMovesIsNoMatterOfOtherNodes() throws Exception {
        begin();
        assertEquals(List.of("host1", "host2", "host3"), asked());
        mark("host1", "host2");
        edge("host4");
        round();
        assertEquals("a new node of the network", List.of("host4"), asked());
        edge("host2");
        round();
        assertEquals("one that it has already, with a service", List.of("host2"), asked());
    }

    @Test
    public void whatElseANodeOfAGatewayIsConcernsNoOther() throws Exception {
        begin();
        mark("host1", "host2");
        set(Yang.withMtu(Yang.aNode("host3", "10.0.0.3"), 9000));
        round();
        assertEquals(List.of("host3"), asked());
        intent.gateways().set(new GatewayId("edge"), Optional.of(SampleGateway.named("edge", "host3")
            .in("red", "10.1.0.1/24").in("blue", "10.2.0.1/24").read()), dirty);
        round();
        assertEquals("it has got an interface elsewhere", List.of("host3"), asked());
    }
}
