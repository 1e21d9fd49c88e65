/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.varp.Station;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Stations that the switch learned behind its ports, kept over the time in which it cannot be asked.
 */
final class LearnedStations {
    private final BiConsumer<Station, Boolean> listener;
    private final int most;
    private final Set<Station> here = new HashSet<>();
    /** Of a list that is not complete. */
    private Set<Station> listing = new HashSet<>();
    private boolean isListing = true;

    /**
     * None yet.
     *
     * @param listener hears of each station that appears or goes
     * @param most more are not noticed
     */
    LearnedStations(final BiConsumer<Station, Boolean> listener, final int most) {
        this.listener = listener;
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
            if (change.here()) {
                add(change.station());
            } else {
                remove(change.station());
            }
        }
        if (listed && isListing) {
            isListing = false;
            List.copyOf(here).stream().filter(station -> !listing.contains(station)).forEach(this::remove);
            listing = new HashSet<>();
        }
    }

    /** Tells those of a vnet again, which was not known before. */
    void tell(final long vnet) {
        here.stream().filter(station -> station.vnet() == vnet).forEach(station -> listener.accept(station, true));
    }

    private void add(final Station station) {
        if (isListing) {
            listing.add(station);
        }
        if (here.size() < most && here.add(station)) {
            listener.accept(station, true);
        }
    }

    private void remove(final Station station) {
        listing.remove(station);
        if (here.remove(station)) {
            listener.accept(station, false);
        }
    }
}
