/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Match;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policies of a workload (SI-2): for what it sends in POLICY, for what is sent to it in INTERCEPT. */
final class PolicyFlows {
    private static final List<Integer> VLAN_TAGS = List.of(0x8100, 0x88a8);

    private final PortPolicies workload;
    private final int port;
    private final int tunnel;
    private final Map<Position, Flow> flows = new LinkedHashMap<>();

    // classifiers of a policy may overlap; the first flow for a match is as good as another of the same policy
    private record Position(Table table, int priority, Match match) { }

    private PolicyFlows(final PortPolicies workload, final int port, final int tunnel) {
        this.workload = workload;
        this.port = port;
        this.tunnel = tunnel;
    }

    /**
     * The flows of a workload.
     *
     * @param workload the workload and its policies
     * @param port the number of its port
     * @param tunnel the number of the tunnel port by which its frames leave the node
     * @return for each direction that has policies: two, five for neighbour discovery, and for each classifier its
     *     flows and one for fragments of each family; and one to three for each policy
     */
    static Collection<Flow> of(final PortPolicies workload, final int port, final int tunnel) {
        final var policies = new PolicyFlows(workload, port, tunnel);
        policies.addAll();
        return policies.flows.values();
    }

    private void addAll() {
        for (var direction : Direction.values()) {
            if (workload.policies().stream().anyMatch(entry -> applies(entry, direction))) {
                addNeighbours(direction);
                addTagged(direction);
            }
        }
        int priority = Priority.ORDINARY;
        for (var entry : workload.policies()) {
            addLed(entry);
            for (var classifier : entry.classifiers()) {
                if (entry.from()) {
                    addFrom(entry, new Classified(classifier, Direction.FROM_WORKLOAD), priority);
                }
                if (entry.to()) {
                    addTo(entry, new Classified(classifier, Direction.TO_WORKLOAD), priority);
                }
            }
            priority--;
        }
    }

    // stations find each other directly, whatever the policies say
    private void addNeighbours(final Direction direction) {
        final boolean needed = workload.policies().stream()
            .filter(entry -> applies(entry, direction))
            .flatMap(entry -> entry.classifiers().stream()).anyMatch(Classified::mayBeNeighbourDiscovery);
        if (needed) {
            for (int type = Classified.FIRST_NEIGHBOUR; type <= Classified.LAST_NEIGHBOUR; type++) {
                add(Classified.neighbour(in(direction, Priority.SPECIAL), type)
                    .goTo(direction == Direction.FROM_WORKLOAD ? Table.LOOKUP : Table.MEMBERS));
            }
        }
    }

    // Open vSwitch looks behind one tag only, but stations behind any number of tags of VLAN 0
    private void addTagged(final Direction direction) {
        VLAN_TAGS.forEach(type -> add(in(direction, Priority.SPECIAL).match(Field.ETH_TYPE, type).drop()));
    }

    private static boolean applies(final PortPolicies.Entry entry, final Direction direction) {
        return direction == Direction.FROM_WORKLOAD ? entry.from() : entry.to();
    }

    // what was led is not led again; what the workload answers must go back the same way
    private void addLed(final PortPolicies.Entry entry) {
        final long policy = Words.asked(entry.id(), Direction.FROM_WORKLOAD);
        add(in(Direction.TO_WORKLOAD, Priority.LED_UNTRACKED).match(Field.POLICY, policy, Words.POLICY)
            .goTo(Table.MEMBERS));
        if (entry.from()) {
            for (var family : Family.values()) {
                add(IpFrames.whole(in(Direction.TO_WORKLOAD, Priority.LED), family)
                    .match(Field.POLICY, policy, Words.POLICY)
                    .set(Field.ZONE, port)
                    .then(Tracking.lookUp(port, Table.ARRIVED))
                    .end());
            }
        }
    }

    private void addFrom(final PortPolicies.Entry entry, final Classified classified, final int priority) {
        classified.whole(() -> in(Direction.FROM_WORKLOAD, priority)).forEach(flow -> add(lead(flow, entry,
            Direction.FROM_WORKLOAD).then(Tracking.lookUp(port, Table.CHOICE)).end()));
        classified.fragments(() -> in(Direction.FROM_WORKLOAD, priority)).forEach(flow -> add(lead(flow, entry,
            Direction.FROM_WORKLOAD).goTo(Table.CHOICE)));
    }

    private void addTo(final PortPolicies.Entry entry, final Classified classified, final int priority) {
        classified.whole(() -> in(Direction.TO_WORKLOAD, priority)).forEach(flow -> add(fromHere(lead(flow, entry,
            Direction.TO_WORKLOAD)).then(Tracking.lookUp(port, Table.CHOICE)).end()));
        classified.fragments(() -> in(Direction.TO_WORKLOAD, priority)).forEach(flow -> add(fromHere(lead(flow, entry,
            Direction.TO_WORKLOAD)).then(new Action.Resubmit(Table.CHOICE)).end()));
    }

    private Flow.Builder lead(final Flow.Builder flow, final PortPolicies.Entry entry, final Direction direction) {
        return flow.set(Field.POLICY, Words.asked(entry.id(), direction)).set(Field.ZONE, port);
    }

    private Flow.Builder fromHere(final Flow.Builder flow) {
        return MappingFlows.forget(TunnelFlows.fromHere(flow, workload.segment(), tunnel));
    }

    private Flow.Builder in(final Direction direction, final int priority) {
        final boolean from = direction == Direction.FROM_WORKLOAD;
        final var flow = Flow.in(from ? Table.POLICY : Table.INTERCEPT, priority, workload.key())
            .match(Field.SEGMENT, workload.segment().metadata());
        return from ? flow.from(port) : flow.match(Field.LOCAL_PORT, port);
    }

    private void add(final Flow flow) {
        flows.putIfAbsent(new Position(flow.table(), flow.priority(), flow.match()), flow);
    }
}
