/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import dev.weft.api.id.NodeId;
import dev.weft.impl.compile.Gateway;
import dev.weft.impl.compile.Site;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which relays carry the frames of a network between LAN segments (VN-5). */
final class Proxies {
    private Proxies() {
        // only a function
    }

    /**
     * Finds them.
     *
     * @param sites the nodes with members
     * @return the relays of those LAN segments that reach another one with members through them
     */
    static SortedMap<NodeId, Site> of(final Collection<Site> sites) {
        final var segments = new TreeMap<String, Site>();
        sites.stream().filter(site -> site.gateway().isPresent())
            .forEach(site -> segments.putIfAbsent(site.node().lanSegment().orElseThrow(), site));
        final var relays = new TreeMap<NodeId, Site>();
        for (var site : segments.values()) {
            final Gateway gateway = site.gateway().orElseThrow();
            if (gateway.beyond().stream().anyMatch(segments::containsKey)) {
                relays.put(gateway.relay().id(), new Site(gateway.relay(), gateway.host(), site.installation(),
                    site.gateway()));
            }
        }
        return relays;
    }
}
