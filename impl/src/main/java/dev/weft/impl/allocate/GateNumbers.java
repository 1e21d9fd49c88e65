/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import com.google.common.collect.Sets;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.NodeObject.TenantGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of gateways and firewalls, each unique on its node (GW-1). One that moves gets a number of its new node.
 */
final class GateNumbers {
    private final SortedMap<NodeId, IdPool<Gate>> pools = new TreeMap<>();
    private final NavigableMap<Gate, NodeId> places = new TreeMap<>();
    private final Duration quarantine;

    GateNumbers(final Duration quarantine) {
        this.quarantine = quarantine;
    }

    /** Starts from what was stored. One that has numbers on several nodes has the one on the last by name. */
    void load(final SortedMap<NodeId, SortedMap<Long, Grant<Gate>>> stored, final Instant now) {
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

    /** Returns who has a number. */
    Set<Gate> owners() {
        return new HashSet<>(places.keySet());
    }

    /** Returns which firewalls of a service have a number. */
    Set<Gate> firewalls(final ServiceId service) {
        // a gateway of that name comes before all of them
        return new HashSet<>(places.tailMap(new Gate(service.value(), Optional.empty()), false).keySet().stream()
            .takeWhile(gate -> gate.name().equals(service.value())).toList());
    }

    OptionalInt numberOf(final Gate gate) {
        final var node = places.get(gate);
        final var id = node == null ? OptionalLong.empty() : pool(node).idOf(gate);
        return id.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) id.getAsLong());
    }

    /**
     * Gives numbers on the nodes that they are on.
     *
     * @param wanted who is to have one, and where it is
     * @param gone those that are on no node any more
     * @param now the time
     * @return those that could not get one, and why
     */
    Map<Gate, String> settle(final Map<Gate, NodeId> wanted, final Set<Gate> gone, final Instant now) {
        final Map<NodeId, Set<Gate>> leaving = new HashMap<>();
        Sets.union(gone, wanted.keySet()).forEach(gate -> {
            final var node = places.get(gate);
            if (node != null && !node.equals(wanted.get(gate))) {
                leaving.computeIfAbsent(node, id -> new HashSet<>()).add(gate);
            }
        });
        leaving.values().forEach(places.keySet()::removeAll);
        final Map<NodeId, Map<Gate, OptionalLong>> coming = new HashMap<>();
        wanted.forEach((gate, node) -> {
            coming.computeIfAbsent(node, id -> new TreeMap<>()).put(gate, OptionalLong.empty());
            places.put(gate, node);
            pool(node);
        });
        final var refused = new TreeMap<Gate, String>();
        pools.forEach((node, pool) -> refused.putAll(pool.settle(coming.getOrDefault(node, Map.of()),
            leaving.getOrDefault(node, Set.of()), now)));
        return refused;
    }

    /** Returns what has changed since {@link #stored}; empty values are to be removed. */
    SortedMap<NodeId, SortedMap<Long, Optional<Grant<Gate>>>> changes() {
        final var changes = new TreeMap<NodeId, SortedMap<Long, Optional<Grant<Gate>>>>();
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

    private IdPool<Gate> pool(final NodeId node) {
        return pools.computeIfAbsent(node, id -> new IdPool<>("number of a gateway or firewall on node " + id, 1,
            TenantGateway.MAX_NUMBER, quarantine));
    }
}
