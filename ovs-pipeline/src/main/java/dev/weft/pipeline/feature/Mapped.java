/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.InstanceId;
import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames of a policy whose paths the mapping service tells, whatever the mapping's revision: that is for the
 * answers to know, by which frames go on.
 *
 * @param path what the controller says of it
 */
record Mapped(MappedPath path) implements Led {
    /** The bits that tell policy, direction and locator. */
    private static final long PLACE = Words.POLICY | Words.DIRECTION | Words.PLACE;
    /** By how much others go before: flows of a chain of the same policy, before or after, are more exact. */
    private static final int LESS = 10;

    @Override
    public Flow.Builder flow(final Table table, final int priority) {
        return Flow.in(table, priority - LESS, path.key()).match(Field.SEGMENT, path.segment().metadata());
    }

    @Override
    public Flow.Builder ofMark(final Flow.Builder flow, final Field field) {
        return flow.match(field, word(Direction.FROM_WORKLOAD, 0), Words.POLICY);
    }

    @Override
    public List<Flow> beginning() {
        return MappedPathFlows.choice(this);
    }

    // answers are the helper's flows, which go: those that refuse send frames to one that stays, and counts
    @Override
    public List<Flow> refusing(final PortNumbers ports) {
        return List.of(flow(Table.INSTANCE, Priority.REFUSED)
            .match(Field.POLICY, word(Direction.FROM_WORKLOAD, Locator.REFUSED), Words.POLICY | Words.PLACE)
            .drop());
    }

    @Override
    public Map<InstanceId, Visit> visits(final PortNumbers ports) {
        final var visits = new HashMap<InstanceId, Visit>();
        for (var locator : path.locators()) {
            if (locator.target() instanceof Plugged here) {
                visits.put(here.instance(), new Visit(ServeFlows.of(this, here, ports),
                    MappedServedFlows.of(this, locator, here, ports)));
            }
        }
        return visits;
    }

    /** Wants frames with a locator, that go in a direction. */
    Flow.Builder at(final Flow.Builder flow, final Direction direction, final int locator) {
        return flow.match(Field.POLICY, word(direction, locator), PLACE);
    }

    /** Wants connections that began in a direction. */
    Flow.Builder begun(final Flow.Builder flow, final Direction first) {
        return flow.match(Field.CT_MARK, word(first, 0), Words.POLICY | Words.DIRECTION);
    }

    /** The word of frames that go by whatever revision is in force. */
    long word(final Direction direction, final int locator) {
        return Words.asked(path.id(), direction) | locator;
    }
}
