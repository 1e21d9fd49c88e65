/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

/** What becomes of instances as probes come through, or do not. */
public class HealthEngineTest implements ProbeSender {
    private static final PortName IN = new PortName.Plugged("fw/in");
    private static final PortName OUT = new PortName.Plugged("fw/out");
    private static final ProbeSettings FW = settings(1, 1000, 3);
    private static final int TICK_MILLIS = 100;

    /** What was sent last, by instance. */
    private final Map<Long, Probe> last = new HashMap<>();
    private final List<Probe> fresh = new ArrayList<>();
    private final List<Integer> into = new ArrayList<>();
    private final List<Long> changes = new ArrayList<>();
    private final Map<PortName, PortState> ports = new HashMap<>(Map.of(IN, PortState.up(5), OUT, PortState.up(6)));
    private long nanos = 77;
    private Way way = Way.OPEN;
    private boolean passing = true;
    private final HealthEngine engine = new HealthEngine(() -> nanos, () -> Instant.EPOCH.plusNanos(nanos), this,
        name -> ports.getOrDefault(name, PortState.missing()), changes::add, new Random(1));

    @Test
    public void aliveWithTheFirstProbe() {
        engine.put(FW);
        assertHealth(Health.UNKNOWN);
        seconds(2);
        assertHealth(Health.ALIVE);
        assertEquals(List.of(1L), changes);
        assertEquals(Set.of(5), new HashSet<>(into));
    }

    @Test
    public void deadAfterSoManyMissesAndAliveAfterSoManyAnswers() {
        engine.put(FW);
        seconds(5);
        passing = false;
        final long lost = nanos;
        while (engine.status(1).orElseThrow().health() == Health.ALIVE) {
            ticks(1);
        }
        assertHealth(Health.DEAD);
        final long millis = (nanos - lost) / 1_000_000;
        assertTrue(millis + " ms", millis > 2_000 && millis <= 4_000);
        passing = true;
        seconds(2);
        assertHealth(Health.DEAD);
        seconds(2);
        assertHealth(Health.ALIVE);
        assertEquals(List.of(1L, 1L, 1L), changes);
    }

    @Test
    public void fewerMissesAreForgotten() {
        engine.put(FW);
        for (int round = 0; round < 20; round++) {
            passing = round % 3 != 0;
            seconds(1);
        }
        assertHealth(Health.ALIVE);
    }

    @Test
    public void aSlowIntervalIsDecidedAfterASecond() {
        engine.put(settings(1, 60_000, 1));
        seconds(2);
        assertHealth(Health.ALIVE);
        passing = false;
        final int before = into.size();
        while (into.size() == before) {
            ticks(1);
        }
        ticks(11);
        assertHealth(Health.DEAD);
    }

    @Test
    public void aPortThatIsOutOfServiceIsAMiss() {
        engine.put(FW);
        seconds(3);
        ports.put(OUT, PortState.down(6));
        final int before = into.size();
        seconds(5);
        assertHealth(Health.DEAD);
        assertEquals("nothing is sent", before, into.size());
        assertEquals("its out-interface is not in service", engine.status(1).orElseThrow().trouble().orElseThrow());
        ports.put(OUT, PortState.up(8));
        seconds(4);
        assertHealth(Health.ALIVE);
    }

    @Test
    public void theHelpersOwnTroubleSaysNothingButThatOfTheSwitchDoes() {
        engine.put(FW);
        seconds(3);
        way = Way.CLOSED;
        seconds(20);
        assertHealth(Health.ALIVE);
        way = Way.AWAY;
        final int before = into.size();
        seconds(4);
        assertHealth(Health.DEAD);
        assertEquals(before, into.size());
        assertEquals("there is no way to the switch", engine.status(1).orElseThrow().trouble().orElseThrow());
    }

