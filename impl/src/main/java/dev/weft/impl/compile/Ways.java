/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.impl.compile.Compiled.Way;
import dev.weft.impl.model.LinkIntent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways between two nodes of this installation. */
final class Ways {
    private Ways() {
        // only functions
    }

    /** The way from one end to the other, in a family that both nodes have. */
    static Peer peer(final Place from, final Place to, final Family family) throws NotYet {
        // an interface may insist on an outer address
        OuterSide.side(from, family);
        OuterSide.side(to, family);
        return peer(from.site(), to.site(), family);
    }

    /** The way from one node to another one, in a family that both have. All segments share it. */
    static Peer peer(final Site from, final Site to, final Family family) throws NotYet {
        final var local = OuterSide.side(from.node(), family);
        final var remote = OuterSide.side(to.node(), family);
        final var path = PathId.toHost(to.host(), family);
        return new Peer(ObjectKey.peer(path, to.id() + "/" + family), path,
            new Carrier.Tunnel(local.address(), remote.address(), OuterSide.gateway(from, to, local)));
    }

    /**
     * The ways that a link needs when a standby takes over at either end. They are there before it does, so that
     * nothing but the ends is changed then, and the next hops are known already (VL-17).
     */
    static List<Way> spare(final LinkIntent link, final Place first, final Place second, final Topology topology) {
        final var firsts = places(first, link.first(), topology);
        final var seconds = link.second() instanceof LinkIntent.Managed managed
            ? places(second, managed.port(), topology) : List.of(second);
        final var ways = new LinkedHashSet<Way>();
        for (var here : firsts) {
            for (var there : seconds) {
                if (here != first || there != second) {
                    add(link, here, there, ways);
                }
            }
        }
        return List.copyOf(ways);
    }

    private static List<Place> places(final Place inUse, final InterfaceId named,
            final Topology topology) {
        final var places = new ArrayList<Place>();
        places.add(inUse);
        reserve(named, topology).ifPresent(places::add);
        return places;
    }

    /** A member that is nowhere, or not complete, is no reason for a link to wait. */
    private static Optional<Place> reserve(final InterfaceId named, final Topology topology) {
        final var reserve = topology.reserve(named);
        if (reserve.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Place.ofEnd(reserve.orElseThrow(), topology));
        } catch (NotYet e) {
            return Optional.empty();
        }
    }

    private static void add(final LinkIntent link, final Place here, final Place there, final Set<Way> ways) {
        if (here.node().id().equals(there.node().id())) {
            return;
        }
        try {
            final var family = OuterSide.family(link, here, there);
            final var way = new Way(here.node().id(), peer(here, there, family));
            final var back = new Way(there.node().id(), peer(there, here, family));
            ways.add(way);
            ways.add(back);
        } catch (NotYet e) {
            // it is said when that member takes over, and validation has refused it before
            return;
        }
    }
}
