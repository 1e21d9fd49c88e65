/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A frame without an answer, as the switch hands it to the helper and gets it back (SI-9).
 * <pre>
 *   0 Ethernet to 02:57:00:00:00:00 | 12 0x894f | 14 NSH of type 1: 22 low 32 bits of the network's metadata,
 *   26 its bit 32 (bit 17 of this word), the port it came through | 34 policy word | 38 whole frame
 * </pre>
 */
final class MappingFrame {
    /** The service index by which such frames are told from others between helper and switch. */
    static final int INDEX = 252;

    private static final int ETHER_TYPE = 0x894f;
    private static final int NSH = 14;
    private static final int METADATA = 22;
    private static final int ORIGIN = 26;
    private static final int WORD = 34;
    private static final int INNER = 38;
    private static final int TYPE = INNER + 12;
    private static final int VNET_BIT = 17;
    private static final int PORT_MASK = 0xffff;
    private static final long LOW = 0xffff_ffffL;
    /** Length of 6 words, metadata type 1, next protocol Ethernet. */
    private static final int LENGTH_MASK = 0x3f;
    private static final int LENGTH = 6;
    private static final int TYPE_AND_NEXT = 0x0103;
    private static final int VLAN = 4;

    private final ByteBuffer frame;

    private MappingFrame(final byte[] frame) {
        this.frame = ByteBuffer.wrap(frame);
    }

    /**
     * Reads a frame.
     *
     * @param frame as it came
     * @return empty: no switch of Weft sends such a one
     */
    static Optional<MappingFrame> of(final byte[] frame) {
        final var read = new MappingFrame(frame);
        return read.isWhole() ? Optional.of(read) : Optional.empty();
    }

    private boolean isWhole() {
        return frame.capacity() >= TYPE + 2 && Short.toUnsignedInt(frame.getShort(NSH - 2)) == ETHER_TYPE
            && (frame.get(NSH + 1) & LENGTH_MASK) == LENGTH && frame.getShort(NSH + 2) == TYPE_AND_NEXT;
    }

    /** The metadata of its network. */
    long segment() {
        return frame.getInt(METADATA) & LOW | (long) (frame.getInt(ORIGIN) >>> VNET_BIT & 1) << Integer.SIZE;
    }

    /** The OpenFlow number of the port through which it came; 0: it is for a workload. */
    int port() {
        return frame.getInt(ORIGIN) & PORT_MASK;
    }

    /** What is to be asked; empty: it holds no IP packet. */
    Optional<Question> question() {
        int at = TYPE;
        int type = Short.toUnsignedInt(frame.getShort(at));
        if ((type == 0x8100 || type == 0x88a8) && frame.capacity() >= at + VLAN + 2) {
            at += VLAN;
            type = Short.toUnsignedInt(frame.getShort(at));
        }
        final int packet = at + 2;
        return switch (type) {
            case 0x0800 -> question(packet, 20, 12, 4);
            case 0x86dd -> question(packet, 40, 8, 16);
            default -> Optional.empty();
        };
    }

    private Optional<Question> question(final int packet, final int header, final int source, final int length) {
        if (frame.capacity() < packet + header) {
            return Optional.empty();
        }
        try {
            final var from = address(packet + source, length);
            final var to = address(packet + source + length, length);
            // Java takes IPv6 addresses that hold IPv4 ones for these; nobody sends with such
            return from.getAddress().length == length && to.getAddress().length == length
                ? Optional.of(new Question(frame.getInt(WORD), from, to)) : Optional.empty();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("addresses have 4 or 16 octets", e);
        }
    }

    private InetAddress address(final int at, final int length) throws UnknownHostException {
        return InetAddress.getByAddress(Arrays.copyOfRange(frame.array(), at, at + length));
    }
}
