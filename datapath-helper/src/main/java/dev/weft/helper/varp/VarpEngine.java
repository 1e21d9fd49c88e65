/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.end.PortName;
import dev.weft.helper.sheet.RelaySettings;
import dev.weft.helper.vnet.Mac;
import dev.weft.helper.vnet.VnetSettings;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * All vnets of a node whose stations are discovered (VN-2 to VN-5). Without threads and sockets: one thread calls all
 * methods; what is to be sent or set is told to the actions during the call.
 */
public final class VarpEngine {
    /** The UDP port on which every node listens. */
    public static final int PORT = 6090;

    private final VarpSurroundings node;
    private final VarpTally tally;
    private final Senders senders = new Senders();
    private final Map<Long, Vnet> vnets = new HashMap<>();
    private final Lookup lookup;
    private final News news;
    private final Herald herald;
    private final Presence presence;
    private final Deputy deputy;

    /**
     * Makes an engine without vnets.
     *
     * @param nanoTime as {@link System#nanoTime()}
     * @param wall the time of day, by which nodes agree what is newer
     * @param actions sends messages and sets the switch
     * @param service tells whether a port is in service; changes are told by {@link #port}
     * @param random for nonces, so that it should be a {@link java.security.SecureRandom}
     * @param limits how much it takes on
     * @param tally counts
     */
    public VarpEngine(final LongSupplier nanoTime, final InstantSource wall, final VarpActions actions,
            final Predicate<PortName> service, final RandomGenerator random, final VarpLimits limits,
            final VarpTally tally) {
        this.tally = tally;
        node = new VarpSurroundings(nanoTime, wall, actions, random, limits, tally);
        final var directory = new Directory(node);
        lookup = new Lookup(node, directory);
        news = new News(node, directory, lookup);
        herald = new Herald(node);
        presence = new Presence(node, news, herald, service);
        deputy = new Deputy(node, directory, lookup);
    }

    /** The node's own underlay addresses. */
    public void own(final Collection<InetAddress> addresses) {
        node.own(addresses);
    }

    /** The relays there are. */
    public void relays(final RelaySettings settings) {
        senders.add(addresses(settings));
        senders.remove(addresses(node.relay().settings()));
        node.relay().become(settings);
        vnets.values().forEach(vnet -> {
            vnet.beyond(beyond(vnet.settings()));
            news.changed(vnet);
        });
    }

    private Set<InetAddress> beyond(final VnetSettings settings) {
        return node.relay().isProxy() && settings.isProxied() ? node.relay().peers().keySet() : Set.of();
    }

    private static Set<InetAddress> addresses(final RelaySettings settings) {
        final Set<InetAddress> addresses = new HashSet<>(settings.relays());
        settings.role().ifPresent(role -> {
            addresses.addAll(role.nodes());
            addresses.addAll(role.peers().keySet());
        });
        return addresses;
    }

    /** Adds a vnet, or changes its settings; what is known and still possible stays. */
    public void put(final VnetSettings settings) {
        senders.add(settings.far().keySet());
        final Vnet vnet = vnets.get(settings.vnet());
        if (vnet == null) {
            final Vnet added = new Vnet(settings);
            added.beyond(beyond(settings));
            vnets.put(settings.vnet(), added);
            presence.changed(added, Map.of(), settings.members());
        } else {
            final VnetSettings before = vnet.settings();
            vnet.change(settings);
            if (!settings.far().values().containsAll(before.far().values())
                    || settings.isProxied() != before.isProxied()) {
                node.actions().clear(settings.vnet());
            }
            vnet.beyond(beyond(settings));
            senders.remove(before.far().keySet());
            news.changed(vnet);
            presence.changed(vnet, before.members(), settings.members());
        }
    }

    /** Forgets a vnet. */
    public void remove(final long id) {
        final Vnet vnet = vnets.remove(id);
        if (vnet != null) {
            presence.changed(vnet, vnet.settings().members(), Map.of());
            presence.removed(vnet);
            news.removed(vnet);
            senders.remove(vnet.settings().far().keySet());
        }
    }

    /** Whether there are vnets, and not only something to relay. */
    public boolean hasVnets() {
        return !vnets.isEmpty();
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return vnets.isEmpty() && node.relay().settings().role().isEmpty();
    }

