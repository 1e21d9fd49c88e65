/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.cache.CacheKeeper;
import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.command.NodeCommands;
import dev.weft.helper.conntrack.ConntrackKeeper;
import dev.weft.helper.conntrack.ZoneBook;
import dev.weft.helper.control.ControlKeeper;
import dev.weft.helper.counter.CounterReader;
import dev.weft.helper.database.InterfaceRow;
import dev.weft.helper.fabric.FabricKeeper;
import dev.weft.helper.fabric.GroupKeeper;
import dev.weft.helper.loop.Backoff;
import dev.weft.helper.loop.Loop;
import dev.weft.helper.loop.Outcome;
import dev.weft.helper.neighbour.NeighbourKeeper;
import dev.weft.helper.offload.OffloadKeeper;
import dev.weft.helper.oversize.OversizeKeeper;
import dev.weft.helper.route.RouteKeeper;
import dev.weft.helper.security.Security;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.vswitchd.PortRangeKeeper;
import dev.weft.helper.vswitchd.VswitchdLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * All duties with what does them. All of it on one thread.
 */
final class Duties {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** Open vSwitch uses what it cached of flows that are gone for a second at most. */
    private static final Duration UNTIL_FLOWS_GO = Duration.ofSeconds(3);

    private final ScheduledExecutorService thread;
    private final Runnable ended;
    private final LinkEnds ends;
    private final Vnets vnets;
    private final Instances instances;
    private final Routers routers;
    private final Mappings mappings;
    private final OversizeKeeper oversizeKeeper;
    private final FabricKeeper fabricKeeper;
    private final ControlKeeper controlKeeper;
    private final ZoneBook zones;
    private final ConntrackKeeper conntrackKeeper;
    private final CounterReader counterReader;
    private final OffloadKeeper offloadKeeper;
    private final CacheKeeper cacheKeeper;
    private final Security security;
    private final Map<Duty, Loop<Sheet>> loops = new EnumMap<>(Duty.class);
    private final Loop<String> caches;

    /**
     * Duties of which nothing is known yet.
     *
     * @param database changes keys of the node's database, an empty value: the key is to go
     * @param waiting where something may block
     * @param ended is told when a duty was done or failed
     * @param listener hears of ends of links
     * @param instanceListener hears of instances of services
     */
    Duties(final Options options, final CommandRunner runner, final VswitchdLink vswitchd,
            final Function<Map<String, Optional<String>>, CompletableFuture<?>> database,
            final ScheduledExecutorService thread, final ExecutorService waiting, final Runnable ended,
            final LinkEnds.Listener listener, final Instances.Listener instanceListener) {
        this.thread = thread;
        this.ended = ended;
        final var commands = new NodeCommands(runner, options.database().toString(), options.rundir(), thread);
        oversizeKeeper = new OversizeKeeper(commands, soon(Duty.OVERSIZE));
        fabricKeeper = new FabricKeeper(commands, now(Duty.OVERSIZE));
        ends = new LinkEnds(thread, oversizeKeeper.counters(), soon(Duty.CONTROL), listener);
        vnets = new Vnets(options.rundir(), commands, thread, waiting, ends::port, now(Duty.DISCOVERY),
            soon(Duty.DISCOVERY));
        instances = new Instances(commands, thread, ends::port, instanceListener, now(Duty.PROBES),
            soon(Duty.PROBES));
        zones = new ZoneBook(database);
        conntrackKeeper = new ConntrackKeeper(vswitchd, zones, thread, this::forgetLater);
        routers = new Routers(options.rundir(), commands, thread, waiting, zones, now(Duty.CONNECTIONS),
            now(Duty.GATEWAYS), soon(Duty.GATEWAYS));
        mappings = new Mappings(options.rundir(), commands, thread, waiting, ends::port, now(Duty.PATHS),
            soon(Duty.PATHS));
        controlKeeper = new ControlKeeper(commands, ends.controlPort());
        counterReader = new CounterReader(options.rundir(), thread, waiting, ends.trafficTable(), ends::traffic);
        offloadKeeper = new OffloadKeeper(runner, commands, thread, ends::isNamed);
        cacheKeeper = new CacheKeeper(vswitchd, thread);
        security = new Security(commands, vswitchd, options.rundir(), waiting, thread,
            new Backoff(SHORTEST_WAIT, LONGEST_WAIT), ended);
        caches = loop("caches of the switch", cacheKeeper::pass);
        add(runner, vswitchd, commands);
    }

