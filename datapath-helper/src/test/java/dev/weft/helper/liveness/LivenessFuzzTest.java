/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hostile messages for an end with a key while its link works. The run of a million is
 * {@code mvn test -Dtest=LivenessFuzzTest -Dfuzz.messages=1000000}; a seed is repeated by {@code -Dfuzz.seed=SEED}.
 */
public class LivenessFuzzTest {
    private static final Logger LOG = LoggerFactory.getLogger(LivenessFuzzTest.class);
    // Fewer in a tick than an end takes, so that the link itself gets through
    private static final int IN_A_TICK = 3;

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final int messages = Integer.getInteger("fuzz.messages", 50_000);
    private final Random random = new Random(seed);
    private final TwoNodes nodes = TwoNodes.linked(Optional.of(TwoNodes.KEY));
    private final List<byte[]> recorded = new ArrayList<>();

    @Test
    public void nothingHostileChangesALinkThatWorks() {
        nodes.seconds(60);
        recorded.addAll(nodes.first.sent);
        recorded.addAll(nodes.second.sent);
        assertEquals(Liveness.ACTIVE, nodes.second.status().liveness());
        final ControlTotals before = nodes.second.engine().totals();
        for (int i = 0; i < messages; i++) {
            inject();
            if (i % IN_A_TICK == 0) {
                nodes.ticks(1);
                nodes.second.sent.clear();
                nodes.first.sent.clear();
            }
        }
        final ControlTotals after = nodes.second.engine().totals();
        LOG.info("{} messages of seed {}: {}", messages, seed, after);
        assertEquals("seed " + seed, "active and active", nodes.first.seen() + " and " + nodes.second.seen());
        assertEquals("seed " + seed + ": " + nodes.second.told, 2, nodes.second.told.size());
        assertEquals("seed " + seed + ": " + nodes.first.told, 2, nodes.first.told.size());
        assertTrue("seed " + seed + ": " + after, dropped(after) - dropped(before) >= messages * 9L / 10);
        for (long each : new long[] {after.malformed(), after.unknownEnd(), after.wrongPath(),
            after.badAuthentication(), after.replayed()}) {
            assertTrue("seed " + seed + ": " + after, each > 0);
        }
    }

    @Test
    public void nothingHostileBringsADeadLinkToLife() {
        nodes.seconds(60);
        recorded.addAll(nodes.first.sent);
        nodes.first.way = bytes -> null;
        nodes.seconds(12);
        final int told = nodes.second.told.size();
        for (int i = 0; i < messages / 5; i++) {
            inject();
            if (i % IN_A_TICK == 0) {
                nodes.ticks(1);
                nodes.first.sent.clear();
                nodes.second.sent.clear();
            }
        }
        assertTrue("seed " + seed, nodes.second.told.stream().skip(told)
            .noneMatch(status -> status.liveness() == Liveness.ACTIVE));
    }

    private static long dropped(final ControlTotals totals) {
        return totals.malformed() + totals.unknownEnd() + totals.wrongPath() + totals.tooFast()
            + totals.badAuthentication() + totals.replayed();
    }

    private void inject() {
        final byte[] good = recorded.get(random.nextInt(recorded.size()));
        final byte[] bytes = switch (random.nextInt(6)) {
            case 0 -> noise();
            case 1 -> Arrays.copyOf(good, random.nextInt(good.length + 1));
            case 2, 3 -> damaged(good);
            case 4 -> forged();
            default -> good;
        };
        final int segment = random.nextInt(20) == 0 ? random.nextInt() : TwoNodes.SEGMENT;
        final long path = random.nextInt(20) == 0 ? random.nextLong() : 1;
        nodes.second.engine().received(segment, path, ByteBuffer.wrap(bytes));
    }

    private byte[] noise() {
        final byte[] noise = new byte[random.nextInt(100)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] damaged(final byte[] good) {
        final byte[] bytes = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] forged() {
        final MessageType[] types = MessageType.values();
        final var word = new Word(random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
        return TwoNodes.message(types[random.nextInt(types.length)], word, random.nextLong(), random.nextInt(2));
    }
}
