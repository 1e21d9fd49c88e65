/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import static org.junit.Assert.assertEquals;

import dev.weft.impl.model.StandbyIntent.FailoverOn;
import dev.weft.impl.standby.Failover.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.junit.Test;

/** When the other member takes over. */
public class FailoverTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Health GONE = new Health.Gone("gone");
    private static final Health DOWN = new Health.Impaired("down");
    private static final Health OPEN = new Health.Unsure("open", Optional.empty());

    private static Verdict decide(final FailoverOn failoverOn, final Health active, final Health other,
            final int secondsAgo) {
        return Failover.decide(failoverOn, active, other, Optional.of(NOW.minusSeconds(secondsAgo)), NOW);
    }

    @Test
    public void takesOverFromOneThatIsGone() {
        final var expected = new Verdict.TakeOver("gone");
        for (var failoverOn : FailoverOn.values()) {
            assertEquals(expected, Failover.decide(failoverOn, GONE, Health.FIT, Optional.empty(), NOW));
            assertEquals("at once, too", expected, decide(failoverOn, GONE, Health.FIT, 0));
        }
    }

    @Test
    public void onlyOneInServiceTakesOver() {
        for (var failoverOn : FailoverOn.values()) {
            for (var other : new Health[] {GONE, DOWN, OPEN}) {
                for (var active : new Health[] {GONE, DOWN, OPEN, Health.FIT}) {
                    assertEquals(Verdict.STAY, decide(failoverOn, active, other, 1000));
                }
            }
        }
    }

    @Test
    public void faultCountsIfAskedFor() {
        assertEquals(Verdict.STAY, decide(FailoverOn.GUEST_GONE, DOWN, Health.FIT, 1000));
        assertEquals(new Verdict.TakeOver("down"), decide(FailoverOn.LINK_DOWN, DOWN, Health.FIT, 10));
    }

    @Test
    public void faultsDoNotMakeAPairFlap() {
        assertEquals(new Verdict.Later(NOW.plusSeconds(7)), decide(FailoverOn.LINK_DOWN, DOWN, Health.FIT, 3));
        final var certain = new Health.Impaired("down", true);
        assertEquals("nothing is lost by it", new Verdict.TakeOver("down"),
            decide(FailoverOn.LINK_DOWN, certain, Health.FIT, 3));
        assertEquals(new Verdict.Later(NOW.plusSeconds(1)), decide(FailoverOn.LINK_DOWN, certain, Health.FIT, 0));
        assertEquals("of two faults the certain one counts", certain, DOWN.worse(certain));
    }

    @Test
    public void whatIsNotKnownIsWaitedFor() {
        final var until = NOW.plusSeconds(5);
        assertEquals(new Verdict.Later(until), decide(FailoverOn.GUEST_GONE,
            new Health.Unsure("not yet", Optional.of(until)), Health.FIT, 1000));
        assertEquals(Verdict.STAY, decide(FailoverOn.LINK_DOWN, OPEN, Health.FIT, 1000));
    }

    @Test
    public void neverBackByItself() {
        assertEquals(Verdict.STAY, decide(FailoverOn.LINK_DOWN, Health.FIT, Health.FIT, 1000));
    }

    @Test
    public void theWorstFindingCounts() {
        assertEquals(GONE, Health.FIT.worse(DOWN).worse(GONE).worse(OPEN));
        assertEquals("what may be gone is not forgotten over a fault", OPEN, DOWN.worse(OPEN));
        assertEquals("the first of two", DOWN, DOWN.worse(new Health.Impaired("too")));
        assertEquals(Optional.empty(), Health.FIT.fault());
        assertEquals(Optional.of("gone"), GONE.fault());
        assertEquals(Optional.of("down"), DOWN.fault());
        assertEquals(Optional.of("open"), OPEN.fault());
    }
}
