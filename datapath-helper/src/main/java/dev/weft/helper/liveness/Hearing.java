/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * Whether an end hears the other one: there was life within inactive-after. Times are ticks.
 */
final class Hearing {
    private boolean heard;
    private long lastLife;
    private boolean listening = true;
    private long listensSince;
    private long lastBad = Long.MIN_VALUE;
    private long lastUnproven = Long.MIN_VALUE;

    Hearing(final long now) {
        listensSince = now;
    }

    boolean hears() {
        return heard;
    }

    /** It does not hear, but has not listened long enough to say that it does not. */
    boolean isUndecided() {
        return !heard && listening;
    }

    void life(final long now) {
        heard = true;
        lastLife = now;
        listening = false;
    }

    /** A message came that is not the other end's. */
    void bad(final long now) {
        lastBad = now;
    }

    /**
     * A message came that may be the other end's. When that is the beginning of something, the end listens again before
     * it says that it hears nothing: a standby that takes over is not to be taken for deaf.
     */
    void unproven(final long now, final int patience) {
        if (!heard && !listening && !within(lastUnproven, now, patience)) {
            listening = true;
            listensSince = now;
        }
        lastUnproven = now;
    }

    /** Lets time pass; true: the other end is not heard any more. */
    boolean expire(final long now, final int patience) {
        if (listening && now - listensSince >= patience) {
            listening = false;
        }
        if (heard && now - lastLife >= patience) {
            heard = false;
            return true;
        }
        return false;
    }

    /** Nothing but messages of somebody else came lately. */
    boolean isForged(final long now, final int patience) {
        return !heard && within(lastBad, now, patience);
    }

    /** When {@link #expire} or {@link #isForged} may change next without anything coming. */
    long due(final long now, final int patience) {
        long due = Long.MAX_VALUE;
        if (heard) {
            due = lastLife + patience;
        } else if (listening) {
            due = listensSince + patience;
        }
        return isForged(now, patience) ? Math.min(due, lastBad + patience) : due;
    }

    long lastLife() {
        return lastLife;
    }

    private static boolean within(final long time, final long now, final int patience) {
        return time != Long.MIN_VALUE && now - time < patience;
    }
}
