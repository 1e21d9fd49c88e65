/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** The states of one kind of objects as shown last; passes on only what changed. */
final class Board<K, S extends State> {
    private final Map<K, Shown<S>> shown = new HashMap<>();
    private final Outlet<K, S> outlet;
    private final Clock clock;

    Board(final Outlet<K, S> outlet, final Clock clock) {
        this.outlet = requireNonNull(outlet);
        this.clock = requireNonNull(clock);
    }

    /** Where changes go. */
    interface Outlet<K, S> {
        /** The state changed; its status has been the same since a time. Also the last changes of the status. */
        void show(K key, S state, Instant since, List<History.Entry> history);

        /** The object is gone. */
        void remove(K key);

        /** The status changed. */
        void announce(K key, Transition transition);

        /** All of that was done. */
        default void follow(K key, S state) {
            // not everyone has something to follow with
        }
    }

    private record Shown<S>(S state, Instant since, History history) {
    }

    /** Returns the status shown last; empty when nothing is shown. */
    Optional<Status> status(final K key) {
        return state(key).map(state -> state.condition().status());
    }

    /** Returns the state shown last; empty when nothing is shown. */
    Optional<S> state(final K key) {
        return Optional.ofNullable(shown.get(key)).map(last -> last.state);
    }

    void set(final K key, final Optional<S> state) {
        if (state.isPresent()) {
            set(key, state.orElseThrow());
        } else if (shown.remove(key) != null) {
            outlet.remove(key);
        }
    }

    private void set(final K key, final S state) {
        final var before = shown.get(key);
        if (before != null && before.state.equals(state)) {
            return;
        }
        final var old = before == null ? Status.Unknown : before.state.condition().status();
        final var now = state.condition();
        final var since = before != null && old == now.status() ? before.since : clock.instant();
        final var history = before == null ? new History() : before.history;
        if (before == null || old != now.status()) {
            history.add(since, now);
        }
        outlet.show(key, state, since, history.entries());
        shown.put(key, new Shown<>(state, since, history));
        // that a new object is being programmed goes without saying
        final boolean begins = before == null && now.status() == Status.Programming;
        if (old != now.status() && !begins) {
            outlet.announce(key, new Transition(old, now, since));
        }
        outlet.follow(key, state);
    }
}
