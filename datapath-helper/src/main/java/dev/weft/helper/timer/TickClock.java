/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.timer;

/**
 * Time in ticks of 100 ms. When the helper itself was stopped for long, the other ends were not silent: of such a gap
 * only one second counts.
 */
public final class TickClock {
    /** Ticks of a second. */
    public static final int SECOND = 10;

    private static final long TICK = 100_000_000;

    private long nanos;
    private long ticks;

    /** Tick 0 is at this time, see {@link System#nanoTime()}. */
    public TickClock(final long nanos) {
        this.nanos = nanos;
    }

    /** The tick at this time, see {@link System#nanoTime()}. */
    public long advance(final long to) {
        if (to - nanos > SECOND * TICK) {
            nanos = to - SECOND * TICK;
        }
        if (to - nanos >= TICK) {
            final long passed = (to - nanos) / TICK;
            nanos += passed * TICK;
            ticks += passed;
        }
        return ticks;
    }

    /** The tick that was reached last. */
    public long now() {
        return ticks;
    }
}
