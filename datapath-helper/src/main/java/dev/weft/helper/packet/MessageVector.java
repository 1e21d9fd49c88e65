/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.packet;

/**
 * An array of C's {@code struct mmsghdr}, each with up to two pieces of memory.
 */
final class MessageVector {
    private static final int HEADER = 64;
    private static final int HEADER_IOV = 16;
    private static final int HEADER_IOVLEN = 24;
    private static final int HEADER_LENGTH = 56;
    private static final int HEADER_CONTROL = 32;
    private static final int HEADER_CONTROL_LENGTH = 40;
    private static final int IOV = 16;
    /** A control message: its own header, then {@code struct tpacket_auxdata}. */
    private static final int CONTROL = 40;
    private static final int CONTROL_HEADER = 16;
    private static final int TAG = CONTROL_HEADER + 16;
    private static final int TAG_TYPE = CONTROL_HEADER + 18;
    /** Tag and type of the tag are given. */
    private static final int HAS_TAG = 1 << 4 | 1 << 6;
    private static final int PIECES = 2;

    private final NativeBuffer memory;
    private final int vectors;
    private final int controls;

    MessageVector(final int messages) {
        vectors = messages * HEADER;
        controls = vectors + messages * PIECES * IOV;
        memory = NativeBuffer.structures(messages * (HEADER + PIECES * IOV + CONTROL));
        for (int i = 0; i < messages; i++) {
            memory.bytes().putLong(i * HEADER + HEADER_IOV, memory.address() + vector(i));
        }
    }

    /** Where the array begins from this message on. */
    long address(final int message) {
        return memory.address() + (long) message * HEADER;
    }

    void one(final int message, final long address, final int length) {
        memory.bytes().putLong(vector(message), address).putLong(vector(message) + 8, length)
            .putLong(message * HEADER + HEADER_IOVLEN, 1);
    }

    void two(final int message, final long address, final int length, final long nextAddress, final int nextLength) {
        one(message, address, length);
        memory.bytes().putLong(vector(message) + IOV, nextAddress).putLong(vector(message) + IOV + 8, nextLength)
            .putLong(message * HEADER + HEADER_IOVLEN, 2);
    }

    /** Bytes that a call says it moved. */
    int length(final int message) {
        return memory.bytes().getInt(message * HEADER + HEADER_LENGTH);
    }

    /** Asks for the tags of packets, which Linux takes off; before each read. */
    void expectTags(final int messages) {
        for (int i = 0; i < messages; i++) {
            memory.bytes().putLong(i * HEADER + HEADER_CONTROL, memory.address() + control(i))
                .putLong(i * HEADER + HEADER_CONTROL_LENGTH, CONTROL);
        }
    }

    /** The tag that a packet had, as its four bytes would be; 0 if it had none. */
    int tag(final int message) {
        final int at = control(message);
        return memory.bytes().getLong(message * HEADER + HEADER_CONTROL_LENGTH) < TAG_TYPE + 2
            || (memory.bytes().getInt(at + CONTROL_HEADER) & HAS_TAG) != HAS_TAG ? 0
            : memory.bytes().getShort(at + TAG_TYPE) << 16 | memory.bytes().getShort(at + TAG) & 0xffff;
    }

    private int control(final int message) {
        return controls + message * CONTROL;
    }

    private int vector(final int message) {
        return vectors + message * PIECES * IOV;
    }
}
