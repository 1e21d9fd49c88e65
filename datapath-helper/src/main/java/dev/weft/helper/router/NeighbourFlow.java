/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.openflow.SwitchSocket;
import dev.weft.helper.vnet.Mac;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of OpenFlow 1.3 about the pipeline's table of neighbours of gateways: one flow for each, which sets the
 * hardware address to which a packet goes. It has the gateway's number in its cookie, marked as learned, so that the
 * controller leaves it alone.
 */
final class NeighbourFlow {
    /** The table's number. */
    static final int TABLE = 66;
    /** The register with gateway and next hop, all of it. */
    static final int HOP = 0x00011a04;

    private static final int FLOW_MOD = 14;
    private static final int ADD = 0;
    private static final int DELETE_STRICT = 4;
    private static final int PRIORITY = 100;
    private static final int ANY = -1;
    private static final int METADATA = 0x80000408;
    private static final int ETH_TYPE = 0x80000a02;
    private static final int IPV4_DST = 0x80001804;
    private static final int IPV6_DST = 0x80003610;
    private static final int ETH_DST = 0x80000606;
    private static final int ETH_DST_PART = 0x00000206;
    private static final long COOKIE = 0x580fL << 48;
    private static final long COOKIE_MASK = 0xffffL << 48;
    private static final long NUMBER_MASK = (1L << 48) - 1;
    private static final int STATS_FLOW = 1;
    private static final int FIXED = 12 + 8;
    private static final int ADDRESS4 = 6 + 8;
    private static final int ADDRESS6 = 6 + 20;
    private static final int MATCH_HEADER = 4;
    private static final int INSTRUCTION = 32;
    private static final int MOD = 48;
    private static final int ALIGNMENT = 8;

    private NeighbourFlow() {
        // static access only
    }

    /**
     * An entry as the switch tells it.
     *
     * @param cookie whose it is
     * @param segment the network to which packets go
     * @param word gateway and next hop
     * @param destination of the packets; empty: whatever it is
     * @param mac to which they go; 0: it is none of the helper's entries
     * @param packets that went there
     */
    record Entry(long cookie, long segment, int word, Optional<InetAddress> destination, long mac, long packets) {
        int gateway() {
            return word >>> Short.SIZE;
        }

        int hop() {
            return word & 0xffff;
        }

        /** Which neighbour of a gateway it is, that has this interface; empty: none. */
        Optional<NeighbourKey> target(final Leg leg) {
            return (hop() > 0 ? Optional.ofNullable(leg.nextHops().get(hop())) : destination)
                .filter(address -> destination.isPresent() == (hop() == 0) && Mac.isStation(mac) && !leg.has(address)
                    && leg.target(hop(), address).isPresent())
                .map(address -> new NeighbourKey(gateway(), segment, hop(), address));
        }
    }

    /** The entry of a neighbour of a gateway. */
    static Entry entry(final String gateway, final NeighbourKey neighbour, final long mac) {
        return new Entry(cookie(gateway), neighbour.segment(), neighbour.word(),
            neighbour.hop() == 0 ? Optional.of(neighbour.address()) : Optional.empty(), mac, 0);
    }

    /** Puts the request to make or replace an entry. */
    static void put(final ByteBuffer out, final int xid, final Entry entry) {
        mod(out, xid, ADD, entry);
        out.putShort((short) 4).putShort((short) INSTRUCTION).putInt(0)
            .putShort((short) 0xffff).putShort((short) 24).putInt(0x2320).putShort((short) 7).putShort((short) 47)
            .putInt(ETH_DST_PART).putLong(entry.mac());
    }

    /** Puts the request to delete an entry, if it is still that gateway's. */
    static void remove(final ByteBuffer out, final int xid, final Entry entry) {
        mod(out, xid, DELETE_STRICT, entry);
    }

    /** Puts the question for all entries. */
    static void list(final ByteBuffer out, final int xid) {
        header(out, SwitchSocket.MULTIPART_REQUEST, 56, xid);
        out.putShort((short) STATS_FLOW).putShort((short) 0).putInt(0)
            .put((byte) TABLE).put((byte) 0).putShort((short) 0).putInt(ANY).putInt(ANY).putInt(0)
            .putLong(COOKIE).putLong(COOKIE_MASK).putInt(0x0001_0004).putInt(0);
    }

