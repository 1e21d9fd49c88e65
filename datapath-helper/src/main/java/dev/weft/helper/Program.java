/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.command.ProcessRunner;
import dev.weft.helper.database.DatabaseListener;
import dev.weft.helper.database.InterfaceRow;
import dev.weft.helper.database.NodeDatabase;
import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.report.Report;
import dev.weft.helper.report.StatusReporter;
import dev.weft.helper.route.RouteWatch;
import dev.weft.helper.status.LocalStatusServer;
import dev.weft.helper.status.StatusSnapshot;
import dev.weft.helper.vswitchd.VswitchdLink;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.rpc.RpcOptions;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All parts of a helper, put together: a thread on which everything is decided, and others that only wait.
 */
final class Program implements DatabaseListener, LinkEnds.Listener, Instances.Listener, AutoCloseable {
    private static final Duration COMMAND = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final Duration OVERSIZE_END = Duration.ofSeconds(8);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String CONTROLLER = "weft-controller";
    private static final String PURGE = "weft-purge";
    /** For what no event tells of, such as a range that was changed by hand. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("weft-helper"));
    private final ExecutorService waiting =
        Executors.newCachedThreadPool(new DefaultThreadFactory("weft-helper-wait", true));
    private final RpcTransport transport = RpcTransport.create();
    private final boolean lasting;
    private final VswitchdLink vswitchd;
    private final NodeDatabase database;
    private final Duties duties;
    private final LinkEnds ends;
    private final RouteWatch routeWatch;
    /** What ends were not told yet. */
    private final Map<String, Optional<String>> news = new HashMap<>();
    private final Pulse pulse;
    private final StatusReporter reporter;
    private final LocalStatusServer local;
    private final Helper helper;

    Program(final Options options, final String version) {
        // What only lasts as long as the program makes no sense if it ends at once
        lasting = options.action() != Options.Action.ONCE;
        final CommandRunner runner = new ProcessRunner(waiting, COMMAND);
        final var rpc = RpcOptions.defaults().withTimeouts(ANSWER, ANSWER).withoutProbe();
        vswitchd = new VswitchdLink(options.control(), socket -> transport.dial(socket, Optional.empty(), rpc),
            thread, this::vswitchdChanged);
        database = new NodeDatabase(options.database(), transport, thread, this);
        duties = new Duties(options, runner, vswitchd, database::change, thread, waiting, this::look, this,
            this);
        ends = duties.ends();
        pulse = new Pulse(thread, duties);
        final var figures = new NodeFigures(duties);
        reporter = new StatusReporter(thread, waiting, Clock.systemUTC(), figures, version);
        helper = new Helper(version, database, thread, duties.loops(lasting),
            () -> duties.oversizeKeeper().status().way().toString(), this::problem);
        local = new LocalStatusServer(options.rundir(), thread, () -> snapshot(version, figures));
        routeWatch = new RouteWatch(runner, thread, () -> helper.inForce(), duties::routesChanged,
            duties::underlayChanged);
    }

    /** Begins. */
    void start() {
        thread.execute(() -> {
            vswitchd.start();
            database.start();
            routeWatch.start();
            lookAgain();
        });
        thread.scheduleWithFixedDelay(new Recurring("regular look", this::lookAgain), LOOK_AGAIN.toNanos(),
            LOOK_AGAIN.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Completes when the first report stands in the database. */
    CompletableFuture<Report> settled() {
        return helper.settled();
    }

    /** Ends it, and leaves ports and routes on the node as they are. */
    @Override
    public void close() {
        try {
            CompletableFuture.supplyAsync(this::end, thread).thenCompose(ended -> ended)
                .get(OVERSIZE_END.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("oversize frames: not all was taken away: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        routeWatch.close();
        database.close();
        thread.shutdownNow();
        transport.close();
        waiting.shutdownNow();
    }

    @Override
    public void externalIds(final Map<String, Optional<String>> changes) {
        if (lasting) {
            news.putAll(changes);
            duties.security().externalIds(changes);
            changes.getOrDefault(PURGE, Optional.empty()).ifPresent(duties::flowsChanged);
            if (changes.containsKey(CONTROLLER)) {
                reporter.look(changes.get(CONTROLLER));
                duties.mappings().controller(changes.get(CONTROLLER));
            }
        }
    }

    @Override
    public void interfaces(final Map<UUID, Optional<InterfaceRow>> changes) {
        if (lasting) {
            duties.interfaces(changes, helper.inForce().controlPort());
        }
    }

    @Override
    public void complete() {
        look();
    }

    @Override
    public void changed(final long id) {
        reporter.changed(id);
        duties.changed(id);
    }

    @Override
    public void removed(final long id) {
        reporter.removed(id);
    }

    @Override
    public void instanceChanged(final long id) {
        reporter.instanceChanged(id);
    }

    @Override
    public void instanceRemoved(final long id) {
        reporter.instanceRemoved(id);
    }

    private StatusSnapshot snapshot(final String version, final NodeFigures figures) {
        return new StatusSnapshot(version, helper.inForce().digest(), helper.assess().flatMap(Report::problem),
            figures.node(), reporter.status(), ends.ids().stream().map(ends::end).flatMap(Optional::stream).toList(),
            duties.vnets().status(), duties.security().status().ways(), duties.fabricKeeper().status().text(),
            duties.instances().status(), duties.mappings().status(), duties.routers().status());
    }

    @Override
    public void port(final PortName name, final PortState state) {
        duties.vnets().port(name, state);
        duties.mappings().port(name);
    }

    private Optional<String> problem() {
        final List<String> problems = Stream.of(ends.problem(), duties.vnets().problem(),
            duties.instances().problem(), duties.mappings().problem(), duties.routers().problem(),
            duties.security().problem(), duties.cacheProblem()).flatMap(Optional::stream).toList();
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }

    private CompletableFuture<Void> end() {
        pulse.stop();
        reporter.close();
        local.close();
        return duties.end();
    }

    /** Not before {@link #start()}. */
    private void vswitchdChanged() {
        duties.vswitchdChanged(vswitchd.daemon());
    }

    private void look() {
        helper.look();
        // The first words of an end are lost without a control port
        if (!news.isEmpty() && (helper.inForce().controlPort().isEmpty() || duties.isControlTried())) {
            final Map<String, Optional<String>> told = Map.copyOf(news);
            news.clear();
            ends.externalIds(told);
            duties.vnets().externalIds(told);
            duties.instances().externalIds(told);
            duties.routers().externalIds(told);
            duties.mappings().externalIds(told);
            pulse.look();
            helper.look();
        }
    }

    private void lookAgain() {
        vswitchd.look();
        duties.lookAgain();
        if (lasting) {
            local.look();
        }
        helper.look();
    }
}
