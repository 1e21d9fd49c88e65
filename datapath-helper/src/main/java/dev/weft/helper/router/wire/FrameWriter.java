/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Frames that a gateway sends in its own name. All of them leave room before them for what goes between helper and
 * switch.
 *
 * @param room bytes before each frame
 * @param mac the gateway's hardware address in the network
 */
public record FrameWriter(int room, long mac) {
    /** To all stations. */
    public static final long BROADCAST = 0xffff_ffff_ffffL;

    private static final long ALL_NODES = 0x3333_0000_0001L;
    private static final long MULTICAST6 = 0x3333_0000_0000L;
    private static final long LOW = 0xffff_ffffL;
    private static final int TTL = 64;
    private static final int HIGHEST_HOPS = 255;
    private static final int DISCOVERY = 32;
    /** An error is no longer than this: with IPv4 the least that any station takes, with IPv6 the least MTU. */
    private static final int LONGEST4 = 576;
    private static final int LONGEST6 = 1280;
    private static final int ROUTER_AND_OVERRIDE = 0xa000_0000;
    private static final int SOLICITED = 0x4000_0000;

    /** An ARP request or reply. */
    public ByteBuffer arp(final boolean request, final InetAddress own, final long toMac, final InetAddress to) {
        final boolean known = toMac != BROADCAST;
        final ByteBuffer frame = frame(toMac, Layout.TYPE_ARP, Layout.ARP);
        frame.putLong(Layout.ARP_START | (request ? 1 : 2));
        putMac(frame, mac);
        frame.put(own.getAddress());
        // nobody's, where that is asked
        putMac(frame, known ? toMac : 0);
        return frame.put(to.getAddress()).position(room);
    }

    /**
     * Asks for a neighbour.
     *
     * @param to his hardware address if it shall only be confirmed, {@link #BROADCAST} if it is looked for
     */
    public ByteBuffer ask(final InetAddress own, final InetAddress neighbour, final long to) {
        if (own instanceof Inet4Address) {
            return arp(true, own, to, neighbour);
        }
        final byte[] target = neighbour.getAddress();
        final boolean many = to == BROADCAST;
        final byte[] destination = many ? solicited(target) : target;
        final long toMac = many ? MULTICAST6 | ByteBuffer.wrap(destination).getInt(12) & LOW : to;
        return discovery(toMac, own, destination, Layout.SOLICITATION, 0, target, 1);
    }

    /** Says who has an address, to the one who asked. */
    public ByteBuffer advertise(final InetAddress own, final InetAddress to, final long toMac) {
        return to.isAnyLocalAddress() ? announce(own) : discovery(toMac, own, to.getAddress(), Layout.ADVERTISEMENT,
            ROUTER_AND_OVERRIDE | SOLICITED, own.getAddress(), 2);
    }

    /** Says who has an address, to all. */
    public ByteBuffer announce(final InetAddress own) {
        if (own instanceof Inet4Address) {
            return arp(true, own, BROADCAST, own);
        }
        final byte[] all = {(byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        return discovery(ALL_NODES, own, all, Layout.ADVERTISEMENT, ROUTER_AND_OVERRIDE, own.getAddress(), 2);
    }

    /** The answer to an echo request; its data are as they came, and so is an error in them. */
    public ByteBuffer echo(final Content.Packet request, final long to) {
        final boolean ipv4 = request.isIpv4();
        final int length = request.end() - request.payload();
        final ByteBuffer frame = packet(to, request.destination(), request.source(), length, TTL);
        final int message = frame.position();
        frame.put(message, request.bytes(), request.payload(), length);
        final short before = frame.getShort(message);
        final short now = (short) ((ipv4 ? Layout.ECHO_REPLY4 : Layout.ECHO_REPLY6) << 8);
        // Only what changed: a request that was damaged on its way must not be repaired
        final long sum = (~frame.getShort(message + 2) & 0xffffL) + (~before & 0xffffL) + (now & 0xffffL);
        return frame.putShort(message, now).putShort(message + 2, Checksum.of(sum)).position(room);
    }

    /** Tells the sender of a packet that it went no further. */
    public ByteBuffer error(final Trouble trouble, final Content.Packet about, final InetAddress own, final long to) {
        final boolean ipv4 = about.isIpv4();
        final int most = ipv4 ? LONGEST4 - Layout.IPV4 : LONGEST6 - Layout.IPV6;
        final int quoted = Math.min(about.end() - about.header(), most - Layout.ICMP_HEADER);
        final int length = Layout.ICMP_HEADER + quoted;
        final ByteBuffer frame = packet(to, own, about.source(), length, TTL);
        final int message = frame.position();
        frame.putShort(message, trouble.word(ipv4))
            .put(message + Layout.ICMP_HEADER, about.bytes(), about.header(), quoted);
        return sealed(frame, message, length, ipv4);
    }

    private ByteBuffer discovery(final long toMac, final InetAddress own, final byte[] to, final int type,
            final int flags, final byte[] target, final int option) {
        final ByteBuffer frame = packet(toMac, own, address(to), DISCOVERY, HIGHEST_HOPS);
        final int message = frame.position();
        frame.put(message, (byte) type).putInt(message + 4, flags).put(message + 8, target)
            .put(message + 24, (byte) option).put(message + 25, (byte) 1)
            .putShort(message + 26, (short) (mac >>> Integer.SIZE)).putInt(message + 28, (int) mac);
        return sealed(frame, message, DISCOVERY, false);
    }

    private ByteBuffer sealed(final ByteBuffer frame, final int message, final int length, final boolean ipv4) {
        final long pseudo = ipv4 ? 0
            : Checksum.pseudo(frame, message - Layout.IPV6, Layout.ICMPV6, length);
        return frame.putShort(message + 2, Checksum.of(pseudo + Checksum.sum(frame, message, length)))
            .position(room);
    }

    /** A packet of ICMP without its message, whose place is the position. */
    private ByteBuffer packet(final long toMac, final InetAddress from, final InetAddress to, final int length,
            final int hops) {
        if (from instanceof Inet4Address) {
            final ByteBuffer frame = frame(toMac, Layout.TYPE_IPV4, Layout.IPV4 + length);
            final int at = frame.position();
            frame.putInt(0x4500_0000 | Layout.IPV4 + length).putInt(0x4000).put((byte) hops).put((byte) Layout.ICMP)
                .putShort((short) 0).put(from.getAddress()).put(to.getAddress());
            return frame.putShort(at + 10, Checksum.of(Checksum.sum(frame, at, Layout.IPV4)));
        }
        return frame(toMac, Layout.TYPE_IPV6, Layout.IPV6 + length).putInt(0x6000_0000).putShort((short) length)
            .put((byte) Layout.ICMPV6).put((byte) hops).put(from.getAddress()).put(to.getAddress());
    }

    private ByteBuffer frame(final long toMac, final int type, final int length) {
        final ByteBuffer frame = ByteBuffer.allocate(room + Layout.ETHERNET + length).position(room);
        putMac(frame, toMac);
        putMac(frame, mac);
        return frame.putShort((short) type);
    }

    private static void putMac(final ByteBuffer to, final long mac) {
        to.putShort((short) (mac >>> Integer.SIZE)).putInt((int) mac);
    }

    /** The group in which a station with this address listens. */
    private static byte[] solicited(final byte[] target) {
        return new byte[] {(byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte) 0xff, target[13], target[14],
            target[15]};
    }

    private static InetAddress address(final byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes always make an address", e);
        }
    }
}
