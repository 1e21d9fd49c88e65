/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.common.net.InetAddresses;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.Relay;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.node.Underlay;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.Protection;
import dev.weft.pipeline.table.Table;
import dev.weft.southbound.ovsdb.WantedDatabase;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What only a process on the node can do, for the datapath helper, as JSON in the node's own database: so it is kept
 * on disk there and is enough to run without a controller (VL-5, VL-7, VL-8). What concerns one end of a link is in
 * {@link EndSheet}.
 */
final class HelperSheet {
    /** Connections of which the switch keeps the state at one port (SI-4): what comes beyond has none. */
    private static final int MAX_CONNECTIONS = 65536;

    private HelperSheet() {
        // only a function
    }

    /**
     * Writes the sheet. All lists are in a fixed order, so that the same intent gives the same text after a restart.
     *
     * @param spec the node
     * @param peers the ways to and from other nodes
     * @param remotes the tunnels to appliances
     * @param stateful whether the switch keeps the state of connections
     * @return JSON
     */
    static String of(final NodeSpec spec, final Collection<Peer> peers,
            final Collection<PortRef.Tunnel> remotes, final boolean stateful) {
        // what is protected travels between addresses that only the pipeline knows (VN-7)
        final var tunnels = peers.stream().flatMap(peer -> peer.tunnel().stream())
            .filter(tunnel -> tunnel.protection() == Protection.NONE).toList();
        final var sheet = new JsonObject();
        sheet.add("udp-source-ports", range(spec.sourcePorts()));
        sheet.add("routes", routes(tunnels, remotes, spec.underlay()));
        sheet.add("peers", addresses(tunnels.stream().map(Carrier.Tunnel::remote)));
        if (!remotes.isEmpty()) {
            sheet.add("tunnels", addresses(remotes.stream().map(PortRef.Tunnel::remote)));
        }
        if (spec.underlay().halves()) {
            sheet.add("oversize", oversize(spec.underlay()));
        }
        sheet.add("addresses", addresses(spec.underlay().addresses().stream()));
        final var flows = new JsonObject();
        flows.addProperty("bridge", WantedDatabase.BRIDGE);
        flows.addProperty("sent-table", Table.CLASSIFY.id());
        flows.addProperty("received-table", Table.DELIVER.id());
        sheet.add("flows", flows);
        sheet.addProperty("control-port", WantedDatabase.CONTROL_PORT);
        final var lan = new LanSheet(spec, peers);
        if (lan.isNeeded()) {
            sheet.add("ethernet", lan.json());
        }
        final var groups = addresses(peers.stream().map(Peer::carrier).filter(Carrier.Multicast.class::isInstance)
            .map(carrier -> ((Carrier.Multicast) carrier).group()));
        if (!groups.isEmpty()) {
            sheet.add("multicast", groups);
        }
        if (!spec.relays().isEmpty() || spec.relay().isPresent()) {
            sheet.add("varp", varp(spec));
        }
        if (stateful) {
            sheet.add("conntrack", conntrack());
        }
        return sheet.toString();
    }

    private static JsonObject conntrack() {
        final var conntrack = new JsonObject();
        conntrack.addProperty("limit", MAX_CONNECTIONS);
        return conntrack;
    }

    private static JsonObject range(final SourcePorts sourcePorts) {
        final var range = new JsonObject();
        range.addProperty("first", sourcePorts.first());
        range.addProperty("last", sourcePorts.last());
        return range;
    }

    private static JsonArray routes(final Collection<Carrier.Tunnel> peers, final Collection<PortRef.Tunnel> remotes,
            final Underlay underlay) {
        final var gateways = new TreeMap<String, String>();
        peers.forEach(peer -> peer.gateway().ifPresent(gateway -> route(gateways, peer.remote(), gateway)));
        remotes.forEach(tunnel -> underlay.gateways().stream()
            .filter(gateway -> Family.of(gateway) == Family.of(tunnel.remote()))
            .forEach(gateway -> route(gateways, tunnel.remote(), gateway)));
        final var routes = new JsonArray();
        gateways.forEach((to, via) -> {
            final var route = new JsonObject();
            route.addProperty("to", to);
            route.addProperty("via", via);
            routes.add(route);
        });
        return routes;
    }

    private static void route(final Map<String, String> gateways, final InetAddress to, final InetAddress gateway) {
        gateways.merge(text(to) + "/" + (Family.of(to) == Family.IPV4 ? 32 : 128), text(gateway),
            (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    private static JsonObject oversize(final Underlay underlay) {
        final var oversize = new JsonObject();
        oversize.addProperty("mtu", underlay.mtu());
        underlay.bridge().ifPresent(bridge -> oversize.addProperty("bridge", bridge));
        underlay.device().ifPresent(device -> oversize.addProperty("nic", device));
        return oversize;
    }

    private static JsonObject varp(final NodeSpec spec) {
        final var varp = new JsonObject();
        varp.add("relays", addresses(spec.relays().stream()));
        spec.relay().ifPresent(relay -> varp.add("relay", relay(relay)));
        return varp;
    }

    private static JsonObject relay(final Relay relay) {
        final var json = new JsonObject();
        json.add("nodes", addresses(relay.nodes().stream()));
        final var peers = new JsonArray();
        relay.peers().stream().sorted(Comparator.comparing(peer -> text(peer.address()))).forEach(peer -> {
            final var each = new JsonObject();
            each.addProperty("address", text(peer.address()));
            each.addProperty("port", peer.port());
            peers.add(each);
        });
        json.add("peers", peers);
        json.addProperty("port", relay.port());
        json.addProperty("proxy", relay.proxy());
        return json;
    }

    private static JsonArray addresses(final Stream<InetAddress> addresses) {
        final var texts = new JsonArray();
        addresses.map(HelperSheet::text).distinct().sorted().forEach(texts::add);
        return texts;
    }

    private static String text(final InetAddress address) {
        return InetAddresses.toAddrString(address);
    }
}
