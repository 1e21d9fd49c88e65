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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<NeighbourKey, Neighbour> all = new HashMap<>();
    private RouterSettings settings;
    private int asked;

    Neighbours(final RouterSettings settings, final RouterNode node, final Answers answers) {
        this.settings = settings;
        this.node = node;
        this.answers = answers;
    }

    /** The settings are others: neighbours that are none any more are forgotten. */
    void become(final RouterSettings next) {
        final RouterSettings before = settings;
        final List<Neighbour> gone = all.values().stream().filter(neighbour -> !stays(neighbour.key(), before, next))
            .toList();
        gone.forEach(neighbour -> forget(neighbour, true));
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
        List.copyOf(all.values()).forEach(neighbour -> forget(neighbour, true));
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
        final Neighbour neighbour = all.get(key);
        if (neighbour == null) {
            add(key, frame.bytes());
        } else if (neighbour.state() == State.ASKING) {
            waits(neighbour, frame.bytes());
        } else if (neighbour.returned(node.now() / TickClock.SECOND) > MOST_RETURNED) {
            node.count(RouterCount.FRAMES_RETURNED);
        } else {
            waits(neighbour, frame.bytes());
            place(neighbour);
        }
    }

    private void add(final NeighbourKey key, final byte[] frame) {
        if (all.size() >= node.limits().ofGateway() || asked >= node.limits().askedOfGateway()
                || !node.hasRoomForNeighbour(true)) {
            node.count(RouterCount.FRAMES_OVERFLOW);
            return;
        }
        final Neighbour neighbour = put(key);
        asking(1);
        waits(neighbour, frame);
        ask(neighbour);
    }

    private Neighbour put(final NeighbourKey key) {
        final var neighbour = new Neighbour(key, this::due);
        all.put(key, neighbour);
        node.neighbours(1);
        return neighbour;
    }

    private void asking(final int more) {
        asked += more;
        node.asked(more);
    }

    private void waits(final Neighbour neighbour, final byte[] frame) {
        if (neighbour.frames().size() >= node.limits().queue() || !node.hasRoomForFrame(frame.length)) {
            node.count(RouterCount.FRAMES_OVERFLOW);
            return;
        }
        node.count(RouterCount.FRAMES_WAITED);
        neighbour.frames().add(frame);
        node.waits(frame);
    }

    private List<byte[]> take(final Neighbour neighbour) {
        final List<byte[]> taken = new ArrayList<>(neighbour.frames());
        neighbour.frames().clear();
        taken.forEach(node::waitsNoMore);
        return taken;
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
            .map(all::get).filter(neighbour -> neighbour != null).forEach(neighbour -> told(neighbour, mac, override));
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
            asking(-1);
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
        final List<byte[]> frames = take(neighbour);
        node.count(RouterCount.FRAMES_SENT, frames.size());
        frames.forEach(frame -> RouterFrame.send(key.segment(), key.gateway(), frame, neighbour.mac()));
        node.actions().place(NeighbourFlow.entry(settings.gateway(), key, neighbour.mac()), frames);
    }

    /** The switch has an entry. One of a helper that ran before is used and checked at once. */
    void listed(final NeighbourFlow.Entry entry) {
        final Optional<NeighbourKey> key = entry.cookie() != NeighbourFlow.cookie(settings.gateway())
            ? Optional.empty() : settings.leg(entry.segment()).flatMap(leg -> entry.target(leg));
        if (key.isEmpty()) {
            node.actions().remove(entry);
            return;
        }
        final Neighbour neighbour = all.get(key.orElseThrow());
        if (neighbour == null) {
            adopt(key.orElseThrow(), entry);
        } else if (neighbour.state() == State.KNOWN) {
            look(neighbour, entry);
        }
    }

    private void adopt(final NeighbourKey key, final NeighbourFlow.Entry entry) {
        if (all.size() >= node.limits().ofGateway() || !node.hasRoomForNeighbour(false)) {
            node.actions().remove(entry);
            return;
        }
        final Neighbour neighbour = put(key);
        neighbour.know(entry.mac(), node.now());
        neighbour.isIdle(entry.packets());
        neighbour.check();
        ask(neighbour);
    }

    private void look(final Neighbour neighbour, final NeighbourFlow.Entry entry) {
        final boolean idle = neighbour.isIdle(entry.packets());
        if (entry.mac() != neighbour.mac()) {
            place(neighbour);
        } else if (idle && neighbour.idle() >= MOST_IDLE) {
            node.count(RouterCount.UNUSED);
            forget(neighbour, true);
        } else if (!idle && node.now() - neighbour.confirmed() >= FRESH) {
            neighbour.check();
            ask(neighbour);
        }
    }

    /** The frames that waited. */
    private List<byte[]> forget(final Neighbour neighbour, final boolean placed) {
        node.wheel().cancel(neighbour.timer());
        all.remove(neighbour.key());
        node.neighbours(-1);
        if (neighbour.state() == State.ASKING) {
            asking(-1);
        } else if (placed) {
            node.actions().remove(NeighbourFlow.entry(settings.gateway(), neighbour.key(), 0));
        }
        final List<byte[]> frames = take(neighbour);
        node.count(RouterCount.FRAMES_NOT_FOUND, frames.size());
        return frames;
    }

    int count() {
        return all.size();
    }

    int looking() {
        return asked;
    }

    int framesWaiting() {
        return all.values().stream().mapToInt(neighbour -> neighbour.frames().size()).sum();
    }

    /** Some of them, sorted by address. */
    Collection<Neighbour> some(final int most) {
        return all.values().stream().sorted(Comparator
            .comparing((Neighbour neighbour) -> neighbour.key().segment())
            .thenComparing(neighbour -> neighbour.key().address().getHostAddress())
            .thenComparing(neighbour -> neighbour.key().hop())).limit(most).toList();
    }
}
