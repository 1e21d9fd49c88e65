/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.router.Neighbour.State;
import dev.weft.helper.router.wire.Content;
import dev.weft.helper.router.wire.FrameWriter;
import dev.weft.helper.router.wire.Trouble;
import dev.weft.helper.timer.TickClock;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The neighbours of one gateway: looked for when a frame wants to go there, and asked again as long as frames do.
 */
final class Neighbours {
    private static final int ATTEMPTS = 3;
    private static final long FRESH = 30L * TickClock.SECOND;
    /** Looks of 30 s without a packet after which a neighbour is forgotten. */
    private static final int MOST_IDLE = 20;
    // More come in the moment until the switch has its entry; beyond, something else is wrong with it
    private static final int MOST_RETURNED = 64;

    private final RouterNode node;
    private final Answers answers;
    private final NeighbourTable table;
    private RouterSettings settings;

    Neighbours(final RouterSettings settings, final RouterNode node, final Answers answers) {
        this.settings = settings;
        this.node = node;
        this.answers = answers;
        table = new NeighbourTable(node);
    }

    NeighbourTable table() {
        return table;
    }

    /** The settings are others: neighbours that are none any more are forgotten. */
    void become(final RouterSettings next) {
        final RouterSettings before = settings;
        table.all().stream().filter(neighbour -> !stays(neighbour.key(), before, next))
            .forEach(neighbour -> forget(neighbour, true));
        settings = next;
    }

    /** Whether it is still a neighbour, by the same hardware address of the gateway. */
    private static boolean stays(final NeighbourKey key, final RouterSettings before, final RouterSettings next) {
        final Optional<Leg> leg = next.leg(key.segment());
        return before.gateway().equals(next.gateway())
            && leg.map(Leg::mac).equals(before.leg(key.segment()).map(Leg::mac))
            && leg.flatMap(to -> to.target(key.hop(), key.address())).equals(Optional.of(key.address()));
    }

    /** The gateway is gone. */
    void clear() {
        table.all().forEach(neighbour -> forget(neighbour, true));
    }

    /** A frame to a neighbour that the switch does not know. */
    void frame(final RouterFrame frame, final Leg leg, final Content.Packet packet) {
        final Optional<InetAddress> address = leg.target(frame.hop(), packet.destination())
            .filter(Content.Packet::isOne).filter(to -> !leg.has(to));
        if (address.isEmpty()) {
            node.count(RouterCount.UNKNOWN);
            return;
        }
        final var key = new NeighbourKey(frame.gateway(), frame.segment(), frame.hop(), address.orElseThrow());
        final Neighbour neighbour = table.get(key);
        if (neighbour == null) {
            add(key, frame.bytes());
        } else if (neighbour.state() == State.ASKING) {
            table.waits(neighbour, frame.bytes());
        } else if (neighbour.returned(node.now() / TickClock.SECOND) > MOST_RETURNED) {
            node.count(RouterCount.FRAMES_RETURNED);
        } else {
            table.waits(neighbour, frame.bytes());
            place(neighbour);
        }
    }

    private void add(final NeighbourKey key, final byte[] frame) {
        if (!table.hasRoom(true)) {
            node.count(RouterCount.FRAMES_OVERFLOW);
            return;
        }
        final var neighbour = new Neighbour(key, this::due);
        table.add(neighbour);
        table.waits(neighbour, frame);
        ask(neighbour);
    }

    /** Sends the question that is open: to all if it is looked for, or did not answer alone. */
    private void ask(final Neighbour neighbour) {
        if (!node.mayAsk()) {
            node.wheel().set(neighbour.timer(), node.now() + 1);
            return;
        }
        final NeighbourKey key = neighbour.key();
        final boolean alone = neighbour.state() == State.CHECKING && neighbour.attempt() == 1;
        settings.leg(key.segment()).ifPresent(leg -> leg.beside(key.address()).ifPresent(own -> {
            node.count(RouterCount.QUESTIONS);
            node.send(key.segment(), key.gateway(), new FrameWriter(RouterFrame.ROOM, leg.mac())
                .ask(own, key.address(), alone ? neighbour.mac() : FrameWriter.BROADCAST).array());
        }));
        neighbour.asked();
        node.wheel().set(neighbour.timer(), node.now() + TickClock.SECOND);
    }

    private void due(final Neighbour neighbour) {
        if (neighbour.attempt() <= ATTEMPTS) {
            ask(neighbour);
        } else {
            node.count(neighbour.state() == State.ASKING ? RouterCount.NOT_FOUND : RouterCount.LOST);
            final List<byte[]> frames = forget(neighbour, neighbour.state() == State.CHECKING);
            settings.leg(neighbour.key().segment()).ifPresent(leg -> frames.forEach(frame ->
                answers.back(Trouble.NO_STATION, leg, frame)));
        }
    }

