/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.security.SecurityStatus.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is told of tunnels.
 */
final class WayReport {
    private static final Tunnel.Child NOTHING = new Tunnel.Child(0, 0, 0, 0, 0);

    private WayReport() {
        // only functions
    }

    /** All ways that are wanted. */
    static List<Way> of(final SecurityOrders wanted, final Tunnels.Plan plan, final List<Tunnel> there) {
        final List<Way> ways = new ArrayList<>();
        wanted.peers().values().forEach(order -> order.levels().forEach(level ->
            ways.add(way(order, level, plan, there))));
        return ways;
    }

    private static Way way(final PeerOrder order, final Level level, final Tunnels.Plan plan,
            final List<Tunnel> there) {
        final Integer slot = plan.ways().get(order.host()).sending().get(level);
        final Optional<Tunnel> tunnel = there.stream().filter(each -> each.host() == order.host() && slot != null
            && each.slot() == slot && each.carries(level)).findFirst();
        final Tunnel.Child child = tunnel.map(each -> each.children().get(level)).orElse(NOTHING);
        return new Way(order.host(), order.remote().getHostAddress(), level.toString(), tunnel.isPresent(),
            tunnel.map(Tunnel::age).orElse(0L), child.age(), child.packetsOut(), child.packetsIn(),
            problem(order, plan));
    }

    private static String problem(final PeerOrder order, final Tunnels.Plan plan) {
        final Long time = plan.missing().get(order.host());
        return time == null ? "" : "no tunnel by the key in force for " + Duration.ofNanos(time).toSeconds()
            + " s: the other node is not reached on UDP port " + CharonConfig.UDP_PORT + ", or has another key";
    }
}
