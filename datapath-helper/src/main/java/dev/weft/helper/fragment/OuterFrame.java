/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.nio.ByteBuffer;

/**
 * A look at one frame of Weft's Geneve tunnels, which may be anything at all: Ethernet, up to two VLAN tags, IPv4 or
 * IPv6 without fragments and extension headers, UDP, Geneve with exactly Weft's option, and the inner frame. To be used
 * again for each frame. Positions are those in the buffer, which is big-endian.
 */
final class OuterFrame {
    /** Where Geneve's control word is, from the beginning of the Geneve header. */
    static final int CONTROL = 12;

    private static final int ADDRESSES = 12;
    private static final int MAX_TAGS = 2;
    private static final int IPV4_TYPE = 0x0800;
    private static final int IPV6_TYPE = 0x86dd;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int IPV4_FRAGMENT = 0x3fff;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int GENEVE_HEADER = 20;
    /** Version 0 and three words of options. */
    private static final int GENEVE_FIRST = 3;
    private static final int ETHERNET_INSIDE = 0x6558;
    /** Class 0x0108, type 0x80, two words of data. */
    private static final int OPTION = 0x0108_8002;
    private static final int OPTION_MASK = 0xffff_ff1f;

    private int start;
    private int ip;
    private boolean ipv6;
    private int udp;
    private int end;

    /**
     * Looks at a frame.
     *
     * @return whether it is one; if not, the other methods tell nothing
     */
    boolean read(final ByteBuffer buffer, final int offset, final int length) {
        start = offset;
        return readEthernet(buffer, offset + length) && udp + UDP_HEADER + GENEVE_HEADER < end
            && unsigned16(buffer, udp + 4) == end - udp && readGeneve(buffer);
    }

    private boolean readEthernet(final ByteBuffer buffer, final int limit) {
        int type = start + ADDRESSES;
        for (int tags = 0; type + 2 <= limit; tags++) {
            final int value = unsigned16(buffer, type);
            ip = type + 2;
            if (value == IPV4_TYPE) {
                ipv6 = false;
                return readIpv4(buffer, limit);
            } else if (value == IPV6_TYPE) {
                ipv6 = true;
                return readIpv6(buffer, limit);
            } else if (value != 0x8100 && value != 0x88a8 || tags == MAX_TAGS) {
                return false;
            }
            type += 4;
        }
        return false;
    }

    private boolean readIpv4(final ByteBuffer buffer, final int limit) {
        if (ip + IPV4_HEADER > limit) {
            return false;
        }
        final int first = buffer.get(ip);
        final int header = (first & 0xf) * 4;
        udp = ip + header;
        end = ip + unsigned16(buffer, ip + 2);
        return (first & 0xf0) == 0x40 && header >= IPV4_HEADER && end <= limit
            && (unsigned16(buffer, ip + 6) & IPV4_FRAGMENT) == 0 && buffer.get(ip + 9) == UDP;
    }

    private boolean readIpv6(final ByteBuffer buffer, final int limit) {
        if (ip + IPV6_HEADER > limit) {
            return false;
        }
        udp = ip + IPV6_HEADER;
        end = udp + unsigned16(buffer, ip + 4);
        return (buffer.get(ip) & 0xf0) == 0x60 && end <= limit && buffer.get(ip + 6) == UDP;
    }

    private boolean readGeneve(final ByteBuffer buffer) {
        final int geneve = udp + UDP_HEADER;
        return buffer.get(geneve) == GENEVE_FIRST && unsigned16(buffer, geneve + 2) == ETHERNET_INSIDE
            && (buffer.getInt(geneve + 8) & OPTION_MASK) == OPTION;
    }

    /** Where the frame begins. */
    int start() {
        return start;
    }

    /** Where the IP header begins. */
    int ip() {
        return ip;
    }

    boolean isIpv6() {
        return ipv6;
    }

    /** Where the source address is. */
    int source() {
        return ip + (ipv6 ? 8 : 12);
    }

