/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import com.google.common.primitives.UnsignedBytes;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.service.Slots;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One state of a policy's mapping (SI-9): the same question has the same answer as long as it is kept.
 *
 * @param rules which services traffic visits
 * @param pools who does the work of each service; one that is not there has no instance, and what needs it is refused
 */
public record Mapping(RuleTable rules, SortedMap<ServiceId, Pool> pools) {
    public Mapping {
        requireNonNull(rules);
        pools = Collections.unmodifiableSortedMap(new TreeMap<>((Map<ServiceId, Pool>) pools));
    }

    /**
     * Finds the path of traffic.
     *
     * @param local the workload's address
     * @param remote the address of the other side
     * @return the locators in the order for what the workload sends; empty: it is refused
     */
    Optional<List<Integer>> path(final InetAddress local, final InetAddress remote) {
        final var services = rules.find(local, remote);
        if (services.isEmpty()) {
            return Optional.empty();
        }
        final var path = new ArrayList<Integer>();
        for (var service : services.orElseThrow()) {
            final var pool = pools.get(service);
            if (pool != null && !pool.weights().isEmpty()) {
                path.add(pool.locators().get(choose(pool, local, remote)));
            } else if (pool == null || !pool.open()) {
                return Optional.empty();
            }
        }
        return Optional.of(path);
    }

    /** The same for both directions, and for two workloads that both have the policy. */
    private static InstanceId choose(final Pool pool, final InetAddress one, final InetAddress other) {
        final byte[] first = one.getAddress();
        final byte[] second = other.getAddress();
        final boolean inOrder = UnsignedBytes.lexicographicalComparator().compare(first, second) <= 0;
        return Slots.choose(pool.weights(), hasher -> hasher.putBytes(inOrder ? first : second)
            .putBytes(inOrder ? second : first));
    }

    /** Returns a number that is the same for the same mapping, also after a restart. */
    long digest() {
        return Hashing.murmur3_128().newHasher().putLong(rules.digest())
            .putString(pools.toString(), StandardCharsets.UTF_8).hash().asLong();
    }
}
