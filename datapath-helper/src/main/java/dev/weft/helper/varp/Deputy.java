/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import java.util.List;

/**
 * Speaks on each side for stations of the other one, where this node is the proxy of its LAN segment (VN-5): one side
 * is the LAN segment, the other one all relays that are its peers. What came from one side goes to the other one and
 * never back, nor from one peer to another, so nothing goes round.
 */
final class Deputy {
    private final VarpSurroundings node;
    private final Directory directory;
    private final Lookup lookup;

    Deputy(final VarpSurroundings node, final Directory directory, final Lookup lookup) {
        this.node = node;
        this.directory = directory;
        this.lookup = lookup;
    }

    /**
     * Somebody asks for a station that is not here.
     *
     * @return whether this node answers for the other side, at once or later; if not, it can say that it does not
     */
    boolean request(final Vnet vnet, final VarpMessage message) {
        final boolean beyond = vnet.isBeyond(message.careOf());
        if (!isServed(vnet, message, beyond)) {
            return false;
        }
        final Entry entry = vnet.entries().get(message.station().mac());
        final var asker = new Entry.Asker(message.careOf(), message.nonce());
        if (entry != null && entry.knowledge() instanceof Knowledge.Placed placed) {
            return known(entry, placed, message, asker);
        }
        if (!beyond && vnet.behind().contains(message.station().mac())) {
            // The switch does not tell since when: any other news are newer
            directory.answer(vnet, asker, 0, message.station());
        } else if (beyond || message.wide() || message.alone()) {
            ask(vnet, entry, message, asker);
        }
        return true;
    }

    private boolean known(final Entry entry, final Knowledge.Placed placed, final VarpMessage message,
            final Entry.Asker asker) {
        final Vnet vnet = entry.vnet();
        final boolean beyond = vnet.isBeyond(asker.careOf());
        if (vnet.isBeyond(placed.place().careOf()) != beyond) {
            directory.answer(vnet, asker, placed.place().stamp(), entry.station());
            return true;
        }
        if (message.alone()) {
            return false;
        }
        if (message.attempt() > 1 && placed instanceof Knowledge.Known known) {
            // It is not found where it was: perhaps it is on the other side now
            entry.wantedBy(asker, beyond);
            lookup.check(entry, known, 2);
        }
        return true;
    }

    private void ask(final Vnet vnet, final Entry entry, final VarpMessage message, final Entry.Asker asker) {
        final boolean beyond = vnet.isBeyond(asker.careOf());
        if (entry == null) {
            lookup.add(vnet, message.station(), beyond ? Directory.BEYOND : Directory.LAN).ifPresentOrElse(added -> {
                node.tally().add(VarpCount.PROXY_REQUESTS);
                added.wantedBy(asker, beyond);
                lookup.ask(added);
            }, () -> node.tally().add(VarpCount.PROXY_TOO_MANY));
        } else if (entry.wantedBy(asker, beyond)) {
            node.tally().add(VarpCount.PROXY_REQUESTS);
            lookup.ask(entry);
        }
    }

    /** A station appeared on one side: the other one hears it in this node's name. */
    void announced(final Vnet vnet, final VarpMessage message) {
        final boolean beyond = vnet.isBeyond(message.careOf());
        if (!message.wide() || !isServed(vnet, message, beyond) || !node.relay().isFirst(message)) {
            return;
        }
        node.tally().add(VarpCount.PROXY_ANNOUNCEMENTS);
        final Query query = new Query(message.nonce(), 0);
        if (beyond) {
            keep(vnet, message);
            node.toAll(vnet, VarpType.ANNOUNCEMENT, query, false, message.stamp(), message.station());
        } else {
            node.beyond(vnet, VarpType.ANNOUNCEMENT, query, message.stamp(), message.station());
        }
    }

    /** Frames may come at once from nodes that believe the announcement, and must not find an unknown station. */
    private void keep(final Vnet vnet, final VarpMessage message) {
        if (!vnet.entries().containsKey(message.station().mac())) {
            final var place = new Place(message.careOf(), VarpActions.BEYOND, message.stamp(), message.nonce());
            lookup.add(vnet, message.station(), Directory.BEYOND).ifPresent(entry -> directory.settle(entry, place));
        }
    }

    /** The switch learned a station behind the proxy's port, or does not have it there any more. */
    void behind(final Vnet vnet, final Station station, final boolean there) {
        if (!there) {
            vnet.behind().remove(station.mac());
            return;
        }
        vnet.behind().add(station.mac());
        final Entry entry = vnet.entries().get(station.mac());
        if (entry == null || entry.knowledge() instanceof Knowledge.Placed placed
                && vnet.isBeyond(placed.place().careOf())) {
            return;
        }
        if (entry.knowledge() instanceof Knowledge.Asked asked) {
            final List<byte[]> frames = directory.waiting().take(asked.frames());
            if (!frames.isEmpty()) {
                node.actions().release(frames);
            }
            entry.takeAskers().stream().filter(asker -> !vnet.isBeyond(asker.careOf()))
                .forEach(asker -> directory.answer(vnet, asker, 0, station));
        }
        directory.forget(entry);
    }

    private boolean isServed(final Vnet vnet, final VarpMessage message, final boolean beyond) {
        return vnet.isProxied() && (beyond || node.relay().isServed(message.careOf()));
    }
}
