/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions that are to be asked: those for which frames wait before those whose answers are only renewed. Of one port
 * no more than may be.
 */
final class Inquiries {
    private final MappingLimits limits;
    private final Deque<Entry> urgent = new ArrayDeque<>();
    private final Deque<Entry> renewals = new ArrayDeque<>();
    private final Map<Integer, Integer> perPort = new HashMap<>();
    private int missing;

    Inquiries(final MappingLimits limits) {
        this.limits = limits;
    }

    /** Whether one more answer may be missing for a port. */
    boolean hasRoom(final int port) {
        return missing < limits.asking() && perPort.getOrDefault(port, 0) < limits.askingPerPort();
    }

    /** Asks, unless it is asked already. */
    void ask(final Entry entry) {
        if (!entry.isAsking()) {
            entry.asking(true);
            if (entry.step().isEmpty()) {
                entry.missing(true);
                missing++;
                perPort.merge(entry.port(), 1, Integer::sum);
                urgent.add(entry);
            } else {
                renewals.add(entry);
            }
        }
    }

    /** Nobody waits for the answer any more, or it is there. */
    void done(final Entry entry) {
        if (entry.isAsking()) {
            entry.asking(false);
            // An older answer may have got a flow meanwhile
            if (entry.isMissing()) {
                entry.missing(false);
                missing--;
                perPort.computeIfPresent(entry.port(), (port, count) -> count > 1 ? count - 1 : null);
            }
        }
    }

    /** Takes the next questions. */
    List<Entry> take(final int most) {
        final var taken = new ArrayList<Entry>();
        for (var queue : List.of(urgent, renewals)) {
            while (taken.size() < most && !queue.isEmpty()) {
                final var entry = queue.remove();
                if (entry.isAsking()) {
                    taken.add(entry);
                }
            }
        }
        return taken;
    }

    /** These were not answered: they come first. */
    void again(final List<Entry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            final var entry = entries.get(i);
            if (entry.isAsking()) {
                (entry.step().isEmpty() ? urgent : renewals).addFirst(entry);
            }
        }
    }
}
