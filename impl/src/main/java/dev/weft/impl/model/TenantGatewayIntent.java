/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.gateway.Forward;
import dev.weft.api.gateway.GatewayRule;
import dev.weft.api.gateway.OwnAddress;
import dev.weft.api.gateway.SourceTranslation;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.service.Prefix;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tenant's gateway as the intent has it (GW-1). Whether its parts fit each other is for the rules to say.
 *
 * @param id its name
 * @param node the node that does the work; empty: it is parked
 * @param sides its interfaces by network
 * @param routes its ways to what is in none of its networks
 * @param translation what becomes of sources that leave by the outside interface; empty: nothing
 * @param forwards ports of the outside interface that lead inside
 * @param rules which new connections pass, in their order
 * @param allow what becomes of new connections that no rule fits
 */
public record TenantGatewayIntent(GatewayId id, Optional<NodeId> node, SortedMap<NetworkId, Side> sides,
        List<Route> routes, Optional<SourceTranslation> translation, List<Forward> forwards, List<GatewayRule> rules,
        boolean allow) {
    public TenantGatewayIntent {
        requireNonNull(id);
        requireNonNull(node);
        sides = Collections.unmodifiableSortedMap(new TreeMap<>((Map<NetworkId, Side>) sides));
        routes = List.copyOf(routes);
        requireNonNull(translation);
        forwards = List.copyOf(forwards);
        rules = List.copyOf(rules);
    }

    /**
     * An interface of the gateway.
     *
     * @param network the network that it is a station of
     * @param mac its MAC address there, given or derived
     * @param addresses its addresses, at least one
     * @param outside whether addresses are translated here
     */
    public record Side(NetworkId network, MacAddress mac, List<OwnAddress> addresses, boolean outside) {
        public Side {
            requireNonNull(network);
            requireNonNull(mac);
            addresses = List.copyOf(addresses);
        }

        /** Says whether an address is one of its own. */
        public boolean has(final InetAddress address) {
            return addresses.stream().anyMatch(own -> own.address().equals(address));
        }

        /** Says whether a station with an address is reached here without a router. */
        public boolean reaches(final InetAddress address) {
            return addresses.stream().anyMatch(own -> own.prefix().contains(address));
        }
    }

    /**
     * A route.
     *
     * @param destination where it leads
     * @param nextHop the router, of the same family
     */
    public record Route(Prefix destination, InetAddress nextHop) {
        public Route {
            requireNonNull(destination);
            requireNonNull(nextHop);
        }
    }

    /**
     * Returns the interface on which addresses are translated.
     *
     * @return the first one that is outside; empty: none is
     */
    public Optional<Side> outside() {
        return sides.values().stream().filter(Side::outside).findFirst();
    }

    /**
     * Finds the interface by which a station is reached without a router.
     *
     * @param address the station
     * @return the interface; empty: none has a prefix with it
     */
    public Optional<Side> sideOf(final InetAddress address) {
        return sides.values().stream().filter(side -> side.reaches(address)).findFirst();
    }

    /**
     * Finds the interface by which packets leave for an address: by the longest prefix.
     *
     * @param address where they go
     * @return the interface; empty: there is no way
     */
    public Optional<Side> sideTowards(final InetAddress address) {
        return sideOf(address).or(() -> routes.stream().filter(route -> route.destination().contains(address))
            .max((one, other) -> Integer.compare(one.destination().length(), other.destination().length()))
            .flatMap(route -> sideOf(route.nextHop())));
    }
}
