/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.end.PortName;
import dev.weft.helper.health.HealthChecks;
import dev.weft.helper.health.InstanceStatus;
import dev.weft.helper.health.ProbeReader;
import dev.weft.helper.health.ProbeSettings;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.report.InstanceReport;
import dev.weft.helper.sheet.Sheet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The instances of services on this node that are probed (SI-8). All of it on one thread.
 */
final class Instances implements SettingsBook.Listener<ProbeSettings> {
    /** Hears of instances. */
    interface Listener {
        /** An instance is new, or its health changed. */
        void instanceChanged(long id);

        /** An instance is gone. */
        void instanceRemoved(long id);
    }

    private static final SettingsBook.Kind<ProbeSettings> KIND = new SettingsBook.Kind<>(ProbeReader.PREFIX,
        "an instance", "instances", ProbeReader.MAX_INSTANCES, ProbeReader::read, ProbeSettings::id);

    private final SettingsBook<ProbeSettings> book = new SettingsBook<>(KIND, this);
    private final HealthChecks checks;
    private final Listener listener;
    private final Runnable wake;

    /**
     * No instances yet.
     *
     * @param ports tells how a port is
     * @param listener hears of instances
     * @param wake is told, on the thread, when a pass is needed at once
     * @param broken is told, on any thread, when one is needed soon
     */
    Instances(final NodeCommands commands, final Executor thread, final Function<PortName, PortState> ports,
            final Listener listener, final Runnable wake, final Runnable broken) {
        this.listener = listener;
        this.wake = wake;
        checks = new HealthChecks(commands, thread, ports, listener::instanceChanged, broken);
    }

    /** Keys of the database changed, of instances and others. */
    void externalIds(final Map<String, Optional<String>> changes) {
        final boolean before = isEmpty();
        book.changed(changes);
        if (before != isEmpty()) {
            wake.run();
        }
    }

    /** Makes everything as the sheet wants it. */
    CompletionStage<Outcome> pass(final Sheet wanted) {
        return checks.pass(wanted);
    }

    /** A moment passed. */
    void tick() {
        checks.tick();
    }

    @Override
    public void put(final Optional<ProbeSettings> before, final ProbeSettings now) {
        checks.put(now);
        listener.instanceChanged(now.id());
    }

    @Override
    public void remove(final ProbeSettings before) {
        checks.remove(before.id());
        listener.instanceRemoved(before.id());
    }

    boolean isEmpty() {
        return checks.isEmpty();
    }

    Collection<Long> ids() {
        return checks.ids();
    }

    /** What is told of an instance; empty: it is not here. */
    Optional<InstanceReport> report(final long id) {
        return checks.status(id).map(status -> new InstanceReport(status.settings().service(),
            status.settings().instance(), status.health(), status.since()));
    }

    /** How all of them are, sorted by name. */
    List<InstanceStatus> status() {
        return checks.status();
    }

    /** What happened, by name. */
    Map<String, Long> counters() {
        return checks.counters();
    }

    /** What is wrong with what the controller says of instances, if anything. */
    Optional<String> problem() {
        return book.problem();
    }

    /** Gives everything back for good. */
    void end() {
        checks.end();
    }
}
