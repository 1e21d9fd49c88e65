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
    private static final int IOV = 16;
    private static final int PIECES = 2;

    private final NativeBuffer memory;
    private final int vectors;

    MessageVector(final int messages) {
        vectors = messages * HEADER;
        memory = NativeBuffer.structures(messages * (HEADER + PIECES * IOV));
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

    private int vector(final int message) {
        return vectors + message * PIECES * IOV;
    }
}
