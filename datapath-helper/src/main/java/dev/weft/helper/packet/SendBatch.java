/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.packet;

import java.nio.ByteBuffer;

/**
 * Packets to be sent at once. Their bytes stay where they are until then. Every buffer that is used must be known from
 * the beginning.
 */
public final class SendBatch {
    private final int capacity;
    private final MessageVector vector;
    private final NativeBuffer one;
    private final NativeBuffer other;
    private int count;

    /** An empty batch for packets whose bytes are in two buffers, which are direct. */
    public SendBatch(final int capacity, final ByteBuffer one, final ByteBuffer other) {
        this.capacity = capacity;
        this.one = NativeBuffer.of(one);
        this.other = NativeBuffer.of(other);
        vector = new MessageVector(capacity);
    }

    /** Adds a packet that is in one piece. */
    public void add(final ByteBuffer buffer, final int offset, final int length) {
        vector.one(next(), address(buffer) + offset, length);
    }

    /** Adds a packet in two pieces. */
    public void add(final ByteBuffer buffer, final int offset, final int length, final ByteBuffer nextBuffer,
            final int nextOffset, final int nextLength) {
        vector.two(next(), address(buffer) + offset, length, address(nextBuffer) + nextOffset, nextLength);
    }

    /**
     * Sends all and is empty again.
     *
     * @return how many were lost
     * @throws PacketException if the interface cannot take any more
     */
    public int to(final PacketSocket socket) throws PacketException {
        final int all = count;
        count = 0;
        return socket.send(vector, all);
    }

    private int next() {
        if (count == capacity) {
            throw new IllegalStateException("a batch has room for " + capacity + " packets");
        }
        return count++;
    }

    private long address(final ByteBuffer buffer) {
        if (buffer == one.bytes()) {
            return one.address();
        } else if (buffer == other.bytes()) {
            return other.address();
        }
        throw new IllegalArgumentException("the buffer is not known to the batch");
    }
}
