/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cutting and joining alone, frames a second on one core (VL-8, VL-9). One call is one frame of 1562 bytes in a ring of
 * 64, as the wire has them: cut only; or joined only, from two halves of which the second one is the first to come.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FragmentBenchmark {
    private static final int RING = 64;
    private static final int ROOM = 2048;
    private static final int PAYLOAD = 1514;
    private static final int HEADER = 62;
    private static final int IDS = 54;
    private static final int LINK = 0x1001;

    private final SegmentCounters segments = new SegmentCounters();
    private final Counters counters = Counters.ofJoining(segments);
    private final ByteBuffer frames = ByteBuffer.allocateDirect(RING * ROOM);
    private final ByteBuffer halves = ByteBuffer.allocateDirect(2 * RING * ROOM);
    private final ByteBuffer headers = ByteBuffer.allocateDirect(RING * Cutter.MAX_HEADER);
    private final byte[] header = new byte[HEADER];
    private final Cutter cutter = new Cutter(6081, 6089, 1500, counters);
    private Joiner joiner;
    private int next;
    private long now;

    /** Makes frames and halves. */
    @Setup
    public void fill() throws UnknownHostException {
        segments.expect(LINK);
        joiner = new Joiner(6081, 6089, 1564, JoinLimits.defaults(),
            new PeerTable(List.of(InetAddress.getByName("10.77.1.1")), PeerTable.Nodes.NONE), counters, 1);
        final ByteBuffer frame = ByteBuffer.allocate(HEADER + PAYLOAD);
        frame.putLong(0x0200_0000_0002_0200L).putInt(1).putShort((short) 0x0800)
            .putInt(0x4500_0000 | PAYLOAD + 48).putInt(0x4000).putInt(0x4011_0000).putInt(0x0a4d_0101)
            .putInt(0x0a4d_0102).putInt(50_000 << 16 | 6081).putInt(PAYLOAD + 28 << 16).putInt(0x0340_6558)
            .putInt(LINK << 8).putInt(0x0108_8002).putInt(0x1040_0000).putInt(0);
        frame.get(0, header);
        for (int i = 0; i < RING; i++) {
            frames.put(i * ROOM, frame.array());
            if (cutter.cut(frames, i * ROOM, frame.capacity(), headers, 0) != Verdict.CUT) {
                throw new IllegalStateException(counters.toString());
            }
            halves.put(2 * i * ROOM, headers, 0, HEADER);
            halves.put((2 * i + 1) * ROOM, frames, i * ROOM, cutter.firstLength());
            frames.put(i * ROOM, frame.array());
        }
    }

    /** Cuts a frame; its header is written anew before, since cutting is done in place. */
    @Benchmark
    public Verdict cut() {
        next = next + 1 & RING - 1;
        frames.put(next * ROOM, header);
        return cutter.cut(frames, next * ROOM, HEADER + PAYLOAD, headers, next * Cutter.MAX_HEADER);
    }

    /** Joins two halves; they get another id and their old header before, since joining is done in place. */
    @Benchmark
    public Verdict join() {
        next = next + 1 & RING - 1;
        now += 200;
        final int second = 2 * next * ROOM;
        final int first = second + ROOM;
        frames.put(next * ROOM, halves, first, HEADER);
        final Verdict stored = joiner.accept(halves, second, HEADER + PAYLOAD / 2, now);
        final Verdict joined = joiner.accept(halves, first, HEADER + PAYLOAD / 2, now);
        halves.put(first, frames, next * ROOM, HEADER);
        if (stored != Verdict.STORED || joined != Verdict.JOINED) {
            throw new IllegalStateException(halves.getInt(first + IDS) + ": " + counters);
        }
        return joined;
    }
}