    private void add(final CommandRunner runner, final VswitchdLink vswitchd, final NodeCommands commands) {
        add(Duty.SOURCE_PORTS, new PortRangeKeeper(vswitchd)::pass);
        add(Duty.ROUTES, new RouteKeeper(runner)::pass);
        add(Duty.FABRIC, fabricKeeper::pass);
        add(Duty.GROUPS, new GroupKeeper(commands, vswitchd)::pass);
        add(Duty.OVERSIZE, oversizeKeeper::pass);
        add(Duty.CONTROL, controlKeeper::pass);
        add(Duty.COUNTERS, counterReader::pass);
        add(Duty.NEIGHBOURS, NeighbourKeeper.of(runner, vswitchd, thread)::pass);
        add(Duty.OFFLOADS, offloadKeeper::pass);
        add(Duty.DISCOVERY, vnets::pass);
        add(Duty.PROBES, instances::pass);
        add(Duty.PATHS, mappings::pass);
        add(Duty.GATEWAYS, routers::pass);
        add(Duty.CONNECTIONS, conntrackKeeper::pass);
    }

    private void add(final Duty duty, final Function<Sheet, CompletionStage<Outcome>> pass) {
        loops.put(duty, loop(duty.toString(), pass));
    }

    private <W> Loop<W> loop(final String name, final Function<W, CompletionStage<Outcome>> pass) {
        return new Loop<>(name, thread, new Backoff(SHORTEST_WAIT, LONGEST_WAIT), pass, ended);
    }

    /** All of them, or those alone whose work lasts without the helper. */
    List<Loop<Sheet>> loops(final boolean all) {
        return loops.entrySet().stream().filter(each -> all || each.getKey().lasts()).map(Map.Entry::getValue)
            .toList();
    }

    LinkEnds ends() {
        return ends;
    }

    Vnets vnets() {
        return vnets;
    }

    Instances instances() {
        return instances;
    }

    Routers routers() {
        return routers;
    }

    /** Policies with a mapping. */
    Mappings mappings() {
        return mappings;
    }

    FabricKeeper fabricKeeper() {
        return fabricKeeper;
    }

    OversizeKeeper oversizeKeeper() {
        return oversizeKeeper;
    }

    /** What empties the switch's caches. */
    CacheKeeper cacheKeeper() {
        return cacheKeeper;
    }

    /** Protected ways to other nodes. */
    Security security() {
        return security;
    }

    /** Whether the control port was tried: before that the first words of an end would be lost. */
    boolean isControlTried() {
        return loops.get(Duty.CONTROL).finished().isPresent();
    }

    /** Flows changed, so that the switch's caches are to be emptied; each change has another name. */
    void flowsChanged(final String change) {
        caches.want(change);
    }

    /** Why the switch's caches were not emptied. */
    Optional<String> cacheProblem() {
        return caches.finished().map(Loop.Finished::outcome).filter(Outcome.Failed.class::isInstance)
            .map(outcome -> ((Outcome.Failed) outcome).reason());
    }

    /** Counters should be read now. */
    void readCounters() {
        look(Duty.COUNTERS);
    }

    void routesChanged() {
        look(Duty.ROUTES);
    }

    /** The way to other nodes may be another one. */
    void underlayChanged() {
        look(Duty.Event.UNDERLAY);
        security.look();
    }

    /** ovs-vswitchd came, where it is told, or went. */
    void vswitchdChanged(final Optional<Path> daemon) {
        daemon.ifPresent(zones::daemon);
        look(Duty.Event.VSWITCHD);
        caches.trigger();
        security.look();
    }

    /** For what no event tells of. */
    void lookAgain() {
        look(Duty.Event.AGAIN);
        security.look();
    }

    /** Interfaces changed, by their identity; empty: it is gone. */
    void interfaces(final Map<UUID, Optional<InterfaceRow>> changes, final Optional<String> controlPort) {
        ends.interfaces(changes);
        if (offloadKeeper.interfaces(changes)) {
            look(Duty.OFFLOADS);
        }
        if (controlPort.isPresent() && changes.values().stream().flatMap(Optional::stream)
                .anyMatch(row -> row.name().equals(controlPort.orElseThrow()))) {
            look(Duty.Event.CONTROL_PORT);
        }
    }

    /** An end is new or changed. */
    void changed(final long id) {
        if (ends.device(id).filter(offloadKeeper::named).isPresent()) {
            look(Duty.OFFLOADS);
        }
    }

    /** Ends what only makes sense as long as the helper runs. */
    CompletableFuture<Void> end() {
        controlKeeper.end();
        vnets.end();
        instances.end();
        routers.end();
        mappings.end();
        counterReader.close();
        return oversizeKeeper.end();
    }

    private void look(final Duty.Event event) {
        loops.forEach((duty, loop) -> {
            if (duty.isFor(event)) {
                loop.trigger();
            }
        });
    }

    private void look(final Duty duty) {
        loops.get(duty).trigger();
    }

    private void forgetLater(final Runnable what) {
        thread.schedule(() -> {
            what.run();
            look(Duty.CONNECTIONS);
        }, UNTIL_FLOWS_GO.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Runnable now(final Duty duty) {
        return () -> look(duty);
    }

    private Runnable soon(final Duty duty) {
        return () -> thread.schedule(now(duty), SHORTEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
    }
}
