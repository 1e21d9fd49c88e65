/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A thread that does what a test tells it to, and whose clock stands still. */
public final class ByHand extends ScheduledThreadPoolExecutor {
    /** What is for later, in the order in which it was said. */
    public final Deque<Timer> timers = new ArrayDeque<>();
    /** Their waits in seconds. */
    public final List<Long> waits = new ArrayList<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    public ByHand() {
        super(0);
    }

    /** Does everything that is not for later. */
    public void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Override
    public void execute(final Runnable task) {
        tasks.add(task);
    }

    @Override
    public ScheduledFuture<?> schedule(final Runnable task, final long delay, final TimeUnit unit) {
        waits.add(unit.toSeconds(delay));
        timers.add(new Timer(task));
        return timers.getLast();
    }

    /** Something for later, which goes off when it is run. */
    public static final class Timer extends FutureTask<Void> implements ScheduledFuture<Void> {
        Timer(final Runnable task) {
            super(task, null);
        }

        @Override
        public long getDelay(final TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(final Delayed other) {
            return 0;
        }
    }
}