    /** A station told its hardware address. */
    void told(final Leg leg, final InetAddress address, final long mac, final boolean override) {
        final NeighbourKey direct = new NeighbourKey(settings.number(), leg.segment(), 0, address);
        Stream.concat(Stream.of(direct), leg.nextHops().entrySet().stream()
            .filter(hop -> hop.getValue().equals(address))
            .map(hop -> new NeighbourKey(settings.number(), leg.segment(), hop.getKey(), address)))
            .map(table::get).filter(Objects::nonNull).forEach(neighbour -> told(neighbour, mac, override));
    }

    private void told(final Neighbour neighbour, final long mac, final boolean override) {
        final State before = neighbour.state();
        if (before != State.ASKING && mac != neighbour.mac() && !override) {
            return;
        }
        node.wheel().cancel(neighbour.timer());
        final boolean same = mac == neighbour.mac();
        neighbour.know(mac, node.now());
        if (before == State.ASKING) {
            node.count(RouterCount.FOUND);
            table.found();
        } else if (!same) {
            node.count(RouterCount.MOVED);
        } else if (before == State.CHECKING) {
            node.count(RouterCount.CONFIRMED);
        }
        if (!same) {
            place(neighbour);
        }
    }

    private void place(final Neighbour neighbour) {
        final NeighbourKey key = neighbour.key();
        final List<byte[]> frames = table.take(neighbour);
        neighbour.used();
        node.count(RouterCount.FRAMES_SENT, frames.size());
        frames.forEach(frame -> RouterFrame.send(key.segment(), key.gateway(), frame, neighbour.mac()));
        node.actions().place(NeighbourFlow.entry(settings.gateway(), key, neighbour.mac()), frames);
    }

    /** The switch has these entries. What it lost is kept as long as what it does not use. */
    void listed(final Collection<NeighbourFlow.Entry> entries) {
        final Set<NeighbourKey> there = new HashSet<>();
        entries.forEach(entry -> listed(entry).ifPresent(there::add));
        table.all().stream().filter(neighbour -> neighbour.state() == State.KNOWN && !there.contains(neighbour.key()))
            .forEach(neighbour -> {
                neighbour.missed();
                forgetUnused(neighbour);
            });
    }

    /** One of a helper that ran before is used and checked at once. */
    private Optional<NeighbourKey> listed(final NeighbourFlow.Entry entry) {
        final Optional<NeighbourKey> key = entry.cookie() != NeighbourFlow.cookie(settings.gateway())
            ? Optional.empty() : settings.leg(entry.segment()).flatMap(leg -> entry.target(leg));
        if (key.isEmpty()) {
            node.actions().remove(entry);
            return key;
        }
        final Neighbour neighbour = table.get(key.orElseThrow());
        if (neighbour == null) {
            adopt(key.orElseThrow(), entry);
        } else if (neighbour.state() == State.KNOWN) {
            look(neighbour, entry);
        }
        return key;
    }

    private void adopt(final NeighbourKey key, final NeighbourFlow.Entry entry) {
        if (!table.hasRoom(false)) {
            node.actions().remove(entry);
            return;
        }
        final var neighbour = new Neighbour(key, this::due);
        neighbour.know(entry.mac(), node.now());
        table.add(neighbour);
        neighbour.isIdle(entry.packets());
        neighbour.check();
        ask(neighbour);
    }

    private void look(final Neighbour neighbour, final NeighbourFlow.Entry entry) {
        final boolean idle = neighbour.isIdle(entry.packets());
        if (entry.mac() != neighbour.mac()) {
            place(neighbour);
        } else if (idle) {
            forgetUnused(neighbour);
        } else if (node.now() - neighbour.confirmed() >= FRESH) {
            neighbour.check();
            ask(neighbour);
        }
    }

    private void forgetUnused(final Neighbour neighbour) {
        if (neighbour.idle() >= MOST_IDLE) {
            node.count(RouterCount.UNUSED);
            forget(neighbour, true);
        }
    }

    /** The frames that waited. */
    private List<byte[]> forget(final Neighbour neighbour, final boolean placed) {
        node.wheel().cancel(neighbour.timer());
        table.remove(neighbour);
        if (placed && neighbour.state() != State.ASKING) {
            node.actions().remove(NeighbourFlow.entry(settings.gateway(), neighbour.key(), 0));
        }
        final List<byte[]> frames = table.take(neighbour);
        node.count(RouterCount.FRAMES_NOT_FOUND, frames.size());
        return frames;
    }
}
