/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.control.FrameKeeper;
import dev.weft.helper.control.FramePort;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.openflow.FlowQueue;
import dev.weft.helper.sheet.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The tenants' gateways on this node, with all they need (GW-1). All of it on one thread but the waiting.
 */
public final class Routing implements RouterActions {
    private final Path rundir;
    private final Runnable wake;
    private final RouterEngine engine;
    private final FlowQueue<NeighbourJob> flows;
    private final FramePort port;
    private final FrameKeeper keeper;
    private long openings;
    private boolean told;
    /** Whether the switch said once what it has. */
    private boolean listed;
    private boolean ended;

    /**
     * No gateways yet.
     *
     * @param rundir where the bridges' management sockets are
     * @param thread the one thread
     * @param waiting where a request to the switch may block
     * @param wake is told, on the thread, when a pass is needed at once
     * @param broken is told, on any thread, when one is needed soon
     */
    public Routing(final Path rundir, final NodeCommands commands, final ScheduledExecutorService thread,
            final Executor waiting, final Runnable wake, final Runnable broken) {
        this.rundir = rundir;
        this.wake = wake;
        engine = new RouterEngine(System::nanoTime, this, RouterLimits.DEFAULT);
        flows = new FlowQueue<>("neighbours of gateways", thread, waiting, this::done);
        port = new FramePort(new FramePort.Kind("frames of gateways", "weft-gateway", RouterFrame.INDEX), thread,
            engine::frame, broken);
        keeper = new FrameKeeper(commands, port);
    }

    /** All gateways were told. What the switch has of others is of no use, even if there are none. */
    public void told() {
        told = true;
        wake.run();
    }

    /** A gateway is new, or its settings are others. */
    public void put(final RouterSettings settings) {
        final boolean first = isEmpty();
        engine.put(settings);
        if (first) {
            wake.run();
        }
    }

    /** A gateway is gone. */
    public void forget(final int number) {
        engine.remove(number);
        if (isEmpty()) {
            wake.run();
        }
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return engine.isEmpty();
    }

    /** Lets time pass; to be called every 100 ms. */
    public void tick() {
        engine.tick();
    }

    /** How all of them are, sorted by number. */
    public List<RouterStatus> status() {
        return engine.status();
    }

    /** What happened since the helper started, by name; only what did. */
    public Map<String, Long> counters() {
        final Map<String, Long> counters = new TreeMap<>(engine.counters());
        add(counters, "gateway-intake-overflow", port.overflow());
        add(counters, "gateway-bad-frame", port.malformed());
        add(counters, "gateway-unsent", port.unsent());
        add(counters, "gateway-entries-lost", flows.lost());
        return counters;
    }

    private static void add(final Map<String, Long> counters, final String name, final long value) {
        if (value > 0) {
            counters.put(name, value);
        }
    }

    /** Makes everything as the sheet wants it. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        wanted.flows().ifPresent(place -> flows.become(rundir.resolve(place.bridge() + ".mgmt")));
        if (ended || isEmpty()) {
            port.close();
            if (told && !listed && !ended && wanted.flows().isPresent()) {
                list();
            }
            return CompletableFuture.completedFuture(new Outcome.Done());
        }
        final List<String> problems = new ArrayList<>();
        if (wanted.flows().isEmpty()) {
            problems.add("the sheet names no bridge");
        }
        flows.problem().ifPresent(problems::add);
        return keeper.pass(wanted).thenApply(problem -> {
            problem.ifPresent(problems::add);
            began();
            return problems.isEmpty() ? new Outcome.Done()
                : new Outcome.Failed("gateways: " + String.join("; ", problems));
        });
    }

    /** A switch that is new knows of nothing, and perhaps stations do not, either. */
    private void began() {
        if (port.openings() != openings) {
            openings = port.openings();
            engine.look();
            engine.announce();
        }
    }

    /** Gives everything back for good. */
    public void end() {
        ended = true;
        port.close();
        flows.close();
    }

    @Override
    public void send(final List<byte[]> frames) {
        port.send(frames);
    }

    @Override
    public void place(final NeighbourFlow.Entry entry, final List<byte[]> frames) {
        flows.add(new NeighbourJob.Put(entry, frames));
    }

    @Override
    public void remove(final NeighbourFlow.Entry entry) {
        flows.add(new NeighbourJob.Remove(entry));
    }

    @Override
    public void list() {
        flows.add(new NeighbourJob.Look());
    }

    private void done(final NeighbourJob job) {
        if (job instanceof NeighbourJob.Put put && !put.frames().isEmpty()) {
            port.send(put.frames());
        } else if (job instanceof NeighbourJob.Look look) {
            listed = true;
            engine.listed(look.entries());
        }
    }
}
