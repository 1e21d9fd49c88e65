/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A control message, as between the ethertype and the padding of its frame (VL-10):
 * <pre>
 *   0 magic 0x5743 | 2 version 1 | 3 type | 4 flags | 5 side of the sender | 6 reserved, 0
 *   8 sequence | 16 nonce | 24 segment | 28 signature of 16 bytes over all before, zeros without a key
 * </pre>
 * All numbers are big-endian. Flags: 1 the sender hears, 2 its interface is in service, 4 there is a signature, 8 the
 * sender is not decided yet whether it hears. Unknown flags and reserved bits are left alone, for newer helpers.
 *
 * @param type what it is
 * @param word the sender's condition
 * @param signed there is a signature
 * @param side the sender's, 0 or 1
 * @param sequence unsigned; above all that the sender sent before
 * @param nonce of the question, in its answer too
 * @param segment the link's key on the wire
 */
record ControlMessage(MessageType type, Word word, boolean signed, int side, long sequence, long nonce, int segment) {
    /** Length in bytes. */
    static final int BYTES = 44;
    /** Where the signature is, and how much it covers. */
    static final int SIGNATURE = 28;

    private static final short MAGIC = 0x5743;
    private static final byte VERSION = 1;
    private static final int SIGNED = 4;

    /** Reads hostile bytes from the beginning of a buffer; empty: they are no message. */
    static Optional<ControlMessage> read(final ByteBuffer buffer) {
        if (buffer.limit() < BYTES || buffer.getShort(0) != MAGIC || buffer.get(2) != VERSION) {
            return Optional.empty();
        }
        final int side = buffer.get(5) & 0xff;
        if (side > 1) {
            return Optional.empty();
        }
        final int flags = buffer.get(4);
        return MessageType.of(buffer.get(3)).map(type -> new ControlMessage(type, Word.of(flags),
            (flags & SIGNED) != 0, side, buffer.getLong(8), buffer.getLong(16), buffer.getInt(24)));
    }

    /** Writes it to the beginning of a buffer, with zeros for a signature. */
    void write(final ByteBuffer buffer) {
        buffer.putShort(0, MAGIC).put(2, VERSION).put(3, (byte) type.number())
            .put(4, (byte) (word.flags() | (signed ? SIGNED : 0))).put(5, (byte) side).putShort(6, (short) 0)
            .putLong(8, sequence).putLong(16, nonce).putInt(24, segment)
            .putLong(SIGNATURE, 0).putLong(SIGNATURE + Long.BYTES, 0);
    }
}
