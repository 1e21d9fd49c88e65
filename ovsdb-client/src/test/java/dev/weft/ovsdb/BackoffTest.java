/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class BackoffTest {
    private static final Logger LOG = LoggerFactory.getLogger(BackoffTest.class);

    @Test
    public void doublesUpToTheLimitWithinTheJitter() {
        final long seed = System.nanoTime();
        LOG.info("doublesUpToTheLimitWithinTheJitter: seed {}", seed);
        final var backoff = backoff(new Random(seed));
        for (long expected : new long[] { 1000, 2000, 4000, 8000, 8000, 8000 }) {
            final long wait = backoff.next().toMillis();
            assertTrue(wait + " of " + expected + ", seed " + seed, wait <= expected && wait >= expected * 3 / 4 - 1);
        }
    }

    @Test
    public void onlyAConnectionThatLastedStartsOver() {
        final var backoff = backoff(new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return 0;
            }
        });
        assertEquals(Duration.ofSeconds(1), backoff.next());
        assertEquals(Duration.ofSeconds(2), backoff.next());
        backoff.connectionLasted(Duration.ofSeconds(1));
        assertEquals(Duration.ofSeconds(4), backoff.next());
        backoff.connectionLasted(Duration.ofSeconds(9));
        assertEquals(Duration.ofSeconds(1), backoff.next());
    }

    @Test
    public void refusesImpossibleWaits() {
        assertThrows(IllegalArgumentException.class,
            () -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), new Random()));
        assertThrows(IllegalArgumentException.class,
            () -> ConnectionOptions.defaults().withWaits(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    private static Backoff backoff(final Random random) {
        return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8), random);
    }
}
