/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.MacAddress;
import dev.weft.api.node.Hop;
import dev.weft.api.node.Hop.BuiltIn;
import dev.weft.api.node.Hop.Here;
import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Decap;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What comes out of a chain's instances on this node (SI-3, SI-4, SI-5). A frame out of the out-interface is from a
 * workload, one out of the in-interface to one; with one interface the connection tells.
 */
final class ServedFlows {
    /** What NSH says of Ethernet inside. */
    static final int ETHERNET_INSIDE = 3;

    private static final int NO_PORT = 0;

    private final Chain chain;
    private final int index;
    private final int in;
    private final int out;

    private ServedFlows(final Chain chain, final int index, final int in, final int out) {
        this.chain = chain;
        this.index = index;
        this.in = in;
        this.out = out;
    }

    /**
     * The flows of an instance.
     *
     * @param chain a generation
     * @param index the service's place in it
     * @param here the instance
     * @param ports the node's port numbers
     * @return four or six, and at most four more if the service is in this chain only; none while a port is missing;
     *     two for what is built in
     */
    static List<Flow> of(final Chain chain, final int index, final Here here, final PortNumbers ports) {
        if (here instanceof Plugged plugged) {
            return of(chain, index, plugged, ports);
        } else if (here instanceof BuiltIn builtIn) {
            return of(chain, index, Gate.of(builtIn));
        }
        throw new IllegalArgumentException("unknown instance: " + here);
    }

    // its frames have come through no port, and the gate's number is in no frame that has
    private static List<Flow> of(final Chain chain, final int index, final Gate gate) {
        return Arrays.stream(Direction.values()).map(direction -> {
            final int left = chain.leftAfter(direction, index);
            return end(chain.flow(Table.RESUMED, Priority.ORDINARY)
                .match(Field.IN_PORT, NO_PORT)
                .match(Field.GATE, gate.word())
                .match(Field.POLICY, chain.word(direction, left + 1)), chain, direction, left);
        }).toList();
    }

    private static List<Flow> of(final Chain chain, final int index, final Plugged here, final PortNumbers ports) {
        final var in = ports.port(here.in());
        final var out = ports.port(here.out());
        if (in.isEmpty() || out.isEmpty()) {
            return List.of();
        }
        final var served = new ServedFlows(chain, index, in.getAsInt(), out.getAsInt());
        if (here.aware()) {
            return List.of(served.withHeader(Direction.FROM_WORKLOAD), served.withHeader(Direction.TO_WORKLOAD));
        }
        final var flows = new ArrayList<>(served.tracked());
        final Hop hop = chain.path().hops().get(index);
        flows.addAll(served.kept());
        if (hop.only() && chain.path().role() == Role.CURRENT) {
            served.addUnknown(flows);
        }
        return flows;
    }

    private List<Flow> tracked() {
        final var flows = new ArrayList<Flow>();
        for (var direction : Direction.values()) {
            if (in != out) {
                flows.add(end(chain.ofMark(known(direction), Field.CT_MARK), direction));
            } else {
                flows.add(end(Tracking.reply(known(direction), false)
                    .match(Field.CT_MARK, chain.mark(direction)), direction));
                flows.add(end(Tracking.reply(known(direction), true)
                    .match(Field.CT_MARK, chain.mark(direction)), direction.reverse()));
            }
        }
        return flows;
    }

    // of which conntrack knows nothing: the word is the one that it was given with
    private List<Flow> kept() {
        return Arrays.stream(Direction.values()).map(direction -> {
            final int left = chain.leftAfter(direction, index);
            return end(from(Table.RESUMED, Priority.ORDINARY, direction)
                .match(Field.POLICY, chain.word(direction, left + 1)), direction);
        }).toList();
    }

    // what it made itself, or changed beyond recognition
    private void addUnknown(final List<Flow> flows) {
        for (var direction : in == out ? List.of(Direction.FROM_WORKLOAD) : List.of(Direction.values())) {
            for (var family : Family.values()) {
                flows.add(end(IpFrames.any(from(Table.RESUMED, Priority.ORDINARY, direction), family)
                    .match(Field.POLICY, PipelineFlows.NO_POLICY)
                    .match(Field.ETH_DST, 0, MacAddress.GROUP_BIT), direction));
            }
        }
    }

    // it must have counted itself
    private Flow withHeader(final Direction direction) {
        final int left = chain.leftAfter(direction, index);
        return known(direction)
            .match(Field.ETH_TYPE, UnderlayVlan.NSH)
            .match(Field.NSH_NP, ETHERNET_INSIDE)
            .match(Field.NSH_SPI, chain.mark(direction) >> Words.FIRST_PATH_BIT)
            .match(Field.NSH_SI, left)
            .set(Field.POLICY, chain.word(direction, left))
            .then(new Decap())
            .then(new Decap())
            .goTo(Chain.after(left));
    }

    private Flow.Builder known(final Direction direction) {
        return from(Table.SERVED, Priority.ORDINARY, direction);
    }

    private Flow.Builder from(final Table table, final int priority, final Direction direction) {
        return chain.flow(table, priority).from(direction == Direction.FROM_WORKLOAD ? out : in);
    }

    private Flow end(final Flow.Builder flow, final Direction direction) {
        return end(flow, chain, direction, chain.leftAfter(direction, index));
    }

    private static Flow end(final Flow.Builder flow, final Chain chain, final Direction direction, final int left) {
        return flow.set(Field.POLICY, chain.word(direction, left)).goTo(Chain.after(left));
    }
}
