/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.varp;

import dev.weft.helper.end.PortName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which stations are on this node: the switch or the controller says so (VN-3, VN-4).
 */
final class Presence {
    private final VarpSurroundings node;
    private final News news;
    private final Herald herald;
    private final Predicate<PortName> service;
    private final Map<PortName, Port> ports = new HashMap<>();
    private int learned;

    /** A port of a vnet, and the stations that are known to be there. */
    private static final class Port {
        private final Set<LocalStation> stations = new HashSet<>();
        private boolean works;
    }

    /**
     * No stations yet.
     *
     * @param service tells whether a port is in service
     */
    Presence(final VarpSurroundings node, final News news, final Herald herald, final Predicate<PortName> service) {
        this.node = node;
        this.news = news;
        this.herald = herald;
        this.service = service;
    }

    /** The members of a vnet are others now. */
    void changed(final Vnet vnet, final Map<PortName, Set<Long>> before, final Map<PortName, Set<Long>> now) {
        final Set<PortName> names = new HashSet<>(before.keySet());
        names.addAll(now.keySet());
        for (PortName port : names) {
            final Set<Long> old = before.getOrDefault(port, Set.of());
            final Set<Long> next = now.getOrDefault(port, Set.of());
            if (!old.equals(next)) {
                next.stream().filter(mac -> !old.contains(mac)).forEach(mac -> plug(vnet, port, mac));
                old.stream().filter(mac -> !next.contains(mac)).forEach(mac -> unplug(vnet, port, mac));
            }
        }
    }

    /** The vnet is gone, after its members. */
    void removed(final Vnet vnet) {
        List.copyOf(vnet.stations().values()).forEach(local -> setLearned(local, false));
    }

    /** A port is in service, or is not. */
    void port(final PortName name, final boolean works) {
        final Port port = ports.get(name);
        if (port != null && port.works != works) {
            port.works = works;
            port.stations.forEach(local -> change(local, () -> local.port(works ? 1 : -1)));
        }
    }

    /** The switch learned a station behind a port of this node, or forgot it, or learned it elsewhere. */
    void learned(final Vnet vnet, final Station station, final boolean here) {
        final LocalStation local = vnet.stations().get(station.mac());
        if (local != null) {
            setLearned(local, here);
        } else if (here && learned < node.limits().stations()) {
            setLearned(station(vnet, station), true);
        }
    }

    /**
     * Another node says that it has a station.
     *
     * @return whether it still counts as being here
     */
    boolean announced(final Vnet vnet, final VarpMessage message) {
        final LocalStation local = vnet.stations().get(message.station().mac());
        if (local == null || !local.isHere()) {
            return false;
        }
        if (herald.challenged(local, message) && !local.isPlugged()) {
            // Learned here: it moved
            node.tally().add(VarpCount.MOVED);
            setLearned(local, false);
            return false;
        }
        return true;
    }

    private void plug(final Vnet vnet, final PortName name, final long mac) {
        final Port port = ports.computeIfAbsent(name, added -> {
            final Port made = new Port();
            made.works = service.test(name);
            return made;
        });
        final LocalStation local = station(vnet, new Station(vnet.id(), mac));
        local.name(1);
        port.stations.add(local);
        change(local, () -> local.port(port.works ? 1 : 0));
    }

    private void unplug(final Vnet vnet, final PortName name, final long mac) {
        final Port port = ports.get(name);
        final LocalStation local = vnet.stations().get(mac);
        local.name(-1);
        port.stations.remove(local);
        if (port.stations.isEmpty()) {
            ports.remove(name);
        }
        change(local, () -> local.port(port.works ? -1 : 0));
    }

    private LocalStation station(final Vnet vnet, final Station station) {
        return vnet.stations().computeIfAbsent(station.mac(),
            mac -> new LocalStation(vnet, station, herald::announce));
    }

    private void setLearned(final LocalStation local, final boolean here) {
        if (local.isLearned() != here) {
            learned += here ? 1 : -1;
            change(local, () -> local.learned(here));
        }
    }

    private void change(final LocalStation local, final Runnable what) {
        final boolean before = local.isHere();
        what.run();
        if (local.isHere() && !before) {
            final long known = Math.max(local.stamp(), news.isHere(local.vnet(), local.station()));
            local.appeared(node.stampAfter(known));
            herald.announce(local);
        } else if (!local.isHere()) {
            node.wheel().cancel(local.timer());
            if (!local.isNamed()) {
                local.vnet().stations().remove(local.station().mac());
            }
        }
    }
}
