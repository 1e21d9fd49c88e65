/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import dev.weft.helper.end.EndSettings;
import dev.weft.helper.end.Intervals;
import dev.weft.helper.end.LinkKey;
import dev.weft.helper.end.PortName;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What 10,000 idle ends with keys and usual intervals cost (VL-11): one call is one second of two nodes, each with one
 * end of every link, so that half of its milliseconds, over ten, is the percentage of a core that one node needs. All
 * counters are read each five seconds. Sockets are not in it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class LivenessBenchmark {
    private static final int ENDS = 10_000;
    private static final long TICK = 100_000_000;
    private static final int TICKS = 10;
    private static final int COUNTERS_EVERY = 50;

    /** Whether messages come through, or every end asks again and again. */
    @Param({"true", "false"})
    public boolean connected;

    private record Message(int to, int segment, byte[] bytes) {
    }

    private final ArrayDeque<Message> wire = new ArrayDeque<>();
    private final LivenessEngine[] nodes = new LivenessEngine[2];
    private final SecureRandom random = new SecureRandom();
    private long nanos;
    private long ticks;
    private boolean cut;

    /** Makes the ends and waits until all are active. */
    @Setup
    public void link() {
        for (int side = 0; side < nodes.length; side++) {
            nodes[side] = node(side);
        }
        for (int i = 0; i < 60; i++) {
            second();
        }
        for (LivenessEngine node : nodes) {
            if (!node.all().stream().allMatch(status -> status.liveness() == Liveness.ACTIVE)) {
                throw new IllegalStateException(node.totals().toString());
            }
        }
        cut = !connected;
        for (int i = 0; i < 60; i++) {
            second();
        }
    }

    private LivenessEngine node(final int side) {
        final var node = new LivenessEngine(() -> nanos, () -> Instant.ofEpochSecond(1_795_000_000L, nanos),
            (ofport, message) -> {
                final byte[] bytes = new byte[message.remaining()];
                message.get(bytes);
                wire.add(new Message(1 - side, ofport, bytes));
            }, status -> { }, random);
        final byte[] key = new byte[LinkKey.BYTES];
        for (int segment = 1; segment <= ENDS; segment++) {
            key[segment % key.length]++;
            final var port = new PortName.Plugged("port-" + segment);
            node.port(port, PortState.up(segment));
            node.put(new EndSettings("link-" + segment, side, segment, port, OptionalLong.of(1),
                new Intervals(15, 5, 45), Optional.of(LinkKey.parse(Base64.getEncoder().encodeToString(key)))));
        }
        return node;
    }

    /** A second of both nodes. */
    @Benchmark
    public int second() {
        int messages = 0;
        for (int i = 0; i < TICKS; i++) {
            nanos += TICK;
            ticks++;
            for (LivenessEngine node : nodes) {
                node.tick();
                messages += wire.size();
                if (cut) {
                    wire.clear();
                }
                deliver();
            }
            if (ticks % COUNTERS_EVERY == 0) {
                counters();
            }
        }
        return messages;
    }

    private void deliver() {
        while (!wire.isEmpty()) {
            final Message message = wire.remove();
            nodes[message.to].received(message.segment, 1, ByteBuffer.wrap(message.bytes));
        }
    }

    private void counters() {
        for (int side = 0; side < nodes.length; side++) {
            for (int segment = 1; segment <= ENDS; segment++) {
                nodes[side].traffic(2L * segment + side, 12);
            }
        }
    }
}
