/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.replica;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, in order, on another executor, and refuses when too many wait.
 */
final class SerialExecutor implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Executor executor;
    private final int maxWaiting;

    private boolean running;

    SerialExecutor(final Executor executor, final int maxWaiting) {
        this.executor = executor;
        this.maxWaiting = maxWaiting;
    }

    @Override
    public void execute(final Runnable task) {
        synchronized (tasks) {
            if (tasks.size() >= maxWaiting) {
                throw new RejectedExecutionException(tasks.size() + " updates are waiting, the limit is "
                    + maxWaiting);
            }
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            synchronized (tasks) {
                running = false;
                tasks.clear();
            }
            throw e;
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            CompletableFuture.runAsync(task, Runnable::run).exceptionally(failure -> {
                LOG.error("an update of a mirror failed", failure);
                return null;
            });
        }
    }

    private Runnable next() {
        synchronized (tasks) {
            final Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
