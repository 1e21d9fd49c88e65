/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.nio.ByteBuffer;

/**
 * Cuts whole tunnelled frames into two halves (VL-8), in place: the payload is not moved. Afterwards the first half is
 * the frame's own beginning with its header rewritten, and the second one is a second header, in a buffer of its own,
 * and the rest of the payload. The odd byte is in the first. For one thread.
 */
public final class Cutter {
    /** Longest outer header in bytes: with two VLAN tags and all options that IPv4 can have. */
    public static final int MAX_HEADER = 14 + 8 + 60 + 8 + 28;

    private final int wholePort;
    private final int halfPort;
    private final int mtu;
    private final Counters counters;
    private final FragmentIds ids = new FragmentIds();
    private final OuterFrame frame = new OuterFrame();

    private int segment;
    private int firstLength;
    private int headerLength;
    private int restOffset;
    private int restLength;

    /**
     * A cutter that has sent nothing.
     *
     * @param wholePort the UDP destination port of whole frames
     * @param halfPort that of halves
     * @param mtu of the underlay: longest IP packet in bytes
     */
    public Cutter(final int wholePort, final int halfPort, final int mtu, final Counters counters) {
        this.wholePort = wholePort;
        this.halfPort = halfPort;
        this.mtu = mtu;
        this.counters = counters;
    }

    /**
     * Cuts a frame.
     *
     * @param buffer has the frame at {@code offset}; big-endian
     * @param headers takes {@link #MAX_HEADER} bytes at {@code headerOffset}
     * @return {@link Verdict#CUT}, or why it was dropped; then nothing was written
     */
    public Verdict cut(final ByteBuffer buffer, final int offset, final int length, final ByteBuffer headers,
            final int headerOffset) {
        final Verdict verdict = tryCut(buffer, offset, length, headers, headerOffset);
        counters.add(verdict, segment);
        return verdict;
    }

    private Verdict tryCut(final ByteBuffer buffer, final int offset, final int length, final ByteBuffer headers,
            final int headerOffset) {
        segment = Counters.NO_SEGMENT;
        if (!frame.read(buffer, offset, length) || !frame.isFor(buffer, wholePort)
                || frame.payloadLength() < 2) {
            return Verdict.MALFORMED;
        }
        segment = frame.segment(buffer);
        final int control = frame.control(buffer);
        if (!ControlWord.isWhole(control)) {
            return Verdict.WRONG_CONTROL;
        }
        final int second = frame.payloadLength() / 2;
        final int first = frame.payloadLength() - second;
        if (frame.payload() - frame.network() + first > mtu) {
            return Verdict.TOO_LARGE;
        }
        headerLength = frame.headerLength();
        firstLength = headerLength + first;
        restOffset = offset + firstLength;
        restLength = second;
        final int id = ids.next(segment);
        headers.put(headerOffset, buffer, offset, headerLength);
        frame.rewrite(headers, headerOffset, second, halfPort, ControlWord.half(control, true, id));
        frame.rewrite(buffer, offset, first, halfPort, ControlWord.half(control, false, id));
        return Verdict.CUT;
    }

    /** Bytes of the first half, which begins where the frame did. */
    public int firstLength() {
        return firstLength;
    }

    /** Bytes of the second half's header. */
    public int headerLength() {
        return headerLength;
    }

    /** Where the second half's payload is, in the frame's buffer. */
    public int restOffset() {
        return restOffset;
    }

    /** Bytes of the second half's payload. */
    public int restLength() {
        return restLength;
    }
}
