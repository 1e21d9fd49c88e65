/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;

/**
 * The nodes whose halves are taken, by outer source address: each has a number from 0 up. Not changed once made.
 */
public final class PeerTable {
    /** Most peers. */
    public static final int MAX_PEERS = 65_536;

    private static final long IPV4 = 0xffff_0000_0000L;

    private final long[] high;
    private final long[] low;
    /** Number of the peer plus one; zero if the place is free. */
    private final int[] number;
    private final int mask;
    private final Nodes nodes;
    private final BitSet hosts = new BitSet();

    /**
     * Nodes of the LAN segment, which send in Ethernet (FN-3).
     *
     * @param self address of this node, 48 bits; that of another node differs in the last 16
     * @param group address of all nodes
     * @param hosts numbers of those that may send
     */
    public record Nodes(long self, long group, Set<Integer> hosts) {
        /** Nobody sends in Ethernet. */
        public static final Nodes NONE = new Nodes(0, 0, Set.of());

        public Nodes {
            hosts = Set.copyOf(hosts);
        }
    }

    /**
     * A table of these addresses.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_PEERS}
     */
    public PeerTable(final Collection<InetAddress> addresses, final Nodes nodes) {
        this.nodes = nodes;
        nodes.hosts.forEach(hosts::set);
        final Set<InetAddress> peers = Set.copyOf(addresses);
        if (peers.size() > MAX_PEERS) {
            throw new IllegalArgumentException("the peers should be at most " + MAX_PEERS + ", but are "
                + peers.size());
        }
        final int places = Math.max(4, Integer.highestOneBit(peers.size()) * 4);
        high = new long[places];
        low = new long[places];
        number = new int[places];
        mask = places - 1;
        int last = 0;
        for (InetAddress peer : peers) {
            final ByteBuffer bytes = ByteBuffer.wrap(peer.getAddress());
            final boolean ipv6 = bytes.capacity() == 16;
            final int place = place(ipv6 ? bytes.getLong(0) : 0, ipv6 ? bytes.getLong(8) : ipv4(bytes.getInt(0)));
            high[place] = ipv6 ? bytes.getLong(0) : 0;
            low[place] = ipv6 ? bytes.getLong(8) : ipv4(bytes.getInt(0));
            number[place] = ++last;
        }
    }

    /** The number of the peer whose address stands in the buffer, or -1. */
    int find(final ByteBuffer buffer, final int at, final boolean ipv6) {
        return number[place(ipv6 ? buffer.getLong(at) : 0,
            ipv6 ? buffer.getLong(at + 8) : ipv4(buffer.getInt(at)))] - 1;
    }

    /** The number of the node with this address, if it sent to this node; or -1. Those of addresses are lower. */
    int findNode(final long source, final long destination, final int host) {
        final boolean known = (source ^ nodes.self) >>> 16 == 0 && (source & 0xffff) == host && hosts.get(host)
            && (destination == nodes.self || destination == nodes.group);
        return known ? MAX_PEERS + host : -1;
    }

    private static long ipv4(final int address) {
        return IPV4 | address & 0xffff_ffffL;
    }

    /** Where this address is, or else where it would be. */
    private int place(final long highBits, final long lowBits) {
        int place = SlotMap.mix(highBits * 31 + lowBits) & mask;
        while (number[place] != 0 && (high[place] != highBits || low[place] != lowBits)) {
            place = place + 1 & mask;
        }
        return place;
    }
}
