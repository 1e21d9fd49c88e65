/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import dev.weft.helper.timer.TickClock;

/**
 * Holds back an end that was lost again and again: after each loss within ten minutes one life more must follow the
 * first, at most four, before it is active again (VL-11).
 */
final class Hysteresis {
    private static final int MEMORY = 600 * TickClock.SECOND;
    private static final int MOST = 4;
    // An answer may come one tick after its query or in the same
    private static final int SLACK = 2;

    // The last losses, of which the first needs nothing
    private final long[] losses = new long[MOST + 1];
    private int lost;
    private boolean trying;
    private int wanted;
    private long lastLife;

    /** The end was active and is not any more. */
    void lost(final long now) {
        losses[lost % losses.length] = now;
        lost++;
        trying = false;
    }

    /** Something is wrong, or wrong again: lives are counted from the beginning. */
    void bad() {
        trying = false;
    }

    /** Nothing is wrong; true: for long enough. */
    boolean good(final long now) {
        if (!trying) {
            trying = true;
            wanted = Math.max(0, recent(now) - 1);
            lastLife = now;
        }
        return wanted == 0;
    }

    /** A sign of life came. */
    void life(final long now, final int apart) {
        if (trying && wanted > 0 && now - lastLife >= apart - SLACK) {
            wanted--;
            lastLife = now;
        }
    }

    /** Lives are being counted. */
    boolean isTrying() {
        return trying && wanted > 0;
    }

    private int recent(final long now) {
        int recent = 0;
        for (int i = 0; i < Math.min(lost, losses.length); i++) {
            if (now - losses[i] < MEMORY) {
                recent++;
            }
        }
        return recent;
    }
}