    /** Where the inner frame, or the half of it, begins: behind a whole outer header. */
    int payload() {
        return udp + UDP_HEADER + GENEVE_HEADER;
    }

    /** Where it ends; what the Ethernet frame has beyond is padding. */
    int end() {
        return end;
    }

    int payloadLength() {
        return end - payload();
    }

    /** Length of the outer header from the Ethernet header on. */
    int headerLength() {
        return payload() - start;
    }

    int sourcePort(final ByteBuffer buffer) {
        return unsigned16(buffer, udp);
    }

    int destinationPort(final ByteBuffer buffer) {
        return unsigned16(buffer, udp + 2);
    }

    /** The id of the link, 24 bits. */
    int vni(final ByteBuffer buffer) {
        return buffer.getInt(udp + UDP_HEADER + 4) >>> 8;
    }

    int control(final ByteBuffer buffer) {
        return buffer.getInt(udp + UDP_HEADER + CONTROL);
    }

    int policy(final ByteBuffer buffer) {
        return buffer.getInt(udp + UDP_HEADER + CONTROL + 4);
    }

    /** Whether the checksum of an IPv4 header is right; IPv6 has none. */
    boolean hasGoodChecksum(final ByteBuffer buffer) {
        return ipv6 || sum(buffer) == 0xffff;
    }

    /** Whether the other is of the same frame, as far as headers tell: addresses, source port and policy. */
    boolean agreesWith(final ByteBuffer buffer, final OuterFrame other, final ByteBuffer otherBuffer) {
        if (ipv6 != other.ipv6 || headerLength() != other.headerLength()
                || sourcePort(buffer) != other.sourcePort(otherBuffer) || policy(buffer) != other.policy(otherBuffer)) {
            return false;
        }
        final int mine = source();
        final int others = other.source();
        for (int word = 0; word < (ipv6 ? 32 : 8); word += 4) {
            if (buffer.getInt(mine + word) != otherBuffer.getInt(others + word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a router on the way marked congestion. */
    boolean isCongested(final ByteBuffer buffer) {
        return ipv6 ? (buffer.get(ip + 1) & 0x30) == 0x30 : (buffer.get(ip + 1) & 3) == 3;
    }

    /** Marks congestion; the IPv4 checksum is left to {@link #rewrite}. */
    void markCongested(final ByteBuffer buffer) {
        buffer.put(ip + 1, (byte) (buffer.get(ip + 1) | (ipv6 ? 0x30 : 3)));
    }

    /**
     * Writes the fields that halves and whole frames have of their own: all lengths, the UDP destination port, the
     * control word, the checksums. That of UDP becomes zero, as RFC 768 (IPv4) and RFC 6935 (IPv6, for tunnels) permit:
     * the inner packet has its own, both ends of the tunnel are Weft's, and the headers of two halves are compared with
     * each other before they are joined.
     *
     * @param at where the copy of the header to be written begins in {@code target}
     */
    void rewrite(final ByteBuffer target, final int at, final int payloadBytes, final int port, final int control) {
        final int shift = at - start;
        final int udpLength = payload() - udp + payloadBytes;
        if (ipv6) {
            target.putShort(ip + shift + 4, (short) udpLength);
        } else {
            target.putShort(ip + shift + 2, (short) (udp - ip + udpLength));
            target.putShort(ip + shift + 10, (short) 0);
            target.putShort(ip + shift + 10, (short) ~sum(target, ip + shift, udp + shift));
        }
        target.putShort(udp + shift + 2, (short) port);
        target.putInt(udp + shift + 4, udpLength << 16);
        target.putInt(udp + shift + UDP_HEADER + CONTROL, control);
    }

    private int sum(final ByteBuffer buffer) {
        return sum(buffer, ip, udp);
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

    private static int unsigned16(final ByteBuffer buffer, final int at) {
        return buffer.getShort(at) & 0xffff;
    }
}
