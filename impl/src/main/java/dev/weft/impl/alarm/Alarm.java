/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How an alarm is.
 *
 * @param raised whether it is raised; else it is cleared
 * @param text why
 * @param time when it was raised or cleared last
 * @param count how often it was raised or cleared
 * @param changes the last of these times, the newest at the end
 */
record Alarm(boolean raised, String text, Instant time, long count, List<Change> changes) {
    /** How many changes are kept. */
    static final int MOST_CHANGES = 16;

    Alarm {
        changes = List.copyOf(changes);
    }

    /**
     * One time that it was raised or cleared.
     *
     * @param number counts from 1
     * @param raised which of both
     * @param text why
     * @param time when
     */
    record Change(long number, boolean raised, String text, Instant time) { }

    static Alarm begin(final String text, final Instant time) {
        return new Alarm(true, text, time, 1, List.of(new Change(1, true, text, time)));
    }

    Alarm turn(final boolean nowRaised, final String why, final Instant when) {
        final var all = new ArrayList<>(changes);
        all.add(new Change(count + 1, nowRaised, why, when));
        return new Alarm(nowRaised, why, when, count + 1,
            all.subList(Math.max(0, all.size() - MOST_CHANGES), all.size()));
    }

    /** The same with other words; that is no change. */
    Alarm because(final String why) {
        return new Alarm(raised, why, time, count, changes);
    }
}
