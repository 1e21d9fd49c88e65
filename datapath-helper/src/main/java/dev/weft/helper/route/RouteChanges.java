/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.route;

import dev.weft.helper.sheet.Prefix;
import dev.weft.helper.sheet.Route;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes the kernel's routes of protocol 87 those of the sheet.
 *
 * @param add destinations that have no such route. Added, not replaced, since a route of somebody else would go
 * @param replace destinations whose route has another next hop
 * @param delete what the sheet does not have, or has better
 */
public record RouteChanges(List<Route> add, List<Route> replace, List<KernelRoute> delete) {
    public RouteChanges {
        add = List.copyOf(add);
        replace = List.copyOf(replace);
        delete = List.copyOf(delete);
    }

    /** The difference between what is wanted, next hop by destination, and what is there. */
    static RouteChanges between(final Map<Prefix, InetAddress> wanted, final List<KernelRoute> there) {
        final Map<Prefix, List<KernelRoute>> stale = new LinkedHashMap<>();
        there.forEach(route -> stale.computeIfAbsent(route.to(), any -> new ArrayList<>()).add(route));
        final List<Route> add = new ArrayList<>();
        final List<Route> replace = new ArrayList<>();
        wanted.forEach((to, via) -> {
            final List<KernelRoute> candidates = stale.getOrDefault(to, List.of());
            final Optional<KernelRoute> kept = candidates.stream().filter(route -> route.leadsVia(via)).findFirst();
            final Optional<KernelRoute> replaced = candidates.stream().filter(KernelRoute::isReplaceable).findFirst();
            if (kept.isPresent()) {
                candidates.remove(kept.orElseThrow());
            } else if (replaced.isPresent()) {
                candidates.remove(replaced.orElseThrow());
                replace.add(new Route(to, via));
            } else {
                add.add(new Route(to, via));
            }
        });
        return new RouteChanges(add, replace, stale.values().stream().flatMap(List::stream).toList());
    }

    boolean isEmpty() {
        return add.isEmpty() && replace.isEmpty() && delete.isEmpty();
    }

    /** Those of one family. */
    RouteChanges of(final boolean ipv4) {
        return new RouteChanges(add.stream().filter(route -> route.to().isIpv4() == ipv4).toList(),
            replace.stream().filter(route -> route.to().isIpv4() == ipv4).toList(),
            delete.stream().filter(route -> route.to().isIpv4() == ipv4).toList());
    }

    @Override
    public String toString() {
        return add.size() + " to add, " + replace.size() + " to replace, " + delete.size() + " to delete";
    }
}
