/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.varp.Station;
import dev.weft.helper.vnet.Mac;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Takes frames of vnets to other proxies and from them (VN-5). One thread has the frames of the switch, one the
 * datagrams of relays; orders may come from a third.
 */
final class Crossing {
    private static final int MOST_STATIONS = 65_536;
    private static final int MOST_WINDOWS = 8192;
    private static final int LONGEST_DATAGRAM = 9216;

    /** Sends datagrams. */
    @FunctionalInterface
    interface Out {
        /** Sends some bytes to a relay; whether they were taken. */
        boolean send(InetAddress relay, ByteBuffer bytes);
    }

    /** Gives frames to the switch. */
    @FunctionalInterface
    interface In {
        /** A whole frame from beyond; whether it was taken. */
        boolean deliver(long vnet, byte[] frame);
    }

    /**
     * Another proxy.
     *
     * @param port from which it sends, and where it listens
     * @param room bytes of a datagram that get there in one piece
     */
    record Peer(int port, int room) { }

    /**
     * Between whom frames go.
     *
     * @param vnets the vnets for which this node is a proxy, and their keys
     * @param peers the other proxies
     */
    record Orders(Map<Long, Optional<Key>> vnets, Map<InetAddress, Peer> peers) {
        static final Orders NONE = new Orders(Map.of(), Map.of());

        Orders {
            vnets = Map.copyOf(vnets);
            peers = Map.copyOf(peers);
        }
    }

    /** Whose numbers a window is for. */
    private record Source(InetAddress relay, long vnet) { }

    private final LongSupplier nanoTime;
    private final Out relays;
    private final In in;
    private final ProxyTally tally;
    private final StationTable stations = new StationTable(MOST_STATIONS);
    private final Halves halves;
    private final Map<Source, ReplayWindow> windows = new HashMap<>();
    private final MessageAuthenticator signer = new MessageAuthenticator(0);
    private final MessageAuthenticator checker = new MessageAuthenticator(0);
    private final byte[] out = new byte[LONGEST_DATAGRAM];
    private volatile Orders orders = Orders.NONE;
    private long number;

