/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last changes of the status of one object (VL-12). */
final class History {
    /** How many changes are kept. */
    static final int MOST = 16;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long count;

    /**
     * One change.
     *
     * @param number counts from 1
     * @param time when
     * @param condition how it is since then
     */
    record Entry(long number, Instant time, Condition condition) { }

    void add(final Instant time, final Condition condition) {
        count++;
        entries.addLast(new Entry(count, time, condition));
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
    }

    /** Returns the changes, the oldest first. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
