/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.varp.Station;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stations that the switch learned behind its ports, kept over the time in which it cannot be asked.
 */
final class LearnedStations {
    /** Where a station is, as the switch has it. */
    enum Where {
        /** Behind none of its ports, or it is not known yet what the port is. */
        AWAY,
        /** Behind the port of a guest. */
        HERE,
        /** Behind the port by which a proxy exchanges frames with other LAN segments. */
        BEYOND
    }

    /** Hears of stations. */
    @FunctionalInterface
    interface Listener {
        /** A station is somewhere else than before. */
        void changed(Station station, Where before, Where now);
    }

    /** Tells what a port is to a vnet. */
    @FunctionalInterface
    interface Ports {
        /** Where a station of that vnet is that is behind this port. */
        Where at(long vnet, int port);
    }

    /** The port of a station, what was told of it, and whether the port ever was a proxy's while it was there. */
    private record Seen(int port, Where told, boolean beyond) { }

    private final Listener listener;
    private final Ports ports;
    private final int most;
    private final Map<Station, Seen> known = new HashMap<>();
    /** Of a list that is not complete. */
    private Set<Station> listing = new HashSet<>();
    private boolean isListing = true;

    /**
     * None yet.
     *
     * @param listener hears of each station that appears or goes
     * @param ports tells what ports are; when that changes {@link #look} has to be called
     * @param most more are not noticed
     */
    LearnedStations(final Listener listener, final Ports ports, final int most) {
        this.listener = listener;
        this.ports = ports;
        this.most = most;
    }

    /** All will be listed again. */
    void begin() {
        listing = new HashSet<>();
        isListing = true;
    }

    /** Some changed; {@code listed} when the list is complete. */
    void changed(final List<StationWatch.Change> changes, final boolean listed) {
        for (StationWatch.Change change : changes) {
            if (change.port() == 0) {
                remove(change.station());
            } else {
                put(change.station(), change.port());
            }
        }
        if (listed && isListing) {
            isListing = false;
            List.copyOf(known.keySet()).stream().filter(station -> !listing.contains(station)).forEach(this::remove);
            listing = new HashSet<>();
        }
    }

    /** Tells those of a vnet again, which was not known before. */
    void again(final long vnet) {
        known.replaceAll((station, seen) -> station.vnet() == vnet
            ? told(station, new Seen(seen.port(), Where.AWAY, seen.beyond())) : seen);
    }

    /** Ports are something else now, perhaps. */
    void look() {
        known.replaceAll(this::told);
    }

    private void put(final Station station, final int port) {
        if (isListing) {
            listing.add(station);
        }
        final Seen before = known.get(station);
        if (before != null || known.size() < most) {
            final Where told = before == null ? Where.AWAY : before.told();
            known.put(station, told(station, new Seen(port, told, before != null && before.port() == port
                && before.beyond())));
        }
    }

    private void remove(final Station station) {
        listing.remove(station);
        final Seen before = known.remove(station);
        if (before != null) {
            tell(station, before.told(), Where.AWAY);
        }
    }

    private Seen told(final Station station, final Seen seen) {
        final Where at = ports.at(station.vnet(), seen.port());
        final boolean beyond = at == Where.BEYOND || seen.beyond();
        // A port that is a proxy's no more is no guest's for that: what is left behind it is nobody's news
        final Where now = beyond && at == Where.HERE ? Where.AWAY : at;
        tell(station, seen.told(), now);
        return new Seen(seen.port(), now, beyond);
    }

    private void tell(final Station station, final Where before, final Where now) {
        if (before != now) {
            listener.changed(station, before, now);
        }
    }
}
