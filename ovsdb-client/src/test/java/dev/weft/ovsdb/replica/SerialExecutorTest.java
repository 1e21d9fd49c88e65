/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.replica;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.ovsdb.Await;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class SerialExecutorTest {
    @Test
    public void tasksRunInOrderAndOneAtATimeOnManyThreads() {
        final ExecutorService threads = Executors.newFixedThreadPool(4);
        final var serial = new SerialExecutor(threads, Integer.MAX_VALUE);
        final List<Integer> order = new ArrayList<>();
        final AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 10_000; i++) {
            final int number = i;
            serial.execute(() -> {
                order.add(number);
                done.incrementAndGet();
            });
        }
        Await.until("all ran", () -> done.get() == 10_000);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(i, (int) order.get(i));
        }
        threads.shutdown();
    }

    @Test
    public void tooManyWaitingAreRefusedAndTheRestStillRuns() {
        final Queue<Runnable> later = new ArrayDeque<>();
        final var serial = new SerialExecutor(later::add, 2);
        final List<String> ran = new ArrayList<>();
        serial.execute(() -> {
            ran.add("a");
            throw new IllegalStateException("thrown by the test on purpose");
        });
        serial.execute(() -> ran.add("b"));
        final var refused = assertThrows(RejectedExecutionException.class, () -> serial.execute(() -> ran.add("c")));
        assertEquals("2 updates are waiting, the limit is 2", refused.getMessage());
        later.remove().run();
        assertEquals(List.of("a", "b"), ran);
        assertTrue(later.isEmpty());
        serial.execute(() -> ran.add("d"));
        later.remove().run();
        assertEquals(List.of("a", "b", "d"), ran);
    }

    @Test
    public void refusalOfTheThreadsIsPassedOn() {
        final ExecutorService threads = Executors.newSingleThreadExecutor();
        threads.shutdown();
        final var serial = new SerialExecutor(threads, 2);
        for (int i = 0; i < 5; i++) {
            assertThrows(RejectedExecutionException.class, () -> serial.execute(() -> { }));
        }
    }
}
