/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.packet.PacketFilter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A frame of a gateway between switch and helper (GW-1).
 * <pre>
 *   0 Ethernet to and from 02:57:00:00:00:00 | 12 0x894f
 *   14 NSH of type 1 | 18 path 0x5d, index 253
 *   22 low half of the network's metadata | 26 gateway, next hop | 30 high half | 34 why | 38 frame
 * </pre>
 *
 * @param segment the network in which it is, or into which it shall go
 * @param gateway the gateway's number
 * @param hop the number of the next hop, 0: its destination
 * @param reason why it is here
 * @param bytes all of it
 */
record RouterFrame(long segment, int gateway, int hop, Reason reason, byte[] bytes) {
    /** The service index by which such frames are told from others between helper and switch. */
    static final int INDEX = 253;
    /** Bytes before the frame itself. */
    static final int ROOM = 38;

    /** Why the switch hands a frame to the helper. */
    enum Reason {
        /** It is for the gateway itself. */
        OWN(1),
        /** It is on its way, and only its neighbour's hardware address is missing. */
        NEIGHBOUR(2),
        /** It was on its way for too long. */
        TIME(3),
        /** There is no route. */
        ROUTE(4),
        /** A copy of what somebody in the network told all. */
        HEARD(6);

        private final int code;

        Reason(final int code) {
            this.code = code;
        }
    }

    /** The helper's own word in its place. */
    private static final int SENT = 5;
    private static final int OUTER = 0x02570000;
    private static final int TYPE = 12;
    private static final int NSH = 14;
    private static final int NSH_BASE = 0x0fc60103;
    /** What does not change on the way: length of 6 words, metadata of type 1, Ethernet inside. */
    private static final int NSH_FIXED = 0x003fffff;
    private static final int PATH = NSH + 4;
    private static final int OWN_PATH = 0x5d << 8 | INDEX;
    private static final int LOW = NSH + 8;
    private static final int NUMBERS = NSH + 12;
    private static final int HIGH = NSH + 16;
    private static final int WHY = NSH + 20;
    private static final int HOP_MASK = 0xffff;

    /** Reads a frame from the switch; empty: no switch of Weft sends such a one. */
    static Optional<RouterFrame> read(final byte[] frame) {
        final ByteBuffer bytes = ByteBuffer.wrap(frame);
        if (frame.length < ROOM + 14 || Short.toUnsignedInt(bytes.getShort(TYPE)) != PacketFilter.NSH
                || (bytes.getInt(NSH) & NSH_FIXED) != (NSH_BASE & NSH_FIXED) || bytes.getInt(PATH) != OWN_PATH) {
            return Optional.empty();
        }
        final int why = bytes.getInt(WHY);
        final int numbers = bytes.getInt(NUMBERS);
        final long segment = Integer.toUnsignedLong(bytes.getInt(HIGH)) << Integer.SIZE
            | Integer.toUnsignedLong(bytes.getInt(LOW));
        return Arrays.stream(Reason.values()).filter(reason -> reason.code == why).findFirst().map(reason ->
            new RouterFrame(segment, numbers >>> Short.SIZE, numbers & HOP_MASK, reason, frame));
    }

    /** What is before the frame itself is now what tells the switch to send it in that network. */
    static byte[] send(final long segment, final int gateway, final byte[] frame) {
        ByteBuffer.wrap(frame).putInt(OUTER).putShort((short) 0).putInt(OUTER).putShort((short) 0)
            .putShort((short) PacketFilter.NSH).putInt(NSH_BASE).putInt(OWN_PATH).putInt((int) segment)
            .putInt(gateway << Short.SIZE).putInt((int) (segment >>> Integer.SIZE)).putInt(SENT);
        return frame;
    }

    /** The same to a neighbour, whose hardware address is put in. */
    static byte[] send(final long segment, final int gateway, final byte[] frame, final long to) {
        ByteBuffer.wrap(frame).putShort(ROOM, (short) (to >>> Integer.SIZE)).putInt(ROOM + 2, (int) to);
        return send(segment, gateway, frame);
    }
}
