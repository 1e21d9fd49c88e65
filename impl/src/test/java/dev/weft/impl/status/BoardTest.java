/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static org.junit.Assert.assertEquals;

import dev.weft.impl.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** Only changes are shown, only changes of status are announced. */
public class BoardTest {
    private final List<String> events = new ArrayList<>();
    private final VirtualClock clock = new VirtualClock("2026-11-21T12:00:00Z");
    private List<History.Entry> history = List.of();
    private final Board<String, State.OfPort> board = new Board<>(new Board.Outlet<>() {
        @Override
        public void show(final String key, final State.OfPort state, final Instant since,
                final List<History.Entry> changes) {
            events.add("show " + key + " " + state.condition().status() + " since " + since);
            history = changes;
        }

        @Override
        public void remove(final String key) {
            events.add("remove " + key);
        }

        @Override
        public void announce(final String key, final Transition transition) {
            events.add("announce " + key + " " + transition);
        }
    }, clock);

    private List<String> set(final Condition condition) {
        board.set("p", Optional.ofNullable(condition)
            .map(value -> new State.OfPort(value, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), OptionalInt.empty())));
        final var taken = List.copyOf(events);
        events.clear();
        clock.pass(Duration.ofSeconds(1));
        return taken;
    }

    @Test
    public void theLastChangesAreKept() {
        set(Condition.of(Status.Programming, "on its way"));
        for (int i = 0; i < 10; i++) {
            set(Condition.UP);
            set(Condition.of(Status.Inactive, "silent"));
            set(Condition.of(Status.Inactive, "another reason is no change"));
        }
        assertEquals(16, history.size());
        assertEquals(new History.Entry(21, Instant.parse("2026-11-21T12:00:29Z"),
            Condition.of(Status.Inactive, "silent")), history.get(15));
        assertEquals(6, history.get(0).number());
        set(null);
        set(Condition.UP);
        assertEquals("a new object begins anew", 1, history.size());
        assertEquals(1, history.get(0).number());
    }

    @Test
    public void lifeOfAnObject() {
        assertEquals("that it is being programmed goes without saying",
            List.of("show p Programming since 2026-11-21T12:00:00Z"),
            set(Condition.of(Status.Programming, "on its way")));
        assertEquals(List.of("show p Up since 2026-11-21T12:00:01Z", "announce p programming -> up"),
            set(Condition.UP));
        assertEquals(List.of(), set(Condition.UP));
        assertEquals(List.of("show p Waiting since 2026-11-21T12:00:03Z", "announce p up -> waiting (no port)"),
            set(Condition.of(Status.Waiting, "no port")));
        assertEquals("another reason is no other status", List.of("show p Waiting since 2026-11-21T12:00:03Z"),
            set(Condition.of(Status.Waiting, "no node")));
        assertEquals(List.of("remove p"), set(null));
        assertEquals(List.of(), set(null));
        assertEquals(List.of("show p Failed since 2026-11-21T12:00:07Z", "announce p unknown -> failed (refused)"),
            set(Condition.of(Status.Failed, "refused")));
    }

    @Test
    public void theWorstCounts() {
        final var failed = Condition.of(Status.Failed, "f");
        final var waiting = Condition.of(Status.Waiting, "w");
        final var programming = Condition.of(Status.Programming, "p");
        assertEquals(failed, Condition.worst(waiting, failed, programming));
        assertEquals(waiting, Condition.worst(Condition.UP, programming, waiting));
        assertEquals(programming, Condition.worst(Condition.UP, programming));
        final var inactive = Condition.of(Status.Inactive, "i");
        assertEquals("what is inactive stays so while it is changed", inactive,
            Condition.worst(programming, inactive, Condition.UP));
        assertEquals("a port that is not there says more", waiting, Condition.worst(inactive, waiting));
        final var limited = Condition.of(Status.Up, "packets are too large");
        assertEquals(limited, Condition.worst(Condition.UP, limited));
        assertEquals(Condition.UP, Condition.worst(Condition.UP, Condition.UP));
    }
}