    /** Nothing crosses before there are orders. */
    Crossing(final LongSupplier nanoTime, final InstantSource wall, final Out relays, final In in,
            final ProxyTally tally) {
        this.nanoTime = nanoTime;
        this.relays = relays;
        this.in = in;
        this.tally = tally;
        halves = new Halves(tally);
        // Higher than those of a helper before this one
        number = ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant());
    }

    /** Any thread. */
    void become(final Orders next) {
        orders = next;
    }

    /** A station is beyond a relay; any thread. */
    void beyond(final Station station, final InetAddress relay) {
        stations.put(station, relay, nanoTime.getAsLong());
    }

    /** A frame of the LAN segment came through a proxy's port; on the thread of the switch's frames. */
    void fromSwitch(final long vnet, final ByteBuffer frames, final int at, final int length) {
        final Orders now = orders;
        final Optional<Key> key = now.vnets().get(vnet);
        if (key == null) {
            tally.add(ProxyCount.UNKNOWN_VNET);
            return;
        }
        for (InetAddress relay : relays(now, new Station(vnet, frames.getLong(at - 2) & 0xffff_ffff_ffffL))) {
            send(relay, now.peers().get(relay), key, vnet, frames.slice(at, length));
        }
    }

    /** Where a frame goes: to all is only what is for all, or for somebody who was not heard of yet. */
    private Collection<InetAddress> relays(final Orders now, final Station to) {
        if (Mac.isStation(to.mac())) {
            final Optional<InetAddress> relay = stations.find(to).filter(now.peers()::containsKey);
            if (relay.isPresent()) {
                return List.of(relay.orElseThrow());
            }
            tally.add(ProxyCount.UNKNOWN_STATION);
        }
        return now.peers().keySet();
    }

    private void send(final InetAddress relay, final Peer peer, final Optional<Key> key, final long vnet,
            final ByteBuffer frame) {
        final int room = Math.min(peer.room(), LONGEST_DATAGRAM) - RelayDatagram.HEADER
            - (key.isPresent() ? MessageAuthenticator.SIGNATURE_BYTES : 0);
        final int length = frame.limit();
        if (length <= room) {
            tally.add(datagram(relay, key, RelayDatagram.Part.WHOLE, vnet, frame) ? ProxyCount.SENT
                : ProxyCount.UNSENT);
        } else if (length <= RelayDatagram.MAX_FRAME && RelayDatagram.Part.FIRST.length(length) <= room) {
            if (datagram(relay, key, RelayDatagram.Part.FIRST, vnet, frame)
                    && datagram(relay, key, RelayDatagram.Part.SECOND, vnet, frame)) {
                tally.add(ProxyCount.SENT);
                tally.add(ProxyCount.SENT_IN_HALVES);
            } else {
                tally.add(ProxyCount.UNSENT);
            }
        } else {
            tally.add(ProxyCount.TOO_LARGE);
        }
    }

    private boolean datagram(final InetAddress relay, final Optional<Key> key, final RelayDatagram.Part part,
            final long vnet, final ByteBuffer frame) {
        number++;
        int length = new RelayDatagram(part, key.isPresent(), frame.limit(), number, vnet).write(out, frame, 0);
        if (key.isPresent()) {
            signer.sign(key.orElseThrow(), out, length);
            length += MessageAuthenticator.SIGNATURE_BYTES;
        }
        return relays.send(relay, ByteBuffer.wrap(out, 0, length));
    }

    /** A datagram of whoever came, hostile until checked; on the thread of datagrams. The bytes stay as they are. */
    void fromRelay(final InetSocketAddress sender, final ByteBuffer bytes) {
        final Orders now = orders;
        final Peer peer = now.peers().get(sender.getAddress());
        if (peer == null || peer.port() != sender.getPort()) {
            tally.add(ProxyCount.STRANGER);
            return;
        }
        final Optional<RelayDatagram> read = RelayDatagram.read(bytes, MessageAuthenticator.SIGNATURE_BYTES);
        if (read.isEmpty()) {
            tally.add(ProxyCount.MALFORMED);
            return;
        }
        final RelayDatagram head = read.orElseThrow();
        final Optional<Key> key = now.vnets().get(head.vnet());
        if (key == null) {
            tally.add(ProxyCount.UNKNOWN_VNET);
        } else if (isGenuine(sender.getAddress(), head, key, bytes)) {
            final byte[] part = new byte[head.length()];
            bytes.get(RelayDatagram.HEADER, part);
            if (head.part() == RelayDatagram.Part.WHOLE) {
                deliver(sender.getAddress(), head.vnet(), part);
            } else {
                halves.add(sender.getAddress(), head, part, nanoTime.getAsLong()).ifPresent(frame -> {
                    tally.add(ProxyCount.JOINED);
                    deliver(sender.getAddress(), head.vnet(), frame);
                });
            }
        }
    }

    private boolean isGenuine(final InetAddress relay, final RelayDatagram head, final Optional<Key> key,
            final ByteBuffer bytes) {
        if (head.signed() != key.isPresent()) {
            tally.add(ProxyCount.BAD_AUTHENTICATION);
            return false;
        }
        if (key.isEmpty()) {
            return true;
        }
        final byte[] copy = new byte[bytes.limit()];
        bytes.get(0, copy);
        if (!checker.isGood(key.orElseThrow(), copy, RelayDatagram.HEADER + head.length())) {
            tally.add(ProxyCount.BAD_AUTHENTICATION);
            return false;
        }
        if (windows.size() > MOST_WINDOWS) {
            windows.keySet().retainAll(windows.keySet().stream().filter(source ->
                orders.vnets().containsKey(source.vnet()) && orders.peers().containsKey(source.relay())).toList());
        }
        if (windows.computeIfAbsent(new Source(relay, head.vnet()), any -> new ReplayWindow()).isNew(head.number())) {
            return true;
        }
        tally.add(ProxyCount.REPLAYED);
        return false;
    }

    private void deliver(final InetAddress relay, final long vnet, final byte[] frame) {
        final var source = new Station(vnet, ByteBuffer.wrap(frame).getLong(4) & 0xffff_ffff_ffffL);
        if (!Mac.isStation(source.mac())) {
            tally.add(ProxyCount.BAD_SOURCE);
            return;
        }
        stations.put(source, relay, nanoTime.getAsLong());
        tally.add(in.deliver(vnet, frame) ? ProxyCount.RECEIVED : ProxyCount.UNDELIVERED);
    }
}
