/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.openflow.Field;
import dev.weft.helper.openflow.ListedFlow;
import java.io.IOException;
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

    private static final int MILLIS = 1000;
    private static final int APPLY = 4;
    private static final int LOAD_LENGTH = 24;
    /** Type, length and padding of instructions; what an action has before register and value. */
    private static final int INSTRUCTION = 8;
    private static final int LOAD_REGISTER = 12;
    private static final int LOAD_VALUE = 16;
    /** The bits of a word that tell the locator. */
    private static final int PLACE = 0xff;

    private final List<Found> found = new ArrayList<>();

    List<Found> found() {
        return found;
    }

    /** Takes a part of the switch's answer; flows of another form are left out. */
    void add(final List<ListedFlow> flows) throws IOException {
        for (ListedFlow flow : flows) {
            final var match = new Match(flow);
            final var step = step(flow.bytes(), flow.instructions());
            if (match.isWhole() && step != null) {
                found.add(new Found(match.question(), match.segment, step, flow.lease(),
                    (int) Math.max(0, flow.lease() - flow.age() / MILLIS)));
            }
        }
    }

    /** Null: no helper writes such a one. */
    private static Step step(final ByteBuffer flow, final int start) {
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
                case Field.POLICY -> word = value;
                case Field.PATH -> path = value;
                case Field.PORT -> port = value;
                default -> {
                    return null;
                }
            }
        }
        if (path != 0) {
            return new Step.Far(word, path);
        }
        return port != 0 ? new Step.Here(word, port)
            : (word & PLACE) == Question.REFUSED ? new Step.Dropped(word) : new Step.Arrived(word);
    }

    /** What a flow wants. */
    private static final class Match {
        private long segment;
        private int word;
        private byte[] source = {};
        private byte[] destination = {};
        private final boolean known;

        Match(final ListedFlow flow) throws IOException {
            known = flow.match((header, at, length) -> field(flow, header, at, length));
        }

        /** Whether it is that of an answer. */
        boolean isWhole() {
            return known && source.length == destination.length && source.length > 0;
        }

        private boolean field(final ListedFlow flow, final int header, final int at, final int length) {
            switch (header) {
                case Field.METADATA -> segment = flow.bytes().getLong(at);
                case Field.POLICY -> word = flow.bytes().getInt(at);
                case Field.IPV4_SRC, Field.IPV6_SRC -> source = flow.octets(at, length);
                case Field.IPV4_DST, Field.IPV6_DST -> destination = flow.octets(at, length);
                case Field.FROM_PATH, Field.ETH_TYPE -> { }
                default -> {
                    return false;
                }
            }
            return true;
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
