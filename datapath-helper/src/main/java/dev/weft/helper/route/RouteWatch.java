/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import dev.weft.helper.command.CommandRunner;
import dev.weft.helper.loop.Backoff;
import dev.weft.helper.sheet.Sheet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when something happened to routes, so that nobody has to poll: {@code ip monitor} as a child process, started
 * again when it ends.
 */
public final class RouteWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);
    private static final List<String> COMMAND = List.of("ip", "-N", "monitor", "label", "route", "link", "address");
    /** Events come in bursts, our own among them. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final CommandRunner runner;
    private final ScheduledExecutorService thread;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private final Supplier<Sheet> wanted;
    private final Runnable event;
    private final Runnable underlay;
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicBoolean underlayDue = new AtomicBoolean();

    private CommandRunner.Watch watch;
    private boolean closed;
    /** Empty if the watch works. */
    private volatile String complaint = "";

    /**
     * A watch that sleeps until {@link #start()}.
     *
     * @param thread the one thread, on which the event is told
     * @param wanted what is in force; called by any thread
     * @param event is told that routes may have changed: at most ten times a second, also when events may have been
     *     missed
     * @param underlay is told likewise that Weft's routes or this node's outer addresses may have changed
     */
    public RouteWatch(final CommandRunner runner, final ScheduledExecutorService thread, final Supplier<Sheet> wanted,
            final Runnable event, final Runnable underlay) {
        this.runner = runner;
        this.thread = thread;
        this.wanted = wanted;
        this.event = event;
        this.underlay = underlay;
    }

    /** Begins; on the thread. */
    public synchronized void start() {
        if (!closed) {
            watch = runner.watch(COMMAND, this::line, this::ended);
            // What happened while nobody watched
            happened(due, event);
            happened(underlayDue, underlay);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
    }

    private void line(final String line) {
        complaint = "";
        final Sheet sheet = wanted.get();
        if (RouteEvents.matters(line, sheet.routes())) {
            backoff.reset();
            happened(due, event);
        }
        if (RouteEvents.mattersToUnderlay(line, sheet)) {
            happened(underlayDue, underlay);
        }
    }

    private void happened(final AtomicBoolean isDue, final Runnable told) {
        if (isDue.compareAndSet(false, true)) {
            later(PAUSE, () -> {
                isDue.set(false);
                told.run();
            });
        }
    }

    private synchronized void ended(final String reason) {
        if (!closed) {
            final Duration wait = backoff.next();
            if (complaint.equals(reason)) {
                LOG.debug("watch on routes: {}; again in {} s", reason, wait.toSeconds());
            } else {
                complaint = reason;
                LOG.warn("watch on routes: {}; again in {} s", reason, wait.toSeconds());
            }
            later(wait, this::start);
        }
    }

    private void later(final Duration wait, final Runnable task) {
        try {
            thread.schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the helper has ended", e);
        }
    }
}
