/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.timer.Pace;
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.timer.TimerWheel;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the vnets of a node share: time, the ways out, and limits to what they do together.
 */
final class VarpSurroundings {
    // Messages of a tick of which nobody waits for an answer
    private static final int ANNOUNCEMENTS = 100;
    // A thousand nodes that look for the same station at once still get their answers within a second
    private static final int ANSWERS = 200;

    private final TickClock clock;
    private final TimerWheel wheel = new TimerWheel();
    private final MessageAuthenticator authenticator = new MessageAuthenticator(VarpMessage.SIGNATURE);
    private final Pace announcements = new Pace(ANNOUNCEMENTS);
    private final Pace answers = new Pace(ANSWERS);
    private final LongSupplier nanoTime;
    private final InstantSource wall;
    private final VarpActions actions;
    private final RandomGenerator random;
    private final VarpLimits limits;
    private final VarpTally tally;
    private final RelayRole relay;
    private List<InetAddress> own = List.of();

    VarpSurroundings(final LongSupplier nanoTime, final InstantSource wall, final VarpActions actions,
            final RandomGenerator random, final VarpLimits limits, final VarpTally tally) {
        this.nanoTime = nanoTime;
        this.wall = wall;
        this.actions = actions;
        this.random = random;
        this.limits = limits;
        this.tally = tally;
        clock = new TickClock(nanoTime.getAsLong());
        relay = new RelayRole(this);
    }

    void tick() {
        wheel.advance(clock.advance(nanoTime.getAsLong()));
    }

    long now() {
        return clock.now();
    }

    TimerWheel wheel() {
        return wheel;
    }

    VarpActions actions() {
        return actions;
    }

    VarpLimits limits() {
        return limits;
    }

    VarpTally tally() {
        return tally;
    }

    RelayRole relay() {
        return relay;
    }

    /** The node's own underlay addresses. */
    void own(final Collection<InetAddress> addresses) {
        own = addresses.stream().sorted(Comparator.comparing(InetAddress::getHostAddress)).toList();
    }

    boolean isOwn(final InetAddress address) {
        return own.contains(address);
    }

    /** The address of this node from which it speaks to that one; empty: it has none of the family. */
    Optional<InetAddress> ownBeside(final InetAddress other) {
        final boolean ipv4 = other instanceof Inet4Address;
        return own.stream().filter(address -> address instanceof Inet4Address == ipv4).findFirst();
    }

    /** A nonce that was never used, not 0. */
    long nonce() {
        final long nonce = random.nextLong();
        return nonce == 0 ? 1 : nonce;
    }

    /** The stamp of something that happens now, after what had that stamp. */
    long stampAfter(final long known) {
        final long micros = ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant());
        return Math.min(VarpMessage.MAX_STAMP, Math.max(micros, known + 1));
    }

    boolean mayAnnounce() {
        return announcements.take(now());
    }

    boolean mayAnswer() {
        return answers.take(now());
    }

    /** Whether a message of this vnet is what it says, as far as can be known. */
    boolean isGenuine(final Vnet vnet, final VarpMessage message, final ByteBuffer bytes) {
        if (vnet.key().isEmpty()) {
            return true;
        }
        final byte[] copy = new byte[VarpMessage.BYTES];
        bytes.get(0, copy);
        copy[VarpMessage.HOP] = 0;
        return message.signed() && authenticator.isGood(vnet.key().orElseThrow(), copy);
    }

    /** Sends a request or an announcement to all who may have to know. */
    void toAll(final Vnet vnet, final VarpType type, final Query query, final boolean wide, final long stamp,
            final Station station) {
        boolean ipv4 = false;
        boolean ipv6 = false;
        for (InetAddress far : vnet.settings().far().keySet()) {
            ipv4 |= far instanceof Inet4Address;
            ipv6 |= !(far instanceof Inet4Address);
        }
        for (InetAddress address : families(ipv4, ipv6)) {
            final byte[] bytes = signed(vnet, new VarpMessage(type, false, vnet.key().isPresent(), wide, false,
                query.attempt(), query.nonce(), stamp, station, address));
            actions.multicast(address, bytes);
            if (wide && !relay.isProxy()) {
                relay.send(bytes);
            }
        }
        if (wide) {
            beyond(vnet, type, query, stamp, station);
        }
    }

    /** Sends a request or an announcement to those who stand for other LAN segments, if this node is a proxy. */
    void beyond(final Vnet vnet, final VarpType type, final Query query, final long stamp, final Station station) {
        if (vnet.isProxied()) {
            relay.peers().forEach((peer, port) -> ownBeside(peer).ifPresent(address -> actions.toRelay(address, peer,
                port, signed(vnet, new VarpMessage(type, false, vnet.key().isPresent(), true, false, query.attempt(),
                    query.nonce(), stamp, station, address)))));
        }
    }

    /** Sends a message to one node. */
    void toOne(final Vnet vnet, final VarpType type, final Query query, final long stamp, final Station station,
            final InetAddress far) {
        ownBeside(far).ifPresent(address -> {
            final byte[] bytes = signed(vnet, new VarpMessage(type, false, vnet.key().isPresent(), false, true,
                query.attempt(), query.nonce(), stamp, station, address));
            if (vnet.isBeyond(far)) {
                actions.toRelay(address, far, relay.peers().get(far), bytes);
            } else {
                actions.unicast(address, far, VarpEngine.PORT, bytes);
            }
        });
    }

    private List<InetAddress> families(final boolean ipv4, final boolean ipv6) {
        return List.of(true, false).stream().filter(four -> four ? ipv4 : ipv6)
            .map(four -> own.stream().filter(address -> address instanceof Inet4Address == four).findFirst())
            .flatMap(Optional::stream).toList();
    }

    private byte[] signed(final Vnet vnet, final VarpMessage message) {
        final byte[] bytes = message.write();
        final Optional<Key> key = vnet.key();
        if (key.isPresent()) {
            authenticator.sign(key.orElseThrow(), bytes);
        }
        return bytes;
    }
}
