/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.impl.alarm.AlarmBoard;
import dev.weft.impl.store.StateWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows the states of networks and their members. What one member costs does not depend on how many there are, except
 * when something of the whole disappears, such as the reason why it is not up: then the whole is written once.
 */
final class NetworkBoard {
    private final Map<NetworkId, Roster> rosters = new HashMap<>();
    private final Picture picture;
    private final Facts facts;
    private final Crossing crossing;
    private final StateWriter writer;
    private final NetworkAlarms alarms;
    private final Outlet outlet;
    private final Board<NetworkId, State.OfNetwork> board;

    NetworkBoard(final Picture picture, final Facts facts, final Crossing crossing, final StateWriter writer,
            final Announcer announcer, final AlarmBoard alarms, final Clock clock) {
        this.picture = requireNonNull(picture);
        this.facts = requireNonNull(facts);
        this.crossing = requireNonNull(crossing);
        this.writer = requireNonNull(writer);
        this.alarms = new NetworkAlarms(alarms);
        outlet = new Outlet(announcer);
        board = new Board<>(outlet, clock);
    }

    /** Computes the state of a network and all its members again. Returns the interfaces whose state may be news. */
    Set<InterfaceId> refresh(final NetworkId id) {
        final var all = new LinkedHashSet<InterfaceId>();
        Optional.ofNullable(rosters.get(id)).ifPresent(roster -> all.addAll(roster.members().keySet()));
        picture.compiled(id).ifPresent(network -> all.addAll(network.members().keySet()));
        return refresh(id, all);
    }

    /** Computes the state of some members of a network again, and that of the whole. */
    Set<InterfaceId> refresh(final NetworkId id, final Collection<InterfaceId> members) {
        final var rules = picture.network(id).flatMap(network -> picture.compiled(id)
            .map(compiled -> new NetworkRules(network, compiled, picture, facts, crossing)));
        if (rules.isEmpty()) {
            board.set(id, Optional.empty());
            return ports(Optional.ofNullable(rosters.remove(id)));
        }
        final var roster = rosters.computeIfAbsent(id, name -> new Roster());
        final var changed = new HashMap<InterfaceId, Optional<State.OfMember>>();
        for (var member : members) {
            final var now = rules.orElseThrow().member(member);
            if (roster.set(member, now)) {
                changed.put(member, now);
                alarms.note(id, member, now);
            }
        }
        outlet.isWhole = false;
        board.set(id, Optional.of(rules.orElseThrow().whole(roster.worst())));
        if (!outlet.isWhole) {
            changed.forEach((member, state) -> write(id, member, state));
        }
        if (!changed.isEmpty()) {
            alarms.follow(id, roster);
        }
        return changed.entrySet().stream().map(entry -> entry.getValue().map(State.OfMember::port)
            .orElse(entry.getKey())).collect(Collectors.toSet());
    }

    /** Returns how an interface is that serves a member of a network. */
    Optional<Condition> condition(final NetworkId network, final InterfaceId member) {
        return Optional.ofNullable(rosters.get(network)).map(roster -> roster.members().get(member))
            .map(State.OfMember::condition);
    }

    private void write(final NetworkId network, final InterfaceId member, final Optional<State.OfMember> state) {
        final var path = NetworkEncoder.member(network, member);
        state.ifPresentOrElse(there -> writer.putInside(path, NetworkEncoder.encode(member, there)),
            () -> writer.delete(path));
    }

    private static Set<InterfaceId> ports(final Optional<Roster> roster) {
        return roster.map(gone -> gone.members().values().stream().map(State.OfMember::port)
            .collect(Collectors.toSet())).orElse(Set.of());
    }

    private final class Outlet implements Board.Outlet<NetworkId, State.OfNetwork> {
        private final Map<NetworkId, State.OfNetwork> shown = new HashMap<>();
        private final Announcer announcer;
        // whether the members were written, too
        private boolean isWhole;

        Outlet(final Announcer announcer) {
            this.announcer = announcer;
        }

        @Override
        public void show(final NetworkId key, final State.OfNetwork state, final Instant since,
                final List<History.Entry> history) {
            final var before = Optional.ofNullable(shown.put(key, state));
            final var encoded = NetworkEncoder.encode(state, since, history);
            isWhole = before.isEmpty() || lacks(before.orElseThrow(), state);
            if (isWhole) {
                final var members = rosters.get(key).members();
                writer.put(NetworkEncoder.path(key), NetworkEncoder.encode(key, encoded, members.keySet().stream()
                    .collect(Collectors.toMap(Function.identity(),
                        member -> NetworkEncoder.encode(member, members.get(member))))));
            } else {
                writer.merge(NetworkEncoder.state(key), encoded);
                history.stream().map(History.Entry::number).min(Long::compare).filter(first -> first > 1)
                    .ifPresent(first -> writer.delete(NetworkEncoder.history(key, first - 1)));
            }
        }

        /** Says whether something is not there any more, which merging would leave. */
        private static boolean lacks(final State.OfNetwork before, final State.OfNetwork now) {
            return before.condition().reason().isPresent() && now.condition().reason().isEmpty()
                || before.key().isPresent() && now.key().isEmpty() || before.mtu().isPresent() && now.mtu().isEmpty()
                || before.halves().isPresent() && now.halves().isEmpty();
        }

        @Override
        public void remove(final NetworkId key) {
            shown.remove(key);
            writer.delete(NetworkEncoder.path(key));
            alarms.forget(key);
        }

        @Override
        public void announce(final NetworkId key, final Transition transition) {
            announcer.network(key, transition);
        }
    }
}
