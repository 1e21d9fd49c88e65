/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.TenantGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of gateways, each unique on its node (GW-1). A gateway that moves gets one of its new node. */
final class GatewayNumbers {
    private final SortedMap<NodeId, IdPool<GatewayId>> pools = new TreeMap<>();
    private final Map<GatewayId, NodeId> places = new HashMap<>();
    private final Duration quarantine;

    GatewayNumbers(final Duration quarantine) {
        this.quarantine = quarantine;
    }

    /** Starts from what was stored. A gateway that has numbers on several nodes has the one on the last by name. */
    void load(final SortedMap<NodeId, SortedMap<Long, Grant<GatewayId>>> stored, final Instant now) {
        pools.clear();
        places.clear();
        stored.forEach((node, grants) -> {
            pool(node).load(grants, now);
            pool(node).owners().forEach(owner -> {
                final var before = places.put(owner, node);
                if (before != null) {
                    pool(before).settle(Map.of(), Set.of(owner), now);
                }
            });
        });
    }

    /** Returns the gateways that have a number. */
    Set<GatewayId> owners() {
        return new HashSet<>(places.keySet());
    }

    OptionalInt numberOf(final GatewayId gateway) {
        final var node = places.get(gateway);
        final var id = node == null ? OptionalLong.empty() : pool(node).idOf(gateway);
        return id.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) id.getAsLong());
    }

    /**
     * Gives gateways numbers on the nodes they are on.
     *
     * @param wanted gateways and their nodes
     * @param gone gateways that are on no node any more
     * @param now the time
     * @return those that could not get one, and why
     */
    Map<GatewayId, String> settle(final Map<GatewayId, NodeId> wanted, final Set<GatewayId> gone, final Instant now) {
        final Map<NodeId, Set<GatewayId>> leaving = new HashMap<>();
        places.forEach((gateway, node) -> {
            if (gone.contains(gateway) || wanted.containsKey(gateway) && !wanted.get(gateway).equals(node)) {
                leaving.computeIfAbsent(node, id -> new HashSet<>()).add(gateway);
            }
        });
        leaving.values().forEach(places.keySet()::removeAll);
        final Map<NodeId, Map<GatewayId, OptionalLong>> coming = new HashMap<>();
        wanted.forEach((gateway, node) -> {
            coming.computeIfAbsent(node, id -> new TreeMap<>()).put(gateway, OptionalLong.empty());
            places.put(gateway, node);
            pool(node);
        });
        final var refused = new TreeMap<GatewayId, String>();
        pools.forEach((node, pool) -> refused.putAll(pool.settle(coming.getOrDefault(node, Map.of()),
            leaving.getOrDefault(node, Set.of()), now)));
        return refused;
    }

    /** Returns what has changed since {@link #stored}; empty values are to be removed. */
    SortedMap<NodeId, SortedMap<Long, Optional<Grant<GatewayId>>>> changes() {
        final var changes = new TreeMap<NodeId, SortedMap<Long, Optional<Grant<GatewayId>>>>();
        pools.forEach((node, pool) -> {
            final var ofNode = pool.changes();
            if (!ofNode.isEmpty()) {
                changes.put(node, ofNode);
            }
        });
        return changes;
    }

    /** Takes note that all changes are stored. */
    void stored() {
        pools.values().forEach(IdPool::stored);
    }

    private IdPool<GatewayId> pool(final NodeId node) {
        return pools.computeIfAbsent(node, id -> new IdPool<>("number of a gateway on node " + id, 1,
            TenantGateway.MAX_NUMBER, quarantine));
    }
}
