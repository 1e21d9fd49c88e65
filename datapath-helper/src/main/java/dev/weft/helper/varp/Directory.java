/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.timer.TickClock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stations of other nodes, of all vnets, and how many there may be.
 */
final class Directory {
    /** In place of a port: asked for nodes of the LAN segment, or for others. */
    static final int LAN = -1;
    static final int BEYOND = -2;

    private final VarpSurroundings node;
    private final Waiting waiting;
    private final Map<Integer, Integer> requestsByPort = new HashMap<>();
    private int entries;
    private int requests;

    Directory(final VarpSurroundings node) {
        this.node = node;
        waiting = new Waiting(node);
    }

    Waiting waiting() {
        return waiting;
    }

    /**
     * Makes an entry for a station that nobody asked for before.
     *
     * @param port of the switch for which it is looked for, or {@link #LAN} or {@link #BEYOND}
     * @param due is told when the entry's timer goes off
     * @return empty: there are too many
     */
    Optional<Entry> add(final Vnet vnet, final Station station, final int port, final Consumer<Entry> due) {
        final VarpLimits limits = node.limits();
        if (entries >= limits.entries() || vnet.entries().size() >= limits.entriesPerVnet()
                || requests >= limits.requests()
                || requestsByPort.getOrDefault(port, 0) >= (port < 0 ? limits.requests() / 4
                    : limits.requestsPerPort())) {
            return Optional.empty();
        }
        final Entry entry = new Entry(vnet, station, Knowledge.Asked.first(node.nonce(), port), due);
        vnet.entries().put(station.mac(), entry);
        entries++;
        count(port, 1);
        return Optional.of(entry);
    }

    /** Something else is known of a station now. */
    void become(final Entry entry, final Knowledge next) {
        if (entry.knowledge() instanceof Knowledge.Asked before) {
            count(before.port(), -1);
        }
        if (next instanceof Knowledge.Asked asked) {
            count(asked.port(), 1);
        }
        entry.become(next);
    }

    /** It is known where a station is: the switch gets to know it, and the frames that waited. */
    void settle(final Entry entry, final Place place) {
        final List<byte[]> frames = waiting.take(entry.knowledge() instanceof Knowledge.Asked asked ? asked.frames()
            : new ArrayDeque<>());
        final Vnet vnet = entry.vnet();
        become(entry, new Knowledge.Known(place, node.now() + vnet.expiryTicks()));
        node.wheel().set(entry.timer(), node.now() + vnet.freshTicks());
        if (place.path() == VarpActions.BEYOND) {
            node.actions().beyond(entry.station(), place.careOf());
        }
        node.actions().place(entry.station(), place.path(), vnet.settings().expiry(), frames);
        entry.takeAskers().stream().filter(asker -> vnet.isBeyond(asker.careOf()) != vnet.isBeyond(place.careOf()))
            .forEach(asker -> answer(vnet, asker, place.stamp(), entry.station()));
    }

    /** Answers with this node's own address for a station of the other side. */
    void answer(final Vnet vnet, final Entry.Asker asker, final long stamp, final Station station) {
        if (node.mayAnswer()) {
            node.tally().add(VarpCount.PROXY_ANSWERS);
            node.toOne(vnet, VarpType.ANSWER, new Query(asker.nonce(), 0), stamp, station, asker.careOf());
        }
    }

    /** The switch does not have the entry, though it is known: it gets it again, and the frame. */
    void replace(final Entry entry, final Place place, final long until, final byte[] frame) {
        node.tally().add(VarpCount.FRAMES_RELEASED);
        final long seconds = Math.max(1, (until - node.now()) / TickClock.SECOND);
        node.actions().place(entry.station(), place.path(), (int) seconds, List.of(frame));
    }

    /** Nothing is known of a station any more. */
    void forget(final Entry entry) {
        node.wheel().cancel(entry.timer());
        entry.vnet().entries().remove(entry.station().mac());
        entries--;
        if (entry.knowledge() instanceof Knowledge.Asked asked) {
            count(asked.port(), -1);
        }
    }

    private void count(final int port, final int by) {
        requests += by;
        requestsByPort.merge(port, by, (before, more) -> before + more == 0 ? null : Integer.valueOf(before + more));
    }
}
