/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.fragment.Frames.Shape;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hostile bytes for cutter and joiner. The run of a million is
 * {@code mvn test -Dtest=FragmentFuzzTest -Dfuzz.packets=1000000}; a seed is repeated by {@code -Dfuzz.seed=SEED}.
 */
public class FragmentFuzzTest {
    private static final Logger LOG = LoggerFactory.getLogger(FragmentFuzzTest.class);
    private static final int ROOM = 4096;
    private static final int MARGIN = 64;
    private static final JoinLimits LIMITS = new JoinLimits(96, 1 << 20, 5, 4500, Duration.ofMillis(20));

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Traffic traffic = new Traffic(random);
    private final Counters counters = Counters.ofJoining(new SegmentCounters());
    private final OuterFrame look = new OuterFrame();
    private final byte[] before = new byte[ROOM];
    private byte[] last = Frames.whole(Shape.plain(), new byte[100]);

    @Test
    public void nothingHostileGetsThroughOrOut() {
        final int packets = Integer.getInteger("fuzz.packets", 50_000);
        final var cutter = new Cutter(Frames.WHOLE, Frames.HALF, 1500, counters);
        final var joiner = new Joiner(Frames.WHOLE, Frames.HALF, 1518, LIMITS, Traffic.peers(), counters, seed);
        final ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        final ByteBuffer headers = ByteBuffer.allocate(Cutter.MAX_HEADER);
        long now = 0;
        for (int i = 0; i < packets; i++) {
            final byte[] packet = packet();
            random.nextBytes(before);
            buffer.put(0, before).put(MARGIN, packet);
            buffer.get(0, before);
            now += random.nextInt(100_000);
            if (i % 4 == 0) {
                cutter.cut(buffer, MARGIN, packet.length, headers, 0);
            } else {
                accept(joiner, buffer, packet.length, now);
            }
            assertUntouched(buffer, packet.length);
        }
        LOG.info("{} packets of seed {}: {}", packets, seed, counters);
        for (Verdict verdict : Verdict.values()) {
            assertTrue(verdict + " was never reached by seed " + seed, counters.get(verdict) > 0
                // Counted when it is resolved; needs time, many halves or no limit of a link
                || verdict == Verdict.STORED || verdict == Verdict.STALE || verdict == Verdict.FORGOTTEN
                || verdict == Verdict.FULL_BYTES || verdict == Verdict.LINK_FULL_BYTES
                || verdict == Verdict.UNSENT || verdict == Verdict.FULL);
        }
    }

    private void accept(final Joiner joiner, final ByteBuffer buffer, final int length, final long now) {
        final long drops = counters.drops() + 2 * counters.get(Verdict.JOINED) + joiner.waiting();
        final Verdict verdict = joiner.accept(buffer, MARGIN, length, now);
        assertEquals("seed " + seed + ": each half counts once", drops + 1,
            counters.drops() + 2 * counters.get(Verdict.JOINED) + joiner.waiting());
        assertTrue("seed " + seed, joiner.waiting() <= LIMITS.halves() && joiner.waitingBytes() <= LIMITS.bytes());
        if (verdict == Verdict.JOINED) {
            final ByteBuffer whole = ByteBuffer.wrap(Frames.joined(joiner));
            assertTrue("seed " + seed, look.read(whole, 0, whole.capacity()) && look.hasGoodChecksum(whole)
                && look.end() == whole.capacity() && look.isFor(whole, Frames.WHOLE)
                && ControlWord.isWhole(look.control(whole)));
        }
    }

    private void assertUntouched(final ByteBuffer buffer, final int length) {
        final byte[] after = buffer.array();
        assertTrue("seed " + seed + ": outside of the packet", Arrays.equals(before, 0, MARGIN, after, 0, MARGIN)
            && Arrays.equals(before, MARGIN + length, ROOM, after, MARGIN + length, ROOM));
    }

    /** Something between noise and a good half; often near the last one, to meet it in the cache. */
    private byte[] packet() {
        final byte[] packet = switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1 -> Frames.whole(traffic.shape(), traffic.inner());
            case 2, 3 -> partner();
            case 4 -> Frames.half(traffic.shape().withPeer(1 + random.nextInt(20)), new byte[random.nextInt(1500)],
                random.nextBoolean(), random.nextInt(3));
            default -> Frames.half(random.nextInt(3) > 0 ? traffic.shape().withPeer(1) : Shape.nsh(random.nextInt(2)),
                new byte[700 + random.nextInt(2)], random.nextBoolean(), random.nextInt(40));
        };
        last = packet;
        return switch (random.nextInt(4)) {
            case 0 -> damaged(packet);
            case 1 -> random.nextInt(4) == 0 ? Arrays.copyOf(packet, random.nextInt(packet.length + 20))
                : packet;
            default -> packet;
        };
    }

    private byte[] noise() {
        final byte[] noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        return noise;
    }

    /** The last one again, or its other half. */
    private byte[] partner() {
        final ByteBuffer copy = ByteBuffer.wrap(last.clone());
        if (look.read(copy, 0, copy.capacity()) && random.nextInt(4) > 0) {
            final int control = look.controlOffset();
            copy.putInt(control, copy.getInt(control) ^ 0x04000000);
        }
        return copy.array();
    }

    private byte[] damaged(final byte[] packet) {
        final byte[] copy = packet.clone();
        for (int i = random.nextInt(4); i >= 0 && copy.length > 0; i--) {
            copy[random.nextInt(Math.min(copy.length, 110))] = (byte) random.nextInt();
        }
        return copy;
    }
}
