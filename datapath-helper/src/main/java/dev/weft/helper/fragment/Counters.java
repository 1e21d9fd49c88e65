/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often each {@link Verdict} was reached. One thread counts, any thread reads.
 */
public final class Counters {
    private static final Verdict[] VERDICTS = Verdict.values();

    private final AtomicLongArray counts = new AtomicLongArray(VERDICTS.length);

    /** How often it was reached. */
    public long get(final Verdict verdict) {
        return counts.get(verdict.ordinal());
    }

    /** How many frames and halves were lost, for any reason. */
    public long drops() {
        long sum = 0;
        for (Verdict verdict : VERDICTS) {
            sum += verdict.isDrop() ? get(verdict) : 0;
        }
        return sum;
    }

    void add(final Verdict verdict) {
        add(verdict, 1);
    }

    /** Counts it so many times. */
    public void add(final Verdict verdict, final int times) {
        // Nobody else writes, so no locked instruction is needed for each packet
        final int index = verdict.ordinal();
        counts.lazySet(index, counts.getPlain(index) + times);
    }

    /** Those that are not zero, for a log. */
    @Override
    public String toString() {
        final var text = new StringJoiner(", ");
        text.setEmptyValue("nothing");
        for (Verdict verdict : VERDICTS) {
            if (get(verdict) > 0) {
                text.add(verdict.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + get(verdict));
            }
        }
        return text.toString();
    }
}
