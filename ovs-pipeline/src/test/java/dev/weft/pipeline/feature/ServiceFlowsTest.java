/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Direction;
import dev.weft.api.service.Ports;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.table.Table;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Test;

/** How many flows services, chains and workloads have, and of which tables (SI-1, SI-2, SI-3). */
public class ServiceFlowsTest {
    private static final long FENCE = 0x3008;
    private static final Hop FIREWALL = ServiceObjects.near(ServiceObjects.FIREWALL, true);

    @Test
    public void rolesDifferInWhoMayBegin() {
        assertEquals(2, path(Role.PASSING).size());
        assertEquals(2 + 4, path(Role.STAYING).size());
        assertEquals(2 + 22, path(Role.CURRENT).size());
        // an empty chain is the direct way at once
        assertTrue(in(Table.CHOICE, path(Role.CURRENT)).stream()
            .allMatch(flow -> flow.next().equals(Optional.of(Table.LOOKUP))));
    }

    @Test
    public void aServiceElsewhereHasTwoFlows() {
        assertEquals(2 + 2, path(Role.PASSING, ServiceObjects.far("old", 2, Family.IPV4)).size());
        assertEquals(2 + 2, path(Role.PASSING, ServiceObjects.none("gone", true)).size());
        assertEquals(2 + 2, path(Role.PASSING, ServiceObjects.none("shut", false)).size());
    }

    @Test
    public void anInstanceHereHasItsOwn() {
        final var passing = path(Role.PASSING, FIREWALL);
        assertEquals(2 + 2 + 4 + 6 + 4, passing.size());
        final var current = path(Role.CURRENT, FIREWALL);
        // what the service makes itself belongs to the current generation
        assertEquals(passing.size() + 22 + 4, current.size());
        final var aware = path(Role.PASSING, ServiceObjects.near(ServiceObjects.SCRUBBER, true));
        assertEquals(2 + 2 + 4 + 2 + 2, aware.size());
    }

    @Test
    public void aFirewallHereHasFewFlowsInAChainAndItsOwn() {
        final var here = ServiceObjects.builtIn("wall", 6);
        final var passing = path(Role.PASSING, ServiceObjects.near(here, true));
        assertEquals(2 + 2 + 3 + 2, passing.size());
        assertEquals(passing.size() + 22, path(Role.CURRENT, ServiceObjects.near(here, true)).size());
        assertEquals(16, flows(ServiceObjects.firewall("shop", FENCE, here, true)).size());
        assertEquals(16 + 2 * 2, flows(ServiceObjects.firewall("shop", FENCE, here, true,
            ServiceObjects.rule(true, Direction.FROM_WORKLOAD, Classifier.ALL))).size());
        // a rule may be there twice, and the same flow only once for each
        assertEquals(16 + 2 * 2, flows(ServiceObjects.firewall("shop", FENCE, here, true,
            ServiceObjects.rule(true, null, Classifier.ALL))).size());
    }

    @Test
    public void whatPassedAFirewallIsKnownByItsNumberAndHasNoPort() {
        final var flows = in(Table.RESUMED, path(Role.PASSING, ServiceObjects.near(ServiceObjects.builtIn("wall", 6),
            true), ServiceObjects.near(ServiceObjects.builtIn("wall", 7), true)));
        assertEquals(4, flows.size());
        for (var flow : flows) {
            assertTrue(flow.toString(), flow.match().fields().containsAll(Set.of(Field.GATE, Field.POLICY)));
        }
        assertEquals(4, flows.stream().map(flow -> flow.wire().key()).distinct().count());
    }

    @Test
    public void aStationEndsTheChainOfWhatWorkloadsSend() {
        final var exit = ServiceObjects.station("edge", "0a:00:00:00:03:01");
        assertEquals(2 + 2, path(Role.PASSING, exit).size());
        final var next = in(Table.NEXT, path(Role.PASSING, ServiceObjects.none("gone", true), exit));
        assertEquals(4, next.size());
        // both ways begin with two services left, and end at once
        assertTrue(next.stream().allMatch(flow -> flow.next().equals(Optional.of(Table.LOOKUP))));
        assertEquals(2, next.stream().filter(flow -> flow.actions().stream()
            .anyMatch(action -> action.sets().equals(Optional.of(Field.ETH_DST)))).count());
        final var shut = in(Table.NEXT, path(Role.PASSING, ServiceObjects.oneWay("shut")));
        assertEquals(1, shut.stream().filter(Flow::isDrop).count());
    }

