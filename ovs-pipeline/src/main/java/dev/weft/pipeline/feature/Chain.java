/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.InstanceId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.table.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A generation of a policy's chain, by position.
 *
 * @param path what the controller says of it
 */
record Chain(ServicePath path) implements Led {
    /** How many services. */
    int size() {
        return path.hops().size();
    }

    /**
     * The service that a frame visits next.
     *
     * @param direction in which it passes the chain
     * @param left how many services it still has to visit, at least 1
     */
    int index(final Direction direction, final int left) {
        return direction == Direction.FROM_WORKLOAD ? size() - left : left - 1;
    }

    Hop hop(final Direction direction, final int left) {
        return path.hops().get(index(direction, left));
    }

    /** How many services are left for a frame that comes out of one of them. */
    int leftAfter(final Direction direction, final int index) {
        return direction == Direction.FROM_WORKLOAD ? size() - 1 - index : index;
    }

    long word(final Direction direction, final int left) {
        return Integer.toUnsignedLong(path.mark().word(direction, left));
    }

    /** What a connection is remembered by that began in this direction: the word without services left. */
    long mark(final Direction direction) {
        return word(direction, 0);
    }

    @Override
    public Flow.Builder flow(final Table table, final int priority) {
        return Flow.in(table, priority, path.key()).match(Field.SEGMENT, path.segment().metadata());
    }

    @Override
    public Flow.Builder ofMark(final Flow.Builder flow, final Field field) {
        return flow.match(field, mark(Direction.FROM_WORKLOAD), Words.MARK);
    }

    @Override
    public List<Flow> beginning() {
        return ChoiceFlows.of(this);
    }

    @Override
    public List<Flow> refusing(final PortNumbers ports) {
        return NextFlows.of(this, ports).stream().filter(Flow::isDrop).toList();
    }

    @Override
    public Map<InstanceId, Visit> visits(final PortNumbers ports) {
        final var visits = new HashMap<InstanceId, Visit>();
        for (int index = 0; index < size(); index++) {
            for (var here : path.hops().get(index).here()) {
                visits.put(here.instance(), new Visit(ServeFlows.of(this, here, ports),
                    ServedFlows.of(this, index, here, ports)));
            }
        }
        // what comes out of a gateway is nobody's chain
        NextFlows.station(this).ifPresent(station -> visits.put(station.instance(),
            new Visit(NextFlows.toStation(this, ports), List.of())));
        return visits;
    }

    /** Where a frame goes that has so many services left. */
    static Table after(final int left) {
        return left == 0 ? Table.LOOKUP : Table.NEXT;
    }
}
