/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.overlay.Family;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;

/** What all chains of a node share (SI-3). */
final class ServiceFlows {
    private static final int UNMARKED = 0;

    private ServiceFlows() {
        // only functions
    }

    /**
     * The flows.
     *
     * @return 25 flows
     */
    static List<Flow> all() {
        final var flows = new ArrayList<>(List.of(
            flow(Table.STEERED, Priority.ORDINARY).match(Field.POLICY, PipelineFlows.NO_POLICY).goTo(Table.GUARD),
            // most frames have nothing to do with policies
            flow(Table.POLICY, Priority.LAST).goTo(Table.LOOKUP),
            flow(Table.INTERCEPT, Priority.LAST).goTo(Table.MEMBERS),
            flow(Table.ARRIVED, Priority.LAST).goTo(Table.MEMBERS),
            flow(Table.HANDOVER, Priority.LAST).then(new Action.OutputTo(ServicePathFlows.PORT)).end()));
        for (var direction : Direction.values()) {
            for (var reply : List.of(false, true)) {
                for (var family : Family.values()) {
                    addMemory(flows, direction, reply, family);
                }
            }
        }
        return flows;
    }

    // whatever is remembered of a connection: its first frame's direction is this one's, or the other for a reply
    private static void addMemory(final List<Flow> flows, final Direction direction, final boolean reply,
            final Family family) {
        final var first = reply ? direction.reverse() : direction;
        flows.add(led(Table.HANDOVER, direction, reply, family)
            .then(Tracking.commitWord(first))
            .then(new Action.OutputTo(ServicePathFlows.PORT))
            .end());
        // a workload keeps what it remembers, unless the direction is another one
        flows.add(led(Table.ARRIVED, direction, reply, family)
            .match(Field.CT_MARK, first.reverse().bit() * Words.DIRECTION, Words.DIRECTION)
            .then(Tracking.commitWord(first))
            .goTo(Table.MEMBERS));
        if (first.bit() == UNMARKED) {
            flows.add(led(Table.ARRIVED, direction, reply, family)
                .match(Field.CT_MARK, UNMARKED)
                .then(Tracking.commitWord(first))
                .goTo(Table.MEMBERS));
        }
    }

    private static Flow.Builder led(final Table table, final Direction direction, final boolean reply,
            final Family family) {
        return Tracking.reply(IpFrames.whole(flow(table, Priority.ORDINARY), family), reply)
            .match(Field.POLICY, direction.bit() * Words.DIRECTION, Words.DIRECTION);
    }

    private static Flow.Builder flow(final Table table, final int priority) {
        return PipelineFlows.flow(table, priority);
    }
}
