/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import java.nio.ByteBuffer;

/**
 * A frame between the helper and the switch, with the vnet that it belongs to.
 * <pre>
 *   0 Ethernet to 02:57:00:00:00:00 | 12 0x894f | 14 NSH of type 1: 22 vnet | 38 whole frame
 * </pre>
 */
final class SwitchFrame {
    /** Ethernet type of NSH. */
    static final int ETHER_TYPE = 0x894f;
    /** What is before the frame. */
    static final int INNER = 38;

    private static final int VNET = 22;
    private static final int SHORTEST = INNER + 14;
    private static final long TO_HELPER = 0x0257_0000_0000L;
    private static final long FROM_HELPER = 0x0257_0000_0001L;
    /** Version 0, all hops left, 6 words, type 1, Ethernet inside. */
    private static final int NSH = 0x0fc6_0103;
    /** Path 0x5d, index 255. */
    private static final int PATH = 0x5dff;
    private static final long LOW = 0xffff_ffffL;

    private SwitchFrame() {
        // static access only
    }

    /** Whether a frame is such a one. */
    static boolean isWhole(final ByteBuffer from, final int at, final int length) {
        return length >= SHORTEST && Short.toUnsignedInt(from.getShort(at + 12)) == ETHER_TYPE
            && (from.getInt(at + 14) & 0x3f_ffff) == (NSH & 0x3f_ffff);
    }

    /** The vnet. */
    static long vnet(final ByteBuffer from, final int at) {
        return from.getInt(at + VNET) & LOW;
    }

    /** Writes a frame of a vnet for the switch; returns how long that is. */
    static int write(final ByteBuffer to, final int at, final long vnet, final byte[] frame) {
        to.putLong(at, TO_HELPER << Short.SIZE | FROM_HELPER >>> Integer.SIZE).putInt(at + 8, (int) FROM_HELPER)
            .putShort(at + 12, (short) ETHER_TYPE).putInt(at + 14, NSH).putInt(at + 18, PATH)
            .putInt(at + VNET, (int) vnet).putInt(at + VNET + 4, 0).putLong(at + VNET + 8, 0)
            .put(at + INNER, frame);
        return INNER + frame.length;
    }
}
