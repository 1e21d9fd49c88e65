/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.fragment.Frames.Shape;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

/**
 * Random traffic over a random network: cut by the cutter, then late, twice or never at the joiner. What comes out must
 * be what went in; what came in time must come out.
 */
public class JoinerPropertyTest {
    private static final int FRAMES = 4_000;
    private static final long MILLISECOND = 1_000_000;
    private static final JoinLimits LIMITS = new JoinLimits(4096, 8 << 20, 4096, 8 << 20, Duration.ofMillis(100));

    private final Counters cut = Counters.ofCutting(new SegmentCounters());
    private final Counters joined = Counters.ofJoining(new SegmentCounters());

    private record Arrival(long time, int frame, byte[] half) {
    }

    @Test
    public void whatComesOutWentInAndNothingInTimeIsLost() {
        for (int run = 0; run < 8; run++) {
            run(System.nanoTime());
        }
    }

    private void run(final long seed) {
        final var random = new Random(seed);
        final var traffic = new Traffic(random);
        final var cutter = new Cutter(Frames.WHOLE, Frames.HALF, 1500, cut);
        final List<byte[]> wholes = new ArrayList<>();
        final List<Arrival> arrivals = new ArrayList<>();
        final Map<Integer, Integer> expected = new HashMap<>();
        for (int frame = 0; frame < FRAMES; frame++) {
            final Shape shape = traffic.shape();
            // Made by one node each, so that ids of a link do not meet
            final Shape own = shape.withPeer(1 + shape.vni() % Traffic.PEERS);
            final byte[] whole = Frames.whole(own, traffic.inner());
            wholes.add(whole);
            final List<byte[]> halves = halves(cutter, whole);
            final int fate = random.nextInt(10);
            final long sent = frame * MILLISECOND / 20;
            final long one = sent + random.nextInt(40) * MILLISECOND;
            final long other = sent + (fate == 0 ? 200 : random.nextInt(40)) * MILLISECOND;
            arrivals.add(new Arrival(one, frame, halves.get(0)));
            if (fate != 1) {
                arrivals.add(new Arrival(other, frame, halves.get(1)));
            }
            if (fate == 2) {
                arrivals.add(new Arrival(one, frame, halves.get(0)));
            }
            if (fate > 1) {
                expected.put(frame, 0);
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::time));
        deliver("seed " + seed, new Joiner(Frames.WHOLE, Frames.HALF, 1600, LIMITS, Traffic.peers(), joined,
            random.nextLong()), arrivals, wholes, expected);
    }

    private void deliver(final String seed, final Joiner joiner, final List<Arrival> arrivals,
            final List<byte[]> wholes, final Map<Integer, Integer> expected) {
        final long before = joined.drops() + 2 * joined.get(Verdict.JOINED);
        for (Arrival arrival : arrivals) {
            final ByteBuffer buffer = ByteBuffer.wrap(arrival.half.clone());
            final Verdict verdict = joiner.accept(buffer, 0, arrival.half.length, arrival.time);
            if (verdict == Verdict.JOINED) {
                final Integer times = expected.computeIfPresent(arrival.frame, (frame, count) -> count + 1);
                assertNotNull(seed + ": frame " + arrival.frame + " came too late", times);
                assertEquals(seed, 1, times.intValue());
                assertArrayEquals(seed, wholes.get(arrival.frame), Frames.joined(joiner));
            } else {
                assertEquals(seed, Verdict.STORED, verdict);
            }
        }
        assertTrue(seed + ": lost " + expected, expected.values().stream().allMatch(count -> count == 1));
        assertEquals(seed, arrivals.size(),
            joined.drops() + 2 * joined.get(Verdict.JOINED) - before + joiner.waiting());
    }

    private static List<byte[]> halves(final Cutter cutter, final byte[] whole) {
        final ByteBuffer buffer = ByteBuffer.wrap(whole.clone());
        final ByteBuffer headers = ByteBuffer.allocate(Cutter.MAX_HEADER);
        assertEquals(Verdict.CUT, cutter.cut(buffer, 0, whole.length, headers, 0));
        final byte[] first = new byte[cutter.firstLength()];
        buffer.get(0, first);
        final byte[] second = new byte[cutter.headerLength() + cutter.restLength()];
        headers.get(0, second, 0, cutter.headerLength());
        buffer.get(cutter.restOffset(), second, cutter.headerLength(), cutter.restLength());
        return List.of(first, second);
    }
}
