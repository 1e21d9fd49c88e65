/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.timer;

/**
 * So many things in a tick and no more.
 */
public final class Pace {
    private final int most;
    private long tick;
    private int done;

    /** Allows a number of things in each tick. */
    public Pace(final int most) {
        this.most = most;
    }

    /** Whether one more may be done in this tick, which then counts as done. */
    public boolean take(final long now) {
        if (now != tick) {
            tick = now;
            done = 0;
        }
        if (done >= most) {
            return false;
        }
        done++;
        return true;
    }
}
