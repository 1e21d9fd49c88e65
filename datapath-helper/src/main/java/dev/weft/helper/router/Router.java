/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.router.RouterFrame.Reason;
import dev.weft.helper.router.wire.Content;
import dev.weft.helper.router.wire.Frame;
import dev.weft.helper.router.wire.FrameReader;
import dev.weft.helper.router.wire.FrameWriter;
import dev.weft.helper.router.wire.Trouble;
import dev.weft.helper.timer.TickClock;
import dev.weft.helper.timer.TimerWheel;
import dev.weft.helper.vnet.Mac;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One gateway of this node: what becomes of the frames that the switch hands over.
 */
final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    /** Seconds between the rounds in which it tells its addresses. */
    private static final int[] ROUNDS = {1, 2, 7};

    /** Ticks between looks whether conflicts ended. */
    private static final long LOOK = 60L * TickClock.SECOND;

    /** Why frames are here with which stations tell of themselves, or ask. */
    private static final Set<Reason> TOLD = EnumSet.of(Reason.OWN, Reason.HEARD);

    private final RouterNode node;
    private final Answers answers;
    private final Neighbours neighbours;
    private final Conflicts conflicts = new Conflicts();
    private final TimerWheel.Timer timer = new TimerWheel.Timer(this::round);
    private final TimerWheel.Timer silence = new TimerWheel.Timer(this::silence);
    private RouterSettings settings;
    private int rounds;

    Router(final RouterSettings settings, final RouterNode node) {
        this.settings = settings;
        this.node = node;
        answers = new Answers(node, settings.number());
        neighbours = new Neighbours(settings, node, answers);
        announce();
    }

    RouterSettings settings() {
        return settings;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    /** Who else has an address of the gateway; empty: nobody was heard. */
    String conflict() {
        return conflicts.toString();
    }

    /** The settings are others. */
    void become(final RouterSettings next) {
        neighbours.become(next);
        settings = next;
        conflicts.clear();
        announce();
    }

    /** The gateway is here no more. */
    void end() {
        node.wheel().cancel(timer);
        node.wheel().cancel(silence);
        neighbours.clear();
    }

    /** Tells all stations the gateway's addresses, several times. */
    void announce() {
        rounds = 0;
        node.wheel().set(timer, node.now() + 1);
    }

    private void round() {
        if (!node.mayAnnounce()) {
            node.wheel().set(timer, node.now() + 1);
            return;
        }
        node.count(RouterCount.ANNOUNCED);
        for (Leg leg : settings.legs()) {
            final var writer = new FrameWriter(RouterFrame.ROOM, leg.mac());
            leg.addresses().forEach(own -> node.send(leg.segment(), settings.number(),
                writer.announce(own.address()).array()));
        }
        if (rounds < ROUNDS.length) {
            node.wheel().set(timer, node.now() + ROUNDS[rounds] * (long) TickClock.SECOND);
            rounds++;
        }
    }

    /** A frame came from the switch. */
    void frame(final RouterFrame came) {
        final Optional<Leg> leg = settings.leg(came.segment());
        final Optional<Frame> frame = FrameReader.read(ByteBuffer.wrap(came.bytes()), RouterFrame.ROOM);
        if (leg.isEmpty() || frame.isEmpty() || !Mac.isStation(frame.orElseThrow().source())) {
            node.count(leg.isEmpty() ? RouterCount.UNKNOWN : RouterCount.MALFORMED);
            return;
        }
        content(came, leg.orElseThrow(), frame.orElseThrow());
    }

    private void content(final RouterFrame came, final Leg leg, final Frame frame) {
        final Content content = frame.content();
        if (content instanceof Content.Packet packet) {
            packet(came, leg, frame, packet);
        } else if (!TOLD.contains(came.reason())) {
            node.count(RouterCount.IGNORED);
        } else if (content instanceof Content.Arp arp) {
            arp(leg, frame, arp);
        } else if (content instanceof Content.Solicitation asked) {
            solicitation(leg, frame, asked);
        } else if (content instanceof Content.Advertisement told) {
            told(leg, frame, told.target(), told.mac(), told.override());
        } else {
            node.count(RouterCount.IGNORED);
        }
    }

    private void packet(final RouterFrame came, final Leg leg, final Frame frame, final Content.Packet packet) {
        if (came.reason() == Reason.NEIGHBOUR) {
            neighbours.frame(came, leg, packet);
        } else if (settings.has(packet.destination())) {
            own(leg, frame, packet);
        } else {
            switch (came.reason()) {
                case TIME -> answers.error(Trouble.TIME_EXCEEDED, leg, frame, packet);
                case ROUTE -> answers.error(Trouble.NO_ROUTE, leg, frame, packet);
                default -> node.count(RouterCount.IGNORED);
            }
        }
    }

    private void own(final Leg leg, final Frame frame, final Content.Packet packet) {
        if (packet.fragment()) {
            node.count(RouterCount.FRAGMENTS);
        } else if (packet.isEchoRequest() && Content.Packet.isOne(packet.source()) && !frame.isForMany()) {
            answers.echo(leg, packet, frame.source());
        } else if (packet.hasPort()) {
            answers.error(Trouble.NO_PORT, leg, frame, packet);
        } else {
            node.count(RouterCount.IGNORED);
        }
    }

    private void arp(final Leg leg, final Frame frame, final Content.Arp arp) {
        if (!arp.sender().isAnyLocalAddress()) {
            told(leg, frame, arp.sender(), arp.mac(), true);
        }
        if (arp.request() && leg.has(arp.target()) && !leg.has(arp.sender())) {
            answers.arp(leg, arp, frame.source());
        }
    }

    private void solicitation(final Leg leg, final Frame frame, final Content.Solicitation asked) {
        if (leg.has(asked.target()) && !leg.has(asked.source())
                && (asked.source().isAnyLocalAddress() || Content.Packet.isOne(asked.source()))) {
            answers.solicitation(leg, asked, frame.source());
        } else {
            node.count(RouterCount.IGNORED);
        }
    }

    /** What a station says of itself counts, and only that. */
    private void told(final Leg leg, final Frame frame, final InetAddress address, final long mac,
            final boolean override) {
        if (mac != frame.source()) {
            node.count(RouterCount.STRANGER);
        } else if (!leg.has(address)) {
            neighbours.told(leg, address, mac, override);
        } else if (mac != leg.mac()) {
            node.count(RouterCount.CONFLICTS);
            warn(leg, address, mac);
        }
    }

    private void warn(final Leg leg, final InetAddress address, final long mac) {
        if (conflict().isEmpty()) {
            node.wheel().set(silence, node.now() + LOOK);
        }
        if (conflicts.heard(leg, address, mac, node.now())) {
            LOG.warn("gateway {}: {}; give one of them another address", settings.gateway(), conflicts);
        }
    }

    private void silence() {
        conflicts.ended(node.now()).forEach(ended -> LOG.info("gateway {}: not heard any more that {}",
            settings.gateway(), ended));
        if (!conflict().isEmpty()) {
            node.wheel().set(silence, node.now() + LOOK);
        }
    }
}
