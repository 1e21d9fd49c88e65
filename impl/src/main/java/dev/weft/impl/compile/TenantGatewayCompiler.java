/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import com.google.common.hash.Hashing;
import dev.weft.api.gateway.Forward;
import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.GatewayRoute;
import dev.weft.api.gateway.GatewayRule;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.model.TenantGatewayIntent.Side;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiles a gateway to what its node shall do (GW-1). The same arguments make the same object. */
public final class TenantGatewayCompiler {
    private TenantGatewayCompiler() {
        // only functions
    }

    /**
     * A network that serves.
     *
     * @param intent the network
     * @param key its key on the wire
     */
    public record Served(NetworkIntent intent, NetworkKey key) { }

    /**
     * Finds the node of a gateway.
     *
     * @param gateway the gateway
     * @param topology where it is looked up
     * @return the node; empty: it is parked, or its node is not there, or has no number yet
     */
    public static Optional<Site> site(final TenantGatewayIntent gateway, final Topology topology) {
        return gateway.node().flatMap(topology::node).flatMap(node -> topology.host(node.id())
            .map(host -> new Site(node, host, topology.installation(), topology.gateway(node))));
    }

    /**
     * Compiles what is possible of a gateway: what it needs of networks that do not serve is left out.
     *
     * @param gateway the gateway
     * @param number its number on its node
     * @param networks those of its networks that serve
     * @return what its node shall do; nothing when none of its networks serves
     */
    public static Optional<TenantGateway> compile(final TenantGatewayIntent gateway, final int number,
            final Map<NetworkId, Served> networks) {
        final var sides = gateway.sides().values().stream().filter(side -> networks.containsKey(side.network()))
            .toList();
        if (sides.isEmpty()) {
            return Optional.empty();
        }
        final boolean leads = sides.stream().anyMatch(Side::outside);
        return Optional.of(new TenantGateway(gateway.id(), number,
            sides.stream().map(side -> side(side, networks.get(side.network()))).toList(),
            routes(gateway, networks.keySet()), gateway.translation().filter(there -> leads),
            leads ? forwards(gateway) : List.of(), rules(gateway, networks.keySet()), gateway.allow()));
    }

    private static GatewayInterface side(final Side side, final Served network) {
        return new GatewayInterface(side.network(), network.key(), side.mac(), side.addresses(), side.outside(),
            UdpPort.GENEVE, network.intent().travel().dscp());
    }

    /** A next hop in no network that serves leads nowhere. */
    private static List<GatewayRoute> routes(final TenantGatewayIntent gateway, final Set<NetworkId> networks) {
        final var numbers = numbers(gateway);
        final var routes = new ArrayList<GatewayRoute>();
        gateway.routes().forEach(route -> gateway.sideOf(route.nextHop()).map(Side::network)
            .filter(networks::contains).ifPresent(network -> routes.add(new GatewayRoute(route.destination(), network,
                route.nextHop(), numbers.get(route.nextHop())))));
        return routes;
    }

    /**
     * The numbers of next hops. They come from their addresses, so that they are the same after a restart and after a
     * change of other routes; of two that would have the same one the later by address takes the next free one.
     */
    static Map<InetAddress, Integer> numbers(final TenantGatewayIntent gateway) {
        final SortedMap<String, InetAddress> hops = new TreeMap<>();
        gateway.routes().forEach(route -> hops.put(route.nextHop().getHostAddress(), route.nextHop()));
        final var numbers = new HashMap<InetAddress, Integer>();
        final var taken = new HashSet<Integer>();
        hops.values().forEach(hop -> {
            int number = Math.floorMod(Hashing.sha256().hashBytes(hop.getAddress()).asInt(), GatewayRoute.MAX_NUMBER);
            while (!taken.add(number)) {
                number = (number + 1) % GatewayRoute.MAX_NUMBER;
            }
            numbers.put(hop, number + 1);
        });
        return numbers;
    }

    /** Where the gateway has no address of the server's family outside there is nothing to forward. */
    private static List<Forward> forwards(final TenantGatewayIntent gateway) {
        return gateway.forwards().stream().filter(forward -> gateway.outside().orElseThrow().addresses().stream()
            .anyMatch(own -> own.family() == Family.of(forward.toAddress()))).toList();
    }

    /** A rule for a network that does not serve fits nothing. */
    private static List<GatewayRule> rules(final TenantGatewayIntent gateway, final Set<NetworkId> networks) {
        return gateway.rules().stream().filter(rule -> rule.from().filter(name -> !networks.contains(name)).isEmpty()
            && rule.to().filter(name -> !networks.contains(name)).isEmpty()).toList();
    }
}
