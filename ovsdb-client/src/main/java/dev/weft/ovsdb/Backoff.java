/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before each new attempt: the first time {@code initial}, then twice as long each time up to
 * {@code max}, less a random part of up to a quarter so that many nodes do not all come back at one moment. Not
 * thread-safe.
 */
final class Backoff {
    private static final double JITTER = 0.25;

    private final Duration initial;
    private final Duration max;
    private final RandomGenerator random;

    private Duration next;

    Backoff(final Duration initial, final Duration max, final RandomGenerator random) {
        if (initial.isNegative() || initial.isZero() || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException("the waits between attempts should grow from more than zero, but are "
                + initial + " to " + max);
        }
        this.initial = initial;
        this.max = max;
        this.random = random;
        this.next = initial;
    }

    Duration next() {
        final Duration wait = Duration.ofNanos((long) (next.toNanos() * (1 - JITTER * random.nextDouble())));
        final Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(max) > 0 ? max : doubled;
        return wait;
    }

    /** A connection that lasted less than the wait that is due counts as one more failure. */
    void connectionLasted(final Duration lasted) {
        if (lasted.compareTo(next) >= 0) {
            next = initial;
        }
    }
}
