/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.router.wire.Content;
import dev.weft.helper.router.wire.Frame;
import dev.weft.helper.router.wire.FrameReader;
import dev.weft.helper.router.wire.FrameWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An engine with a clock that is moved by hand, and a switch that does as it says.
 */
final class Bench implements RouterActions {
    static final String GATEWAY = "edge";
    static final long RED = 7;
    static final long BLUE = (1L << 32) + 0xf000_0001L;
    static final long RED_MAC = 0x0a00_0000_0001L;
    static final long BLUE_MAC = 0x0a00_0000_0002L;
    static final long STATION = 0x02aa_0000_0005L;
    static final RouterLimits LIMITS = new RouterLimits(20, 15, 10, 8, 40, 40_000, 4);

    final RouterEngine engine = new RouterEngine(() -> this.millis * 1_000_000, this, LIMITS);
    /** Entries of the switch, with the packets that went there. */
    final Map<NeighbourFlow.Entry, Long> entries = new LinkedHashMap<>();
    /** What went to the switch. */
    final List<byte[]> sent = new ArrayList<>();
    private long millis = 1_000;

    static InetAddress address(final String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    static RouterSettings settings(final int number, final String nextHop) {
        return new RouterSettings(GATEWAY, number, List.of(
            new Leg("red", RED, RED_MAC, List.of(OwnAddress.parse("10.1.0.1/24"), OwnAddress.parse("fd00:1::1/64")),
                Map.of()),
            new Leg("blue", BLUE, BLUE_MAC, List.of(OwnAddress.parse("10.2.0.1/24"),
                OwnAddress.parse("fd00:2::1/64")), Map.of(9, address(nextHop)))));
    }

    /** Lets time pass; the frames that were sent meanwhile. */
    List<byte[]> run(final int millisToPass) {
        final int before = sent.size();
        for (int passed = 0; passed < millisToPass; passed += 100) {
            millis += 100;
            engine.tick();
        }
        return List.copyOf(sent.subList(before, sent.size()));
    }

    /** The rounds in which addresses are told are over. */
    void quiet() {
        run(12_000);
        sent.clear();
    }

    /** Lets time pass until a frame is sent; it. */
    byte[] next(final int mostMillis) {
        for (int passed = 0; passed < mostMillis; passed += 100) {
            final List<byte[]> frames = run(100);
            if (!frames.isEmpty()) {
                return frames.get(0);
            }
        }
        throw new AssertionError("no frame in " + mostMillis + " ms");
    }

    /** A frame comes from the switch; the frames that are sent at once. */
    List<byte[]> comes(final int gateway, final long segment, final int hop, final int reason, final ByteBuffer frame) {
        final int before = sent.size();
        final byte[] bytes = RouterFrame.send(segment, gateway, frame.array().clone());
        ByteBuffer.wrap(bytes).putInt(26, gateway << 16 | hop).putInt(34, reason);
        if (!engine.frame(bytes)) {
            throw new AssertionError("the frame is none");
        }
        return List.copyOf(sent.subList(before, sent.size()));
    }

    /** What a station of a network says. */
    static FrameWriter station() {
        return new FrameWriter(RouterFrame.ROOM, STATION);
    }

    /** A packet that the switch routed, from 10.1.0.5 or fd00:1::5; its hardware address is missing. */
    static ByteBuffer packet(final String to) {
        return packet(to, 0);
    }

    /** The same to that hardware address. */
    static ByteBuffer packet(final String to, final long mac) {
        final boolean ipv4 = to.indexOf(':') < 0;
        return packet(ipv4 ? "10.1.0.5" : "fd00:1::5", to, mac);
    }

    static ByteBuffer packet(final String from, final String to, final long mac) {
        final ByteBuffer frame = ByteBuffer.allocate(RouterFrame.ROOM + 100).position(RouterFrame.ROOM);
        frame.putShort((short) (mac >>> 32)).putInt((int) mac).putShort((short) (STATION >>> 32)).putInt((int) STATION);
        if (to.indexOf(':') < 0) {
            frame.putShort((short) 0x0800).putInt(0x4500_0056).putInt(0x0001_0000).putInt(0x4011_0000)
                .put(address(from).getAddress()).put(address(to).getAddress());
        } else {
            frame.putShort((short) 0x86dd).putInt(0x6000_0000).putShort((short) 46).put((byte) 17).put((byte) 64)
                .put(address(from).getAddress()).put(address(to).getAddress());
        }
        return frame;
    }

    static Frame read(final byte[] frame) {
        return FrameReader.read(ByteBuffer.wrap(frame), RouterFrame.ROOM).orElseThrow();
    }

    static Content content(final byte[] frame) {
        return read(frame).content();
    }

    static long segment(final byte[] frame) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(frame).getInt(30)) << 32
            | Integer.toUnsignedLong(ByteBuffer.wrap(frame).getInt(22));
    }

    long count(final RouterCount what) {
        return engine.counters().getOrDefault(what.toString(), 0L);
    }

    /** The switch used all its entries. */
    void used() {
        entries.replaceAll((entry, packets) -> packets + 1);
    }

    private static NeighbourFlow.Entry withoutMac(final NeighbourFlow.Entry entry) {
        return new NeighbourFlow.Entry(entry.cookie(), entry.segment(), entry.word(), entry.destination(), 0, 0);
    }

    @Override
    public void send(final List<byte[]> frames) {
        sent.addAll(frames);
    }

    @Override
    public void place(final NeighbourFlow.Entry entry, final List<byte[]> frames) {
        remove(entry);
        entries.put(entry, 0L);
        sent.addAll(frames);
    }

    @Override
    public void remove(final NeighbourFlow.Entry entry) {
        entries.keySet().removeIf(one -> withoutMac(one).equals(withoutMac(entry)));
    }

    @Override
    public void list() {
        final List<NeighbourFlow.Entry> all = new ArrayList<>();
        entries.forEach((entry, packets) -> all.add(new NeighbourFlow.Entry(entry.cookie(), entry.segment(),
            entry.word(), entry.destination(), entry.mac(), packets)));
        engine.listed(all);
    }
}
