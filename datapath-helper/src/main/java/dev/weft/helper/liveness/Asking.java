/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import dev.weft.helper.end.Intervals;
import dev.weft.helper.timer.TickClock;
import java.util.random.RandomGenerator;

/**
 * When an end asks the other one (VL-11). Times are ticks.
 */
final class Asking {
    // How often something unusual may make it ask sooner than it would
    private static final int URGENT = TickClock.SECOND;

    private long lastAsk;
    private boolean asked;
    private boolean waiting;
    private boolean urgent;
    private boolean eased;
    private int quiet;

    /** Asks as soon as possible. */
    void atOnce() {
        asked = false;
    }

    /** Asks soon, even if it just did. */
    void urgent() {
        urgent = true;
    }

    /** The other end gets too many queries: the next one may take twice as long, once. */
    void ease(final Intervals intervals) {
        if (!eased) {
            eased = true;
            final int latest = TickClock.SECOND * (intervals.inactiveAfter() - intervals.retryAfter());
            quiet = Math.max(quiet, Math.min(2 * quiet, latest));
        }
    }

    void life() {
        waiting = false;
    }

    /** It asked. */
    void done(final long now) {
        lastAsk = now;
        asked = true;
        waiting = true;
        urgent = false;
        eased = false;
    }

    /** Chooses the time without life until the next query: not the same for all ends, and not the same each time. */
    void choose(final Intervals intervals, final RandomGenerator random) {
        final int longest = TickClock.SECOND * intervals.queryAfter();
        quiet = longest - random.nextInt(longest / TickClock.SECOND + 1);
    }

    /**
     * When to ask.
     *
     * @param lastLife when there was life
     * @param content life is all that is wanted: an end that is not active wants to know why as well
     * @param pressing the next life matters
     */
    long due(final Intervals intervals, final long lastLife, final boolean content, final boolean pressing) {
        if (!asked) {
            return Long.MIN_VALUE;
        }
        if (urgent) {
            return lastAsk + URGENT;
        }
        if (waiting || pressing) {
            return lastAsk + (long) TickClock.SECOND * intervals.retryAfter();
        }
        return (content ? Math.max(lastAsk, lastLife) : lastAsk) + quiet;
    }
}
