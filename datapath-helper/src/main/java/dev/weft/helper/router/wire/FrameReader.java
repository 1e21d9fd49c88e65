/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads frames of stations, hostile until checked: every length is.
 */
public final class FrameReader {
    private static final int REQUEST = 1;
    private static final int REPLY = 2;
    private static final int DISCOVERY = 24;
    private static final int OPTION_UNIT = 8;
    private static final int SOURCE_LINK = 1;
    private static final int TARGET_LINK = 2;
    private static final int OVERRIDE = 0x20;
    private static final int MOST_EXTENSIONS = 8;
    private static final int FRAGMENT = 44;
    private static final int HIGHEST_HOPS = 255;

    private final ByteBuffer bytes;
    private final int start;
    private final int limit;

    private FrameReader(final ByteBuffer bytes, final int start) {
        this.bytes = bytes;
        this.start = start;
        limit = bytes.limit();
    }

    /**
     * Reads a frame.
     *
     * @param bytes where it is; it ends at the limit
     * @param start where it begins
     * @return empty: it is not well-formed
     */
    public static Optional<Frame> read(final ByteBuffer bytes, final int start) {
        if (bytes.limit() - start < Layout.ETHERNET) {
            return Optional.empty();
        }
        final var reader = new FrameReader(bytes, start);
        return reader.content().map(content -> new Frame(reader.mac(start), reader.mac(start + 6), content));
    }

    private Optional<Content> content() {
        final int at = start + Layout.ETHERNET;
        return switch (Short.toUnsignedInt(bytes.getShort(start + Layout.TYPE))) {
            case Layout.TYPE_ARP -> arp(at);
            case Layout.TYPE_IPV4 -> ipv4(at);
            case Layout.TYPE_IPV6 -> ipv6(at);
            default -> Optional.of(new Content.Other());
        };
    }

    private Optional<Content> arp(final int at) {
        if (limit - at < Layout.ARP || bytes.getLong(at) >>> Short.SIZE != Layout.ARP_START >>> Short.SIZE) {
            return Optional.empty();
        }
        final int operation = bytes.getShort(at + 6);
        if (operation != REQUEST && operation != REPLY) {
            return Optional.empty();
        }
        return Optional.of(new Content.Arp(operation == REQUEST, mac(at + 8), address(at + 14, 4),
            address(at + 24, 4)));
    }

    private Optional<Content> ipv4(final int at) {
        if (limit - at < Layout.IPV4) {
            return Optional.empty();
        }
        final int first = bytes.get(at) & 0xff;
        final int header = (first & 0xf) * 4;
        final int total = Short.toUnsignedInt(bytes.getShort(at + 2));
        if (first >> 4 != 4 || header < Layout.IPV4 || total < header || total > limit - at) {
            return Optional.empty();
        }
        final int part = bytes.getShort(at + 6) & 0x3fff;
        return Optional.of(new Content.Packet(address(at + Layout.SOURCE4, 4), address(at + Layout.DESTINATION4, 4),
            bytes.get(at + 9) & 0xff, part != 0, (part & 0x1fff) == 0, at, at + header, at + total, bytes));
    }

    private Optional<Content> ipv6(final int at) {
        if (limit - at < Layout.IPV6 || (bytes.get(at) & 0xf0) != 0x60) {
            return Optional.empty();
        }
        final int end = at + Layout.IPV6 + Short.toUnsignedInt(bytes.getShort(at + 4));
        if (end > limit || isMapped(at + Layout.SOURCE6) || isMapped(at + Layout.DESTINATION6)) {
            return Optional.empty();
        }
        return packet6(at, end).flatMap(packet -> packet.protocol() == Layout.ICMPV6 && !packet.fragment()
            ? discovery(packet) : Optional.of(packet));
    }

    /** Walks over the extension headers. */
    private Optional<Content.Packet> packet6(final int at, final int end) {
        int next = bytes.get(at + 6) & 0xff;
        int payload = at + Layout.IPV6;
        boolean fragment = false;
        boolean first = true;
        for (int i = 0; i < MOST_EXTENSIONS && first && isExtension(next); i++) {
            if (end - payload < OPTION_UNIT) {
                return Optional.empty();
            }
            int length = OPTION_UNIT;
            if (next == FRAGMENT) {
                final int part = bytes.getShort(payload + 2) & 0xfff9;
                fragment |= part != 0;
                first = (part & 0xfff8) == 0;
            } else {
                length += (bytes.get(payload + 1) & 0xff) * OPTION_UNIT;
            }
            next = bytes.get(payload) & 0xff;
            payload += length;
            if (payload > end) {
                return Optional.empty();
            }
        }
        return Optional.of(new Content.Packet(address(at + Layout.SOURCE6, 16), address(at + Layout.DESTINATION6, 16),
            next, fragment, first, at, payload, end, bytes));
    }

    private static boolean isExtension(final int next) {
        return next == 0 || next == 43 || next == FRAGMENT || next == 60;
    }

    /** Messages of neighbour discovery must be whole, unaltered and not from behind a router. */
    private Optional<Content> discovery(final Content.Packet packet) {
        final int at = packet.payload();
        final int length = packet.end() - at;
        final int type = length > 0 ? bytes.get(at) & 0xff : 0;
        if (type != Layout.SOLICITATION && type != Layout.ADVERTISEMENT) {
            return Optional.of(packet);
        }
        final boolean whole = length >= DISCOVERY && bytes.get(at + 1) == 0 && !isMapped(at + 8)
            && (bytes.get(packet.header() + 7) & 0xff) == HIGHEST_HOPS
            && Checksum.of(Checksum.pseudo(bytes, packet.header(), Layout.ICMPV6, length)
                + Checksum.sum(bytes, at, length)) == 0;
        final OptionalLong said = whole ? link(at + DISCOVERY, packet.end(), type == Layout.SOLICITATION)
            : OptionalLong.of(-1);
        final InetAddress target = whole ? address(at + 8, 16) : packet.destination();
        if (said.equals(OptionalLong.of(-1)) || target.isMulticastAddress()) {
            return Optional.empty();
        }
        return Optional.of(type == Layout.SOLICITATION ? new Content.Solicitation(packet.source(), target)
            : new Content.Advertisement(target, said.orElse(mac(start + 6)), (bytes.get(at + 4) & OVERRIDE) != 0));
    }

    /** The hardware address in the options; empty: none is there; -1: they are not well-formed. */
    private OptionalLong link(final int from, final int end, final boolean source) {
        OptionalLong found = OptionalLong.empty();
        int at = from;
        while (at < end) {
            final int length = end - at < OPTION_UNIT ? 0 : (bytes.get(at + 1) & 0xff) * OPTION_UNIT;
            if (length == 0 || length > end - at) {
                return OptionalLong.of(-1);
            }
            if (bytes.get(at) == (source ? SOURCE_LINK : TARGET_LINK) && found.isEmpty()) {
                found = OptionalLong.of(mac(at + 2));
            }
            at += length;
        }
        return found;
    }

    private long mac(final int at) {
        return Short.toUnsignedLong(bytes.getShort(at)) << Integer.SIZE | Integer.toUnsignedLong(bytes.getInt(at + 2));
    }

    /** Java would take such an address for one of IPv4. */
    private boolean isMapped(final int at) {
        return bytes.getLong(at) == 0 && bytes.getInt(at + 8) == 0xffff;
    }

    private InetAddress address(final int at, final int length) {
        final byte[] octets = new byte[length];
        bytes.get(at, octets);
        try {
            return length == 4 ? InetAddress.getByAddress(octets) : Inet6Address.getByAddress(null, octets, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes always make an address", e);
        }
    }
}
