/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.cache.CacheKeeper;
import dev.weft.helper.control.ControlCounts;
import dev.weft.helper.liveness.ControlTotals;
import dev.weft.helper.oversize.OversizeKeeper;
import dev.weft.helper.oversize.OversizeStatus;
import dev.weft.helper.report.EndReport;
import dev.weft.helper.report.InstanceReport;
import dev.weft.helper.report.NodeReport;
import dev.weft.helper.report.ReportSource;
import dev.weft.helper.security.Security;
import dev.weft.helper.security.SecurityStatus;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What reports say of this node. On the one thread.
 */
final class NodeFigures implements ReportSource {
    private final LinkEnds ends;
    private final Vnets vnets;
    private final Instances instances;
    private final Routers routers;
    private final Mappings mappings;
    private final OversizeKeeper oversize;
    private final Security security;
    private final CacheKeeper caches;

    NodeFigures(final Duties duties) {
        ends = duties.ends();
        vnets = duties.vnets();
        instances = duties.instances();
        mappings = duties.mappings();
        routers = duties.routers();
        oversize = duties.oversizeKeeper();
        security = duties.security();
        caches = duties.cacheKeeper();
    }

    @Override
    public Collection<Long> ends() {
        return ends.ids();
    }

    @Override
    public Optional<EndReport> end(final long id) {
        return ends.end(id);
    }

    @Override
    public Collection<Long> instances() {
        return instances.ids();
    }

    @Override
    public Optional<InstanceReport> instance(final long id) {
        return instances.report(id);
    }

    @Override
    public NodeReport node() {
        final OversizeStatus status = oversize.status();
        final Map<String, Long> counters = new TreeMap<>(oversize.nodeCounters());
        messages(counters);
        frames(counters);
        ways(counters);
        counters.putAll(vnets.counters());
        counters.putAll(instances.counters());
        count(counters, "caches-emptied", caches.times());
        counters.putAll(routers.counters());
        counters.putAll(mappings.counters());
        return new NodeReport(status.way().toString(), status.reason(), counters);
    }

    private void messages(final Map<String, Long> counters) {
        final ControlTotals totals = ends.totals();
        counters.put("control-sent", totals.sent());
        counters.put("control-received", totals.received());
        count(counters, "control-malformed", totals.malformed());
        count(counters, "control-unknown-end", totals.unknownEnd());
        count(counters, "control-wrong-path", totals.wrongPath());
        count(counters, "control-too-fast", totals.tooFast());
        count(counters, "control-bad-authentication", totals.badAuthentication());
        count(counters, "control-replayed", totals.replayed());
        count(counters, "control-busy", totals.busy());
    }

    private void frames(final Map<String, Long> counters) {
        final ControlCounts counts = ends.controlPort().counts();
        count(counters, "control-overflow", counts.overflow());
        count(counters, "control-bad-frame", counts.malformed());
        count(counters, "control-unsent", counts.unsent());
    }

    private void ways(final Map<String, Long> counters) {
        final SecurityStatus status = security.status();
        if (!status.esp().isEmpty()) {
            counters.put("security-ways", (long) status.ways().size());
            counters.put("security-ways-up", status.ways().stream().filter(SecurityStatus.Way::up).count());
        }
        counters.putAll(status.counters());
    }

    private static void count(final Map<String, Long> counters, final String name, final long value) {
        if (value > 0) {
            counters.put(name, value);
        }
    }
}