    /** The cookie of the entries of a gateway. */
    static long cookie(final String gateway) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(gateway.getBytes(StandardCharsets.UTF_8));
            return COOKIE | ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong() & NUMBER_MASK;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads a part of the answer.
     *
     * @throws IOException if it is not one
     */
    static void read(final ByteBuffer in, final int at, final int length, final List<Entry> into) throws IOException {
        int next = at + 16;
        final int end = at + length;
        while (next < end) {
            final int size = end - next < 56 ? 0 : Short.toUnsignedInt(in.getShort(next));
            if (size < 56 || size > end - next) {
                throw new IOException("a flow is cut off");
            }
            into.add(read(in, next, next + size));
            next += size;
        }
    }

    private static Entry read(final ByteBuffer in, final int at, final int end) throws IOException {
        final int match = at + 48;
        final int length = Short.toUnsignedInt(in.getShort(match + 2));
        if (length < MATCH_HEADER || padded(length) > end - match) {
            throw new IOException("a match is cut off");
        }
        long segment = 0;
        int word = 0;
        Optional<InetAddress> destination = Optional.empty();
        int next = match + MATCH_HEADER;
        while (next + 4 <= match + length) {
            final int field = in.getInt(next);
            final int octets = field & 0xff;
            if (next + 4 + octets > match + length) {
                throw new IOException("a field of a match is cut off");
            }
            switch (field) {
                case METADATA -> segment = in.getLong(next + 4);
                case HOP -> word = in.getInt(next + 4);
                case IPV4_DST, IPV6_DST -> destination = Optional.of(address(in, next + 4, octets));
                default -> { }
            }
            next += 4 + octets;
        }
        return new Entry(in.getLong(at + 24), segment, word, destination, mac(in, match + padded(length), end),
            in.getLong(at + 32));
    }

    /** The address that the first action sets; the switch tells it one way or the other. */
    private static long mac(final ByteBuffer in, final int at, final int end) {
        final int action = at + 8;
        if (end - at < 24 || in.getShort(at) != 4) {
            return 0;
        }
        if (in.getShort(action) == 25 && in.getInt(action + 4) == ETH_DST) {
            return Short.toUnsignedLong(in.getShort(action + 8)) << Integer.SIZE
                | Integer.toUnsignedLong(in.getInt(action + 10));
        }
        return end - at >= INSTRUCTION && in.getLong(action) == 0xffff_0018_0000_2320L
            && in.getInt(action + 12) == ETH_DST_PART ? in.getLong(action + 16) : 0;
    }

    private static InetAddress address(final ByteBuffer in, final int at, final int length) throws IOException {
        final byte[] octets = new byte[length];
        in.get(at, octets);
        return InetAddress.getByAddress(octets);
    }

    private static int padded(final int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static void mod(final ByteBuffer out, final int xid, final int command, final Entry entry) {
        final int address = entry.destination().map(to -> to instanceof Inet4Address ? ADDRESS4 : ADDRESS6).orElse(0);
        final int match = MATCH_HEADER + FIXED + address;
        header(out, FLOW_MOD, MOD + padded(match) + (command == ADD ? INSTRUCTION : 0), xid);
        out.putLong(entry.cookie()).putLong(command == ADD ? 0 : -1).put((byte) TABLE).put((byte) command)
            .putShort((short) 0).putShort((short) 0).putShort((short) PRIORITY).putInt(ANY).putInt(ANY).putInt(ANY)
            .putShort((short) 0).putShort((short) 0)
            .putShort((short) 1).putShort((short) match).putInt(METADATA).putLong(entry.segment())
            .putInt(HOP).putInt(entry.word());
        entry.destination().ifPresent(to -> {
            final boolean ipv4 = to instanceof Inet4Address;
            out.putInt(ETH_TYPE).putShort((short) (ipv4 ? 0x0800 : 0x86dd)).putInt(ipv4 ? IPV4_DST : IPV6_DST)
                .put(to.getAddress());
        });
        out.put(new byte[padded(match) - match]);
    }

    private static void header(final ByteBuffer out, final int type, final int length, final int xid) {
        out.put((byte) SwitchSocket.VERSION).put((byte) type).putShort((short) length).putInt(xid);
    }
}
