/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import dev.weft.helper.loop.Backoff;
import dev.weft.helper.report.Report;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the node's report, one at a time. A database that refuses it, such as one whose disk is full, is asked less
 * and less often, and complained of once. On the one thread.
 */
final class ReportWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReportWriter.class);

    private final ScheduledExecutorService thread;
    private final Function<String, CompletableFuture<?>> put;
    private final Runnable ended;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private boolean busy;
    private String complaint = "";

    /**
     * A writer with nothing to write.
     *
     * @param put writes a text; fails if it cannot
     * @param ended is told when another one may be written
     */
    ReportWriter(final ScheduledExecutorService thread, final Function<String, CompletableFuture<?>> put,
            final Runnable ended) {
        this.thread = thread;
        this.put = put;
        this.ended = ended;
    }

    /** Writes it, unless one is being written or waits for its next attempt: then its owner is told in time. */
    void write(final Report report) {
        if (!busy) {
            busy = true;
            put.apply(report.toJson()).whenCompleteAsync((done, failure) -> written(report, failure), thread);
        }
    }

    private void written(final Report report, final Throwable failure) {
        if (failure == null) {
            LOG.info("reported: {}", report.toJson());
            complaint = "";
            backoff.reset();
            free();
            return;
        }
        final String now = String.valueOf(failure.getMessage());
        if (!now.equals(complaint)) {
            complaint = now;
            LOG.warn("the report cannot be written, and is tried again: {}", now);
        }
        thread.schedule(this::free, backoff.next().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void free() {
        busy = false;
        ended.run();
    }
}
