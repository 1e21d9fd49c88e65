/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.control.FrameKeeper;
import dev.weft.helper.control.FramePort;
import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.openflow.FlowQueue;
import dev.weft.helper.proxy.Proxy;
import dev.weft.helper.sheet.LinkFlows;
import dev.weft.helper.sheet.RelaySettings;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.varp.Station;
import dev.weft.helper.varp.VarpEngine;
import dev.weft.helper.varp.VarpLimits;
import dev.weft.helper.varp.VarpTally;
import dev.weft.helper.varp.VnetStatus;
import dev.weft.helper.vnet.VnetSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Discovery of stations of vnets on this node, with all it needs (VN-2 to VN-5). All of it on one thread but the
 * waiting.
 */
public final class Discovery implements FlowQueue.Listener<LearnedJob> {
    private final Path rundir;
    private final ScheduledExecutorService thread;
    private final Runnable wake;
    private final Runnable broken;
    private final VarpTally tally = new VarpTally();
    private final VarpEngine engine;
    private final NodeActions actions;
    private final FlowQueue<LearnedJob> flows;
    private final FramePort port;
    private final FrameKeeper keeper;
    private final StationTable stations;
    private final Proxy proxy;

    private Sheet sheet = Sheet.none();
    private RelaySettings relays = RelaySettings.none();
    private Optional<VarpReceiver> receiver = Optional.empty();
    private boolean ended;

    /**
     * Nothing to discover yet.
     *
     * @param rundir where the bridges' management sockets are
     * @param thread the one thread
     * @param waiting where a request to the switch may block
     * @param ports tells how a port is; changes are told by {@link #port}
     * @param wake is told, on the thread, when a pass is needed at once
     * @param broken is told, on any thread, when one is needed soon
     */
    public Discovery(final Path rundir, final NodeCommands commands, final ScheduledExecutorService thread,
            final Executor waiting, final Function<PortName, PortState> ports, final Runnable wake,
            final Runnable broken) {
        this.rundir = rundir;
        this.thread = thread;
        this.wake = wake;
        this.broken = broken;
        flows = new FlowQueue<>("entries of vnets", thread, waiting, this);
        port = new FramePort(new FramePort.Kind("frames to unknown stations", "weft-ask", AskFrame.INDEX), thread,
            this::frame, broken);
        keeper = new FrameKeeper(commands, port);
        proxy = new Proxy(commands, name -> ports.apply(name).ofport(), broken);
        actions = new NodeActions(flows, port, tally, proxy);
        engine = new VarpEngine(System::nanoTime, InstantSource.system(), actions,
            name -> ports.apply(name) instanceof PortState.Up, new SecureRandom(), VarpLimits.DEFAULT, tally);
        stations = new StationTable(thread, engine, proxy, broken);
    }

    /** A vnet is new, or its settings are others. */
    public void put(final VnetSettings settings) {
        final boolean first = !engine.hasVnets();
        if (receiver.isEmpty()) {
            // Or the first words would be lost
            sockets(new ArrayList<>());
            sheet.flows().ifPresent(place -> flows.become(socket(place)));
        }
        final boolean crosses = proxy.put(settings);
        engine.put(settings);
        stations.again(settings.vnet());
        if (crosses) {
            stations.look();
        }
        if (first || crosses) {
            wake.run();
        }
    }

    /** A vnet is gone. */
    public void remove(final long vnet) {
        engine.remove(vnet);
        if (proxy.remove(vnet) || !engine.hasVnets()) {
            wake.run();
        }
    }

