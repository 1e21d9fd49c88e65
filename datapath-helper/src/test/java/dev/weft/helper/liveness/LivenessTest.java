/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.Intervals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/**
 * What ends make of the things that happen to links (VL-11), with and without a key. Intervals are 3, 1 and 9 s.
 */
@RunWith(Parameterized.class)
public class LivenessTest {
    private static final UnaryOperator<byte[]> LOST = bytes -> null;
    private static final UnaryOperator<byte[]> TAKEN = bytes -> bytes;

    @Parameter
    public boolean keyed;

    private TwoNodes nodes;
    private TwoNodes.Node first;
    private TwoNodes.Node second;

    @Parameters(name = "keyed {0}")
    public static List<Boolean> keys() {
        return List.of(true, false);
    }

    @Before
    public void start() {
        nodes = TwoNodes.linked(keyed ? Optional.of(TwoNodes.KEY) : Optional.empty());
        first = nodes.first;
        second = nodes.second;
    }

    private void assertSeen(final String atFirst, final String atSecond) {
        assertEquals(atFirst + " and " + atSecond, first.seen() + " and " + second.seen());
    }

    @Test
    public void aLinkIsActiveAtOnce() {
        assertSeen("unknown", "unknown");
        nodes.ticks(2);
        assertSeen("active", "active");
        assertEquals(List.of(Liveness.UNKNOWN, Liveness.ACTIVE), first.told.stream().map(EndStatus::liveness).toList());
    }

    @Test
    public void anIdleLinkStaysActiveWithFewMessages() {
        nodes.seconds(10);
        final int before = first.sent.size() + second.sent.size();
        nodes.seconds(600);
        assertSeen("active", "active");
        assertEquals(2, first.told.size());
        final int messages = first.sent.size() + second.sent.size() - before;
        // A query and an answer every 2.7 to 3 s, and now and then both ask at the same time
        assertTrue(messages + " messages", messages >= 400 && messages <= 600);
        final long roundTrip = first.status().roundTripMicros().orElseThrow();
        assertTrue(roundTrip + " us", roundTrip >= 1000 && roundTrip <= 5000);
    }

    @Test
    public void trafficOfUsersIsLife() {
        nodes.seconds(10);
        nodes.chat(true);
        first.way = second.way = bytes -> bytes.length == 0 ? bytes : null;
        nodes.seconds(2);
        final int before = first.sent.size() + second.sent.size();
        nodes.seconds(600);
        assertSeen("active", "active");
        assertEquals("messages", before, first.sent.size() + second.sent.size());
        nodes.chat(false);
        nodes.seconds(11);
        assertSeen("inactive silent", "inactive silent");
    }

    @Test
    public void countersThatWereResetAreNoLife() {
        nodes.seconds(1);
        first.traffic(TwoNodes.SEGMENT, 100);
        nodes.seconds(2);
        first.way = second.way = LOST;
        first.traffic(TwoNodes.SEGMENT, 100);
        nodes.seconds(2);
        first.resetCounters();
        nodes.seconds(8);
        assertSeen("inactive silent", "inactive silent");
    }

    @Test
    public void twoLostQueriesDoNotMatter() {
        nodes.seconds(1);
        for (int i = 0; i < 20; i++) {
            first.way = second.way = LOST;
            nodes.seconds(5);
            first.way = second.way = TAKEN;
            nodes.seconds(3);
            assertSeen("active", "active");
        }
        assertEquals(2, first.told.size());
        assertEquals(2, second.told.size());
    }

    @Test
    public void lossInOneDirectionMakesBothEndsInactive() {
        nodes.seconds(1);
        first.way = LOST;
        nodes.seconds(10);
        assertSeen("inactive peer-inactive", "inactive silent");
        first.way = TAKEN;
        nodes.seconds(2);
        assertSeen("active", "active");
        second.way = LOST;
        nodes.seconds(10);
        assertSeen("inactive silent", "inactive peer-inactive");
    }

    @Test
    public void lossInOneDirectionUnderTrafficToo() {
        nodes.seconds(1);
        nodes.chat(true);
        nodes.seconds(20);
        second.way = LOST;
        nodes.seconds(11);
        assertSeen("inactive silent", "inactive peer-inactive");
        second.way = TAKEN;
        nodes.seconds(4);
        assertSeen("active", "active");
    }

    @Test
    public void aLinkThatNeverWorkedIsUnknownAndThenInactive() {
        first.way = second.way = LOST;
        first.start();
        second.start();
        nodes.seconds(8);
        assertSeen("unknown", "unknown");
        nodes.seconds(2);
        assertSeen("inactive silent", "inactive silent");
        first.way = second.way = TAKEN;
        nodes.seconds(2);
        assertSeen("active", "active");
    }

    @Test
    public void deafFromTheBeginning() {
        first.way = LOST;
        first.start();
        second.start();
        nodes.seconds(8);
        assertSeen("unknown", "unknown");
        nodes.seconds(3);
        // With a key, the first could not make sure of the second: its challenges are not heard
        assertSeen(keyed ? "inactive silent" : "inactive peer-inactive", "inactive silent");
    }

    @Test
    public void aHelperThatStartsAgainIsNotNoticed() {
        nodes.seconds(5);
        second.start();
        nodes.seconds(30);
        assertSeen("active", "active");
        assertEquals(2, first.told.size());
        assertEquals(List.of(Liveness.UNKNOWN, Liveness.ACTIVE, Liveness.UNKNOWN, Liveness.ACTIVE),
            second.told.stream().map(EndStatus::liveness).toList());
    }

