/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.timer.TimerWheel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the instances of a node share: time, the way out, and where they tell of themselves.
 */
final class HealthSurroundings {
    private static final Logger LOG = LoggerFactory.getLogger(HealthSurroundings.class);
    /** A tick that comes so much after the last one came too late. */
    private static final long LATE_NANOS = 250_000_000;

    private final TickClock clock;
    private final TimerWheel wheel = new TimerWheel();
    private final LongSupplier nanoTime;
    private final InstantSource wall;
    private final ProbeSender sender;
    private final Function<PortName, PortState> ports;
    private final LongConsumer changed;
    private final RandomGenerator random;
    private long last;
    private boolean late;

    HealthSurroundings(final LongSupplier nanoTime, final InstantSource wall, final ProbeSender sender,
            final Function<PortName, PortState> ports, final LongConsumer changed, final RandomGenerator random) {
        this.nanoTime = nanoTime;
        this.wall = wall;
        this.sender = sender;
        this.ports = ports;
        this.changed = changed;
        this.random = random;
        last = nanoTime.getAsLong();
        clock = new TickClock(last);
    }

    /** Lets time pass and timers go off. */
    void tick() {
        final long nanos = nanoTime.getAsLong();
        late = nanos - last > LATE_NANOS;
        last = nanos;
        wheel.advance(clock.advance(nanos));
    }

    /** Whether the helper itself was stopped before this tick. */
    boolean isLate() {
        return late;
    }

    /** The tick that it is. */
    long now() {
        return clock.now();
    }

    Instant instant() {
        return wall.instant();
    }

    TimerWheel wheel() {
        return wheel;
    }

    RandomGenerator random() {
        return random;
    }

    ProbeSender sender() {
        return sender;
    }

    PortState port(final PortName name) {
        return ports.apply(name);
    }

    /** An instance is another way than before, and says so when it is asked. */
    void changed(final ProbeSettings instance, final Health before, final Health now) {
        LOG.info("instance {} of service {}: from {} to {}", instance.instance(), instance.service(), before, now);
        changed.accept(instance.id());
    }
}
