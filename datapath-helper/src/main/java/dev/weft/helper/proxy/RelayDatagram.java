/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A frame of a vnet, or half of it, as the content of a UDP datagram between proxies.
 * <pre>
 *   0 magic 0x5746 | 2 version 1 | 3 part | 4 flags | 5 zero | 6 length of the frame | 8 number | 16 vnet | 20 bytes
 *   of the frame | signature of 16 bytes over all before, if flag 1 is set
 * </pre>
 * All numbers are big-endian. Part: 1 the whole frame, 2 its first half, 3 the second one, whose number is one higher;
 * the first half is the longer one if they differ. Numbers of a sender grow. Unknown flags are left alone, for newer
 * helpers.
 *
 * @param part what of the frame it is
 * @param signed whether there is a signature
 * @param frameLength how long the frame is
 * @param number of the datagram
 * @param vnet the vnet
 */
record RelayDatagram(Part part, boolean signed, int frameLength, long number, long vnet) {
    /** Which datagrams are such ones. */
    static final short MAGIC = 0x5746;
    /** What is before the bytes of the frame. */
    static final int HEADER = 20;
    /** The longest frame: an MTU of 9000 and VLAN tags. */
    static final int MAX_FRAME = 9038;

    private static final byte VERSION = 1;
    private static final int SIGNED = 1;
    private static final int MIN_FRAME = 14;
    private static final long LOW = 0xffff_ffffL;

    /** What of a frame it is. */
    enum Part {
        WHOLE, FIRST, SECOND;

        private static final Part[] ALL = values();

        static Optional<Part> of(final int number) {
            return number < 1 || number > ALL.length ? Optional.empty() : Optional.of(ALL[number - 1]);
        }

        /** How many bytes of a frame of that length it has. */
        int length(final int frame) {
            return this == WHOLE ? frame : this == FIRST ? (frame + 1) / 2 : frame / 2;
        }

        /** Where they begin. */
        int offset(final int frame) {
            return this == SECOND ? (frame + 1) / 2 : 0;
        }
    }

    /** Bytes of the frame that it has. */
    int length() {
        return part.length(frameLength);
    }

    /** Reads hostile bytes up to the limit; empty: they are none, or not as long as they say. */
    static Optional<RelayDatagram> read(final ByteBuffer bytes, final int signature) {
        if (bytes.limit() < HEADER || bytes.getShort(0) != MAGIC || bytes.get(2) != VERSION) {
            return Optional.empty();
        }
        final int frame = Short.toUnsignedInt(bytes.getShort(6));
        final long number = bytes.getLong(8);
        final long vnet = bytes.getInt(16) & LOW;
        final boolean signed = (bytes.get(4) & SIGNED) != 0;
        return frame < MIN_FRAME || frame > MAX_FRAME || number < 0 || vnet == 0 ? Optional.empty()
            : Part.of(bytes.get(3)).map(part -> new RelayDatagram(part, signed, frame, number, vnet))
                .filter(read -> bytes.limit() == HEADER + read.length() + (signed ? signature : 0));
    }

    /** Writes all but the signature; returns how long that is. */
    int write(final byte[] to, final ByteBuffer frames, final int at) {
        ByteBuffer.wrap(to).putShort(MAGIC).put(VERSION).put((byte) (part.ordinal() + 1))
            .put((byte) (signed ? SIGNED : 0)).put((byte) 0).putShort((short) frameLength).putLong(number)
            .putInt((int) vnet);
        frames.get(at + part.offset(frameLength), to, HEADER, length());
        return HEADER + length();
    }
}
