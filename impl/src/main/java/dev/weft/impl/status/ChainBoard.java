/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.LinkId;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.alarm.Resource;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.store.StateWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** Shows the states of chains: those of their links, summed up (VL-16). */
final class ChainBoard {
    private static final Condition UNKNOWN = Condition.of(Status.Unknown, "nothing is known of it yet");

    private final Picture picture;
    private final Function<LinkId, Optional<Condition>> links;
    private final AlarmBoard alarms;
    private final Board<ChainId, State.OfChain> chains;

    ChainBoard(final Picture picture, final Function<LinkId, Optional<Condition>> links, final StateWriter writer,
            final Announcer announcer, final AlarmBoard alarms, final Clock clock) {
        this.picture = requireNonNull(picture);
        this.links = requireNonNull(links);
        this.alarms = requireNonNull(alarms);
        chains = new Board<>(new Outlet(writer, announcer), clock);
    }

    /** Computes the state of a chain again, whose links are to come before it. */
    void refresh(final ChainId id) {
        final var chain = picture.chain(id);
        chains.set(id, chain.map(this::state));
        chain.ifPresentOrElse(this::follow, () -> alarms.clear(Resource.of(id), "the chain was deleted"));
    }

    private State.OfChain state(final ChainIntent chain) {
        final var all = chain.links().stream().map(this::link).toList();
        return new State.OfChain(Condition.worst(all.stream().map(link -> link.condition().at("link " + link.id()))
            .toArray(Condition[]::new)), all);
    }

    private State.OfChainLink link(final LinkIntent link) {
        return new State.OfChainLink(link.id(), link.first().appliance(), ((Managed) link.second()).port().appliance(),
            links.apply(link.id()).orElse(UNKNOWN));
    }

    /** A chain has an alarm as long as one of its links has: what is an alarm of a link is decided there. */
    private void follow(final ChainIntent chain) {
        final var resource = Resource.of(chain.id());
        chain.links().stream().map(LinkIntent::id).filter(this::isAlarmed).findFirst().ifPresentOrElse(
            link -> alarms.raise(resource, AlarmType.ChainDegraded, "link " + link + ": "
                + links.apply(link).flatMap(Condition::reason).orElse("it has an alarm")),
            () -> alarms.clear(resource, AlarmType.ChainDegraded, "no link of it has an alarm any more"));
    }

    private boolean isAlarmed(final LinkId link) {
        final var resource = Resource.of(link);
        return alarms.isRaised(resource, AlarmType.LinkInactive) || alarms.isRaised(resource, AlarmType.LinkFailed);
    }

    private static final class Outlet implements Board.Outlet<ChainId, State.OfChain> {
        private final StateWriter writer;
        private final Announcer announcer;

        Outlet(final StateWriter writer, final Announcer announcer) {
            this.writer = requireNonNull(writer);
            this.announcer = requireNonNull(announcer);
        }

        @Override
        public void show(final ChainId key, final State.OfChain state, final Instant since,
                final List<History.Entry> history) {
            writer.put(ChainEncoder.path(key), ChainEncoder.encode(key, state, since, history));
        }

        @Override
        public void remove(final ChainId key) {
            writer.delete(ChainEncoder.path(key));
        }

        @Override
        public void announce(final ChainId key, final Transition transition) {
            announcer.chain(key, transition);
        }
    }
}
