/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import dev.weft.helper.fragment.OuterLayout.Kind;
import java.nio.ByteBuffer;

/**
 * A look at one frame that travels between nodes. To be used again for each frame. Positions are those in the buffer,
 * which is big-endian.
 */
final class OuterFrame {
    /** Bytes of a hardware address. */
    private static final int ADDRESS = 6;
    private static final int UDP_HEADER = 8;

    private final OuterLayout layout = new OuterLayout();

    /**
     * Looks at a frame.
     *
     * @return whether it is one; if not, the other methods tell nothing
     */
    boolean read(final ByteBuffer buffer, final int offset, final int length) {
        return layout.read(buffer, offset, length);
    }

    /** Where the frame begins. */
    int start() {
        return layout.start();
    }

    /** Where the IP header or NSH begins: what the underlay's MTU counts from. */
    int network() {
        return layout.network();
    }

    /** Where the inner frame, or the half of it, begins: behind a whole outer header. */
    int payload() {
        return layout.payload();
    }

    /** Where it ends; what the Ethernet frame has beyond is padding, which NSH does not tell. */
    int end() {
        return layout.end();
    }

    int payloadLength() {
        return layout.end() - layout.payload();
    }

    /** Length of the outer header from the Ethernet header on. */
    int headerLength() {
        return layout.payload() - layout.start();
    }

    /** The number of the node that it says it comes from, and was sent to this one, or -1. */
    int peer(final ByteBuffer buffer, final PeerTable peers) {
        return switch (layout.kind()) {
            case IPV4 -> peers.find(buffer, layout.network() + 12, false);
            case IPV6 -> peers.find(buffer, layout.network() + 8, true);
            case NSH -> peers.findNode(address(buffer, layout.start() + ADDRESS), address(buffer, layout.start()),
                buffer.getInt(layout.network() + 12));
        };
    }

    /** Whether it goes to a UDP port; NSH has none, and goes to any. */
    boolean isFor(final ByteBuffer buffer, final int port) {
        return layout.kind() == Kind.NSH || unsigned16(buffer, layout.udp() + 2) == port;
    }

    /**
     * What it belongs to: the id of a link, or that of a network, or of a longer one the last 24 bits, behind the kind
     * of network.
     */
    int segment(final ByteBuffer buffer) {
        final int id = layout.kind() == Kind.NSH ? buffer.getInt(layout.network() + 8) & 0xff_ffff
            : buffer.getInt(layout.udp() + UDP_HEADER + 4) >>> 8;
        final int what = ControlWord.kind(control(buffer));
        return what == ControlWord.LINK ? id : what << 24 | id;
    }

    /** Where the control word is. */
    int controlOffset() {
        return layout.control();
    }

    int control(final ByteBuffer buffer) {
        return buffer.getInt(layout.control());
    }

    /** Whether the checksum of an IPv4 header is right; nothing else has one. */
    boolean hasGoodChecksum(final ByteBuffer buffer) {
        return layout.kind() != Kind.IPV4 || sum(buffer, layout.network(), layout.udp()) == 0xffff;
    }

    /** Whether the other is of the same frame, as far as headers tell. */
    boolean agreesWith(final ByteBuffer buffer, final OuterFrame other, final ByteBuffer otherBuffer) {
        if (layout.kind() != other.layout.kind() || headerLength() != other.headerLength()) {
            return false;
        }
        // What is behind the control word: the policy word, and of a vnet its id
        final int behind = layout.control() + 4;
        if (!same(buffer, behind, otherBuffer, other.layout.control() + 4, layout.payload() - behind)) {
            return false;
        }
        return switch (layout.kind()) {
            // Addresses, tags, and the first words of NSH
            case NSH -> same(buffer, layout.start(), otherBuffer, other.layout.start(),
                layout.control() - layout.start());
            case IPV4 -> same(buffer, layout.network() + 12, otherBuffer, other.layout.network() + 12, 8)
                && sameSourcePort(buffer, other, otherBuffer);
            case IPV6 -> same(buffer, layout.network() + 8, otherBuffer, other.layout.network() + 8, 32)
                && sameSourcePort(buffer, other, otherBuffer);
        };
    }

    private boolean sameSourcePort(final ByteBuffer buffer, final OuterFrame other, final ByteBuffer otherBuffer) {
        return buffer.getShort(layout.udp()) == otherBuffer.getShort(other.layout.udp());
    }

    private static boolean same(final ByteBuffer one, final int at, final ByteBuffer other, final int otherAt,
            final int length) {
        for (int i = 0; i < length; i += 2) {
            if (one.getShort(at + i) != other.getShort(otherAt + i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a router on the way marked congestion. */
    boolean isCongested(final ByteBuffer buffer) {
        return switch (layout.kind()) {
            case IPV4 -> (buffer.get(layout.network() + 1) & 3) == 3;
            case IPV6 -> (buffer.get(layout.network() + 1) & 0x30) == 0x30;
            case NSH -> false;
        };
    }

    /** Marks congestion; the IPv4 checksum is left to {@link #rewrite}. */
    void markCongested(final ByteBuffer buffer) {
        final int at = layout.network() + 1;
        buffer.put(at, (byte) (buffer.get(at) | (layout.kind() == Kind.IPV6 ? 0x30 : 3)));
    }

    /**
     * Writes the fields that halves and whole frames have of their own: all lengths, the UDP destination port, the
     * control word, the checksums. That of UDP becomes zero, as RFC 768 (IPv4) and RFC 6935 (IPv6, for tunnels) permit:
     * the inner packet has its own, both ends of the tunnel are Weft's, and the headers of two halves are compared with
     * each other before they are joined.
     *
     * @param at where the copy of the header to be written begins in {@code target}
     */
    void rewrite(final ByteBuffer target, final int at, final int payloadBytes, final int port, final int word) {
        final int shift = at - layout.start();
        target.putInt(layout.control() + shift, word);
        if (layout.kind() == Kind.NSH) {
            return;
        }
        final int network = layout.network() + shift;
        final int udp = layout.udp() + shift;
        final int udpLength = layout.payload() - layout.udp() + payloadBytes;
        if (layout.kind() == Kind.IPV6) {
            target.putShort(network + 4, (short) udpLength);
        } else {
            target.putShort(network + 2, (short) (udp - network + udpLength));
            target.putShort(network + 10, (short) 0);
            target.putShort(network + 10, (short) ~sum(target, network, udp));
        }
        target.putShort(udp + 2, (short) port);
        target.putInt(udp + 4, udpLength << 16);
    }

    private static int sum(final ByteBuffer buffer, final int from, final int to) {
        long sum = 0;
        for (int at = from; at < to; at += 4) {
            sum += buffer.getInt(at) & 0xffff_ffffL;
        }
        sum = (sum >>> 32) + (sum & 0xffff_ffffL);
        sum = (sum >>> 16) + (sum & 0xffff);
        sum = (sum >>> 16) + (sum & 0xffff);
        return (int) ((sum >>> 16) + (sum & 0xffff));
    }

    private static long address(final ByteBuffer buffer, final int at) {
        return (long) unsigned16(buffer, at) << 32 | buffer.getInt(at + 2) & 0xffff_ffffL;
    }

    private static int unsigned16(final ByteBuffer buffer, final int at) {
        return buffer.getShort(at) & 0xffff;
    }
}
