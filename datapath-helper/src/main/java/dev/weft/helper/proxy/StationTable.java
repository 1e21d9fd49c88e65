/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import dev.weft.helper.varp.Station;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Beyond which relay each station is, as their frames and other relays say; the last one counts. Any thread.
 */
final class StationTable {
    private static final long REFRESH_NANOS = 10_000_000_000L;
    private static final long AGE_NANOS = 300_000_000_000L;

    private record Seen(InetAddress relay, long when) { }

    private final Map<Station, Seen> stations = new ConcurrentHashMap<>();
    private final int most;

    /** An empty table; more than that many are not noticed until others are forgotten, after 300 s. */
    StationTable(final int most) {
        this.most = most;
    }

    void put(final Station station, final InetAddress relay, final long now) {
        final Seen before = stations.get(station);
        if (before == null ? hasRoom(now) : !before.relay().equals(relay) || now - before.when() > REFRESH_NANOS) {
            stations.put(station, new Seen(relay, now));
        }
    }

    Optional<InetAddress> find(final Station station) {
        return Optional.ofNullable(stations.get(station)).map(Seen::relay);
    }

    private boolean hasRoom(final long now) {
        if (stations.size() >= most) {
            stations.values().removeIf(seen -> now - seen.when() > AGE_NANOS);
        }
        return stations.size() < most;
    }
}
