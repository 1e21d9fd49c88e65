/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * Tunnelled frames as Open vSwitch makes them, written down a second time and independently of the code under test.
 */
final class Frames {
    static final int WHOLE = 6081;
    static final int HALF = 6089;
    /** This node is 200; nodes 1 to 9 of the LAN segment may send. */
    static final PeerTable.Nodes NODES = new PeerTable.Nodes(0x025d_c009_00c8L, 0x035d_c009_ffffL,
        Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9));

    private Frames() {
        // static access only
    }

    /**
     * What a frame is made of.
     *
     * @param tags VLAN tags of the outer frame
     * @param outer what is behind its Ethernet header
     * @param options bytes of options in the IPv4 header
     * @param peer last byte of the outer source address
     */
    record Shape(int tags, Outer outer, int options, int peer, int vni, int control, int sourcePort) {
        Shape(final int tags, final boolean ipv6, final int options, final int peer, final int vni, final int control,
                final int sourcePort) {
            this(tags, ipv6 ? Outer.IPV6 : Outer.IPV4, options, peer, vni, control, sourcePort);
        }

        static Shape plain() {
            return new Shape(0, false, 0, 1, 0x1001, 0x10400000, 50_000);
        }

        /** In Ethernet, as a fence's. */
        static Shape nsh(final int tags) {
            return new Shape(tags, Outer.NSH, 0, 1, 0x1001, 0x10800000, 0);
        }

        Shape withVni(final int other) {
            return new Shape(tags, outer, options, peer, other, control, sourcePort);
        }

        Shape withPeer(final int other) {
            return new Shape(tags, outer, options, other, vni, control, sourcePort);
        }

        /** Bytes of the second option, which vnets have. */
        int more() {
            return (control >>> 22 & 7) == 3 ? 8 : 0;
        }

        int headerLength() {
            return 14 + 4 * tags + switch (outer) {
                case NSH -> 24;
                case IPV6 -> 40 + 28 + more();
                case IPV4 -> 20 + options + 28 + more();
            };
        }
    }

    /** What is behind the outer Ethernet header. */
    enum Outer {
        IPV4, IPV6, NSH
    }

    /** A whole frame. */
    static byte[] whole(final Shape shape, final byte[] inner) {
        return frame(shape, inner, shape.control, WHOLE);
    }

    /** One half, with the fragment bits and id. */
    static byte[] half(final Shape shape, final byte[] part, final boolean second, final int id) {
        return frame(shape, part, shape.control | 0x08000000 | (second ? 0x04000000 : 0) | id, HALF);
    }

    private static byte[] frame(final Shape shape, final byte[] inner, final int control, final int port) {
        final ByteBuffer out = ByteBuffer.allocate(shape.headerLength() + inner.length);
        if (shape.outer == Outer.NSH) {
            out.put(new byte[] {2, 0x5d, (byte) 0xc0, 9, 0, (byte) 200, 2, 0x5d, (byte) 0xc0, 9, 0, (byte) shape.peer});
        } else {
            out.put(new byte[] {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, (byte) shape.peer});
        }
        for (int tag = 0; tag < shape.tags; tag++) {
            out.putShort((short) (tag == 0 && shape.tags == 2 ? 0x88a8 : 0x8100)).putShort((short) (100 + tag));
        }
        if (shape.outer == Outer.NSH) {
            out.putShort((short) 0x894f).putInt(0x0fc60103).putInt(0x5dff).putInt(shape.vni).putInt(shape.peer)
                .putInt(control).putInt(0);
            return out.put(inner).array();
        }
        final int udpLength = 8 + 20 + shape.more() + inner.length;
        if (shape.outer == Outer.IPV6) {
            out.putShort((short) 0x86dd).putInt(0x60000000).putShort((short) udpLength).put((byte) 17).put((byte) 64);
            out.putLong(0xfd00_0077_0001_0000L).putLong(shape.peer).putLong(0xfd00_0077_0001_0000L).putLong(200);
        } else {
            out.putShort((short) 0x0800);
            ipv4(out, shape, udpLength);
        }
        out.putShort((short) shape.sourcePort).putShort((short) port).putShort((short) udpLength).putShort((short) 0);
        out.putInt(shape.more() > 0 ? 0x05406558 : 0x03406558).putInt(shape.vni << 8).putInt(0x01088002).putInt(control)
            .putInt(0);
        if (shape.more() > 0) {
            out.putInt(0x01088101).putInt(shape.vni | 0x81000000);
        }
        return out.put(inner).array();
    }

    private static void ipv4(final ByteBuffer out, final Shape shape, final int udpLength) {
        final int at = out.position();
        final int header = 20 + shape.options;
        out.put((byte) (0x40 | header / 4)).put((byte) 0).putShort((short) (header + udpLength)).putShort((short) 0)
            .putShort((short) 0x4000).put((byte) 64).put((byte) 17).putShort((short) 0)
            .put(new byte[] {10, 77, 1, (byte) shape.peer, 10, 77, 1, (byte) 200}).put(new byte[shape.options]);
        out.putShort(at + 10, checksum(out.array(), at, header));
    }

    /** RFC 1071, word by word. */
    static short checksum(final byte[] bytes, final int at, final int length) {
        int sum = 0;
        for (int i = at; i < at + length; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }

    /** The parts of a payload that two halves should carry. */
    static byte[] part(final byte[] inner, final boolean second) {
        final int middle = (inner.length + 1) / 2;
        return second ? Arrays.copyOfRange(inner, middle, inner.length) : Arrays.copyOf(inner, middle);
    }

    /** What the joiner says is a frame now. */
    static byte[] joined(final Joiner joiner) {
        final byte[] frame = new byte[joiner.headLength() + joiner.tailLength()];
        joiner.headBuffer().get(joiner.headOffset(), frame, 0, joiner.headLength());
        joiner.tailBuffer().get(joiner.tailOffset(), frame, joiner.headLength(), joiner.tailLength());
        return frame;
    }
}
