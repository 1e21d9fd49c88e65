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
 * Room for the packets of one read. Packets longer than the room for one are cut off, which their own lengths tell.
 */
public final class ReceiveBatch {
    private final int count;
    private final int room;
    private final NativeBuffer memory;
    private final MessageVector vector;

    /** Room for so many packets of so many bytes. */
    public ReceiveBatch(final int count, final int room) {
        this.count = count;
        this.room = room;
        memory = NativeBuffer.of(ByteBuffer.allocateDirect(count * room));
        vector = new MessageVector(count);
        for (int i = 0; i < count; i++) {
            vector.one(i, memory.address() + (long) i * room, room);
        }
    }

    /**
     * Waits for packets.
     *
     * @return how many came; 0 if none came in time
     * @throws PacketException if none will come any more
     */
    public int from(final PacketSocket socket) throws PacketException {
        return socket.receive(vector, count);
    }

    /** The memory of all packets; big-endian. */
    public ByteBuffer buffer() {
        return memory.bytes();
    }

    /** Where a packet begins. */
    public int offset(final int packet) {
        return packet * room;
    }

    /** How long a packet is. */
    public int length(final int packet) {
        return vector.length(packet);
    }
}
