/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often each {@link Verdict} was reached in one direction, for the whole node and for each link that is expected.
 * One thread counts, any thread reads.
 */
public final class Counters {
    /** For {@link #add} when the link is not known. */
    static final int NO_SEGMENT = -1;

    private static final Verdict[] VERDICTS = Verdict.values();

    private final AtomicLongArray counts = new AtomicLongArray(VERDICTS.length);
    private final SegmentCounters segments;
    private final boolean cutting;

    private Counters(final SegmentCounters segments, final boolean cutting) {
        this.segments = segments;
        this.cutting = cutting;
    }

    /** For whole frames that are cut. */
    public static Counters ofCutting(final SegmentCounters segments) {
        return new Counters(segments, true);
    }

    /** For halves that are joined. */
    public static Counters ofJoining(final SegmentCounters segments) {
        return new Counters(segments, false);
    }

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

    /** Those that are not zero, by the name that the controller shows: what was lost, and why. */
    public Map<String, Long> named() {
        final Map<String, Long> named = new TreeMap<>();
        for (Verdict verdict : VERDICTS) {
            if (get(verdict) > 0) {
                named.put(name(verdict), get(verdict));
            }
        }
        return named;
    }

    private String name(final Verdict verdict) {
        return switch (verdict) {
            case CUT -> "frames-split";
            case JOINED -> "frames-joined";
            // What leaves is the other kind than what came
            case UNSENT -> cutting ? "halves-unsent" : "frames-unsent";
            default -> (cutting ? "frames-" : "halves-") + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** Counts one frame or half of a link, or of none if it is not known. */
    void add(final Verdict verdict, final int segment) {
        count(verdict, 1);
        final SegmentCounters.Cell cell = segments.find(segment);
        if (cell != null) {
            if (cutting) {
                cell.cut(verdict);
            } else {
                cell.join(verdict);
            }
        }
    }

    /** Counts so many of links that are not known. */
    public void count(final Verdict verdict, final int times) {
        // Nobody else writes, so no locked instruction is needed for each packet
        final int index = verdict.ordinal();
        counts.lazySet(index, counts.getPlain(index) + times);
    }

    /** Those that are not zero, for a log. */
    @Override
    public String toString() {
        final var text = new StringJoiner(", ");
        text.setEmptyValue("nothing");
        named().forEach((name, count) -> text.add(name + " " + count));
        return text.toString();
    }
}
