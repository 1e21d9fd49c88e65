/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets time pass for the ends of links, for vnets, instances of services, policies with a mapping and gateways, as long
 * as there are any, and has the counters of ends read. All of it on one thread.
 */
final class Pulse {
    private static final Duration TICK = Duration.ofMillis(100);
    /** When only reports need counters. */
    private static final Duration SELDOM = Duration.ofSeconds(10);

    private final ScheduledExecutorService thread;
    private final LinkEnds ends;
    private final Vnets vnets;
    private final Instances instances;
    private final Routers routers;
    private final Mappings mappings;
    private final Runnable readCounters;
    private Future<?> ticking;
    private long lastRead;

    Pulse(final ScheduledExecutorService thread, final Duties duties) {
        this.thread = thread;
        ends = duties.ends();
        vnets = duties.vnets();
        instances = duties.instances();
        mappings = duties.mappings();
        routers = duties.routers();
        readCounters = duties::readCounters;
    }

    /** There may be something now, or nothing any more. */
    void look() {
        final boolean needed = !ends.isEmpty() || !vnets.isEmpty() || !instances.isEmpty()
            || !mappings.isEmpty() || !routers.isEmpty();
        if (needed && ticking == null) {
            ticking = thread.scheduleWithFixedDelay(new Recurring("pulse", this::tick), TICK.toMillis(),
                TICK.toMillis(), TimeUnit.MILLISECONDS);
            read();
        } else if (!needed) {
            stop();
        }
    }

    /** Stops. */
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
    }

    private void tick() {
        ends.tick();
        vnets.tick();
        instances.tick();
        routers.tick();
        mappings.tick();
        if (System.nanoTime() - lastRead >= ends.trafficInterval().orElse(SELDOM).toNanos()) {
            read();
        }
    }

    private void read() {
        lastRead = System.nanoTime();
        readCounters.run();
    }
}
