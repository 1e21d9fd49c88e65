/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

/**
 * Slots in the order in which they were put in, with removal from the middle; nothing allocated after its making.
 */
final class AgeQueue {
    private final int end;
    private final int[] older;
    private final int[] newer;

    AgeQueue(final int slots) {
        // One more element closes the ring, so that no end is special
        end = slots;
        older = new int[slots + 1];
        newer = new int[slots + 1];
        older[end] = end;
        newer[end] = end;
    }

    void add(final int slot) {
        final int newest = older[end];
        older[slot] = newest;
        newer[slot] = end;
        newer[newest] = slot;
        older[end] = slot;
    }

    void remove(final int slot) {
        newer[older[slot]] = newer[slot];
        older[newer[slot]] = older[slot];
    }

    /** The one that is there for the longest time, or -1. */
    int oldest() {
        return newer[end] == end ? -1 : newer[end];
    }
}
