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
import java.time.Duration;
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
 * What a sheet makes the helper do, each in a loop of its own, and what makes each of them look again. All of it on one
 * thread.
 */
final class Duties {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

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
    private final ConntrackKeeper conntrackKeeper;
    private final CounterReader counterReader;
    private final OffloadKeeper offloadKeeper;
    private final CacheKeeper cacheKeeper;
    private final Loop<Sheet> ports;
    private final Loop<Sheet> routes;
    private final Loop<Sheet> oversize;
    private final Loop<Sheet> fabric;
    private final Loop<Sheet> groups;
    private final Loop<Sheet> control;
    private final Loop<Sheet> counters;
    private final Loop<Sheet> neighbours;
    private final Loop<Sheet> offloads;
    private final Security security;
    private final Loop<Sheet> discovery;
    private final Loop<Sheet> probes;
    private final Loop<Sheet> gateways;
    private final Loop<Sheet> paths;
    private final Loop<Sheet> conntrack;
    private final Loop<String> caches;

    /**
     * Duties of which nothing is known yet.
     *
     * @param waiting where something may block
     * @param ended is told when a duty was done or failed
     * @param listener hears of ends of links
     * @param instanceListener hears of instances of services
     */
    Duties(final Options options, final CommandRunner runner, final VswitchdLink vswitchd,
            final ScheduledExecutorService thread, final ExecutorService waiting, final Runnable ended,
            final LinkEnds.Listener listener, final Instances.Listener instanceListener) {
        this.thread = thread;
        this.ended = ended;
        final var commands = new NodeCommands(runner, options.database().toString(), options.rundir(), thread);
        oversizeKeeper = new OversizeKeeper(commands, () -> soon(this::oversize));
        fabricKeeper = new FabricKeeper(commands, this::oversize);
        ends = new LinkEnds(thread, oversizeKeeper.counters(), () -> soon(this::control), listener);
        vnets = new Vnets(options.rundir(), commands, thread, waiting,
            ends::port, this::discovery, () -> soon(this::discovery));
        instances = new Instances(commands, thread, ends::port, instanceListener, this::probes,
            () -> soon(this::probes));
        conntrackKeeper = new ConntrackKeeper(vswitchd);
        routers = new Routers(options.rundir(), commands, thread, waiting, this::zoneLeft, this::gateways,
            () -> soon(this::gateways));
        mappings = new Mappings(options.rundir(), commands, thread, waiting, ends::port, this::paths,
            () -> soon(this::paths));
        controlKeeper = new ControlKeeper(commands, ends.controlPort());
        counterReader = new CounterReader(options.rundir(), thread, waiting, ends.trafficTable(), ends::traffic);
        offloadKeeper = new OffloadKeeper(runner, commands, thread, ends::isNamed);
        cacheKeeper = new CacheKeeper(vswitchd, thread);
        security = new Security(commands, vswitchd, options.rundir(), waiting, thread,
            new Backoff(SHORTEST_WAIT, LONGEST_WAIT), ended);
        ports = loop("UDP source ports", new PortRangeKeeper(vswitchd)::pass);
        routes = loop("routes", new RouteKeeper(runner)::pass);
        oversize = loop("oversize frames", oversizeKeeper::pass);
        fabric = loop("ways in Ethernet", fabricKeeper::pass);
        groups = loop("multicast groups", new GroupKeeper(commands, vswitchd)::pass);
        control = loop("control port", controlKeeper::pass);
        counters = loop("counters", counterReader::pass);
        neighbours = loop("next hops", NeighbourKeeper.of(runner, vswitchd, thread)::pass);
        offloads = loop("offloads of guests", offloadKeeper::pass);
        discovery = loop("discovery in vnets", vnets::pass);
        probes = loop("probes of services", instances::pass);
        paths = loop("paths of the mapping service", mappings::pass);
        gateways = loop("gateways of tenants", routers::pass);
        conntrack = loop("limits of connections", conntrackKeeper::pass);
        caches = loop("caches of the switch", cacheKeeper::pass);
    }

    /** All of them, or those alone whose work lasts without the helper. */
    List<Loop<Sheet>> loops(final boolean all) {
        return all ? List.of(ports, routes, fabric, groups, oversize, control, counters, neighbours, offloads,
            discovery, probes, paths, gateways, conntrack)
            : List.of(ports, routes, fabric, groups, conntrack);
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
        return control.finished().isPresent();
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
        counters.trigger();
    }

    void routesChanged() {
        routes.trigger();
    }

    /** The way to other nodes may be another one. */
    void underlayChanged() {
        fabric.trigger();
        groups.trigger();
        oversize.trigger();
        neighbours.trigger();
        discovery.trigger();
        security.look();
    }

    /** ovs-vswitchd came or went. */
    void vswitchdChanged() {
        ports.trigger();
        fabric.trigger();
        groups.trigger();
        oversize.trigger();
        control.trigger();
        counters.trigger();
        neighbours.trigger();
        discovery.trigger();
        probes.trigger();
        gateways.trigger();
        paths.trigger();
        conntrack.trigger();
        caches.trigger();
        security.look();
    }

    /** Interfaces changed, by their identity; empty: it is gone. */
    void interfaces(final Map<UUID, Optional<InterfaceRow>> changes, final Optional<String> controlPort) {
        ends.interfaces(changes);
        if (offloadKeeper.interfaces(changes)) {
            offloads.trigger();
        }
        if (controlPort.isPresent() && changes.values().stream().flatMap(Optional::stream)
                .anyMatch(row -> row.name().equals(controlPort.orElseThrow()))) {
            control.trigger();
            discovery.trigger();
            probes.trigger();
            gateways.trigger();
            paths.trigger();
        }
    }

    /** An end is new or changed. */
    void changed(final long id) {
        if (ends.device(id).filter(offloadKeeper::named).isPresent()) {
            offloads.trigger();
        }
    }

    /** For what no event tells of, such as a range that was changed by hand. */
    void lookAgain() {
        ports.trigger();
        routes.trigger();
        fabric.trigger();
        groups.trigger();
        oversize.trigger();
        control.trigger();
        neighbours.trigger();
        offloads.trigger();
        discovery.trigger();
        probes.trigger();
        gateways.trigger();
        paths.trigger();
        conntrack.trigger();
        security.look();
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

    private void oversize() {
        oversize.trigger();
    }

    private void control() {
        control.trigger();
    }

    private void discovery() {
        discovery.trigger();
    }

    private void probes() {
        probes.trigger();
    }

    private void zoneLeft(final int zone) {
        conntrackKeeper.forget(zone);
        conntrack.trigger();
    }

    private void gateways() {
        gateways.trigger();
    }

    private void paths() {
        paths.trigger();
    }

    private void soon(final Runnable task) {
        thread.schedule(task, SHORTEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
    }

    private <W> Loop<W> loop(final String name, final Function<W, CompletionStage<Outcome>> pass) {
        return new Loop<>(name, thread, new Backoff(SHORTEST_WAIT, LONGEST_WAIT), pass, ended);
    }
}
