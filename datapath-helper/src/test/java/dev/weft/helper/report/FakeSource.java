/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import dev.weft.helper.counter.EndCounters;
import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.Intervals;
import dev.weft.helper.end.PortName;
import dev.weft.helper.health.Health;
import dev.weft.helper.liveness.Cause;
import dev.weft.helper.liveness.ControlCounters;
import dev.weft.helper.liveness.EndStatus;
import dev.weft.helper.liveness.Liveness;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends of links that a test changes as it likes.
 */
public final class FakeSource implements ReportSource {
    /** The ends by id. */
    public final Map<Long, EndReport> ends = new ConcurrentHashMap<>();

    /** The instances by id. */
    public final Map<Long, InstanceReport> instances = new ConcurrentHashMap<>();

    /** Whether nobody knows how the node is. */
    public volatile boolean broken;

    private static final Instant SINCE = Instant.parse("2026-11-21T03:00:00.123456Z");

    /** An end of a link called {@code link-SEGMENT}. */
    public static EndReport end(final long id, final Liveness liveness, final long packets) {
        final int segment = (int) (id / 2);
        final var settings = new EndSettings("link-" + segment, (int) (id % 2), segment,
            new PortName.Plugged("vm-" + segment + "/eth0"), OptionalLong.of(3), new Intervals(15, 5, 45),
            Optional.empty());
        final var status = new EndStatus(id, liveness, liveness == Liveness.INACTIVE ? Optional.of(Cause.SILENT)
            : Optional.empty(), SINCE, liveness == Liveness.ACTIVE ? OptionalLong.of(312) : OptionalLong.empty(),
            new ControlCounters(8, 9, 10, 11, 12));
        return new EndReport(settings, status, new EndCounters(packets, 2, 3, 4, 5, 6, 7));
    }

    @Override
    public Optional<EndReport> end(final long id) {
        return Optional.ofNullable(ends.get(id));
    }

    /** It is like this now. */
    public void put(final long id, final Liveness liveness, final long packets) {
        ends.put(id, end(id, liveness, packets));
    }

    /** An instance of service fw called by its id is like this now. */
    public void put(final long id, final Health health) {
        instances.put(id, new InstanceReport("fw", "fw-" + id, health, SINCE));
    }

    /** So many ends, all active, with ids from 2. */
    public void fill(final int count) {
        for (long id = 2; id < 2L + count; id++) {
            put(id, Liveness.ACTIVE, 1);
        }
    }

    @Override
    public Collection<Long> ends() {
        return ends.keySet();
    }

    @Override
    public Collection<Long> instances() {
        return instances.keySet();
    }

    @Override
    public Optional<InstanceReport> instance(final long id) {
        return Optional.ofNullable(instances.get(id));
    }

    @Override
    public NodeReport node() {
        if (broken) {
            throw new IllegalStateException("nobody knows");
        }
        return new NodeReport("af-packet", "", Map.of("halves-expired", 3L));
    }
}