    @Test
    public void aHelperWhoseClockWentBackIsNotNoticed() {
        nodes.seconds(5);
        second.clockOffset = -3_600_000_000_000L;
        second.start();
        nodes.seconds(60);
        assertSeen("active", "active");
        assertEquals(2, first.told.size());
        assertTrue(first.status().control().dropped() > 0);
        first.clockOffset = -7_200_000_000_000L;
        first.start();
        second.start();
        nodes.seconds(60);
        assertSeen("active", "active");
        assertTrue("stays in step", first.engine().totals().replayed() < 5);
    }

    @Test
    public void aPausedHelperIsSilentAndDoesNotBlameTheOther() {
        nodes.seconds(5);
        second.freeze();
        nodes.seconds(60);
        assertEquals("inactive silent", first.seen());
        second.thaw();
        nodes.seconds(2);
        assertSeen("active", "active");
        assertTrue(second.told.toString(),
            second.told.stream().noneMatch(status -> status.cause().equals(Optional.of(Cause.SILENT))));
    }

    @Test
    public void aShortPauseIsNotNoticed() {
        nodes.seconds(5);
        second.freeze();
        nodes.seconds(5);
        second.thaw();
        nodes.seconds(5);
        assertSeen("active", "active");
        assertEquals(2, first.told.size());
        assertEquals(2, second.told.size());
    }

    @Test
    public void interfacesThatAreDownOrMissing() {
        nodes.seconds(1);
        first.port(PortState.down(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.ticks(1);
        assertSeen("inactive port-down", "active");
        nodes.seconds(1);
        assertSeen("inactive port-down", "inactive peer-port-down");
        second.port(PortState.down(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.ticks(1);
        assertSeen("inactive port-down", "inactive port-down");
        first.port(PortState.up(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.ticks(1);
        assertSeen("inactive peer-port-down", "inactive port-down");
        second.port(PortState.up(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.seconds(5);
        assertSeen("active", "active");
        first.port(PortState.missing());
        nodes.seconds(10);
        assertSeen("inactive port-missing", "inactive silent");
        first.port(PortState.up(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.seconds(5);
        assertSeen("active", "active");
    }

    @Test
    public void anInterfaceThatIsUpAgainAtOnceIsNotMissed() {
        nodes.seconds(1);
        first.port(PortState.down(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.ticks(5);
        first.port(PortState.up(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.seconds(3);
        assertSeen("active", "active");
        assertEquals("the far end notices nothing", 2, second.told.size());
    }

    @Test
    public void aStandbyThatTakesOverWhereTheInterfaceFailedIsNotNoticed() {
        nodes.seconds(1);
        first.port(PortState.down(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.ticks(2);
        first.remove(2L * TwoNodes.SEGMENT);
        final var elsewhere = TwoNodes.end(TwoNodes.SEGMENT, 1, second.settings().key(), TwoNodes.SHORT);
        second.put(new EndSettings(elsewhere.link(), 1, TwoNodes.SEGMENT, elsewhere.port(), OptionalLong.of(7),
            elsewhere.intervals(), elsewhere.key()));
        nodes.seconds(2);
        assertEquals("active", second.seen());
        assertEquals("the far end notices nothing", 2, second.told.size());
    }

    @Test
    public void whatInterfacesSayAfterAStartIsCertain() {
        second.port(PortState.down(TwoNodes.ofport(TwoNodes.SEGMENT)));
        nodes.ticks(2);
        assertSeen("inactive peer-port-down", "inactive port-down");
    }

    @Test
    public void aLinkThatFlapsIsHeldBack() {
        nodes.seconds(1);
        final int[] ticks = new int[7];
        for (int i = 0; i < ticks.length; i++) {
            first.way = second.way = LOST;
            nodes.seconds(12);
            assertSeen("inactive silent", "inactive silent");
            first.way = second.way = TAKEN;
            while (!first.is(Liveness.ACTIVE) || !second.is(Liveness.ACTIVE)) {
                nodes.ticks(1);
                ticks[i]++;
                assertTrue("active again", ticks[i] < 100);
            }
        }
        for (int i = 0; i < ticks.length; i++) {
            // The first life comes within retry-after, then one for each loss but the first; those that come too
            // early for the next do not count
            final int held = 10 * Math.min(4, i);
            assertTrue(i + ": " + ticks[i], ticks[i] >= held - 8 && ticks[i] <= 2 * held + 14);
        }
        nodes.seconds(700);
        first.way = second.way = LOST;
        nodes.seconds(12);
        first.way = second.way = TAKEN;
        nodes.seconds(2);
        assertSeen("active", "active");
    }

    @Test
    public void aHelperWithTooManyQueriesIsAskedLess() {
        final byte busy = (byte) MessageType.BUSY.number();
        final var plain = TwoNodes.linked(Optional.empty());
        plain.second.way = bytes -> {
            if (bytes.length > 3 && bytes[3] == MessageType.ALIVE.number()) {
                bytes[3] = busy;
            }
            return bytes;
        };
        plain.second.port(PortState.up(TwoNodes.ofport(TwoNodes.SEGMENT)));
        plain.seconds(10);
        final long before = plain.first.status().control().queriesSent();
        plain.second.engine().put(TwoNodes.end(TwoNodes.SEGMENT, 1, Optional.empty(),
            new Intervals(600, 600, 1200)));
        plain.seconds(600);
        assertTrue(plain.first.is(Liveness.ACTIVE));
        final long queries = plain.first.status().control().queriesSent() - before;
        // Every 5.4 to 6 s instead of 2.7 to 3
        assertTrue(queries + " queries", queries >= 98 && queries <= 112);
    }
}
