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
 * Room for the packets of one read. Packets longer than the room for one are cut off, which their own lengths tell. The
 * VLAN tag that Linux takes off a packet is put back.
 */
public final class ReceiveBatch {
    private static final int ADDRESSES = 12;
    private static final int TAG = 4;

    private final int count;
    /** A packet, and before it the room for a tag. */
    private final int slot;
    private final NativeBuffer memory;
    private final MessageVector vector;
    private final int[] offsets;

    /** Room for so many packets of so many bytes. */
    public ReceiveBatch(final int count, final int room) {
        this.count = count;
        slot = room + TAG;
        memory = NativeBuffer.of(ByteBuffer.allocateDirect(count * slot));
        vector = new MessageVector(count);
        offsets = new int[count];
        for (int i = 0; i < count; i++) {
            vector.one(i, memory.address() + (long) i * slot + TAG, room);
        }
    }

    /**
     * Waits for packets.
     *
     * @return how many came; 0 if none came in time
     * @throws PacketException if none will come any more
     */
    public int from(final PacketSocket socket) throws PacketException {
        final int received = socket.receive(vector, count);
        for (int i = 0; i < received; i++) {
            offsets[i] = i * slot + TAG;
            final int tag = vector.tag(i);
            if (tag != 0 && vector.length(i) >= ADDRESSES) {
                offsets[i] -= TAG;
                memory.bytes().put(offsets[i], memory.bytes(), offsets[i] + TAG, ADDRESSES)
                    .putInt(offsets[i] + ADDRESSES, tag);
            }
        }
        return received;
    }

    /** The memory of all packets; big-endian. */
    public ByteBuffer buffer() {
        return memory.bytes();
    }

    /** Where a packet begins. */
    public int offset(final int packet) {
        return offsets[packet];
    }

    /** How long a packet is. */
    public int length(final int packet) {
        return vector.length(packet) + packet * slot + TAG - offsets[packet];
    }
}
