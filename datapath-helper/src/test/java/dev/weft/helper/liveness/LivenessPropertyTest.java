/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import static org.junit.Assert.assertTrue;

import dev.weft.helper.end.Intervals;
import dev.weft.helper.end.LinkKey;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever happened to a link, in whatever order: when all is well again, both ends become active, and soon; and while
 * something is wrong for long enough, no end is active that should not be. A seed is repeated by
 * {@code -Dliveness.seed=SEED}, more runs are {@code -Dliveness.runs=NUMBER}.
 */
public class LivenessPropertyTest {
    private static final Logger LOG = LoggerFactory.getLogger(LivenessPropertyTest.class);
    private static final int FAULTS = 40;

    private final long seed = Long.getLong("liveness.seed", System.nanoTime());

    private Random random;
    private TwoNodes nodes;
    private Intervals intervals;
    private Optional<LinkKey> key;

    @Test
    public void bothEndsBecomeActiveAgain() {
        final int runs = Integer.getInteger("liveness.runs", 300);
        int longest = 0;
        for (int run = 0; run < runs; run++) {
            begin(seed + run);
            for (int i = random.nextInt(FAULTS); i >= 0; i--) {
                fault(random.nextBoolean() ? nodes.first : nodes.second);
                nodes.ticks(random.nextInt(20 * intervals.inactiveAfter()));
            }
            heal();
            longest = Math.max(longest, becomesActive());
            staysActive(seed + run);
        }
        LOG.info("{} runs from seed {}, at most {} ticks until active", runs, seed, longest);
    }

    @Test
    public void whatIsBrokenIsInactive() {
        final int runs = Integer.getInteger("liveness.runs", 300) / 3;
        for (int run = 0; run < runs; run++) {
            begin(seed + run);
            for (int i = random.nextInt(FAULTS / 4); i >= 0; i--) {
                fault(random.nextBoolean() ? nodes.first : nodes.second);
                nodes.ticks(random.nextInt(10 * intervals.inactiveAfter()));
            }
            heal();
            final boolean both = random.nextBoolean();
            nodes.first.way = bytes -> null;
            if (both) {
                nodes.second.way = bytes -> null;
            }
            // One that hears waits for the other one to see that it does not and to say so; if that one's clock went
            // back before, what it says is not believed, but then it does not count as life either
            nodes.ticks(10 * (2 * intervals.inactiveAfter() + 2 * intervals.retryAfter() + 2));
            assertTrue("seed " + (seed + run) + ", both " + both + ", " + intervals + ", " + nodes.first.status()
                + " and " + nodes.second.status(),
                nodes.first.is(Liveness.INACTIVE) && nodes.second.is(Liveness.INACTIVE));
        }
    }

    private void begin(final long runSeed) {
        random = new Random(runSeed);
        nodes = new TwoNodes(runSeed);
        final int query = 1 + random.nextInt(15);
        final int retry = 1 + random.nextInt(5);
        intervals = new Intervals(query, retry, query + 2 * retry + 1 + random.nextInt(10));
        key = random.nextBoolean() ? Optional.of(TwoNodes.KEY) : Optional.empty();
        heal();
    }

    private void heal() {
        for (TwoNodes.Node node : new TwoNodes.Node[] {nodes.first, nodes.second}) {
            node.thaw();
            node.way = bytes -> bytes;
            node.port(PortState.up(TwoNodes.ofport(TwoNodes.SEGMENT)));
            node.put(TwoNodes.end(TwoNodes.SEGMENT, node == nodes.first ? 0 : 1, key, intervals));
        }
    }

    private void fault(final TwoNodes.Node node) {
        final UnaryOperator<byte[]> sometimes = bytes -> random.nextInt(3) == 0 ? null : bytes;
        switch (random.nextInt(14)) {
            case 0, 1 -> node.way = bytes -> null;
            case 2 -> node.way = sometimes;
            case 3 -> node.way = this::damaged;
            case 4 -> node.way = bytes -> bytes;
            case 5 -> node.start();
            case 6 -> {
                node.clockOffset += (random.nextInt(7_200) - 3_600) * 1_000_000_000L;
                node.start();
            }
            case 7 -> node.freeze();
            case 8 -> node.thaw();
            case 9 -> node.port(PortState.down(TwoNodes.ofport(TwoNodes.SEGMENT)));
            case 10 -> node.port(random.nextBoolean() ? PortState.missing()
                : PortState.up(TwoNodes.ofport(TwoNodes.SEGMENT)));
            case 11 -> node.put(TwoNodes.end(TwoNodes.SEGMENT, node == nodes.first ? 0 : 1,
                random.nextBoolean() ? Optional.empty() : Optional.of(TwoNodes.key(random.nextInt(3))), intervals));
            case 12 -> node.remove(2L * TwoNodes.SEGMENT + (node == nodes.first ? 0 : 1));
            default -> nodes.chat(random.nextBoolean());
        }
    }

    private byte[] damaged(final byte[] bytes) {
        final byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    /**
     * Waits the longest time until one asks, and what hysteresis and a loss of step take at most; also when both are
     * active at first, since what was lost before may show after.
     */
    private int becomesActive() {
        final int most = 10 * (2 * intervals.queryAfter() + 12 * intervals.retryAfter() + 2);
        int last = 0;
        for (int tick = 1; tick <= most; tick++) {
            nodes.ticks(1);
            if (!nodes.first.is(Liveness.ACTIVE) || !nodes.second.is(Liveness.ACTIVE)) {
                last = tick;
            }
        }
        return last;
    }

    private void staysActive(final long runSeed) {
        nodes.first.told.clear();
        nodes.second.told.clear();
        nodes.seconds(3 * intervals.inactiveAfter());
        assertTrue("seed " + runSeed + ", " + intervals + ", " + key + ": " + nodes.first.status() + nodes.first.told
            + " and " + nodes.second.status() + nodes.second.told, nodes.first.is(Liveness.ACTIVE)
            && nodes.second.is(Liveness.ACTIVE) && nodes.first.told.isEmpty() && nodes.second.told.isEmpty());
    }
}
