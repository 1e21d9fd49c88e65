/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import dev.weft.helper.openflow.SwitchSocket;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of OpenFlow 1.3 that are needed to read the counters of flows. Big-endian, as the buffers are.
 */
final class FlowStatsMessage {
    private static final int HEADER = SwitchSocket.HEADER;
    private static final int FLOW = 1;
    private static final int MORE = 1;
    private static final int MULTIPART_HEADER = 16;
    private static final int REQUEST_LENGTH = 56;
    private static final int ALL_TABLES = 0xff;
    private static final int ANY = -1;
    private static final int MATCH_TYPE_LENGTH = 0x0001_0004;
    /** Weft's ends of links; the rest is the end's number. */
    private static final long COOKIE = 0x5703L << 48;
    private static final long COOKIE_MASK = 0xffffL << 48;
    private static final int ENTRY = 48;
    private static final int ENTRY_MATCH = 8;
    private static final int MILLIS = 1000;
    private static final int NANOS_OF_MILLI = 1_000_000;

    private FlowStatsMessage() {
        // static access only
    }

    /** Puts the question for all flows of ends. */
    static void request(final ByteBuffer out, final int xid) {
        out.put((byte) SwitchSocket.VERSION).put((byte) SwitchSocket.MULTIPART_REQUEST)
            .putShort((short) REQUEST_LENGTH).putInt(xid)
            .putShort((short) FLOW).putShort((short) 0).putInt(0)
            .put((byte) ALL_TABLES).put((byte) 0).putShort((short) 0).putInt(ANY).putInt(ANY).putInt(0)
            .putLong(COOKIE).putLong(COOKIE_MASK).putInt(MATCH_TYPE_LENGTH).putInt(0);
    }

    /**
     * Reads one part of the answer.
     *
     * @param at where the message begins, whose length was checked to be in the buffer
     * @return whether more parts follow
     * @throws IOException if it is not one
     */
    static boolean reply(final ByteBuffer in, final int at, final int length, final FlowStats into)
            throws IOException {
        if (length < MULTIPART_HEADER || in.getShort(at + HEADER) != FLOW) {
            throw new IOException("the switch answered something else than flows");
        }
        final int end = at + length;
        int next = at + MULTIPART_HEADER;
        while (next < end) {
            if (end - next < ENTRY + ENTRY_MATCH) {
                throw new IOException("a flow is cut off");
            }
            final int size = Short.toUnsignedInt(in.getShort(next));
            if (size < ENTRY + ENTRY_MATCH || size > end - next) {
                throw new IOException("a flow has a length of " + size + " where " + (end - next) + " bytes are left");
            }
            entry(in, next, into);
            next += size;
        }
        return (in.getShort(at + HEADER + 2) & MORE) != 0;
    }

    private static void entry(final ByteBuffer in, final int at, final FlowStats into) throws IOException {
        final long cookie = in.getLong(at + 24);
        if ((cookie & COOKIE_MASK) != COOKIE) {
            throw new IOException("the switch told of a flow that was not asked for");
        }
        final long age = Integer.toUnsignedLong(in.getInt(at + 4)) * MILLIS
            + Integer.toUnsignedLong(in.getInt(at + 8)) / NANOS_OF_MILLI;
        into.add(cookie & ~COOKIE_MASK, in.get(at + 2) & 0xff, in.getLong(at + 32), in.getLong(at + 40), age);
    }
}