    @Test
    public void neighbouringSlotsOfOneTargetHaveOneFlow() {
        final var flows = path(Role.PASSING, ServiceObjects.shared(ServiceObjects.FIREWALL, 2, true));
        assertEquals(6, in(Table.NEXT, flows).size());
        // 32 and 16 slots in two directions, and 16
        assertEquals(2 * 2 + 1, in(Table.INSTANCE, flows).size());
        final var byAddress = path(Role.PASSING, ServiceObjects.shared(ServiceObjects.FIREWALL, 2, false));
        assertEquals(2, in(Table.NEXT, byAddress).size());
        final var alike = new Hop(FIREWALL.service(), false, true, true, List.of(ServiceObjects.FIREWALL),
            Collections.nCopies(Hop.SLOTS, ServiceObjects.FIREWALL));
        assertEquals(0, in(Table.INSTANCE, path(Role.PASSING, alike)).size());
    }

    @Test
    public void instancesWithoutPortsAreLeftOut() {
        final var ghost = new Hop.Plugged(ServiceObjects.FIREWALL.instance(), Objects.port("ghost"),
            Objects.port("filter-2"), false);
        final var flows = path(Role.PASSING, ServiceObjects.near(ghost, true));
        assertEquals(0, in(Table.SERVE, flows).size());
        assertEquals(0, in(Table.SERVED, flows).size());
        assertEquals(1, in(Table.NEXT, flows).size());
        assertEquals(new Compiled.Missing("no port with external_ids:iface-id=ghost/eth0"),
            Compiler.flows(ServiceObjects.instance("shop", FENCE, ghost), Scenario.PORTS));
    }

    @Test
    public void portsOfInstancesHaveFewFlows() {
        final var own = Set.of(new TunnelPort(UdpPort.GENEVE, Dscp.INHERIT));
        for (var each : List.of(ServiceObjects.FIREWALL, ServiceObjects.DETECTOR, ServiceObjects.SCRUBBER)) {
            final int ports = each.in().equals(each.out()) ? 1 : 2;
            final var fence = ServiceObjects.instance("shop", FENCE, each);
            assertEquals(ports * (each.aware() ? 5 : 12), flows(fence).size());
            assertEquals(flows(fence).size() + ports,
                flows(ServiceObjects.instance("mall", Objects.vnet(0x7001), each)).size());
            assertEquals(own, Compiler.tunnelsFor(fence));
        }
    }

    @Test
    public void classifiersOfAWorkloadMayOverlap() {
        final var ports = Optional.of(new Ports(1, 65534));
        final var all = new Classifier(Optional.empty(), OptionalInt.of(6), Optional.empty(), Optional.empty(),
            ports, ports);
        final var web = new Classifier(Optional.of(Family.IPV4), OptionalInt.of(6), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(new Ports(80, 80)));
        final var ssh = new Classifier(Optional.of(Family.IPV4), OptionalInt.of(6), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(new Ports(22, 22)));
        final int tagged = 2;
        assertEquals(2 * 30 * 30, all.flows());
        assertEquals("a firewall asks both ways", 16 + 2 * all.flows(), flows(ServiceObjects.firewall("shop", FENCE,
            ServiceObjects.builtIn("wall", 6), true, ServiceObjects.rule(true, null, all))).size());
        assertEquals(2 * (30 * 30 + 1), workload(ServiceObjects.entry(1, true, false, all)).size() - 3 - tagged);
        // fragments of both fit alike
        assertEquals(3, workload(ServiceObjects.entry(1, true, false, web, ssh)).size() - 3 - tagged);
        assertEquals(4, workload(ServiceObjects.entry(1, false, true, web), ServiceObjects.entry(2, false, true, ssh))
            .size() - 2 - tagged);
        assertEquals(2 * (4 + 5 + tagged) + 3, workload(ServiceObjects.entry(1, true, true, Classifier.ALL)).size());
        final var keys = new HashSet<>();
        assertTrue(workload(ServiceObjects.entry(1, true, true, web, ssh, Classifier.ALL),
            ServiceObjects.entry(2, true, true, all, web)).stream().allMatch(flow -> keys.add(flow.wire().key())));
    }

    @Test
    public void interceptedFramesHaveNoPort() {
        final var clear = new Action.Load(Bits.all(Field.IN_PORT), 0);
        final var flows = in(Table.INTERCEPT, workload(ServiceObjects.entry(1, true, true, Classifier.ALL)));
        assertEquals(4, flows.stream().filter(flow -> flow.actions().contains(clear)).count());
        assertTrue(flows.stream().flatMap(flow -> flow.actions().stream())
            .noneMatch(action -> action.sets().equals(Optional.of(Field.IN_PORT)) && !action.equals(clear)));
    }

    private static List<Flow> path(final Role role, final Hop... hops) {
        return flows(ServiceObjects.path("shop", FENCE, 7, 3, role, hops));
    }

    private static List<Flow> workload(final PortPolicies.Entry... entries) {
        return flows(ServiceObjects.policies("shop", FENCE, "shop-1", entries));
    }

    private static List<Flow> in(final Table table, final List<Flow> flows) {
        return flows.stream().filter(flow -> flow.table() == table).toList();
    }

    private static List<Flow> flows(final NodeObject object) {
        return ((Compiled.Flows) Compiler.flows(object, Scenario.PORTS)).flows();
    }
}
