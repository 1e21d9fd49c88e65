/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads the flows of a helper that was here before: what it knew goes on, though nobody answers now. */
final class FlowListing {
    /**
     * A flow that a helper made.
     *
     * @param question what it answers
     * @param segment the metadata of its network
     * @param step what it does
     * @param seconds for which it was made
     * @param left seconds for which it will still be there
     */
    record Found(Question question, long segment, Step step, int seconds, int left) { }

    private static final int BODY = 16;
    /** Length, table, duration, timeouts, cookie and counters; then the match. */
    private static final int DURATION = 4;
    private static final int HARD_TIMEOUT = 16;
    private static final int MATCH = 48;
    private static final int LONGEST_MATCH = 80;
    private static final int APPLY = 4;
    private static final int LOAD_LENGTH = 24;
    /** Type, length and padding of instructions; what an action has before register and value. */
    private static final int INSTRUCTION = 8;
    private static final int LOAD_REGISTER = 12;
    private static final int LOAD_VALUE = 16;

    private final List<Found> found = new ArrayList<>();

    List<Found> found() {
        return found;
    }

    /** Takes a part of the switch's answer; flows of another form are left out. */
    void add(final ByteBuffer in, final int at, final int length) {
        int flow = at + BODY;
        while (flow + MATCH + INSTRUCTION <= at + length) {
            final int size = Short.toUnsignedInt(in.getShort(flow));
            if (size < MATCH + INSTRUCTION || flow + size > at + length) {
                return;
            }
            read(in.slice(flow, size));
            flow += size;
        }
    }

    private void read(final ByteBuffer flow) {
        final int length = Short.toUnsignedInt(flow.getShort(MATCH + 2));
        final int instructions = MATCH + (length + 7 & ~7);
        if (length > LONGEST_MATCH || instructions > flow.capacity()) {
            return;
        }
        final var match = new Match();
        final var step = step(flow, instructions);
        if (match.read(flow, MATCH + 4, MATCH + length) && step != null) {
            final int seconds = Short.toUnsignedInt(flow.getShort(HARD_TIMEOUT));
            found.add(new Found(match.question(), match.segment, step, seconds,
                Math.max(0, seconds - flow.getInt(DURATION))));
        }
    }

    /** Null: no helper writes such a one. */
    private static Step step(final ByteBuffer flow, final int start) {
        if (flow.capacity() == start) {
            return new Step.Dropped();
        }
        if (flow.capacity() < start + INSTRUCTION || flow.getShort(start) != APPLY) {
            return null;
        }
        final int end = Math.min(flow.capacity(), start + Short.toUnsignedInt(flow.getShort(start + 2)));
        int word = 0;
        int path = 0;
        int port = 0;
        for (int at = start + INSTRUCTION; at + LOAD_LENGTH <= end; at += LOAD_LENGTH) {
            final int value = (int) flow.getLong(at + LOAD_VALUE);
            switch (flow.getInt(at + LOAD_REGISTER)) {
                case MappingFlow.POLICY -> word = value;
                case MappingFlow.PATH -> path = value;
                case MappingFlow.PORT -> port = value;
                default -> {
                    return null;
                }
            }
        }
        return path != 0 ? new Step.Far(word, path) : port != 0 ? new Step.Here(word, port) : new Step.Arrived(word);
    }

    /** What a flow wants. */
    private static final class Match {
        private long segment;
        private int word;
        private byte[] source = {};
        private byte[] destination = {};

        boolean read(final ByteBuffer in, final int start, final int end) {
            int at = start;
            while (at + Integer.BYTES <= end) {
                final int header = in.getInt(at);
                final int length = header & 0xff;
                if (at + Integer.BYTES + length > end || !field(in, header, at + Integer.BYTES, length)) {
                    return false;
                }
                at += Integer.BYTES + length;
            }
            return source.length == destination.length && source.length > 0;
        }

        private boolean field(final ByteBuffer in, final int header, final int at, final int length) {
            switch (header) {
                case MappingFlow.METADATA -> segment = in.getLong(at);
                case MappingFlow.POLICY -> word = in.getInt(at);
                case MappingFlow.IPV4_SRC, MappingFlow.IPV6_SRC -> source = octets(in, at, length);
                case MappingFlow.IPV4_DST, MappingFlow.IPV6_DST -> destination = octets(in, at, length);
                case MappingFlow.FROM_PATH, MappingFlow.ETH_TYPE -> { }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private static byte[] octets(final ByteBuffer in, final int at, final int length) {
            final byte[] octets = new byte[length];
            in.get(at, octets);
            return octets;
        }

        Question question() {
            try {
                return new Question(word, InetAddress.getByAddress(source), InetAddress.getByAddress(destination));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("addresses have 4 or 16 octets", e);
            }
        }
    }
}
