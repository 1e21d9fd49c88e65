/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers are never double-allocated, kept over restarts, and come back late. */
public class IdPoolTest {
    private static final Logger LOG = LoggerFactory.getLogger(IdPoolTest.class);
    private static final Duration QUARANTINE = Duration.ofMinutes(10);
    private static final OptionalLong ANY = OptionalLong.empty();

    private final IdPool<String> pool = new IdPool<>("segment id", 1, 4, QUARANTINE);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private Map<String, String> want(final String owner, final OptionalLong id) {
        return pool.settle(Map.of(owner, id), Set.of(), now);
    }

    private void gone(final String owner) {
        pool.settle(Map.of(), Set.of(owner), now);
    }

    @Test
    public void nextFreeNumbersInTurn() {
        assertEquals(Map.of(), pool.settle(new TreeMap<>(Map.of("a", ANY, "b", ANY)), Set.of(), now));
        assertEquals(OptionalLong.of(1), pool.idOf("a"));
        assertEquals(OptionalLong.of(2), pool.idOf("b"));
        gone("a");
        want("c", ANY);
        assertEquals("not the released one", OptionalLong.of(3), pool.idOf("c"));
        assertEquals(Optional.of("c"), pool.ownerOf(3));
        assertEquals("in quarantine is not in use", Optional.empty(), pool.ownerOf(1));
        want("c", ANY);
        assertEquals("asking again changes nothing", OptionalLong.of(3), pool.idOf("c"));
    }

    @Test
    public void someNumbersAreNeverGivenOut() {
        final var odd = new IdPool<String>("id", 1, 5, QUARANTINE, id -> id % 2 == 1);
        assertEquals(Map.of(), odd.settle(new TreeMap<>(Map.of("a", ANY, "b", ANY, "c", ANY)), Set.of(), now));
        assertEquals(OptionalLong.of(3), odd.idOf("b"));
        assertEquals(OptionalLong.of(5), odd.idOf("c"));
    }

    @Test
    public void quarantineEndsByTheClock() {
        for (var owner : new String[] {"a", "b", "c", "d"}) {
            assertEquals(Map.of(), want(owner, ANY));
        }
        gone("b");
        assertEquals(Map.of("e", "no segment id is free: 3 are in use, 1 are held back for 10 minutes after their"
            + " release"), want("e", ANY));
        now = now.plus(QUARANTINE).minusMillis(1);
        assertFalse(want("e", ANY).isEmpty());
        now = now.plusMillis(1);
        assertEquals(Map.of(), want("e", ANY));
        assertEquals(OptionalLong.of(2), pool.idOf("e"));
    }

    @Test
    public void wantedNumbers() {
        assertEquals(Map.of(), want("a", OptionalLong.of(3)));
        assertEquals(Map.of("b", "segment id 3 belongs to a"), want("b", OptionalLong.of(3)));
        gone("a");
        assertEquals("out of quarantine when named", Map.of(), want("b", OptionalLong.of(3)));
        assertEquals(Optional.of("b"), pool.ownerOf(3));
        want("b", ANY);
        assertEquals("kept when named no more", OptionalLong.of(3), pool.idOf("b"));
        want("b", OptionalLong.of(4));
        assertEquals(Optional.empty(), pool.ownerOf(3));
        assertEquals(OptionalLong.of(4), pool.idOf("b"));
    }

    @Test
    public void ownersMaySwap() {
        pool.settle(Map.of("a", OptionalLong.of(1), "b", OptionalLong.of(2)), Set.of(), now);
        assertEquals(Map.of(), pool.settle(Map.of("a", OptionalLong.of(2), "b", OptionalLong.of(1)), Set.of(), now));
        assertEquals(Optional.of("b"), pool.ownerOf(1));
        assertEquals(Optional.of("a"), pool.ownerOf(2));
    }

    @Test
    public void wantedBeforeAny() {
        assertEquals(Map.of(), pool.settle(new TreeMap<>(Map.of("a", ANY, "b", OptionalLong.of(1))), Set.of(), now));
        assertEquals(OptionalLong.of(2), pool.idOf("a"));
    }

