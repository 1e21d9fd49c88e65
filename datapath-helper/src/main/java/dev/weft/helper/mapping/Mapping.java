/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.control.FrameKeeper;
import dev.weft.helper.control.FramePort;
import dev.weft.helper.end.PortName;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.openflow.FlowQueue;
import dev.weft.helper.report.ControllerAccess;
import dev.weft.helper.sheet.Sheet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * The policies with a mapping of this node, with all that they need (SI-9). All of it on one thread but the waiting.
 */
public final class Mapping {
    private final Path rundir;
    private final Runnable wake;
    private final MappingTally tally = new MappingTally();
    private final MappingEngine engine;
    private final Inquirer inquirer;
    private final FlowQueue<MappingJob> flows;
    private final FramePort port;
    private final FrameKeeper keeper;
    private long openings;
    private boolean listed;
    private boolean ended;

    /**
     * No policies yet.
     *
     * @param rundir where the bridges' management sockets are
     * @param thread the one thread
     * @param waiting where something may block
     * @param ports tells the number of a port; changes are told by {@link #port}
     * @param wake is told, on the thread, when a pass is needed at once
     * @param broken is told, on any thread, when one is needed soon
     */
    public Mapping(final Path rundir, final NodeCommands commands, final ScheduledExecutorService thread,
            final Executor waiting, final Function<PortName, OptionalInt> ports, final Runnable wake,
            final Runnable broken) {
        this.rundir = rundir;
        this.wake = wake;
        flows = new FlowQueue<>("answers of the mapping service", thread, waiting, this::done);
        engine = new MappingEngine(System::nanoTime, new NodeActions(flows, this::ask), ports, MappingLimits.DEFAULT,
            tally);
        inquirer = new Inquirer(thread, waiting, tally);
        port = new FramePort(new FramePort.Kind("frames without a path", "weft-mapping", MappingFrame.INDEX), thread,
            this::frame, broken);
        keeper = new FrameKeeper(commands, port);
    }

    /** From now on the mapping service is there, or nobody knows where. */
    public void access(final Optional<ControllerAccess> access) {
        inquirer.access(access, engine);
    }

    /** A policy is new, or its settings are others. */
    public void put(final MappingSettings settings) {
        final boolean first = engine.isEmpty();
        engine.put(settings);
        if (first) {
            wake.run();
        }
    }

    /** A policy is gone. */
    public void remove(final int policy) {
        engine.remove(policy);
        if (engine.isEmpty()) {
            wake.run();
        }
    }

    /** A port changed. */
    public void port(final PortName name) {
        engine.portChanged(name);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return engine.isEmpty();
    }

    /** Lets time pass; to be called every 100 ms. */
    public void tick() {
        engine.tick();
    }

    /** How all policies are, by id. */
    public List<MappingStatus> status() {
        return engine.status(inquirer.complaint());
    }

    /** What happened since the helper started, by name, such as mapping-questions; only what did. */
    public Map<String, Long> counters() {
        final var counters = tally.named();
        count(counters, "mapping-frames-intake-overflow", port.overflow());
        count(counters, "mapping-frames-malformed", port.malformed());
        count(counters, "mapping-frames-unsent", port.unsent());
        count(counters, "mapping-entries-lost", flows.lost());
        return counters;
    }

    private static void count(final Map<String, Long> counters, final String name, final long value) {
        if (value > 0) {
            counters.put(name, value);
        }
    }

    /** Makes everything as the sheet wants it. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        final List<String> problems = new ArrayList<>();
        wanted.flows().ifPresent(place -> flows.become(rundir.resolve(place.bridge() + ".mgmt")));
        if (engine.isEmpty() || ended) {
            port.close();
            return outcome(problems);
        }
        if (wanted.flows().isEmpty()) {
            problems.add("the sheet names no bridge");
        } else if (!listed) {
            listed = true;
            flows.add(new MappingJob.All());
        }
        flows.problem().ifPresent(problems::add);
        return keeper.pass(wanted).thenCompose(problem -> {
            problem.ifPresent(problems::add);
            reopened();
            return outcome(problems);
        });
    }

    /** A port that was opened again may be that of a switch that forgot everything. */
    private void reopened() {
        if (port.openings() != openings) {
            openings = port.openings();
            engine.rewrite();
        }
    }

    private static CompletionStage<Outcome> outcome(final List<String> problems) {
        return CompletableFuture.completedFuture(problems.isEmpty() ? new Outcome.Done()
            : new Outcome.Failed("policies with a mapping: " + String.join("; ", problems)));
    }

    /** Gives everything back for good; on the thread. What is in the switch stays for its time. */
    public void end() {
        ended = true;
        inquirer.access(Optional.empty(), engine);
        port.close();
        flows.close();
    }

    private void ask() {
        inquirer.look(engine);
    }

    private void done(final MappingJob job) {
        if (job instanceof MappingJob.Put put && !put.frames().isEmpty()) {
            port.send(put.frames());
        } else if (job instanceof MappingJob.Look look && look.isUsed()) {
            engine.used(look.question());
        } else if (job instanceof MappingJob.All all) {
            all.found().forEach(engine::adopt);
        }
    }

    private boolean frame(final byte[] frame) {
        final var read = MappingFrame.of(frame);
        read.ifPresent(whole -> engine.frame(whole, frame));
        return read.isPresent();
    }
}
