/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.loop;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one thing to what is wanted, again and again: a pass at a time, one more when something happened during it,
 * and one later when it failed. It is used on one thread, the executor's, on which it also calls its owner.
 *
 * @param <W> what describes that which is wanted
 */
public final class Loop<W> {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final ScheduledExecutorService thread;
    private final Backoff backoff;
    private final Function<W, CompletionStage<Outcome>> pass;
    private final Runnable ended;

    private W wanted;
    private boolean running;
    private boolean again;
    /** The one look that is to come by itself. */
    private Future<?> coming = CompletableFuture.completedFuture(null);
    private Finished<W> finished;

    /**
     * What the last complete pass came to.
     *
     * @param wanted what was wanted then
     * @param outcome how it ended
     */
    public record Finished<W>(W wanted, Outcome outcome) {
        public Finished {
            Objects.requireNonNull(wanted);
            Objects.requireNonNull(outcome);
        }
    }

    /**
     * A loop that rests until something is wanted.
     *
     * @param name for the log
     * @param thread the one thread
     * @param backoff how long to wait after failures
     * @param pass compares what is wanted with what is there and makes the difference; must not block
     * @param ended is told after each pass
     */
    public Loop(final String name, final ScheduledExecutorService thread, final Backoff backoff,
            final Function<W, CompletionStage<Outcome>> pass, final Runnable ended) {
        this.name = name;
        this.thread = thread;
        this.backoff = backoff;
        this.pass = pass;
        this.ended = ended;
    }

    /** From now on this is wanted. */
    public void want(final W next) {
        wanted = Objects.requireNonNull(next);
        trigger();
    }

    /** Something may have changed: look again. */
    public void trigger() {
        if (wanted == null) {
            return;
        }
        if (running) {
            again = true;
            return;
        }
        running = true;
        again = false;
        coming.cancel(false);
        final W now = wanted;
        CompletableFuture.completedFuture(now).thenCompose(pass)
            .handle((outcome, failure) -> failure == null ? outcome : failed(failure))
            .thenAcceptAsync(outcome -> end(now, outcome), thread);
    }

    /** Look again then, if nothing happens before; instead of any such look that is to come. */
    public void later(final Duration wait) {
        coming.cancel(false);
        coming = thread.schedule(this::trigger, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What the last complete pass came to; empty before the first. */
    public Optional<Finished<W>> finished() {
        return Optional.ofNullable(finished);
    }

    private Outcome failed(final Throwable failure) {
        LOG.debug("{}: a pass failed", name, failure);
        return Outcome.Failed.of(failure);
    }

    private void end(final W what, final Outcome outcome) {
        running = false;
        log(outcome);
        finished = new Finished<>(what, outcome);
        if (outcome instanceof Outcome.Failed) {
            later(backoff.next());
        } else {
            backoff.reset();
        }
        if (again) {
            trigger();
        }
        ended.run();
    }

    private void log(final Outcome outcome) {
        final String before = finished == null ? "not known" : finished.outcome.toString();
        if (before.equals(outcome.toString())) {
            return;
        }
        if (outcome instanceof Outcome.Failed) {
            LOG.warn("{}: from \"{}\" to \"{}\"", name, before, outcome);
        } else {
            LOG.info("{}: from \"{}\" to \"{}\"", name, before, outcome);
        }
    }
}
