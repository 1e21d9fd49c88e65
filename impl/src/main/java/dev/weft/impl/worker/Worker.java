/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.worker;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a task once for any number of wake-ups, and never twice at a time. */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService executor;
    private final Supplier<Optional<Duration>> task;
    // touched by the executor's one thread only
    private Optional<ScheduledFuture<?>> retry = Optional.empty();

    /**
     * Makes a worker.
     *
     * @param executor one thread
     * @param task the task; says when it has to run again although nobody may wake it
     */
    public Worker(final ScheduledExecutorService executor, final Supplier<Optional<Duration>> task) {
        this.executor = requireNonNull(executor);
        this.task = requireNonNull(task);
    }

    /** Something may have to be done; returns at once. */
    public void wake() {
        if (!due.getAndSet(true)) {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                LOG.debug("Not woken: closed", e);
            }
        }
    }

    /** At most one wake-up waits, the earliest that was asked for: every round may ask for one. */
    private void wakeIn(final Duration delay) {
        if (retry.filter(pending -> isBefore(pending, delay)).isPresent()) {
            return;
        }
        retry.ifPresent(pending -> pending.cancel(false));
        try {
            retry = Optional.of(executor.schedule(this::wake, delay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            LOG.debug("Not woken: closed", e);
        }
    }

    private static boolean isBefore(final ScheduledFuture<?> pending, final Duration delay) {
        return !pending.isDone() && pending.getDelay(TimeUnit.MILLISECONDS) <= delay.toMillis();
    }

    private void run() {
        // before the task: what comes in while it runs needs another run
        due.set(false);
        Attempt.fault(() -> {
            task.get().ifPresent(this::wakeIn);
            return null;
        }).ifPresent(fault -> {
            LOG.error("A round failed; what it left is tried again in {} s. Please report this.",
                AFTER_FAULT.toSeconds(), fault);
            wakeIn(AFTER_FAULT);
        });
    }
}
