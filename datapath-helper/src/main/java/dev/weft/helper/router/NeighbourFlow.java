/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.openflow.Field;
import dev.weft.helper.openflow.FlowRequest;
import dev.weft.helper.openflow.FlowRequest.Command;
import dev.weft.helper.openflow.ListedFlow;
import dev.weft.helper.vnet.Mac;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of OpenFlow 1.3 about the pipeline's table of neighbours of gateways: one flow for each, which sets the
 * hardware address to which a packet goes. It has the gateway's number in its cookie, marked as learned, so that the
 * controller leaves it alone.
 */
final class NeighbourFlow {
    private static final int TABLE = 66;

    private static final long COOKIE = 0x580fL << 48;
    private static final int APPLY = 4;
    private static final int INSTRUCTION = 32;
    private static final int SET_FIELD = 25;
    /** An action of Nicira of 24 bytes. */
    private static final long LOAD = 0xffff_0018_0000_2320L;

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
        of(FlowRequest.change(out, xid, Command.ADD, TABLE, entry.cookie(), 0), entry)
            .load(Field.ETH_DST_PART, 48, entry.mac()).end();
    }

    /** Puts the request to delete an entry, if it is still that gateway's. */
    static void remove(final ByteBuffer out, final int xid, final Entry entry) {
        of(FlowRequest.change(out, xid, Command.DELETE_STRICT, TABLE, entry.cookie(), FlowRequest.EXACTLY), entry)
            .end();
    }

    /** Puts the question for all entries. */
    static void list(final ByteBuffer out, final int xid) {
        FlowRequest.question(out, xid, TABLE, COOKIE, ~FlowRequest.NUMBER_MASK).end();
    }

    /** The cookie of the entries of a gateway. */
    static long cookie(final String gateway) {
        return FlowRequest.cookie(COOKIE, gateway);
    }

    /**
     * Reads a part of the answer.
     *
     * @throws IOException if it is not one
     */
    static void read(final ByteBuffer in, final int at, final int length, final List<Entry> into) throws IOException {
        for (ListedFlow flow : ListedFlow.of(in, at, length)) {
            into.add(new Reading(flow).entry());
        }
    }

    private static FlowRequest of(final FlowRequest request, final Entry entry) {
        request.match(Field.METADATA, entry.segment()).match(Field.HOP, entry.word());
        entry.destination().ifPresent(to -> {
            final boolean ipv4 = to instanceof Inet4Address;
            request.match(Field.ETH_TYPE, ipv4 ? 0x0800 : 0x86dd)
                .match(ipv4 ? Field.IPV4_DST : Field.IPV6_DST, to.getAddress());
        });
        return request;
    }

    /** An entry while it is read. */
    private static final class Reading {
        private final ListedFlow flow;
        private long segment;
        private int word;
        private Optional<InetAddress> destination = Optional.empty();

        Reading(final ListedFlow flow) throws IOException {
            this.flow = flow;
            flow.match(this::field);
        }

        private boolean field(final int header, final int at, final int length) throws IOException {
            switch (header) {
                case Field.METADATA -> segment = flow.bytes().getLong(at);
                case Field.HOP -> word = flow.bytes().getInt(at);
                case Field.IPV4_DST, Field.IPV6_DST ->
                    destination = Optional.of(InetAddress.getByAddress(flow.octets(at, length)));
                default -> { }
            }
            return true;
        }

        Entry entry() {
            return new Entry(flow.cookie(), segment, word, destination, mac(), flow.packets());
        }

        /** The address that the first action sets; the switch tells it one way or the other. */
        private long mac() {
            final ByteBuffer in = flow.bytes();
            final int at = flow.instructions();
            final int action = at + 8;
            if (in.limit() - at < 24 || in.getShort(at) != APPLY) {
                return 0;
            }
            if (in.getShort(action) == SET_FIELD && in.getInt(action + 4) == Field.ETH_DST) {
                return Short.toUnsignedLong(in.getShort(action + 8)) << Integer.SIZE
                    | Integer.toUnsignedLong(in.getInt(action + 10));
            }
            return in.limit() - at >= INSTRUCTION && in.getLong(action) == LOAD
                && in.getInt(action + 12) == Field.ETH_DST_PART ? in.getLong(action + 16) : 0;
        }
    }
}
