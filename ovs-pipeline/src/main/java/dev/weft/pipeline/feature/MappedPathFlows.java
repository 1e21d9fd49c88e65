/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.ControlWord;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.field.SegmentKind;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy whose paths the mapping service tells, on a node (SI-9). Where frames go next is in flows that the helper
 * makes from the service's answers; these flows bring frames there, and those without an answer to the helper.
 */
final class MappedPathFlows {
    private static final boolean[] EITHER = {false, true};

    private final Mapped mapped;
    private final PortNumbers ports;

    private MappedPathFlows(final Mapped mapped, final PortNumbers ports) {
        this.mapped = mapped;
        this.ports = ports;
    }

    /**
     * The flows of a policy.
     *
     * @param path the policy
     * @param ports the node's port numbers
     * @param tunnel the number of the tunnel port by which its frames leave the node
     * @return eleven flows, or five while none may begin, and at most 18 for each instance here; those to and from
     *     instances whose ports are missing are left out
     */
    static List<Flow> of(final MappedPath path, final PortNumbers ports, final int tunnel) {
        final var all = new MappedPathFlows(new Mapped(path), ports);
        final var flows = new ArrayList<Flow>();
        flows.add(all.arrived());
        flows.add(all.returned(tunnel));
        flows.addAll(choice(all.mapped));
        for (var family : Family.values()) {
            flows.add(all.ask(family));
        }
        flows.addAll(all.mapped.refusing(ports));
        for (var locator : path.locators()) {
            if (locator.target() instanceof Plugged here) {
                all.addSteered(flows, locator, here);
                flows.addAll(ServeFlows.of(all.mapped, here, ports));
                flows.addAll(MappedServedFlows.of(all.mapped, locator, here, ports));
            }
        }
        return flows;
    }

    // from another node, behind the last service
    private Flow arrived() {
        return mapped.flow(Table.STEERED, Priority.SPECIAL)
            .match(Field.POLICY, mapped.word(Direction.FROM_WORKLOAD, Locator.ARRIVED), Words.POLICY | Words.PLACE)
            .goTo(Table.LOOKUP);
    }

    // from another node, to an instance here: whatever its revision, it ends where it was sent to
    private void addSteered(final List<Flow> flows, final Locator locator, final Plugged here) {
        for (var direction : Direction.values()) {
            ports.port(direction == Direction.FROM_WORKLOAD ? here.in() : here.out()).ifPresent(port -> flows.add(
                mapped.at(mapped.flow(Table.STEERED, Priority.ORDINARY), direction, locator.number())
                    .set(Field.LOCAL_PORT, port)
                    .goTo(Table.SERVE)));
        }
    }

    /**
     * The flows by which frames begin. A frame's own direction is that of its connection's first frame or, for replies,
     * the other one: a workload that was sent frames of another one's path so asks for the same path, back.
     *
     * @param mapped the policy
     * @return six flows, or none while none may begin
     */
    static List<Flow> choice(final Mapped mapped) {
        final var flows = new ArrayList<Flow>();
        if (!mapped.path().current()) {
            return flows;
        }
        for (var direction : Direction.values()) {
            for (var reply : EITHER) {
                flows.add(begin(mapped, mapped.begun(Tracking.reply(mapped.flow(Table.CHOICE, Priority.SPECIAL)
                    .match(Field.POLICY, mapped.word(Direction.FROM_WORKLOAD, 0), Words.ANY_DIRECTION), reply),
                    direction), reply ? direction.reverse() : direction));
            }
            flows.add(begin(mapped, mapped.flow(Table.CHOICE, Priority.REST)
                .match(Field.POLICY, mapped.word(direction, 0)), direction));
        }
        return flows;
    }

    private static Flow begin(final Mapped mapped, final Flow.Builder flow, final Direction direction) {
        return flow.set(Field.POLICY, mapped.word(direction, Locator.AT_WORKLOAD)).goTo(Table.NEXT);
    }

    // what no answer is there for
    private Flow ask(final Family family) {
        return MappingFlows.ask(mapped.ofMark(IpFrames.any(mapped.flow(Table.NEXT, Priority.REST), family),
            Field.POLICY));
    }

    // the helper has written the answer
    private Flow returned(final int tunnel) {
        final var kind = SegmentKind.of(mapped.path().segment().kind());
        final var flow = mapped.ofMark(MappingFlows.answered(mapped.flow(Table.RETURNED, Priority.SPECIAL)),
                Field.POLICY)
            .set(Field.CONTROL, Integer.toUnsignedLong(ControlWord.data(kind).encode()));
        if (mapped.path().segment().kind() == Kind.VNET) {
            flow.move(new Bits(Field.SEGMENT, 0, Integer.SIZE - 1), Bits.all(Field.VNET_OPTION));
        }
        return flow.set(Field.TUNNEL_PORT, Action.checkPort(tunnel)).goTo(Table.NEXT);
    }
}