    @Test
    public void restartContinues() {
        want("a", ANY);
        want("b", ANY);
        gone("b");
        final var restarted = restart(pool.changes());
        assertTrue("nothing new to store", restarted.changes().isEmpty());
        assertEquals(OptionalLong.of(1), restarted.idOf("a"));
        assertEquals(Set.of("a"), restarted.owners());
        restarted.settle(Map.of("c", ANY, "a", ANY), Set.of(), now);
        assertEquals(OptionalLong.of(1), restarted.idOf("a"));
        assertEquals("2 is still in quarantine", OptionalLong.of(3), restarted.idOf("c"));
    }

    @Test
    public void damagedStoreIsRepaired() {
        final var stored = new TreeMap<Long, Optional<Grant<String>>>();
        stored.put(1L, Optional.of(new Grant<>("a", Optional.empty())));
        stored.put(2L, Optional.of(new Grant<>("a", Optional.empty())));
        stored.put(3L, Optional.of(new Grant<>("nobody", Optional.of(Instant.MAX))));
        final var restarted = restart(stored);
        assertEquals(OptionalLong.of(1), restarted.idOf("a"));
        assertEquals(Map.of(2L, Optional.of(new Grant<>("a", Optional.of(now))), 3L,
            Optional.of(new Grant<>("nobody", Optional.of(now)))), restarted.changes());
    }

    @Test
    public void changesAreToldUntilStored() {
        want("a", ANY);
        final var changes = pool.changes();
        assertEquals(Map.of(1L, Optional.of(new Grant<>("a", Optional.empty()))), changes);
        assertEquals(changes, pool.changes());
        pool.stored();
        assertTrue(pool.changes().isEmpty());
        gone("a");
        assertEquals(Map.of(1L, Optional.of(new Grant<>("a", Optional.of(now)))), pool.changes());
        pool.stored();
        now = now.plus(QUARANTINE);
        pool.settle(Map.of(), Set.of(), now);
        assertEquals("forgotten after quarantine", Map.of(1L, Optional.empty()), pool.changes());
    }

    @Test
    public void randomUseNeverAllocatesTwice() {
        final long seed = System.nanoTime();
        LOG.info("seed {}", seed);
        final var random = new Random(seed);
        var tested = new IdPool<String>("id", 1, 40, QUARANTINE);
        final var stored = new TreeMap<Long, Grant<String>>();
        final var releasedAt = new HashMap<Long, Instant>();
        for (int step = 0; step < 20_000; step++) {
            now = now.plusSeconds(random.nextInt(60));
            final var owner = "o" + random.nextInt(50);
            final var before = tested.idOf(owner);
            final boolean any = random.nextInt(3) > 0;
            if (random.nextInt(3) == 0) {
                tested.settle(Map.of(), Set.of(owner), now);
            } else {
                tested.settle(Map.of(owner, any ? ANY : OptionalLong.of(1 + random.nextInt(40))), Set.of(), now);
            }
            final var after = tested.idOf(owner);
            if (any && after.isPresent() && !after.equals(before)) {
                final var released = releasedAt.get(after.getAsLong());
                assertTrue("seed " + seed + " step " + step, released == null
                    || !released.plus(QUARANTINE).isAfter(now));
            }
            if (before.isPresent() && !before.equals(after)) {
                releasedAt.put(before.getAsLong(), now);
            }
            check(tested, "seed " + seed + " step " + step);
            store(tested, stored);
            if (random.nextInt(500) == 0) {
                tested = new IdPool<String>("id", 1, 40, QUARANTINE);
                tested.load(stored, now);
            }
        }
    }

    private static void check(final IdPool<String> tested, final String when) {
        final var seen = new HashSet<Long>();
        for (var owner : tested.owners()) {
            final long id = tested.idOf(owner).orElseThrow();
            assertTrue(when, seen.add(id));
            assertEquals(when, Optional.of(owner), tested.ownerOf(id));
        }
    }

    private static void store(final IdPool<String> tested, final SortedMap<Long, Grant<String>> stored) {
        tested.changes().forEach((id, grant) -> grant.ifPresentOrElse(present -> stored.put(id, present),
            () -> stored.remove(id)));
        tested.stored();
    }

    private IdPool<String> restart(final SortedMap<Long, Optional<Grant<String>>> changes) {
        final var stored = new TreeMap<Long, Grant<String>>();
        changes.forEach((id, grant) -> grant.ifPresent(present -> stored.put(id, present)));
        final var restarted = new IdPool<String>("segment id", 1, 4, QUARANTINE);
        restarted.load(stored, now);
        return restarted;
    }
}
