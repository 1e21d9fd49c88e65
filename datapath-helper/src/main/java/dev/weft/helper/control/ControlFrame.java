/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

import java.nio.ByteBuffer;

/**
 * The Ethernet header around a control message between helper and switch: its addresses tell the switch which port
 * speaks, and the helper which segment and path a message came by (VL-10).
 */
final class ControlFrame {
    /** Ethernet type; reserved for experiments. */
    static final int ETHER_TYPE = 0x88b5;
    static final int HEADER = 14;
    /** Shortest Ethernet frame, which every control frame is. */
    static final int LENGTH = 60;

    /** Locally administered. */
    private static final int PREFIX = 0x0257;
    private static final int SEGMENT_MASK = 0xffffff;
    private static final long PATH_MASK = 0xffff_ffffL;

    private ControlFrame() {
        // static access only
    }

    /** Writes a frame of {@link #LENGTH} bytes for the switch. */
    static void write(final ByteBuffer to, final int at, final int ofport, final ByteBuffer message) {
        to.putShort(at, (short) PREFIX).putInt(at + 2, 0)
            .putShort(at + 6, (short) PREFIX).putShort(at + 8, (short) 0).putShort(at + 10, (short) ofport)
            .putShort(at + 12, (short) ETHER_TYPE)
            .put(at + HEADER, message, message.position(), message.remaining());
        for (int next = HEADER + message.remaining(); next < LENGTH; next++) {
            to.put(at + next, (byte) 0);
        }
    }

    /** Whether a frame from the switch has our header; whether it holds a message is for the engine to say. */
    static boolean isWhole(final ByteBuffer from, final int at, final int length) {
        return length > HEADER && from.getShort(at) == PREFIX && from.get(at + 2) == 0
            && from.getShort(at + 6) == PREFIX && Short.toUnsignedInt(from.getShort(at + 12)) == ETHER_TYPE;
    }

    static int segment(final ByteBuffer from, final int at) {
        return from.getInt(at + 2) & SEGMENT_MASK;
    }

    static long path(final ByteBuffer from, final int at) {
        return from.getInt(at + 8) & PATH_MASK;
    }
}
