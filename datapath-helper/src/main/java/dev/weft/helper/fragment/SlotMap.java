/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.util.Arrays;

/**
 * A hash map from numbers to slots, with a fixed capacity and nothing allocated after its making. A slot that was
 * released is given out again as late as possible, so what it held stays readable for a while.
 */
final class SlotMap {
    private static final int NONE = -1;

    private final long seed;
    private final int[] buckets;
    private final int[] next;
    private final long[] keys;
    private final int[] free;
    private int firstFree;
    private int size;

    /**
     * An empty map.
     *
     * @param seed keeps a stranger from choosing keys that meet in one bucket
     */
    SlotMap(final int capacity, final long seed) {
        this.seed = seed;
        buckets = new int[Integer.highestOneBit(Math.max(1, capacity)) * 2];
        next = new int[capacity];
        keys = new long[capacity];
        free = new int[capacity];
        Arrays.fill(buckets, NONE);
        Arrays.setAll(free, slot -> slot);
    }

    int size() {
        return size;
    }

    /** The slot of a key, or -1. */
    int find(final long key) {
        int slot = buckets[bucket(key)];
        while (slot != NONE && keys[slot] != key) {
            slot = next[slot];
        }
        return slot;
    }

    /** A slot for a key that has none; there must be room. */
    int add(final long key) {
        if (size == free.length) {
            throw new IllegalStateException("all " + size + " slots are in use");
        }
        final int slot = free[firstFree];
        firstFree = firstFree + 1 == free.length ? 0 : firstFree + 1;
        size++;
        final int bucket = bucket(key);
        keys[slot] = key;
        next[slot] = buckets[bucket];
        buckets[bucket] = slot;
        return slot;
    }

    long key(final int slot) {
        return keys[slot];
    }

    /** Gives a slot back. */
    void remove(final int slot) {
        final int bucket = bucket(keys[slot]);
        if (buckets[bucket] == slot) {
            buckets[bucket] = next[slot];
        } else {
            int before = buckets[bucket];
            while (next[before] != slot) {
                before = next[before];
            }
            next[before] = next[slot];
        }
        final int place = firstFree + free.length - size;
        free[place >= free.length ? place - free.length : place] = slot;
        size--;
    }

    private int bucket(final long key) {
        return mix(key ^ seed) & buckets.length - 1;
    }

    /** Spreads all bits of a number over all bits of the result. */
    static int mix(final long value) {
        long mixed = (value ^ value >>> 32) * 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ mixed >>> 29) * 0xbf58_476d_1ce4_e5b9L;
        return (int) (mixed >>> 32);
    }
}
