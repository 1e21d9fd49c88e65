/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.overlay.Family;
import java.util.Collection;
import java.util.TreeMap;

/**
 * What only a process on the node can do, for the datapath helper, as JSON in the node's own database: so it is kept
 * on disk there and is enough to run without a controller (VL-5, VL-7).
 */
final class HelperSheet {
    private HelperSheet() {
        // only a function
    }

    static String of(final SourcePorts sourcePorts, final Collection<Peer> peers) {
        final var sheet = new JsonObject();
        final var range = new JsonObject();
        range.addProperty("first", sourcePorts.first());
        range.addProperty("last", sourcePorts.last());
        sheet.add("udp-source-ports", range);
        final var routes = new JsonArray();
        // in a fixed order, so that the same peers give the same text after a restart
        final var gateways = new TreeMap<String, String>();
        for (var peer : peers) {
            final int length = Family.of(peer.remote()) == Family.IPV4 ? 32 : 128;
            peer.gateway().ifPresent(gateway -> gateways.merge(peer.remote().getHostAddress() + "/" + length,
                gateway.getHostAddress(), (one, other) -> one.compareTo(other) < 0 ? one : other));
        }
        gateways.forEach((to, via) -> {
            final var route = new JsonObject();
            route.addProperty("to", to);
            route.addProperty("via", via);
            routes.add(route);
        });
        sheet.add("routes", routes);
        return sheet.toString();
    }
}
