/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.timer.TickClock;
import java.util.List;

/**
 * What other nodes say of where stations are, asked or unasked; the newest counts (VN-3, VN-4).
 */
final class News {
    private final VarpSurroundings node;
    private final Directory directory;
    private final Lookup lookup;

    News(final VarpSurroundings node, final Directory directory, final Lookup lookup) {
        this.node = node;
        this.directory = directory;
        this.lookup = lookup;
    }

    /** A node says that it has a station, since it was asked. */
    void answer(final Vnet vnet, final VarpMessage message) {
        final Entry entry = vnet.entries().get(message.station().mac());
        final Place place = place(vnet, message);
        if (entry == null) {
            node.tally().add(VarpCount.UNASKED);
        } else if (entry.knowledge() instanceof Knowledge.Asked asked && asked.query().nonce() == message.nonce()) {
            node.tally().add(VarpCount.FOUND);
            directory.settle(entry, place);
        } else if (entry.knowledge() instanceof Knowledge.Checked checked
                && checked.query().nonce() == message.nonce()) {
            final boolean same = checked.place().careOf().equals(place.careOf());
            node.tally().add(same ? VarpCount.CONFIRMED : VarpCount.MOVED);
            directory.settle(entry, place);
        } else if (entry.knowledge() instanceof Knowledge.Known known
                && known.place().nonce() == message.nonce()) {
            further(entry, known, place);
        } else {
            node.tally().add(VarpCount.UNASKED);
        }
    }

    /** One more answer to a question that was answered. */
    private void further(final Entry entry, final Knowledge.Known known, final Place place) {
        if (!known.place().careOf().equals(place.careOf())) {
            node.tally().add(VarpCount.CONFLICTS);
            if (place.isNewerThan(known.place())) {
                directory.settle(entry, place);
            }
        }
    }

    /** The node that was asked alone says that it does not have the station any more. */
    void notHere(final Vnet vnet, final VarpMessage message) {
        final Entry entry = vnet.entries().get(message.station().mac());
        if (entry != null && entry.knowledge() instanceof Knowledge.Checked checked
                && checked.query().nonce() == message.nonce()
                && checked.place().careOf().equals(message.careOf())) {
            node.actions().remove(entry.station());
            // It was in use: found again before the next frame comes, if it can be
            directory.become(entry, Knowledge.Asked.first(node.nonce(), 0));
            entry.wantedHere();
            lookup.ask(entry);
        } else {
            node.tally().add(VarpCount.UNASKED);
        }
    }

    /** A node says that it has a station now; the switch may know it otherwise. */
    void announced(final Vnet vnet, final VarpMessage message) {
        final Entry entry = vnet.entries().get(message.station().mac());
        final Place place = place(vnet, message);
        if (entry == null) {
            if (place.path() == VarpActions.BEYOND) {
                node.actions().beyond(message.station(), place.careOf());
            }
            node.actions().move(message.station(), place.path());
        } else if (entry.knowledge() instanceof Knowledge.Placed placed) {
            announced(entry, placed.place(), place);
        } else {
            node.tally().add(VarpCount.FOUND);
            directory.settle(entry, place);
        }
    }

    private void announced(final Entry entry, final Place known, final Place place) {
        final boolean same = known.careOf().equals(place.careOf());
        if (same ? place.stamp() > known.stamp() : place.isNewerThan(known)) {
            if (!same) {
                node.tally().add(VarpCount.MOVED);
            }
            directory.settle(entry, place);
        } else if (!same) {
            node.tally().add(VarpCount.STALE);
            doubt(entry);
        }
    }

    /** Two nodes say different things: the older news may be right, if that node's clock is behind. */
    private void doubt(final Entry entry) {
        if (entry.knowledge() instanceof Knowledge.Known known
                && node.now() >= known.until() - entry.vnet().expiryTicks() + TickClock.SECOND) {
            // All are asked, as the node that had it may be gone
            lookup.check(entry, known, 2);
        }
    }

    /** A station appeared on this node, whatever was known of it; the stamp of that, or 0. */
    long isHere(final Vnet vnet, final Station station) {
        final Entry entry = vnet.entries().get(station.mac());
        if (entry == null) {
            return 0;
        }
        long stamp = 0;
        if (entry.knowledge() instanceof Knowledge.Asked asked) {
            final List<byte[]> frames = directory.waiting().take(asked.frames());
            if (!frames.isEmpty()) {
                node.actions().release(frames);
            }
        } else {
            stamp = ((Knowledge.Placed) entry.knowledge()).place().stamp();
            node.actions().remove(station);
        }
        directory.forget(entry);
        return stamp;
    }

    /** Forgets what is known by nodes that the vnet does not have any more. */
    void changed(final Vnet vnet) {
        for (Entry entry : List.copyOf(vnet.entries().values())) {
            if (entry.knowledge() instanceof Knowledge.Placed placed
                    && !Long.valueOf(placed.place().path()).equals(vnet.path(placed.place().careOf()))) {
                forget(entry);
            }
        }
    }

    /** Forgets a vnet. */
    void removed(final Vnet vnet) {
        List.copyOf(vnet.entries().values()).forEach(this::forget);
    }

    private void forget(final Entry entry) {
        if (entry.knowledge() instanceof Knowledge.Asked asked) {
            directory.waiting().drop(asked.frames(), VarpCount.FRAMES_NOT_FOUND);
        } else {
            node.actions().remove(entry.station());
        }
        directory.forget(entry);
    }

    private static Place place(final Vnet vnet, final VarpMessage message) {
        return new Place(message.careOf(), vnet.path(message.careOf()), message.stamp(), message.nonce());
    }
}
