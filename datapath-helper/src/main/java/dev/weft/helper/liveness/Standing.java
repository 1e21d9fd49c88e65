/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What was concluded of an end, and since when (VL-12).
 */
final class Standing {
    private final Hysteresis hysteresis = new Hysteresis();
    private final boolean damped;
    private final long begun;
    private Liveness liveness = Liveness.UNKNOWN;
    private Optional<Cause> cause = Optional.empty();
    private Instant since;

    /** Begins as unknown; an end with nobody to hear is not held back after it was lost. */
    Standing(final boolean damped, final long now, final Instant since) {
        this.damped = damped;
        begun = now;
        this.since = since;
    }

    Liveness liveness() {
        return liveness;
    }

    Optional<Cause> cause() {
        return cause;
    }

    Instant since() {
        return since;
    }

    /** Nothing is wrong any more, but it must stay so for some more lives. */
    boolean isOnProbation() {
        return liveness == Liveness.INACTIVE && hysteresis.isTrying();
    }

    /** A sign of life came. */
    void life(final long now, final int apart) {
        hysteresis.life(now, apart);
    }

    /**
     * Concludes.
     *
     * @param trouble what is wrong, if anything is
     * @param certain it would not help to listen longer
     * @param patience for how many ticks an end is unknown at most
     * @return whether something changed
     */
    boolean judge(final Optional<Cause> trouble, final boolean certain, final long now, final int patience,
            final InstantSource wall) {
        if (trouble.isEmpty()) {
            final boolean held = !hysteresis.good(now) && liveness == Liveness.INACTIVE;
            return !held && become(Liveness.ACTIVE, trouble, wall);
        }
        if (damped && liveness == Liveness.ACTIVE) {
            hysteresis.lost(now);
        }
        hysteresis.bad();
        final boolean early = liveness == Liveness.UNKNOWN && !certain && now - begun < patience;
        return !early && become(Liveness.INACTIVE, trouble, wall);
    }

    /** When {@link #judge} concludes something without anything coming. */
    long due(final int patience) {
        return liveness == Liveness.UNKNOWN ? begun + patience : Long.MAX_VALUE;
    }

    private boolean become(final Liveness next, final Optional<Cause> why, final InstantSource wall) {
        if (next == liveness && why.equals(cause)) {
            return false;
        }
        liveness = next;
        cause = why;
        since = wall.instant();
        return true;
    }
}
