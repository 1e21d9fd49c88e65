/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.timer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;

public class TimerWheelTest {
    private final TimerWheel wheel = new TimerWheel();
    private final List<String> fired = new ArrayList<>();

    private TimerWheel.Timer timer(final String name) {
        return new TimerWheel.Timer(() -> fired.add(name));
    }

    @Test
    public void goesOffOnceAndInTime() {
        final var timer = timer("one");
        wheel.set(timer, 5);
        wheel.advance(4);
        assertTrue(timer.isSet() && fired.isEmpty());
        wheel.advance(5);
        assertFalse(timer.isSet());
        wheel.advance(5000);
        assertEquals(List.of("one"), fired);
    }

    @Test
    public void turnsOfTheWheelAreToldApart() {
        wheel.set(timer("late"), 3 + 10 * 1024);
        wheel.set(timer("early"), 3);
        wheel.advance(3 + 10 * 1024 - 1);
        assertEquals(List.of("early"), fired);
        wheel.advance(3 + 10 * 1024);
        assertEquals(List.of("early", "late"), fired);
    }

    @Test
    public void whatIsDueAlreadyGoesOffNext() {
        wheel.advance(100);
        wheel.set(timer("past"), Long.MIN_VALUE);
        wheel.advance(100);
        assertTrue(fired.isEmpty());
        wheel.advance(101);
        assertEquals(List.of("past"), fired);
    }

    @Test
    public void actionsMaySetAndCancel() {
        final var victim = timer("victim");
        final var again = new TimerWheel.Timer[1];
        again[0] = new TimerWheel.Timer(() -> {
            fired.add("again");
            wheel.cancel(victim);
            wheel.set(again[0], 0);
        });
        wheel.set(again[0], 1);
        wheel.set(victim, 1);
        wheel.advance(3);
        assertEquals(List.of("again", "again", "again"), fired);
        assertFalse(victim.isSet());
    }

    @Test
    public void doesWhatASortedMapDoes() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        final TreeMap<Integer, Long> expected = new TreeMap<>();
        final List<TimerWheel.Timer> timers = new ArrayList<>();
        final List<Integer> off = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            final int number = i;
            timers.add(new TimerWheel.Timer(() -> off.add(number)));
        }
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            final int number = random.nextInt(timers.size());
            switch (random.nextInt(4)) {
                case 0 -> {
                    wheel.cancel(timers.get(number));
                    expected.remove(number);
                }
                case 1 -> {
                    off.clear();
                    now += random.nextInt(random.nextInt(20) == 0 ? 5000 : 30);
                    wheel.advance(now);
                    final long until = now;
                    final List<Integer> due = expected.keySet().stream().filter(n -> expected.get(n) <= until).toList();
                    assertEquals("seed " + seed, due, off.stream().sorted().toList());
                    due.forEach(expected::remove);
                }
                default -> {
                    final long due = now + random.nextInt(4000) - 10;
                    wheel.set(timers.get(number), due);
                    expected.put(number, Math.max(due, now + 1));
                }
            }
        }
        assertEquals("seed " + seed, expected.keySet().size(), timers.stream().filter(t -> t.isSet()).count());
    }
}
