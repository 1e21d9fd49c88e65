/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.security.GatewayFlows.Ways;
import dev.weft.helper.security.SecurityOrders.GatewayOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The tunnels with all other nodes. Not thread-safe.
 */
final class Tunnels {
    private final LongSupplier clock;
    private final Map<Integer, PeerState> states = new HashMap<>();
    private final Map<Integer, Derived> derived = new HashMap<>();

    /**
     * Nothing is known yet.
     *
     * @param clock nanoseconds, never going back
     */
    Tunnels(final LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param connections those that charon should know
     * @param children the tunnels to ask for, by the names of their connections
     * @param ends the connections whose tunnels should end
     * @param ways what flows should do, for each other node
     * @param missing other nodes with a tunnel that is not there, with the nanoseconds for which it has not been
     * @param settled whether nothing has to be looked at soon
     */
    record Plan(List<PeerConfig> connections, Map<String, Set<String>> children, Set<String> ends,
            Map<Integer, Ways> ways, Map<Integer, Long> missing, boolean settled) {
    }

    private record Derived(PeerOrder order, Generation generation) {
    }

    /** Decides. */
    Plan plan(final GatewayOrder gateway, final Map<Integer, PeerOrder> orders, final List<Tunnel> tunnels,
            final int interfaceId) {
        states.keySet().retainAll(orders.keySet());
        derived.keySet().retainAll(orders.keySet());
        final long now = clock.getAsLong();
        final Map<Integer, List<Tunnel>> byHost = tunnels.stream().collect(Collectors.groupingBy(Tunnel::host));
        final List<PeerConfig> connections = new ArrayList<>();
        final Map<String, Set<String>> children = new TreeMap<>();
        final Set<String> ends = new TreeSet<>();
        final Map<Integer, Ways> ways = new TreeMap<>();
        final Map<Integer, Long> missing = new TreeMap<>();
        boolean settled = true;
        for (PeerOrder order : orders.values()) {
            final int host = order.host();
            final Generation generation = generation(gateway, order);
            final PeerState.Next next = states.computeIfAbsent(host, any -> new PeerState(gateway.host() < host))
                .look(order.levels(), generation, byHost.getOrDefault(host, List.of()), now);
            connections.add(new PeerConfig(gateway.installation(), gateway.host(), order, generation, interfaceId));
            if (!next.initiate().isEmpty()) {
                children.put(PeerConfig.name(host, generation.name()), next.initiate().stream()
                    .map(level -> PeerConfig.child(level, host, generation.name())).collect(Collectors.toSet()));
            }
            next.terminate().forEach(old -> ends.add(PeerConfig.name(host, old)));
            ways.put(host, next.ways());
            next.missing().ifPresent(since -> missing.put(host, now - since));
            settled &= next.settled();
        }
        tunnels.stream().filter(tunnel -> !orders.containsKey(tunnel.host()))
            .forEach(tunnel -> ends.add(PeerConfig.name(tunnel.host(), tunnel.generation())));
        return new Plan(connections, children, ends, ways, missing, settled);
    }

    /** Derived once, as that costs more than the rest. */
    private Generation generation(final GatewayOrder gateway, final PeerOrder order) {
        final Optional<Derived> known = Optional.ofNullable(derived.get(order.host()))
            .filter(each -> each.order.equals(order));
        if (known.isPresent()) {
            return known.orElseThrow().generation;
        }
        final Generation generation = Generation.of(gateway.host(), order.host(), order.keys());
        derived.put(order.host(), new Derived(order, generation));
        return generation;
    }
}
