/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.sheet.Sheet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The instances of services on this node that are probed, and the port by which that is done (SI-8). All of it on one
 * thread.
 */
public final class HealthChecks {
    private static final Comparator<InstanceStatus> ORDER = Comparator
        .comparing((InstanceStatus status) -> status.settings().service())
        .thenComparing(status -> status.settings().instance());

    private final NodeCommands commands;
    private final ProbePort port;
    private final HealthEngine engine;
    private boolean ended;

    /**
     * No instances yet.
     *
     * @param ports tells how a port is
     * @param changed is told which instance is another way than before
     * @param broken is told, on any thread, when a pass is needed soon
     */
    public HealthChecks(final NodeCommands commands, final Executor thread, final Function<PortName, PortState> ports,
            final LongConsumer changed, final Runnable broken) {
        this.commands = commands;
        port = new ProbePort(thread, this::returned, broken);
        engine = new HealthEngine(System::nanoTime, InstantSource.system(), port, ports, changed, new SecureRandom());
    }

    /** Opens the port as long as there are instances. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        if (wanted.controlPort().isEmpty() || ended || isEmpty()) {
            port.close();
            return CompletableFuture.completedFuture(new Outcome.Done());
        }
        final String name = wanted.controlPort().orElseThrow();
        if (!PacketSocket.isInterface(name)) {
            port.away();
            return CompletableFuture.completedFuture(new Outcome.Failed("services cannot be probed: there is no "
                + "control port " + name + " yet"));
        }
        return commands.up(List.of(name), "").thenApply(done -> open(name));
    }

    private Outcome open(final String name) {
        if (ended || isEmpty()) {
            return new Outcome.Done();
        }
        try {
            port.open(name);
            return new Outcome.Done();
        } catch (PacketException e) {
            return new Outcome.Failed("services cannot be probed: " + e.getMessage());
        }
    }

    /** Adds an instance or changes its settings. */
    public void put(final ProbeSettings settings) {
        engine.put(settings);
    }

    /** Forgets an instance. */
    public void remove(final long id) {
        engine.remove(id);
    }

    /** A moment passed. */
    public void tick() {
        engine.tick();
        port.flush();
    }

    /** Whether there is nothing to probe. */
    public boolean isEmpty() {
        return engine.ids().isEmpty();
    }

    /** All instances. */
    public Collection<Long> ids() {
        return engine.ids();
    }

    /** How an instance is; empty: it is not here. */
    public Optional<InstanceStatus> status(final long id) {
        return engine.status(id);
    }

    /** How all of them are, sorted by name. */
    public List<InstanceStatus> status() {
        return engine.ids().stream().flatMap(id -> engine.status(id).stream()).sorted(ORDER).toList();
    }

    /** What happened, by name. */
    public Map<String, Long> counters() {
        final var counters = new TreeMap<String, Long>();
        count(counters, "probe-unexpected", engine.unexpected());
        count(counters, "probe-malformed", port.malformed());
        count(counters, "probe-overflow", port.overflow());
        count(counters, "probe-unsent", port.unsent());
        return counters;
    }

    /** Gives the port back for good. */
    public void end() {
        ended = true;
        port.close();
    }

    private static void count(final Map<String, Long> counters, final String name, final long value) {
        if (value > 0) {
            counters.put(name, value);
        }
    }

    private void returned(final ProbeFrame.Returned back) {
        engine.returned(back);
    }
}
