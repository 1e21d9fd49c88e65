/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.openflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A flow as the switch tells it, to be read before the next message is.
 *
 * @param bytes its bytes, from the length to the end of its instructions
 */
public record ListedFlow(ByteBuffer bytes) {
    /** Takes the fields of a match. */
    @FunctionalInterface
    public interface Fields {
        /** One of them, whose value is at an index of the bytes of the flow; false: the rest is left out. */
        boolean field(int header, int at, int length) throws IOException;
    }

    /** The part of a message that is about all of its flows. */
    private static final int HEADER = 16;
    private static final int TABLE = 2;
    private static final int SECONDS = 4;
    private static final int NANOS = 8;
    private static final int LEASE = 16;
    private static final int COOKIE = 24;
    private static final int PACKETS = 32;
    private static final int VOLUME = 40;
    private static final int MATCH = 48;
    private static final int MATCH_HEADER = 4;
    private static final int SHORTEST = MATCH + 8;
    private static final int ALIGN = 7;
    private static final int MILLIS = 1000;
    private static final int NANOS_OF_MILLI = 1_000_000;

    /**
     * The flows of a part of an answer.
     *
     * @param at where the message begins, whose length was checked to be in the buffer
     * @throws IOException if it is no such answer, or a flow or its match is cut off
     */
    public static List<ListedFlow> of(final ByteBuffer in, final int at, final int length) throws IOException {
        if (length < HEADER || in.getShort(at + SwitchSocket.HEADER) != FlowRequest.FLOWS) {
            throw new IOException("the switch answered something else than flows");
        }
        final List<ListedFlow> flows = new ArrayList<>();
        final int end = at + length;
        int next = at + HEADER;
        while (next < end) {
            final int size = end - next < SHORTEST ? 0 : Short.toUnsignedInt(in.getShort(next));
            if (size < SHORTEST || size > end - next) {
                throw new IOException("a flow is cut off");
            }
            final var flow = new ListedFlow(in.slice(next, size));
            if (flow.matchLength() < MATCH_HEADER || flow.instructions() > size) {
                throw new IOException("a match is cut off");
            }
            flows.add(flow);
            next += size;
        }
        return flows;
    }

    /** Whether more parts of the answer follow this one. */
    public static boolean hasMore(final ByteBuffer in, final int at) {
        return (in.getShort(at + SwitchSocket.HEADER + 2) & 1) != 0;
    }

    public int table() {
        return Byte.toUnsignedInt(bytes.get(TABLE));
    }

    /** For how many milliseconds it has been there. */
    public long age() {
        return Integer.toUnsignedLong(bytes.getInt(SECONDS)) * MILLIS
            + Integer.toUnsignedLong(bytes.getInt(NANOS)) / NANOS_OF_MILLI;
    }

    /** For how many seconds it was made; 0: for ever. */
    public int lease() {
        return Short.toUnsignedInt(bytes.getShort(LEASE));
    }

    public long cookie() {
        return bytes.getLong(COOKIE);
    }

    public long packets() {
        return bytes.getLong(PACKETS);
    }

    /** Bytes of all its packets. */
    public long volume() {
        return bytes.getLong(VOLUME);
    }

    /**
     * Tells the fields of its match.
     *
     * @return whether all were taken
     * @throws IOException if one is cut off
     */
    public boolean match(final Fields taker) throws IOException {
        final int end = MATCH + matchLength();
        int at = MATCH + MATCH_HEADER;
        while (at + Integer.BYTES <= end) {
            final int header = bytes.getInt(at);
            at += Integer.BYTES;
            if (at + Field.length(header) > end) {
                throw new IOException("a field of a match is cut off");
            }
            if (!taker.field(header, at, Field.length(header))) {
                return false;
            }
            at += Field.length(header);
        }
        return true;
    }

    /** Some of its bytes. */
    public byte[] octets(final int at, final int length) {
        final byte[] octets = new byte[length];
        bytes.get(at, octets);
        return octets;
    }

    /** Where in its bytes the instructions begin; at their end if there are none. */
    public int instructions() {
        return MATCH + (matchLength() + ALIGN & ~ALIGN);
    }

    private int matchLength() {
        return Short.toUnsignedInt(bytes.getShort(MATCH + 2));
    }
}
