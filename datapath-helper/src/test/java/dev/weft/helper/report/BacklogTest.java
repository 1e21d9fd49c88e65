/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.health.Health;
import dev.weft.helper.liveness.Liveness;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Test;

public class BacklogTest {
    private final FakeSource source = new FakeSource();
    private final Backlog backlog = new Backlog(source);

    @Test
    public void everythingGoesInPiecesOfWhichTheFirstSaysSo() {
        source.fill(10_000);
        backlog.everything();
        final Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            final Backlog.Batch batch = backlog.take();
            assertEquals(i == 0, batch.complete());
            assertEquals(2_000, batch.ends().size());
            batch.ends().forEach(end -> seen.add(end.id()));
            backlog.taken();
        }
        assertEquals(10_000, seen.size());
        assertTrue(backlog.isEmpty());
        assertTrue(backlog.take().isNothing());
    }

    @Test
    public void manyChangesOfAnEndAreOneLine() {
        source.put(2, Liveness.UNKNOWN, 0);
        for (int i = 0; i < 1_000; i++) {
            source.put(2, i % 2 == 0 ? Liveness.INACTIVE : Liveness.ACTIVE, 0);
            backlog.changed(2);
        }
        assertEquals(List.of("active"), backlog.take().ends().stream().map(Message.End::liveness).toList());
    }

    @Test
    public void countersGoOnlyIfTheyAreNews() {
        source.put(2, Liveness.ACTIVE, 1);
        backlog.changed(2);
        assertNotNull(only().counters());
        backlog.taken();
        backlog.changed(2);
        assertNull(only().counters());
        backlog.taken();
        source.put(2, Liveness.ACTIVE, 2);
        backlog.changed(2);
        assertEquals(2, only().counters().sentPackets());
        backlog.lost();
        assertEquals("what was lost is still news", 2, only().counters().sentPackets());
    }

    @Test
    public void heartbeatIsSentEvenWithoutNews() {
        source.put(2, Liveness.ACTIVE, 1);
        backlog.heartbeat();
        assertEquals(1, backlog.take().ends().size());
        backlog.taken();
        backlog.heartbeat();
        final Backlog.Batch batch = backlog.take();
        assertFalse(batch.isNothing());
        assertEquals(List.of(), batch.ends());
    }

    @Test
    public void endsTakeTurnsWithTheirCounters() {
        source.fill(4_500);
        backlog.everything();
        for (int i = 0; i < 3; i++) {
            backlog.take();
            backlog.taken();
        }
        final Set<Long> seen = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            // All of them count all the time
            for (long id = 2; id < 4_502; id++) {
                source.put(id, Liveness.ACTIVE, 100 + round);
            }
            backlog.heartbeat();
            final List<Message.End> ends = backlog.take().ends();
            assertEquals(2_000, ends.size());
            assertEquals("none twice in a message", 2_000, ends.stream().map(Message.End::id).distinct().count());
            ends.forEach(end -> seen.add(end.id()));
            backlog.taken();
        }
        assertEquals(4_500, seen.size());
    }

    @Test
    public void whatWasLostGoesAgainAndWhatIsGoneDoesNot() {
        source.fill(3);
        backlog.everything();
        assertTrue(backlog.take().complete());
        source.ends.remove(3L);
        backlog.removed(3);
        backlog.lost();
        final Backlog.Batch again = backlog.take();
        assertTrue(again.complete());
        assertEquals(List.of(2L, 4L), again.ends().stream().map(Message.End::id).sorted().toList());
        backlog.taken();
        assertTrue(backlog.isEmpty());
    }

    @Test
    public void nothingIsEverForgottenWhateverHappens() {
        final long seed = new Random().nextLong();
        final var random = new Random(seed);
        final var known = new TreeMap<Long, String>();
        for (int step = 0; step < 20_000; step++) {
            final long id = 2 + random.nextInt(50);
            switch (random.nextInt(8)) {
                case 0 -> {
                    source.ends.remove(id);
                    backlog.removed(id);
                }
                case 1 -> backlog.heartbeat();
                case 2 -> backlog.lost();
                default -> {
                    source.put(id, Liveness.values()[random.nextInt(3)], random.nextInt(3));
                    backlog.changed(id);
                }
            }
            if (random.nextInt(4) == 0) {
                final Backlog.Batch batch = backlog.take();
                if (random.nextBoolean()) {
                    batch.ends().forEach(end -> known.put(end.id(), end.liveness()));
                    backlog.taken();
                } else {
                    backlog.lost();
                }
            }
        }
        while (!backlog.isEmpty()) {
            backlog.take().ends().forEach(end -> known.put(end.id(), end.liveness()));
            backlog.taken();
        }
        known.keySet().retainAll(source.ends());
        final var expected = new TreeMap<Long, String>();
        source.ends.forEach((id, end) -> expected.put(id, end.status().liveness().toString()));
        assertEquals("seed " + seed, expected, known);
    }

    @Test
    public void instancesAreToldAsTheyAreThen() {
        source.put(7, Health.DEAD);
        source.put(8, Health.ALIVE);
        backlog.everything();
        backlog.instanceChanged(9);
        final Backlog.Batch all = backlog.take();
        assertTrue(all.complete());
        assertEquals("one that is gone is not told", Set.of(7L, 8L), all.instances().keySet());
        backlog.lost();
        source.put(7, Health.ALIVE);
        assertEquals("alive", backlog.take().instances().get(7L).health());
        backlog.taken();
        assertTrue(backlog.isEmpty());
        backlog.instanceChanged(8);
        backlog.instanceRemoved(8);
        assertTrue(backlog.isEmpty());
    }

    @Test
    public void instancesGoInPieces() {
        for (long id = 0; id < 1_500; id++) {
            source.put(id, Health.UNKNOWN);
        }
        backlog.everything();
        assertEquals(1_000, backlog.take().instances().size());
        backlog.taken();
        final Backlog.Batch rest = backlog.take();
        assertEquals(500, rest.instances().size());
        assertFalse(rest.complete());
    }

    private Message.End only() {
        final List<Message.End> ends = backlog.take().ends();
        assertEquals(1, ends.size());
        return ends.get(0);
    }
}
