/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.logging.Logger;
import org.junit.Test;

/** Ranges of ports and prefixes become values and masks. */
public class MaskedTest {
    @Test
    public void rangesAreCutAtTheirAlignments() {
        assertEquals(List.of(block(80, 0xffff)), Masked.of(new Ports(80, 80)));
        assertEquals(List.of(block(0, 0)), Masked.of(new Ports(0, 65535)));
        assertEquals(List.of(block(0, 0xfc00)), Masked.of(new Ports(0, 1023)));
        assertEquals(List.of(block(1000, 0xfff8), block(1008, 0xfff0), block(1024, 0xfe00), block(1536, 0xff00),
            block(1792, 0xff80), block(1920, 0xffc0), block(1984, 0xfff0), block(2000, 0xffff)),
            Masked.of(new Ports(1000, 2000)));
        assertEquals(30, Masked.of(new Ports(1, 65534)).size());
    }

    @Test
    public void blocksCoverTheRangeAndNothingElse() {
        final long seed = System.nanoTime();
        Logger.getLogger(MaskedTest.class.getName()).info("seed " + seed);
        final var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            final int one = random.nextInt(1 << random.nextInt(1, 17));
            final int other = random.nextInt(1 << random.nextInt(1, 17));
            final var ports = new Ports(Math.min(one, other), Math.max(one, other));
            long next = ports.lower();
            Masked previous = null;
            for (var block : Masked.of(ports)) {
                assertEquals(ports.toString(), next, block.value().low());
                assertTrue(ports + ": two of one", previous == null || !mergeable(previous, block));
                next += 0x10000 - block.mask().low();
                previous = block;
            }
            assertEquals(ports.toString(), ports.upper() + 1L, next);
        }
    }

    @Test
    public void prefixesAreMasks() {
        assertEquals(new Masked(Value.of(0x0a010000), Value.of(0xffff0000L)), prefix("10.1.0.0", 16));
        assertEquals(new Masked(new Value(0xfd00L << 48, 0), new Value(-1, 0xffff000000000000L)), prefix("fd00::", 80));
        assertEquals(Value.ZERO, prefix("0.0.0.0", 0).mask());
        assertEquals(Value.ones(128), prefix("fd00::1", 128).mask());
    }

    @Test
    public void masksArePrefixesOrNot() {
        for (int bits : new int[] {16, 32, 64, 128}) {
            for (int length = 0; length <= bits; length++) {
                assertEquals(OptionalInt.of(length), Value.prefix(length, bits).prefix(bits));
            }
        }
        assertEquals(OptionalInt.empty(), Value.of(0x00ff00ff).prefix(32));
        assertEquals(OptionalInt.empty(), Value.ones(128).prefix(32));
    }

    @Test
    public void valuesStayWithinTheirMasks() {
        assertThrows(IllegalArgumentException.class, () -> block(0x11, 0x10));
    }

    private static boolean mergeable(final Masked one, final Masked other) {
        final long size = 0x10000 - one.mask().low();
        return one.mask().equals(other.mask()) && one.value().low() % (2 * size) == 0;
    }

    private static Masked prefix(final String address, final int length) {
        return Masked.of(new Prefix(InetAddresses.forString(address), length));
    }

    private static Masked block(final long value, final long mask) {
        return new Masked(Value.of(value), Value.of(mask));
    }
}
