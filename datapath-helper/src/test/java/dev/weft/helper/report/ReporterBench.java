/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.report;

import dev.weft.helper.Await;
import dev.weft.helper.liveness.Liveness;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * A reporter with short times on its thread, and a controller that it can report to.
 */
final class ReporterBench extends ExternalResource {
    /** Seconds between counters, when a test wants none. */
    static final int NEVER = 3600;

    private static final ReportTimes QUICK = new ReportTimes(Duration.ofMillis(20), Duration.ofMillis(40),
        Duration.ofMillis(200), Duration.ofSeconds(1));

    final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    final ExecutorService background = Executors.newCachedThreadPool();
    final FakeSource source = new FakeSource();
    final StatusReporter reporter = new StatusReporter(thread, background, Clock.systemUTC(), source, "1.0", QUICK);
    Identity identity;
    FakeController controller;

    private final TemporaryFolder folder = new TemporaryFolder();

    /** What a test does, for a while. */
    interface Step {
        void run() throws Exception;
    }

    @Override
    protected void before() throws Throwable {
        folder.create();
        identity = identity("controller");
        controller = new FakeController(identity, 0);
    }

    @Override
    protected void after() {
        controller.close();
        thread.shutdownNow();
        background.shutdownNow();
        folder.delete();
    }

    Identity identity(final String name) throws Exception {
        return Identity.make(folder.getRoot().toPath(), name);
    }

    /** The reporter learns where this run of the controller is. */
    void access(final String instance, final int every) throws Exception {
        final ControllerAccess next = controller.access(instance, every);
        onThread(() -> {
            reporter.access(Optional.of(next));
            return null;
        });
    }

    /** The reporter believes the controller to be elsewhere. */
    void accessAt(final int port) throws Exception {
        final ControllerAccess real = controller.access("one", NEVER);
        onThread(() -> {
            reporter.access(Optional.of(new ControllerAccess(real.node(), real.instance(),
                URI.create("https://127.0.0.1:" + port), real.user(), real.password(), real.token(),
                real.certificate(), NEVER)));
            return null;
        });
    }

    /** The reporter sees this in the node's database. */
    void look(final Optional<String> text) throws Exception {
        onThread(() -> {
            reporter.look(text);
            return null;
        });
    }

    void change(final long id, final Liveness liveness) throws Exception {
        onThread(() -> {
            source.put(id, liveness, 1);
            reporter.changed(id);
            return null;
        });
    }

    void awaitEnds(final int count) throws Exception {
        await(count + " ends", () -> controller.ends.size() == count);
    }

    void awaitReporting() throws Exception {
        Await.until("reporting", this::status, ConnectionStatus.Reporting.class::isInstance);
    }

    ConnectionStatus.Failing awaitFailing(final String problem) throws Exception {
        return (ConnectionStatus.Failing) Await.until("failing", this::status, status ->
            status instanceof ConnectionStatus.Failing failing && failing.problem().contains(problem));
    }

    ConnectionStatus status() throws Exception {
        return onThread(reporter::status);
    }

    <T> T onThread(final Callable<T> call) throws Exception {
        return thread.submit(call).get(10, TimeUnit.SECONDS);
    }

    static void await(final String what, final Callable<Boolean> look) throws Exception {
        Await.until(what, look, seen -> seen);
    }

    /** What was logged meanwhile. */
    static String logOf(final Step step) throws Exception {
        final PrintStream before = System.err;
        final var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            step.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