    /** A port came into service or went out of it. */
    public void port(final PortName name, final boolean works) {
        presence.port(name, works);
    }

    /** The switch learned a station behind a port of this node, or does not have it there any more. */
    public void learned(final Station station, final boolean here) {
        final Vnet vnet = vnets.get(station.vnet());
        if (vnet != null) {
            presence.learned(vnet, station, here);
        }
    }

    /** The switch learned a station behind the proxy's port, or does not have it there any more. */
    public void behind(final Station station, final boolean there) {
        final Vnet vnet = vnets.get(station.vnet());
        if (vnet != null) {
            deputy.behind(vnet, station, there);
        }
    }

    /** A frame of another LAN segment came through the proxy's port, and the switch does not know where to. */
    public void frameFromBeyond(final Station station, final byte[] frame) {
        frame(station, Directory.BEYOND, frame);
    }

    /**
     * A frame came from the switch, which does not know where its destination is.
     *
     * @param port of the switch from which the frame came first
     * @param frame as it came; kept if it waits
     */
    public void frame(final Station station, final int port, final byte[] frame) {
        final Vnet vnet = vnets.get(station.vnet());
        if (vnet == null || !Mac.isStation(station.mac())) {
            tally.add(VarpCount.FRAMES_UNKNOWN);
        } else {
            lookup.frame(vnet, station, port, frame);
        }
    }

    /** Whether messages from an address are looked at; any thread. */
    public boolean isKnown(final InetAddress sender) {
        return senders.isKnown(sender);
    }

    /**
     * Takes a message, hostile until checked.
     *
     * @param sender underlay address from which it came
     * @param bytes from 0 to the limit; stay as they are
     */
    public void received(final InetAddress sender, final ByteBuffer bytes) {
        tally.add(VarpCount.RECEIVED);
        if (!senders.isKnown(sender)) {
            tally.add(VarpCount.STRANGER);
        } else if (!senders.take(sender, node.now())) {
            tally.add(VarpCount.TOO_FAST);
        } else {
            VarpMessage.read(bytes).ifPresentOrElse(message -> received(sender, message, bytes),
                () -> tally.add(VarpCount.MALFORMED));
        }
    }

    private void received(final InetAddress sender, final VarpMessage message, final ByteBuffer bytes) {
        final boolean direct = !message.relayed() && message.careOf().equals(sender);
        if (!direct && !(message.relayed() && node.relay().isRelay(sender)) || node.isOwn(message.careOf())) {
            tally.add(VarpCount.STRANGER);
        } else if (node.relay().received(sender, message, bytes)) {
            final Vnet vnet = vnets.get(message.station().vnet());
            if (vnet == null) {
                tally.add(VarpCount.UNKNOWN_VNET);
            } else if (vnet.path(message.careOf()) == null) {
                tally.add(VarpCount.STRANGER);
            } else if (node.isGenuine(vnet, message, bytes)) {
                genuine(vnet, message);
            } else {
                tally.add(VarpCount.BAD_AUTHENTICATION);
            }
        }
    }

    private void genuine(final Vnet vnet, final VarpMessage message) {
        switch (message.type()) {
            case REQUEST -> herald.request(vnet, message, deputy);
            case ANSWER -> news.answer(vnet, message);
            case NOT_HERE -> news.notHere(vnet, message);
            case ANNOUNCEMENT -> {
                tally.add(VarpCount.ANNOUNCEMENTS_HEARD);
                if (!presence.announced(vnet, message)) {
                    news.announced(vnet, message);
                    deputy.announced(vnet, message);
                }
            }
            default -> throw new IllegalStateException("no such message: " + message);
        }
    }

    /** Stations that should be looked up in the switch: {@link #used} for those whose entries were used. */
    public Collection<Station> takeDue() {
        return lookup.takeDue();
    }

    /** The switch used its entry of a station since it got it. */
    public void used(final Station station) {
        final Vnet vnet = vnets.get(station.vnet());
        final Entry entry = vnet == null ? null : vnet.entries().get(station.mac());
        if (entry != null) {
            lookup.used(entry);
        }
    }

    /** Lets time pass; to be called every 100 ms. */
    public void tick() {
        node.tick();
    }

    /** How all vnets are, sorted by id. */
    public List<VnetStatus> status() {
        return VnetStatus.of(vnets.values(), node.now());
    }
}
