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
import static org.junit.Assert.assertTrue;

import dev.weft.helper.fragment.Frames.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class CutterTest {
    private static final int OFFSET = 7;
    private static final int JUMBO = 9000;

    private final Counters counters = Counters.ofJoining(new SegmentCounters());
    private final ByteBuffer headers = ByteBuffer.allocate(3 + Cutter.MAX_HEADER);

    @Test
    public void everySizeOfEveryShapeIsTwoEqualHalves() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        final Cutter cutter = cutter(JUMBO);
        int id = 0;
        for (Shape shape : List.of(Shape.plain(), new Shape(0, true, 0, 1, 0x1001, 0x10400000, 1),
                new Shape(1, false, 0, 1, 0x1001, 0x10800000, 65535), new Shape(2, true, 0, 1, 0x1001, 0x10c00000, 2),
                new Shape(2, false, 40, 1, 0x1001, 0x10400000, 3), Shape.nsh(0), Shape.nsh(2))) {
            for (int size = 2; size <= JUMBO + 18; size = size < 2000 ? size + 1 : size + 97) {
                final byte[] inner = new byte[size];
                random.nextBytes(inner);
                final byte[] whole = Frames.whole(shape, inner);
                final ByteBuffer buffer = buffer(whole);
                final String what = "seed " + seed + ", " + shape + ", " + size + " bytes";
                assertEquals(what, Verdict.CUT, cutter.cut(buffer, OFFSET, whole.length, headers, 3));
                final byte[] first = Frames.half(shape, Frames.part(inner, false), false, id);
                final byte[] second = Frames.half(shape, Frames.part(inner, true), true, id);
                assertArrayEquals(what, first, first(cutter, buffer));
                assertArrayEquals(what, second, second(cutter, buffer));
                assertTrue(what, first.length - second.length >= 0 && first.length - second.length <= 1);
                id = id + 1 & 0xffff;
            }
        }
        assertEquals(0, counters.drops());
    }

    @Test
    public void idsGoUpByOneOnEachLinkAndAroundAfter65536() {
        final Cutter cutter = cutter(1500);
        for (int i = 0; i < 65_540; i++) {
            assertEquals(i & 0xffff, id(cutter, Shape.plain()));
            if (i % 3 == 0) {
                assertEquals(i / 3 & 0xffff, id(cutter, Shape.plain().withVni(0xffffff)));
            }
        }
        assertEquals(0, id(cutter, Shape.plain().withVni(0)));
    }

    @Test
    public void paddingIsLeftAway() {
        final byte[] inner = {1, 2, 3, 4, 5};
        final byte[] whole = Frames.whole(Shape.plain(), inner);
        final ByteBuffer buffer = buffer(Arrays.copyOf(whole, whole.length + 9));
        final Cutter cutter = cutter(1500);
        assertEquals(Verdict.CUT, cutter.cut(buffer, OFFSET, whole.length + 9, headers, 3));
        assertArrayEquals(Frames.half(Shape.plain(), new byte[] {4, 5}, true, 0), second(cutter, buffer));
    }

    @Test
    public void aHalfAlwaysFitsTheUnderlay() {
        final int most = (1500 - 48) * 2;
        assertEquals(Verdict.CUT, cut(Frames.whole(Shape.plain(), new byte[most])));
        assertEquals(Verdict.TOO_LARGE, cut(Frames.whole(Shape.plain(), new byte[most + 1])));
    }

    @Test
    public void whatIsNotOursIsLeftAlone() {
        final byte[] whole = Frames.whole(Shape.plain(), new byte[1500]);
        assertEquals(Verdict.MALFORMED, cut(new byte[0]));
        for (int length = 0; length < whole.length; length++) {
            assertEquals(Verdict.MALFORMED, cut(Arrays.copyOf(whole, length)));
        }
        assertEquals(Verdict.MALFORMED, cut(changed(whole, 12, 0x08, 0x06)));
        assertEquals("fragment", Verdict.MALFORMED, cut(changed(whole, 20, 0x20)));
        assertEquals("TCP", Verdict.MALFORMED, cut(changed(whole, 23, 6)));
        assertEquals("IP header too short", Verdict.MALFORMED, cut(changed(whole, 14, 0x44)));
        assertEquals("UDP length", Verdict.MALFORMED, cut(changed(whole, 39, 0)));
        assertEquals("port", Verdict.MALFORMED, cut(changed(whole, 37, 0)));
        assertEquals("no option", Verdict.MALFORMED, cut(changed(whole, 42, 0)));
        assertEquals("other option", Verdict.MALFORMED, cut(changed(whole, 51, 0x09)));
        assertEquals("version", Verdict.WRONG_CONTROL, cut(changed(whole, 54, 0x20)));
        assertEquals("a half", Verdict.WRONG_CONTROL, cut(changed(whole, 54, 0x18)));
        assertEquals(counters.get(Verdict.MALFORMED) + 2, counters.drops());
    }

    private Verdict cut(final byte[] frame) {
        final ByteBuffer buffer = buffer(frame);
        final byte[] before = buffer.array().clone();
        final Verdict verdict = cutter(1500).cut(buffer, OFFSET, frame.length, headers, 3);
        if (verdict.isDrop()) {
            assertArrayEquals(before, buffer.array());
        }
        return verdict;
    }

    private int id(final Cutter cutter, final Shape shape) {
        final byte[] whole = Frames.whole(shape, new byte[10]);
        assertEquals(Verdict.CUT, cutter.cut(buffer(whole), OFFSET, whole.length, headers, 3));
        return headers.getShort(3 + 14 + 28 + 14) & 0xffff;
    }

    private Cutter cutter(final int mtu) {
        return new Cutter(Frames.WHOLE, Frames.HALF, mtu, counters);
    }

    private static byte[] first(final Cutter cutter, final ByteBuffer buffer) {
        return Arrays.copyOfRange(buffer.array(), OFFSET, OFFSET + cutter.firstLength());
    }

    private byte[] second(final Cutter cutter, final ByteBuffer buffer) {
        final byte[] second = new byte[cutter.headerLength() + cutter.restLength()];
        headers.get(3, second, 0, cutter.headerLength());
        buffer.get(cutter.restOffset(), second, cutter.headerLength(), cutter.restLength());
        return second;
    }

    private static byte[] changed(final byte[] frame, final int at, final int... bytes) {
        final byte[] copy = frame.clone();
        for (int i = 0; i < bytes.length; i++) {
            copy[at + i] = (byte) bytes[i];
        }
        return copy;
    }

    private static ByteBuffer buffer(final byte[] frame) {
        return ByteBuffer.allocate(OFFSET + frame.length + 5).put(OFFSET, frame);
    }
}
