/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What was cut, joined and lost of each link of this node (VL-9, VL-12). Only links that are expected are counted, so
 * that forged segments take no memory. One thread expects and forgets; one thread cuts and another one joins: these
 * never wait and allocate nothing. Any thread reads.
 */
public final class SegmentCounters {
    /** Most links that are counted. */
    public static final int MAX_SEGMENTS = 65_536;

    private static final int SMALLEST = 64;
    private static final int MAX_SEGMENT = 0xff_ffff;
    private static final Cell GONE = new Cell(-2);

    /** Never more than half full, so that a search ends; a power of two long. */
    private volatile AtomicReferenceArray<Cell> places = new AtomicReferenceArray<>(SMALLEST);
    private int expected;
    private int used;

    /**
     * What happened to oversize frames of one link at this node.
     *
     * @param split whole frames that were cut in two
     * @param joined whole frames that were joined from two halves
     * @param dropped halves that were lost, for any reason, and frames that could not be cut
     */
    public record Counts(long split, long joined, long dropped) {
        /** Nothing happened. */
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    /** Counters of one link; those of the two threads that write are in cache lines of their own. */
    static final class Cell {
        private static final int SPLIT = 0;
        private static final int CUT_DROPPED = 1;
        private static final int JOINED = 8;
        private static final int JOIN_DROPPED = 9;

        private final int segment;
        private final AtomicLongArray counts;

        Cell(final int segment) {
            this.segment = segment;
            counts = new AtomicLongArray(JOIN_DROPPED + 1);
        }

        void cut(final Verdict verdict) {
            add(verdict == Verdict.CUT ? SPLIT : CUT_DROPPED);
        }

        void join(final Verdict verdict) {
            add(verdict == Verdict.JOINED ? JOINED : JOIN_DROPPED);
        }

        private void add(final int index) {
            // One writer for each index
            counts.lazySet(index, counts.getPlain(index) + 1);
        }

        private Counts read() {
            return new Counts(counts.get(SPLIT), counts.get(JOINED), counts.get(CUT_DROPPED)
                + counts.get(JOIN_DROPPED));
        }
    }

    /**
     * From now on this link is counted, from zero; nothing if it is already.
     *
     * @param segment 0 to 16777215
     * @return whether it is counted; not if {@link #MAX_SEGMENTS} others are
     */
    public boolean expect(final int segment) {
        if (segment < 0 || segment > MAX_SEGMENT) {
            throw new IllegalArgumentException("a segment should be 0 to " + MAX_SEGMENT + ", but is " + segment);
        }
        if (find(segment) != null) {
            return true;
        }
        if (expected == MAX_SEGMENTS) {
            return false;
        }
        if (2 * (used + 1) > places.length()) {
            rebuild();
        }
        put(places, new Cell(segment));
        expected++;
        used++;
        return true;
    }

    /** This link is not counted any more. */
    public void forget(final int segment) {
        final var now = places;
        for (int at = first(now, segment); now.get(at) != null; at = after(now, at)) {
            if (now.get(at).segment == segment) {
                now.setRelease(at, GONE);
                expected--;
                return;
            }
        }
    }

    /** What was counted so far; {@link Counts#NONE} for a link that is not expected. */
    public Counts read(final int segment) {
        final Cell cell = find(segment);
        return cell == null ? Counts.NONE : cell.read();
    }

    /** The counters of a link, or null. */
    Cell find(final int segment) {
        final var now = places;
        int at = first(now, segment);
        Cell cell = now.getAcquire(at);
        while (cell != null && cell.segment != segment) {
            at = after(now, at);
            cell = now.getAcquire(at);
        }
        return cell;
    }

    private void rebuild() {
        final var before = places;
        final var next = new AtomicReferenceArray<Cell>(
            Math.max(SMALLEST, Integer.highestOneBit(expected + 1) * 8));
        for (int at = 0; at < before.length(); at++) {
            final Cell cell = before.get(at);
            if (cell != null && cell != GONE) {
                put(next, cell);
            }
        }
        used = expected;
        places = next;
    }

    private static void put(final AtomicReferenceArray<Cell> table, final Cell cell) {
        int at = first(table, cell.segment);
        while (table.get(at) != null) {
            at = after(table, at);
        }
        table.setRelease(at, cell);
    }

    private static int first(final AtomicReferenceArray<Cell> table, final int segment) {
        return SlotMap.mix(segment) & table.length() - 1;
    }

    private static int after(final AtomicReferenceArray<Cell> table, final int at) {
        return at + 1 & table.length() - 1;
    }
}
