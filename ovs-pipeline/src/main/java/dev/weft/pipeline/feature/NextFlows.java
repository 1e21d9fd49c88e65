/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.node.Hop;
import dev.weft.api.node.Hop.BuiltIn;
import dev.weft.api.node.Hop.Far;
import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.Hop.Station;
import dev.weft.api.node.Hop.Target;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Direction;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where frames of a chain go next (SI-3, SI-8). Several instances share 64 slots, of which each connection has one: the
 * register says which, and in its upper part the service's place in the chain, so that both directions have the same.
 */
final class NextFlows {
    private static final int FROM_THIS_NODE = 0;
    private static final int PLACE_SHIFT = 8;
    private static final Bits SLOT = new Bits(Field.SLOT, 0, 5);
    private static final long ALL_BITS = 0xffff_ffffL;

    private final Chain chain;
    private final PortNumbers ports;

    private NextFlows(final Chain chain, final PortNumbers ports) {
        this.chain = chain;
        this.ports = ports;
    }

    /**
     * The flows.
     *
     * @param chain a generation
     * @param ports the node's port numbers
     * @return one to three for each service and direction, and at most two for each slot
     */
    static List<Flow> of(final Chain chain, final PortNumbers ports) {
        final var next = new NextFlows(chain, ports);
        final var flows = new ArrayList<Flow>();
        for (var direction : Direction.values()) {
            for (int left = 1; left <= chain.size(); left++) {
                next.addStep(flows, direction, left);
            }
        }
        for (int index = 0; index < chain.size(); index++) {
            final var slots = chain.path().hops().get(index).slots();
            if (isShared(slots)) {
                next.addSlots(flows, index, 0, slots);
            }
        }
        return flows;
    }

    /** The station to which a chain leads in the end, if it does. */
    static Optional<Station> station(final Chain chain) {
        return chain.path().hops().stream().flatMap(hop -> hop.slots().stream()).filter(Station.class::isInstance)
            .map(Station.class::cast).findFirst();
    }

    /** The flows that send to that station. */
    static List<Flow> toStation(final Chain chain, final PortNumbers ports) {
        return of(chain, ports).stream().filter(flow -> flow.actions().stream()
            .anyMatch(action -> action.sets().equals(Optional.of(Field.ETH_DST)))).toList();
    }

    private void addStep(final List<Flow> flows, final Direction direction, final int left) {
        int now = left;
        // whoever sends a frame to a service skips those that are open and have no instance, or are not for it
        while (now > 0 && isSkipped(chain.hop(direction, now), direction)) {
            now--;
        }
        if (now == 0) {
            flows.add(skip(step(Priority.ORDINARY, direction, left), direction, left, now).goTo(Table.LOOKUP));
            return;
        }
        final var slots = chain.hop(direction, now).slots();
        if (slots.isEmpty()) {
            // not where others go on: the switch would take their count along when an instance comes or goes
            flows.add(step(Priority.REFUSED, direction, left).drop());
        } else if (slots.get(0) instanceof Station station) {
            flows.add(step(Priority.ORDINARY, direction, left)
                .set(Field.ETH_DST, station.mac().value())
                .set(Field.POLICY, chain.word(direction, now - 1))
                .goTo(Chain.after(now - 1)));
        } else if (isShared(slots)) {
            addShared(flows, direction, left, now);
        } else {
            end(skip(step(Priority.ORDINARY, direction, left), direction, left, now), direction, slots.get(0))
                .ifPresent(flows::add);
        }
    }

    private void addShared(final List<Flow> flows, final Direction direction, final int left, final int now) {
        final boolean byConnection = chain.hop(direction, now).byConnection();
        final long place = (long) chain.index(direction, now) << PLACE_SHIFT;
        if (byConnection) {
            // later fragments have no ports, and all of a packet must go the same way
            for (var family : Family.values()) {
                flows.add(share(skip(IpFrames.fragment(step(Priority.SPECIAL, direction, left), family), direction,
                    left, now), place, false));
            }
        }
        flows.add(share(skip(step(Priority.ORDINARY, direction, left), direction, left, now), place, byConnection));
    }

    private static Flow share(final Flow.Builder flow, final long place, final boolean byConnection) {
        return flow.set(Field.SLOT, place).then(Tracking.slot(byConnection, SLOT)).goTo(Table.INSTANCE);
    }

    // neighbouring slots of one target have one flow
    private void addSlots(final List<Flow> flows, final int index, final int first, final List<Target> slots) {
        if (slots.size() > 1 && isShared(slots)) {
            final int half = slots.size() / 2;
            addSlots(flows, index, first, slots.subList(0, half));
            addSlots(flows, index, first + half, slots.subList(half, slots.size()));
            return;
        }
        final var target = slots.get(0);
        final long slot = (long) index << PLACE_SHIFT | first;
        final long mask = ALL_BITS & ~(slots.size() - 1);
        if (target instanceof Plugged here && !here.in().equals(here.out())) {
            for (var direction : Direction.values()) {
                end(slot(chain.flow(Table.INSTANCE, Priority.ORDINARY)
                    .match(Field.POLICY, chain.mark(direction), Words.PATH), slot, mask), direction, target)
                    .ifPresent(flows::add);
            }
        } else {
            end(slot(chain.ofMark(chain.flow(Table.INSTANCE, Priority.ORDINARY), Field.POLICY), slot, mask),
                Direction.FROM_WORKLOAD, target).ifPresent(flows::add);
        }
    }

    private static Flow.Builder slot(final Flow.Builder flow, final long slot, final long mask) {
        return mask == ALL_BITS ? flow.match(Field.SLOT, slot) : flow.match(Field.SLOT, slot, mask);
    }

    private Flow.Builder step(final int priority, final Direction direction, final int left) {
        return chain.flow(Table.NEXT, priority).match(Field.POLICY, chain.word(direction, left));
    }

    private Flow.Builder skip(final Flow.Builder flow, final Direction direction, final int left, final int now) {
        return now == left ? flow : flow.set(Field.POLICY, chain.word(direction, now));
    }

    // empty if the instance's port is not there: the controller will take it out of its slots
    private Optional<Flow> end(final Flow.Builder flow, final Direction direction, final Target target) {
        if (target instanceof Far far) {
            // what came from a tunnel came here to be served here
            return Optional.of(flow.match(Field.FROM_PATH, FROM_THIS_NODE)
                .set(Field.FAR_PATH, far.path().value()).goTo(Table.TUNNEL_OUT));
        } else if (target instanceof Plugged here) {
            final var port = entry(here, direction, ports);
            return port.isPresent() ? Optional.of(flow.set(Field.LOCAL_PORT, port.getAsInt()).goTo(Table.SERVE))
                : Optional.empty();
        } else if (target instanceof BuiltIn here) {
            return Optional.of(flow.set(Field.LOCAL_PORT, Gate.of(here).entry()).goTo(Table.SERVE));
        }
        throw new IllegalArgumentException("unknown target: " + target);
    }

    /** The port by which frames enter an instance. */
    private static OptionalInt entry(final Plugged here, final Direction direction, final PortNumbers ports) {
        return ports.port(direction == Direction.FROM_WORKLOAD ? here.in() : here.out());
    }

    private static boolean isSkipped(final Hop hop, final Direction direction) {
        return hop.open() && hop.slots().isEmpty() || hop.oneWay() && direction == Direction.TO_WORKLOAD;
    }

    private static boolean isShared(final List<Target> slots) {
        return slots.size() > 1 && Set.copyOf(slots).size() > 1;
    }
}
