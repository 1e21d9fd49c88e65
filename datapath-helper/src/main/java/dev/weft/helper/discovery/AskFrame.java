/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.varp.Station;
import java.nio.ByteBuffer;

/**
 * A frame to an unknown station, as the switch hands it to the helper and gets it back (VN-3).
 * <pre>
 *   0 Ethernet to 02:57:00:00:00:00 | 12 0x894f | 14 NSH of type 1: 22 vnet, 26 port it came through | 38 whole frame
 * </pre>
 */
final class AskFrame {
    /** Ethernet type of NSH. */
    static final int ETHER_TYPE = 0x894f;

    /** The service index by which such frames are told from others between helper and switch. */
    static final int INDEX = 255;

    private static final int NSH = 14;
    private static final int INNER = NSH + 24;
    private static final int SHORTEST = INNER + 14;
    /** Length of 6 words, metadata type 1, next protocol Ethernet. */
    private static final int LENGTH_MASK = 0x3f;
    private static final int LENGTH = 6;
    private static final int TYPE_AND_NEXT = 0x0103;
    private static final int HIGHEST_PORT = 0xfeff;
    private static final long LOW = 0xffff_ffffL;

    private AskFrame() {
        // static access only
    }

    /** Whether a frame is such a one. */
    static boolean isWhole(final ByteBuffer from, final int at, final int length) {
        return length >= SHORTEST && Short.toUnsignedInt(from.getShort(at + 12)) == ETHER_TYPE
            && (from.get(at + NSH + 1) & LENGTH_MASK) == LENGTH && from.getShort(at + NSH + 2) == TYPE_AND_NEXT
            && port(from, at) >= 1 && port(from, at) <= HIGHEST_PORT;
    }

    /** Where it wants to go. */
    static Station station(final ByteBuffer from, final int at) {
        return new Station(from.getInt(at + 22) & LOW, from.getLong(at + INNER - 2) & 0xffff_ffff_ffffL);
    }

    /** The OpenFlow number of the port through which it came. */
    static int port(final ByteBuffer from, final int at) {
        return from.getInt(at + 26);
    }
}
