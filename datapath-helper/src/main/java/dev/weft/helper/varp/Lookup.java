/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.timer.TickClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Looks for stations of other nodes when frames want to go there, and again as long as they do (VN-2, VN-3).
 */
final class Lookup {
    // More come in the moment until the switch has its entry; beyond, something else is wrong with it
    private static final int MOST_RETURNED = 64;

    private final VarpSurroundings node;
    private final Directory directory;
    private List<Station> due = new ArrayList<>();

    Lookup(final VarpSurroundings node, final Directory directory) {
        this.node = node;
        this.directory = directory;
    }

    /** A frame to a station that the switch does not know. */
    void frame(final Vnet vnet, final Station station, final int port, final byte[] frame) {
        final Entry entry = vnet.entries().get(station.mac());
        if (entry == null) {
            add(vnet, station, port).ifPresentOrElse(added -> {
                wanted(added, port);
                waits(added, frame);
                ask(added);
            }, () -> node.tally().add(VarpCount.FRAMES_TOO_MANY_STATIONS));
        } else if (entry.knowledge() instanceof Knowledge.Placed placed) {
            if (entry.returned(node.now() / TickClock.SECOND) > MOST_RETURNED) {
                node.tally().add(VarpCount.FRAMES_RETURNED);
            } else {
                directory.replace(entry, placed.place(), placed.until(), frame);
            }
        } else {
            wanted(entry, port);
            waits(entry, frame);
        }
    }

    /** Begins to look for a station; empty: too many are looked for. Nobody is asked yet. */
    Optional<Entry> add(final Vnet vnet, final Station station, final int port) {
        return directory.add(vnet, station, port, this::due);
    }

    private static void wanted(final Entry entry, final int port) {
        if (port == Directory.BEYOND) {
            entry.wantedBeyond();
        } else {
            entry.wantedHere();
        }
    }

    private void waits(final Entry entry, final byte[] frame) {
        directory.waiting().add(entry.vnet(), ((Knowledge.Asked) entry.knowledge()).frames(), frame);
    }

    /** Sends the question that is open: first to the LAN segment alone, or to the node that had the station. */
    void ask(final Entry entry) {
        final Vnet vnet = entry.vnet();
        final long next = node.now() + vnet.retryTicks();
        node.tally().add(VarpCount.REQUESTS_SENT);
        if (entry.knowledge() instanceof Knowledge.Asked asked) {
            final boolean others = entry.asksOthers(asked.query().attempt());
            if (entry.asksLan()) {
                node.toAll(vnet, VarpType.REQUEST, asked.query(), others, 0, entry.station());
            } else if (others) {
                node.beyond(vnet, VarpType.REQUEST, asked.query(), 0, entry.station());
            }
            node.wheel().set(entry.timer(), next);
        } else if (entry.knowledge() instanceof Knowledge.Checked checked) {
            if (checked.query().attempt() == 1) {
                node.toOne(vnet, VarpType.REQUEST, checked.query(), 0, entry.station(), checked.place().careOf());
            } else {
                node.toAll(vnet, VarpType.REQUEST, checked.query(), true, 0, entry.station());
            }
            node.wheel().set(entry.timer(), Math.min(checked.until(), next));
        }
    }

    private void due(final Entry entry) {
        if (entry.knowledge() instanceof Knowledge.Asked asked) {
            if (asked.query().attempt() >= entry.vnet().settings().attempts()) {
                node.tally().add(VarpCount.NOT_FOUND);
                directory.waiting().drop(asked.frames(), VarpCount.FRAMES_NOT_FOUND);
                directory.forget(entry);
            } else {
                directory.become(entry, asked.again());
                ask(entry);
            }
        } else if (node.now() >= ((Knowledge.Placed) entry.knowledge()).until()) {
            node.tally().add(VarpCount.EXPIRED);
            directory.forget(entry);
        } else if (entry.knowledge() instanceof Knowledge.Checked checked) {
            directory.become(entry, checked.again());
            ask(entry);
        } else {
            ageing(entry, (Knowledge.Known) entry.knowledge());
        }
    }

    /** Only if the switch says that it is used it is asked for again; the switch is asked twice. */
    private void ageing(final Entry entry, final Knowledge.Known known) {
        due.add(entry.station());
        final long second = known.until() - (entry.vnet().expiryTicks() - entry.vnet().freshTicks()) / 2;
        node.wheel().set(entry.timer(), node.now() < second ? second : known.until());
    }

    /** Stations that are known for so long that it should be found out whether they are still used. */
    Collection<Station> takeDue() {
        final List<Station> taken = due;
        due = new ArrayList<>();
        return taken;
    }

    /** The switch used its entry of a station since it got it. */
    void used(final Entry entry) {
        final int last = entry.vnet().expiryTicks() - entry.vnet().freshTicks();
        if (entry.knowledge() instanceof Knowledge.Known known && node.now() >= known.until() - last) {
            check(entry, known, 1);
        }
    }

    /** Asks again where a known station is; the first attempt is to its node alone. */
    void check(final Entry entry, final Knowledge.Known known, final int attempt) {
        directory.become(entry, new Knowledge.Checked(known.place(), known.until(),
            new Query(node.nonce(), attempt)));
        ask(entry);
    }
}
