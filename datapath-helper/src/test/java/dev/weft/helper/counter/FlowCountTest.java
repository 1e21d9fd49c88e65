/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.junit.Test;

public class FlowCountTest {
    private final FlowCount count = new FlowCount();

    @Test
    public void itGrowsWithTheFlow() {
        assertTrue(read(5, 500, 1000));
        assertFalse(read(5, 500, 2000));
        assertTrue(read(8, 800, 3000));
        assertCount(8, 800);
    }

    @Test
    public void aReplacedFlowBeginsAtZero() {
        read(5, 500, 1000);
        assertTrue(read(2, 200, 100));
        assertCount(7, 700);
        // As many as before, but younger
        assertTrue(read(2, 200, 50));
        assertCount(9, 900);
        assertTrue(read(3, 250, 100));
        assertCount(10, 950);
    }

    @Test
    public void aFlowThatWentAndCameBackIsCountedOn() {
        read(5, 500, 1000);
        assertFalse(count.settle());
        assertCount(5, 500);
        assertTrue(read(6, 600, 100));
        assertCount(11, 1100);
    }

    @Test
    public void severalFlowsOfAnEndAreOneCount() {
        count.add(1, 10, 1000);
        count.add(2, 20, 500);
        assertTrue(count.settle());
        assertCount(3, 30);
    }

    @Test
    public void itNeverGoesBack() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        long packets = 0;
        long bytes = 0;
        for (int i = 0; i < 100_000; i++) {
            for (int flow = random.nextInt(3); flow > 0; flow--) {
                count.add(random.nextInt(1000), random.nextInt(100_000), random.nextInt(5000));
            }
            count.settle();
            assertTrue("seed " + seed, count.packets() >= packets && count.bytes() >= bytes);
            packets = count.packets();
            bytes = count.bytes();
        }
    }

    private boolean read(final long packets, final long bytes, final long age) {
        count.add(packets, bytes, age);
        return count.settle();
    }

    private void assertCount(final long packets, final long bytes) {
        assertEquals(packets, count.packets());
        assertEquals(bytes, count.bytes());
    }
}
