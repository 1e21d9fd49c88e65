/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.nio.ByteBuffer;

/**
 * The halves that wait for their other one, within bounds: all memory is taken at the beginning.
 */
final class Waiting {
    /** The low bits of a link are its segment with the kind, those above the number of its peer. */
    static final int SEGMENT_BITS = 27;

    private final JoinLimits limits;
    private final long expiry;
    private final int slotBytes;
    private final int capacity;
    private final Counters counters;
    private final SlotMap halves;
    private final AgeQueue ages;
    private final ByteBuffer arena;
    private final int[] lengths;
    private final int[] numbers;
    private final int[] links;
    private final long[] since;
    private int bytes;

    /** Links of which at least one half waits, so never more than halves. */
    private final SlotMap linkSlots;
    private final int[] linkHalves;
    private final int[] linkBytes;
    private final int[] linkNumbers;

    Waiting(final JoinLimits limits, final int maxFrame, final Counters counters, final long seed) {
        this.limits = limits;
        this.counters = counters;
        expiry = limits.expiry().toNanos();
        slotBytes = maxFrame + 63 & ~63;
        // A slot is as long as the longest half, so this many fit into the bytes whatever their lengths
        capacity = Math.max(1, Math.min(limits.halves(), limits.bytes() / slotBytes));
        final int slots = capacity + Joiner.BATCH;
        halves = new SlotMap(slots, seed);
        ages = new AgeQueue(slots);
        arena = ByteBuffer.allocateDirect(Math.multiplyExact(slots, slotBytes));
        lengths = new int[slots];
        numbers = new int[slots];
        links = new int[slots];
        since = new long[slots];
        linkSlots = new SlotMap(capacity, seed);
        linkHalves = new int[capacity];
        linkBytes = new int[capacity];
        linkNumbers = new int[capacity];
    }

    ByteBuffer arena() {
        return arena;
    }

    int halves() {
        return halves.size();
    }

    int bytes() {
        return bytes;
    }

    /** Counts a half of a link; its number among them, which matters only while others of the link wait. */
    int arrival(final long link) {
        final int slot = linkSlots.find(link);
        return slot < 0 ? 0 : ++linkNumbers[slot];
    }

    /** The slot of a half, or -1. */
    int find(final long link, final int id) {
        return halves.find(link << 16 | id);
    }

    boolean isExpired(final int slot, final long now) {
        return now - since[slot] >= expiry;
    }

    int number(final int slot) {
        return numbers[slot];
    }

    int offset(final int slot) {
        return slot * slotBytes;
    }

    int length(final int slot) {
        return lengths[slot];
    }

    /** Keeps a half, or says why not. */
    Verdict store(final long link, final int id, final ByteBuffer buffer, final int offset, final int length,
            final int number, final long now) {
        if (length > slotBytes) {
            return Verdict.TOO_LARGE;
        }
        expire(now);
        final int known = linkSlots.find(link);
        final Verdict full = full(known, length);
        if (full.isDrop()) {
            return full;
        }
        final int linkSlot = known >= 0 ? known : newLink(link);
        final int slot = halves.add(link << 16 | id);
        arena.put(offset(slot), buffer, offset, length);
        lengths[slot] = length;
        numbers[slot] = known >= 0 ? number : 0;
        links[slot] = linkSlot;
        since[slot] = now;
        ages.add(slot);
        bytes += length;
        linkHalves[linkSlot]++;
        linkBytes[linkSlot] += length;
        return Verdict.STORED;
    }

    private Verdict full(final int linkSlot, final int length) {
        if (linkSlot >= 0 && linkHalves[linkSlot] >= limits.linkHalves()) {
            return Verdict.LINK_FULL;
        } else if ((linkSlot >= 0 ? linkBytes[linkSlot] : 0) + length > limits.linkBytes()) {
            return Verdict.LINK_FULL_BYTES;
        } else if (halves.size() >= limits.halves()) {
            return Verdict.FULL;
        }
        return halves.size() >= capacity ? Verdict.FULL_BYTES : Verdict.STORED;
    }

    private int newLink(final long link) {
        final int slot = linkSlots.add(link);
        linkHalves[slot] = 0;
        linkBytes[slot] = 0;
        linkNumbers[slot] = 0;
        return slot;
    }

    /** Forgets a half; its bytes stay for as long as {@link Joiner#BATCH} others are released. */
    void release(final int slot) {
        final int link = links[slot];
        bytes -= lengths[slot];
        linkBytes[link] -= lengths[slot];
        if (--linkHalves[link] == 0) {
            linkSlots.remove(link);
        }
        ages.remove(slot);
        halves.remove(slot);
    }

    void expire(final long now) {
        for (int slot = ages.oldest(); slot >= 0 && isExpired(slot, now); slot = ages.oldest()) {
            drop(slot, Verdict.EXPIRED);
        }
    }

    private void drop(final int slot, final Verdict reason) {
        counters.add(reason, (int) linkSlots.key(links[slot]) & (1 << SEGMENT_BITS) - 1);
        release(slot);
    }

    /** Forgets all. */
    void clear() {
        for (int slot = ages.oldest(); slot >= 0; slot = ages.oldest()) {
            drop(slot, Verdict.FORGOTTEN);
        }
    }
}
