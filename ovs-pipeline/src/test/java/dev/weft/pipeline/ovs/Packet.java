/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * An IP packet in Ethernet, whose last four octets are its own number, by which it is known wherever it goes.
 *
 * @param from its source station
 * @param to its destination station
 * @param source its source address
 * @param destination its destination address
 * @param protocol TCP or UDP
 * @param sourcePort its source port
 * @param destinationPort its destination port
 * @param flags of TCP
 */
record Packet(long from, long to, InetAddress source, InetAddress destination, int protocol, int sourcePort,
        int destinationPort, int flags) {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int SYN = 2;
    static final int ACK = 16;

    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;
    private static final int PAYLOAD = 40;
    private static final int ICMP6 = 58;
    private static final int FRAGMENT6 = 44;
    private static final int TTL = 64;
    /** Neighbour discovery must have it. */
    private static final int HIGHEST_TTL = 255;
    private static final int MORE = 0x2000;

    static Packet udp(final long from, final String source, final long to, final String destination,
            final int sourcePort, final int destinationPort) {
        return new Packet(from, to, InetAddresses.forString(source), InetAddresses.forString(destination), UDP,
            sourcePort, destinationPort, 0);
    }

    static Packet syn(final long from, final String source, final long to, final String destination,
            final int sourcePort, final int destinationPort) {
        return new Packet(from, to, InetAddresses.forString(source), InetAddresses.forString(destination), TCP,
            sourcePort, destinationPort, SYN);
    }

    /** The same connection's other direction. */
    Packet reply() {
        return new Packet(to, from, destination, source, protocol, destinationPort, sourcePort,
            flags == SYN ? SYN | ACK : flags);
    }

    Packet with(final int newFlags) {
        return new Packet(from, to, source, destination, protocol, sourcePort, destinationPort, newFlags);
    }

    byte[] frame(final int number) {
        final var segment = segment(number);
        return source instanceof Inet4Address
            ? ethernet(IPV4 + segment.length, 0x0800).put(ipv4(segment.length, 0)).put(segment).array()
            : ipv6(protocol, segment);
    }

    /** The packet in two halves, which end in one number each. */
    List<byte[]> fragments(final int first, final int second) {
        final var segment = segment(second);
        final int half = segment.length / 2 & ~7;
        final var one = fragment(0, true, Arrays.copyOf(segment, half));
        ByteBuffer.wrap(one).putInt(one.length - Integer.BYTES, first);
        return List.of(one, fragment(half, false, Arrays.copyOfRange(segment, half, segment.length)));
    }

    private byte[] fragment(final int offset, final boolean more, final byte[] part) {
        if (source instanceof Inet4Address) {
            return ethernet(IPV4 + part.length, 0x0800).put(ipv4(part.length, offset / 8 | (more ? MORE : 0)))
                .put(part).array();
        }
        return ipv6(FRAGMENT6, ByteBuffer.allocate(8 + part.length).put((byte) protocol).put((byte) 0)
            .putShort((short) (offset | (more ? 1 : 0))).putInt(7).put(part).array());
    }

    /** What its destination answers when nobody there wants it: ICMP with the beginning of the packet inside. */
    byte[] unreachable(final int number) {
        final var original = frame(0);
        final var message = ByteBuffer.allocate(8 + IPV4 + 8 + Integer.BYTES).put((byte) 3).put((byte) 3)
            .position(8).put(original, ETHERNET, IPV4 + 8).putInt(number);
        message.putShort(2, (short) ~sum(message.array(), 0));
        final var answer = new Packet(to, from, destination, source, ICMP, 0, 0, 0);
        return answer.ethernet(IPV4 + message.capacity(), 0x0800).put(answer.ipv4(message.capacity(), 0))
            .put(message.array()).array();
    }

    /** An ICMPv6 message of some type from one station to another. */
    static byte[] icmp6(final long from, final String source, final long to, final String destination, final int type,
            final int number) {
        final var packet = new Packet(from, to, InetAddresses.forString(source), InetAddresses.forString(destination),
            ICMP6, 0, 0, 0);
        final var message = ByteBuffer.allocate(32).put((byte) type).putInt(28, number);
        message.putShort(2, (short) ~sum(message.array(), sum(packet.source.getAddress(),
            sum(packet.destination.getAddress(), ICMP6 + message.capacity()))));
        return packet.ipv6(ICMP6, message.array());
    }

    /** A station's question to all for the Ethernet address of another one; the number is part of its own. */
    static byte[] solicitation(final long from, final String source, final String target, final int number) {
        final var packet = new Packet(from, 0x3333_ff00_0000L, InetAddresses.forString(source),
            InetAddresses.forString("ff02::1:ff00:0"), ICMP6, 0, 0, 0);
        final var message = ByteBuffer.allocate(32).put((byte) 135).put(8,
            InetAddresses.forString(target).getAddress()).putShort(24, (short) 0x0101).putInt(28, number);
        message.putShort(2, (short) ~sum(message.array(), sum(packet.source.getAddress(),
            sum(packet.destination.getAddress(), ICMP6 + message.capacity()))));
        return packet.ipv6(ICMP6, message.array());
    }

    /** The same frame with another time to live or hop limit. */
    static byte[] living(final byte[] frame, final int life) {
        final var changed = ByteBuffer.wrap(frame.clone());
        if (changed.getShort(ETHERNET - 2) == 0x0800) {
            changed.put(ETHERNET + 8, (byte) life).putShort(ETHERNET + 10, (short) 0);
            final var header = Arrays.copyOfRange(changed.array(), ETHERNET, ETHERNET + IPV4);
            changed.putShort(ETHERNET + 10, (short) ~sum(header, 0));
        } else {
            changed.put(ETHERNET + 7, (byte) life);
        }
        return changed.array();
    }

    private byte[] ipv6(final int next, final byte[] segment) {
        return ethernet(IPV6 + segment.length, 0x86dd).putInt(0x6000_0000).putShort((short) segment.length)
            .put((byte) next).put((byte) HIGHEST_TTL).put(source.getAddress()).put(destination.getAddress())
            .put(segment).array();
    }

    private ByteBuffer ethernet(final int length, final int type) {
        return ByteBuffer.allocate(ETHERNET + length).putShort((short) (to >> 32)).putInt((int) to)
            .putShort((short) (from >> 32)).putInt((int) from).putShort((short) type);
    }

    private byte[] ipv4(final int length, final int fragment) {
        final var header = ByteBuffer.allocate(IPV4).putShort((short) 0x4500).putShort((short) (IPV4 + length))
            .putShort((short) 7).putShort((short) fragment).put((byte) TTL).put((byte) protocol).putShort((short) 0)
            .put(source.getAddress()).put(destination.getAddress());
        return header.putShort(10, (short) ~sum(header.array(), 0)).array();
    }

    private byte[] segment(final int number) {
        final int header = protocol == TCP ? 20 : 8;
        final var out = ByteBuffer.allocate(header + PAYLOAD).putShort((short) sourcePort)
            .putShort((short) destinationPort);
        if (protocol == TCP) {
            out.putInt(1000).putInt((flags & ACK) == 0 ? 0 : 1001).putShort((short) (0x5000 | flags))
                .putShort((short) 8192);
        } else {
            out.putShort((short) (header + PAYLOAD));
        }
        out.putInt(header + PAYLOAD - Integer.BYTES, number);
        final int pseudo = sum(source.getAddress(), sum(destination.getAddress(), protocol + out.capacity()));
        return out.putShort(protocol == TCP ? 16 : 6, (short) ~sum(out.array(), pseudo)).array();
    }

    /** The sum of RFC 1071, folded. */
    private static int sum(final byte[] octets, final int start) {
        final var words = ByteBuffer.wrap(octets).asShortBuffer();
        int sum = start;
        while (words.hasRemaining()) {
            sum += Short.toUnsignedInt(words.get());
        }
        while (sum >>> Short.SIZE != 0) {
            sum = (sum & 0xffff) + (sum >>> Short.SIZE);
        }
        return sum;
    }
}
