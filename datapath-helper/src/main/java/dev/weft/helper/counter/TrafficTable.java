/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import java.util.HashMap;
import java.util.Map;

/**
 * What passed through the ends of this node. Flows of other ends are ignored. Not thread-safe.
 */
public final class TrafficTable {
    /** Hears what ends received. */
    @FunctionalInterface
    public interface Listener {
        /**
         * More than before was delivered to an end, or it was read for the first time.
         *
         * @param id the end
         * @param receivedPackets frames so far; never less than before
         */
        void traffic(long id, long receivedPackets);
    }

    private static final class Traffic {
        private final FlowCount sent = new FlowCount();
        private final FlowCount received = new FlowCount();
        private boolean known;
    }

    private final Map<Long, Traffic> ends = new HashMap<>();

    /** From now on the end is counted, if it was not. */
    public void add(final long id) {
        ends.computeIfAbsent(id, added -> new Traffic());
    }

    /** The end is gone. */
    public void remove(final long id) {
        ends.remove(id);
    }

    /** Whether nothing is to be counted. */
    public boolean isEmpty() {
        return ends.isEmpty();
    }

    /** What was counted of an end; zeros if nothing was. */
    public EndCounters counters(final long id) {
        final Traffic traffic = ends.get(id);
        return traffic == null ? EndCounters.NONE : new EndCounters(traffic.sent.packets(), traffic.sent.bytes(),
            traffic.received.packets(), traffic.received.bytes(), 0, 0, 0);
    }

    /** Takes over a complete reading. */
    void apply(final FlowStats stats, final int sentTable, final int receivedTable, final Listener listener) {
        for (int flow = 0; flow < stats.size(); flow++) {
            final Traffic traffic = ends.get(stats.id(flow));
            if (traffic != null) {
                if (stats.table(flow) == sentTable) {
                    traffic.sent.add(stats.packets(flow), stats.bytes(flow), stats.age(flow));
                } else if (stats.table(flow) == receivedTable) {
                    traffic.received.add(stats.packets(flow), stats.bytes(flow), stats.age(flow));
                }
            }
        }
        ends.forEach((id, traffic) -> settle(id, traffic, listener));
    }

    private static void settle(final long id, final Traffic traffic, final Listener listener) {
        traffic.sent.settle();
        if (traffic.received.settle() || !traffic.known) {
            traffic.known = true;
            listener.traffic(id, traffic.received.packets());
        }
    }
}
