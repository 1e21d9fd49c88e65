/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.worker;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

/** However often a task asks to be run again, it waits in the queue once. */
public class WorkerTest {
    private final ScheduledThreadPoolExecutor executor = (ScheduledThreadPoolExecutor) WorkerThread.create();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile Optional<Duration> answer = Optional.empty();
    private final Worker worker = new Worker(executor, this::task);

    private Optional<Duration> task() {
        runs.incrementAndGet();
        return answer;
    }

    @After
    public void close() {
        executor.shutdownNow();
    }

    /** Runs the task once, and returns in how many minutes it is to run again. */
    private long minutesAfter(final Duration wanted) throws Exception {
        answer = Optional.of(wanted);
        worker.wake();
        executor.submit(() -> { }).get();
        assertEquals("retries in the queue", 1, executor.getQueue().size());
        final long seconds = ((Delayed) executor.getQueue().peek()).getDelay(TimeUnit.SECONDS);
        return Math.round(seconds / 60.0);
    }

    @Test
    public void oneRetryHoweverManyRounds() throws Exception {
        for (int round = 1; round <= 50; round++) {
            assertEquals(60, minutesAfter(Duration.ofHours(1)));
        }
        assertEquals(50, runs.get());
    }

    @Test
    public void theEarlierRetryCounts() throws Exception {
        assertEquals(60, minutesAfter(Duration.ofHours(1)));
        assertEquals(10, minutesAfter(Duration.ofMinutes(10)));
        assertEquals(10, minutesAfter(Duration.ofHours(2)));
    }

    @Test
    public void retriesGoOn() throws Exception {
        answer = Optional.of(Duration.ofMillis(1));
        worker.wake();
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (runs.get() < 5) {
            assertTrue("runs: " + runs, System.nanoTime() < deadline);
            executor.submit(() -> { }).get();
        }
    }
}
