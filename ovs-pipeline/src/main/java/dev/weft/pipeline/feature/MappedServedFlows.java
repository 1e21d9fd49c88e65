/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.MacAddress;
import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.Locator;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What comes out of the instances of a policy with a mapping (SI-9): as for chains, but the revision is that which the
 * frame had when it went in, and its locator is the one that it leaves.
 */
final class MappedServedFlows {
    private static final Bits REVISION_IN_MARK = new Bits(Field.CT_MARK, Words.FIRST_MARK_BIT, 15);
    private static final Bits REVISION = new Bits(Field.POLICY, Words.FIRST_MARK_BIT, 15);
    private static final Bits PLACE = new Bits(Field.POLICY, 0, Words.PLACE_BITS - 1);

    private final Mapped mapped;
    private final Locator locator;
    private final int in;
    private final int out;

    private MappedServedFlows(final Mapped mapped, final Locator locator, final int in, final int out) {
        this.mapped = mapped;
        this.locator = locator;
        this.in = in;
        this.out = out;
    }

    /**
     * The flows of an instance.
     *
     * @param mapped the policy
     * @param locator which the instance is
     * @param here the instance
     * @param ports the node's port numbers
     * @return two if it knows headers, else four or six, and at most four more if the service is in this policy only
     *     and frames may begin;
     *     none while a port is missing
     */
    static List<Flow> of(final Mapped mapped, final Locator locator, final Plugged here, final PortNumbers ports) {
        final var in = ports.port(here.in());
        final var out = ports.port(here.out());
        if (in.isEmpty() || out.isEmpty()) {
            return List.of();
        }
        final var served = new MappedServedFlows(mapped, locator, in.getAsInt(), out.getAsInt());
        if (here.aware()) {
            return Arrays.stream(Direction.values()).map(served::withHeader).toList();
        }
        final var flows = new ArrayList<Flow>();
        for (var direction : Direction.values()) {
            served.addTracked(flows, direction);
            flows.add(served.kept(direction));
        }
        if (locator.only() && mapped.path().current()) {
            served.addUnknown(flows);
        }
        return flows;
    }

    private void addTracked(final List<Flow> flows, final Direction direction) {
        final var flow = from(Table.SERVED, direction);
        if (in != out) {
            flows.add(left(mapped.ofMark(flow, Field.CT_MARK), direction));
        } else {
            flows.add(left(mapped.begun(Tracking.reply(flow, false), direction), direction));
            flows.add(left(mapped.begun(Tracking.reply(from(Table.SERVED, direction), true), direction),
                direction.reverse()));
        }
    }

    private Flow left(final Flow.Builder flow, final Direction direction) {
        return flow.set(Field.POLICY, mapped.word(direction, locator.number()))
            .move(REVISION_IN_MARK, REVISION)
            .goTo(Table.NEXT);
    }

    // of which conntrack knows nothing: the word with which it was given is the one with which it leaves
    private Flow kept(final Direction direction) {
        return mapped.at(from(Table.RESUMED, direction), direction, locator.number()).goTo(Table.NEXT);
    }

    // it must have counted itself; its word is here already
    private Flow withHeader(final Direction direction) {
        return mapped.at(from(Table.RESUMED, direction), direction, locator.number() - 1)
            .then(new Action.Load(PLACE, locator.number()))
            .goTo(Table.NEXT);
    }

    // what it made itself, or changed beyond recognition: of the revision in force
    private void addUnknown(final List<Flow> flows) {
        for (var direction : in == out ? List.of(Direction.FROM_WORKLOAD) : List.of(Direction.values())) {
            for (var family : Family.values()) {
                flows.add(IpFrames.any(from(Table.RESUMED, direction), family)
                    .match(Field.POLICY, PipelineFlows.NO_POLICY)
                    .match(Field.ETH_DST, 0, MacAddress.GROUP_BIT)
                    .set(Field.POLICY, mapped.word(direction, locator.number()))
                    .goTo(Table.NEXT));
            }
        }
    }

    private Flow.Builder from(final Table table, final Direction direction) {
        return mapped.flow(table, Priority.ORDINARY).from(direction == Direction.FROM_WORKLOAD ? out : in);
    }
}