    @Test
    public void answersThatComeWhileTheHelperIsStoppedCount() {
        engine.put(settings(1, 100, 1));
        seconds(2);
        passing = false;
        final int before = into.size();
        ticks(1);
        assertEquals(before + 1, into.size());
        final Probe waiting = last.get(1L);
        nanos += 30_000_000_000L;
        engine.tick();
        assertHealth(Health.ALIVE);
        engine.returned(new ProbeFrame.Returned(waiting, 6));
        passing = true;
        ticks(5);
        assertEquals("never dead", List.of(1L), changes);
    }

    @Test
    public void onlyTheProbeThatIsWaitedForCounts() {
        passing = false;
        engine.put(settings(1, 1000, 100));
        seconds(2);
        final Probe old = last.get(1L);
        engine.returned(new ProbeFrame.Returned(old, 5));
        engine.returned(new ProbeFrame.Returned(new Probe(1, old.nonce() + 1), 6));
        engine.returned(new ProbeFrame.Returned(new Probe(2, old.nonce()), 6));
        seconds(1);
        assertFalse(old.equals(last.get(1L)));
        engine.returned(new ProbeFrame.Returned(old, 6));
        assertHealth(Health.UNKNOWN);
        assertEquals(4, engine.unexpected());
        engine.returned(new ProbeFrame.Returned(last.get(1L), 6));
        assertHealth(Health.ALIVE);
        engine.returned(new ProbeFrame.Returned(last.get(1L), 6));
        assertEquals("twice", 5, engine.unexpected());
    }

    @Test
    public void oneArmed() {
        engine.put(new ProbeSettings(1, "fw", "one", OUT, OUT, ProbeKind.ETHERNET, 1000, 3));
        seconds(2);
        assertHealth(Health.ALIVE);
        assertEquals(Set.of(6), new HashSet<>(into));
    }

    @Test
    public void otherSettingsHoldWhatIsKnownUnlessTheWayIsAnother() {
        engine.put(FW);
        seconds(2);
        engine.put(settings(1, 500, 2));
        assertHealth(Health.ALIVE);
        engine.put(new ProbeSettings(1, "fw", "one", IN, IN, ProbeKind.ETHERNET, 500, 2));
        assertHealth(Health.UNKNOWN);
        engine.remove(1);
        into.clear();
        seconds(3);
        assertEquals(List.of(), into);
        assertTrue(engine.ids().isEmpty());
    }

    @Test
    public void manyAreSpreadAndEachGetsItsOwn() {
        for (int id = 1; id <= 1000; id++) {
            engine.put(settings(id, 1000, 3));
        }
        int most = 0;
        for (int tick = 0; tick < 100; tick++) {
            final int before = into.size();
            ticks(1);
            most = Math.max(most, into.size() - before);
        }
        assertTrue(most + " in a tick", most < 200);
        assertTrue(into.size() + " in ten seconds", into.size() > 9_000 && into.size() <= 10_000);
        for (long id = 1; id <= 1000; id++) {
            assertEquals(Health.ALIVE, engine.status(id).orElseThrow().health());
        }
        assertEquals(0, engine.unexpected());
    }

    private static ProbeSettings settings(final long id, final int interval, final int misses) {
        return new ProbeSettings(id, "fw", "one", IN, OUT, ProbeKind.ETHERNET, interval, misses);
    }

    private void assertHealth(final Health expected) {
        assertEquals(expected, engine.status(1).orElseThrow().health());
    }

    private void seconds(final int count) {
        ticks(count * 1000 / TICK_MILLIS);
    }

    /** Between two ticks comes what was sent, if it passes. */
    private void ticks(final int count) {
        for (int i = 0; i < count; i++) {
            nanos += TICK_MILLIS * 1_000_000L;
            fresh.clear();
            engine.tick();
            if (passing) {
                fresh.forEach(probe -> engine.returned(new ProbeFrame.Returned(probe,
                    ports.getOrDefault(OUT, PortState.missing()).ofport().orElse(0))));
            }
        }
    }

    @Override
    public Way way() {
        return way;
    }

    @Override
    public void send(final ProbeKind kind, final int port, final Probe probe) {
        into.add(port);
        last.put(probe.instance(), probe);
        fresh.add(probe);
    }
}
