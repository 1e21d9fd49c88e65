/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Which connections are on a generation of a chain (SI-4, SI-6, SI-8). What is remembered of a connection at the
 * workload is the generation and the direction of its first frame; a frame's own direction is the same or, for replies,
 * the other one. A workload that was sent frames of another's chain so has its replies go back through it.
 */
final class ChoiceFlows {
    private static final boolean[] EITHER = {false, true};

    private final Chain chain;

    private ChoiceFlows(final Chain chain) {
        this.chain = chain;
    }

    /**
     * The flows.
     *
     * @param chain a generation
     * @return none if frames only pass, four if connections stay, 22 if they begin
     */
    static List<Flow> of(final Chain chain) {
        final var choice = new ChoiceFlows(chain);
        final var flows = new ArrayList<Flow>();
        if (chain.path().role() == Role.PASSING) {
            return flows;
        }
        for (var first : Direction.values()) {
            for (var reply : EITHER) {
                flows.add(choice.stay(first, reply));
            }
        }
        if (chain.path().role() == Role.CURRENT) {
            choice.addBegin(flows);
        }
        return flows;
    }

    private void addBegin(final List<Flow> flows) {
        for (var direction : Direction.values()) {
            for (var reply : EITHER) {
                for (var family : Family.values()) {
                    flows.add(move(direction, reply, family));
                    flows.add(begin(direction, reply, family));
                }
            }
            // fragments, of which conntrack must not know
            flows.add(end(asked(Priority.LAST, direction), direction));
        }
    }

    // a connection of this very generation
    private Flow stay(final Direction first, final boolean reply) {
        return end(Tracking.reply(any(Priority.SPECIAL), reply).match(Field.CT_MARK, chain.mark(first)),
            turned(first, reply));
    }

    // a connection of a generation that is no more: whoever began it, it goes on in the same directions
    private Flow move(final Direction first, final boolean reply, final Family family) {
        final var flow = Tracking.reply(IpFrames.whole(any(Priority.ORDINARY), family), reply)
            .match(Field.CT_MARK, policy() | first.bit() * Words.DIRECTION, Words.POLICY | Words.DIRECTION);
        return remember(flow, turned(first, reply), first);
    }

    // a connection of no policy, or of another one
    private Flow begin(final Direction direction, final boolean reply, final Family family) {
        return remember(Tracking.reply(IpFrames.whole(asked(Priority.REST, direction), family), reply), direction,
            turned(direction, reply));
    }

    private Flow remember(final Flow.Builder flow, final Direction direction, final Direction first) {
        return flow.set(Field.POLICY, chain.word(direction, chain.size()))
            .then(Tracking.commit(chain.mark(first)))
            .goTo(Chain.after(chain.size()));
    }

    private Flow end(final Flow.Builder flow, final Direction direction) {
        return flow.set(Field.POLICY, chain.word(direction, chain.size())).goTo(Chain.after(chain.size()));
    }

    private Flow.Builder any(final int priority) {
        return chain.flow(Table.CHOICE, priority).match(Field.POLICY, policy(), Words.ANY_DIRECTION);
    }

    private Flow.Builder asked(final int priority, final Direction direction) {
        return chain.flow(Table.CHOICE, priority)
            .match(Field.POLICY, Words.asked(chain.path().mark().policy(), direction));
    }

    private long policy() {
        return Words.asked(chain.path().mark().policy(), Direction.FROM_WORKLOAD);
    }

    private static Direction turned(final Direction first, final boolean reply) {
        return reply ? first.reverse() : first;
    }
}