    /** A port changed. */
    public void port(final PortName name, final PortState state) {
        engine.port(name, state instanceof PortState.Up);
        if (Proxy.isOwn(name)) {
            stations.look();
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
        engine.takeDue().forEach(station -> flows.add(new LearnedJob.Look(station)));
    }

    /** How all vnets are. */
    public List<VnetStatus> status() {
        return engine.status();
    }

    /** What happened since the helper started, by name, such as varp-stranger; only what did. */
    public Map<String, Long> counters() {
        final Map<String, Long> counters = new TreeMap<>(tally.named());
        count(counters, "varp-frames-intake-overflow", port.overflow());
        count(counters, "varp-frames-malformed", port.malformed());
        count(counters, "varp-frames-unsent", port.unsent());
        count(counters, "varp-entries-lost", flows.lost());
        counters.putAll(proxy.counters());
        return counters;
    }

    private static void count(final Map<String, Long> counters, final String name, final long value) {
        if (value > 0) {
            counters.put(name, value);
        }
    }

    /** Makes everything as the sheet wants it. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        sheet = wanted;
        engine.own(wanted.addresses());
        if (!wanted.relays().equals(relays)) {
            relays = wanted.relays();
            engine.relays(relays);
        }
        final List<String> problems = new ArrayList<>();
        if (engine.isEmpty() || ended) {
            close();
            return ended ? outcome(problems) : crossing(wanted, problems);
        }
        sockets(problems);
        if (!engine.hasVnets()) {
            closeSwitch();
            return crossing(wanted, problems);
        }
        table(problems);
        return keeper.pass(wanted).thenCompose(problem -> {
            problem.ifPresent(problems::add);
            return crossing(wanted, problems);
        });
    }

    private CompletionStage<Outcome> crossing(final Sheet wanted, final List<String> problems) {
        // Not before all vnets were told: ports of those that were not would go
        return CompletableFuture.supplyAsync(() -> wanted, thread).thenCompose(proxy::pass).thenCompose(problem -> {
            problem.ifPresent(problems::add);
            return outcome(problems);
        });
    }

    /** Gives everything back for good; on the thread. */
    public void end() {
        ended = true;
        proxy.end();
        close();
        flows.close();
    }

    @Override
    public void done(final LearnedJob job) {
        if (job instanceof LearnedJob.Put put && !put.frames().isEmpty()) {
            port.send(put.frames());
        } else if (job instanceof LearnedJob.Look look && look.isUsed()) {
            engine.used(look.station());
        }
    }

    private static CompletionStage<Outcome> outcome(final List<String> problems) {
        return CompletableFuture.completedFuture(problems.isEmpty() ? new Outcome.Done()
            : new Outcome.Failed("discovery in vnets: " + String.join("; ", problems)));
    }

    private void sockets(final List<String> problems) {
        final int relayPort = relays.role().map(RelaySettings.Role::port).orElse(VarpEngine.PORT);
        if (receiver.filter(VarpReceiver::isOpen).isPresent() && actions.serves(sheet.addresses(), relayPort)) {
            return;
        }
        closeSockets();
        if (sheet.addresses().isEmpty()) {
            problems.add("the sheet names no outer address of this node");
            return;
        }
        try {
            final VarpSockets opened = VarpSockets.open(sheet.addresses(), relayPort);
            actions.become(Optional.of(opened));
            receiver = Optional.of(VarpReceiver.open(opened.channels(), tally, engine::isKnown,
                (came, done) -> thread.execute(() -> came(came, done)), proxy::received, broken));
        } catch (IOException e) {
            closeSockets();
            problems.add("UDP port " + VarpEngine.PORT + ": " + e.getMessage());
        }
    }

    private void table(final List<String> problems) {
        if (sheet.flows().isEmpty()) {
            problems.add("the sheet names no bridge");
            return;
        }
        final Path path = socket(sheet.flows().orElseThrow());
        flows.become(path);
        try {
            stations.watch(path);
        } catch (IOException e) {
            problems.add(path + ": " + e.getMessage());
        }
        flows.problem().ifPresent(problems::add);
    }

    private Path socket(final LinkFlows place) {
        return rundir.resolve(place.bridge() + ".mgmt");
    }

    private void came(final List<Datagram> datagrams, final Runnable done) {
        try {
            datagrams.forEach(datagram -> engine.received(datagram.sender(), ByteBuffer.wrap(datagram.bytes())));
        } finally {
            done.run();
        }
    }

    private boolean frame(final byte[] frame) {
        if (!AskFrame.isWhole(ByteBuffer.wrap(frame), 0, frame.length)) {
            return false;
        }
        frame(AskFrame.station(ByteBuffer.wrap(frame), 0), AskFrame.port(ByteBuffer.wrap(frame), 0), frame);
        return true;
    }

    private void frame(final Station station, final int from, final byte[] frame) {
        if (proxy.port(station.vnet()).equals(OptionalInt.of(from))) {
            engine.frameFromBeyond(station, frame);
        } else {
            engine.frame(station, from, frame);
        }
    }

    private void close() {
        closeSockets();
        closeSwitch();
    }

    private void closeSwitch() {
        stations.close();
        port.close();
    }

    private void closeSockets() {
        receiver.ifPresent(VarpReceiver::close);
        receiver = Optional.empty();
        actions.become(Optional.empty());
    }
}
