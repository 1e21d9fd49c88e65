/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import dev.weft.helper.timer.TickClock;
import dev.weft.helper.vnet.Mac;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * What can be told of a gateway at one moment.
 *
 * @param gateway its name
 * @param number its number on this node
 * @param known how many neighbours were found
 * @param asking how many are looked for
 * @param framesWaiting how many frames wait for that
 * @param conflict who else has an address of it; null: nobody was heard
 * @param neighbour its neighbours, at most {@link #MOST} of all gateways together
 */
public record RouterStatus(String gateway, int number, int known, int asking, int framesWaiting, String conflict,
        List<Neighbour> neighbour) {
    /** Most neighbours that are shown. */
    public static final int MOST = 1_000;

    public RouterStatus {
        // it may come from a document
        neighbour = Objects.requireNonNullElse(neighbour, List.of());
    }

    /**
     * A station or a router to which packets go.
     *
     * @param network where it is
     * @param address its address
     * @param nextHop its number if it is a next hop; null: packets go there themselves
     * @param mac its hardware address; null while it is looked for
     * @param state {@code asking}, {@code known}, or {@code checking} while it is asked again
     * @param seconds since when that is known; null while it is looked for
     * @param framesWaiting frames that wait
     */
    public record Neighbour(String network, String address, Integer nextHop, String mac, String state, Long seconds,
            int framesWaiting) { }

    static List<RouterStatus> of(final Collection<Router> routers, final long now) {
        final List<RouterStatus> all = new ArrayList<>();
        int room = MOST;
        for (Router router : routers) {
            final NeighbourTable neighbours = router.neighbours().table();
            final List<Neighbour> shown = neighbours.some(room).stream()
                .map(one -> of(router.settings(), one, now)).toList();
            room -= shown.size();
            all.add(new RouterStatus(router.settings().gateway(), router.settings().number(),
                neighbours.count() - neighbours.looking(), neighbours.looking(), neighbours.framesWaiting(),
                router.conflict().isEmpty() ? null : router.conflict(), shown));
        }
        return all;
    }

    private static Neighbour of(final RouterSettings settings, final dev.weft.helper.router.Neighbour one,
            final long now) {
        final NeighbourKey key = one.key();
        final boolean found = one.mac() != 0;
        return new Neighbour(settings.leg(key.segment()).map(Leg::network).orElse(""),
            key.address().getHostAddress(), key.hop() == 0 ? null : key.hop(), found ? Mac.text(one.mac()) : null,
            one.state().toString(), found ? (now - one.confirmed()) / TickClock.SECOND : null, one.frames().size());
    }
}
