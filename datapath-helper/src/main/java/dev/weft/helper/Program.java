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
import dev.weft.helper.database.NodeDatabase;
import dev.weft.helper.loop.Backoff;
import dev.weft.helper.loop.Loop;
import dev.weft.helper.oversize.OversizeKeeper;
import dev.weft.helper.report.Report;
import dev.weft.helper.route.RouteKeeper;
import dev.weft.helper.route.RouteWatch;
import dev.weft.helper.sheet.Sheet;
import dev.weft.helper.vswitchd.PortRangeKeeper;
import dev.weft.helper.vswitchd.VswitchdLink;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.rpc.RpcOptions;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All parts of a helper, put together: a thread on which everything is decided, and others that only wait.
 */
final class Program implements AutoCloseable {
    private static final Duration COMMAND = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final Duration OVERSIZE_END = Duration.ofSeconds(8);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    /** For what no event tells of, such as a range that was changed by hand. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("weft-helper"));
    private final ExecutorService waiting =
        Executors.newCachedThreadPool(new DefaultThreadFactory("weft-helper-wait", true));
    private final RpcTransport transport = RpcTransport.create();
    private final VswitchdLink vswitchd;
    private final NodeDatabase database;
    private final Loop<Sheet> ports;
    private final Loop<Sheet> routes;
    private final OversizeKeeper oversizeKeeper;
    private final Loop<Sheet> oversize;
    private final RouteWatch routeWatch;
    private final Helper helper;

    Program(final Options options, final String version) {
        final CommandRunner runner = new ProcessRunner(waiting, COMMAND);
        final var control = RpcOptions.defaults().withTimeouts(ANSWER, ANSWER).withoutProbe();
        vswitchd = new VswitchdLink(options.control(), socket -> transport.dial(socket, Optional.empty(), control),
            thread, this::vswitchdChanged);
        database = new NodeDatabase(options.database(), transport, thread, this::look);
        ports = new Loop<>("UDP source ports", thread, backoff(), new PortRangeKeeper(vswitchd)::pass, this::look);
        routes = new Loop<>("routes", thread, backoff(), new RouteKeeper(runner)::pass, this::look);
        oversizeKeeper = new OversizeKeeper(runner, options.database().toString(), options.rundir(), thread,
            this::oversizeBroken);
        oversize = new Loop<>("oversize frames", thread, backoff(), oversizeKeeper::pass, this::look);
        // What only lasts as long as the program makes no sense if it ends at once
        helper = new Helper(version, database, thread, options.action() == Options.Action.ONCE
            ? List.of(ports, routes) : List.of(ports, routes, oversize));
        routeWatch = new RouteWatch(runner, thread, () -> helper.inForce().routes(), routes::trigger);
    }

    /** Begins. */
    void start() {
        thread.execute(() -> {
            vswitchd.start();
            database.start();
            routeWatch.start();
        });
        thread.scheduleWithFixedDelay(this::lookAgain, LOOK_AGAIN.toNanos(), LOOK_AGAIN.toNanos(),
            TimeUnit.NANOSECONDS);
    }

    /** Completes when the first report stands in the database. */
    CompletableFuture<Report> settled() {
        return helper.settled();
    }

    /** Ends it, and leaves ports and routes on the node as they are. */
    @Override
    public void close() {
        try {
            CompletableFuture.supplyAsync(oversizeKeeper::end, thread).thenCompose(ended -> ended)
                .get(OVERSIZE_END.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("oversize frames: not all was taken away: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        routeWatch.close();
        database.close();
        thread.shutdownNow();
        transport.close();
        waiting.shutdownNow();
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    private void vswitchdChanged() {
        ports.trigger();
        oversize.trigger();
    }

    private void oversizeBroken() {
        thread.schedule(oversize::trigger, 1, TimeUnit.SECONDS);
    }

    private void look() {
        helper.look();
    }

    private void lookAgain() {
        vswitchd.look();
        ports.trigger();
        routes.trigger();
        oversize.trigger();
        helper.look();
    }
}
