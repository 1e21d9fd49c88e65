/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import com.google.common.hash.Hashing;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.MappingIntent;
import dev.weft.impl.model.MappingIntent.Rule;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of a policy's mapping: of those that fit, the ones with the longest local prefix count, and of these the
 * one with the longest remote prefix (SI-9).
 */
public final class RuleTable {
    private final PrefixTable<PrefixTable<List<ServiceId>>> table = new PrefixTable<>();
    private final Set<Rule> rules;
    private final boolean direct;
    private final long digest;

    /**
     * Makes the table.
     *
     * @param mapping the rules, and what becomes of traffic that none fits
     */
    public RuleTable(final MappingIntent mapping) {
        rules = Set.copyOf(mapping.rules());
        direct = mapping.direct();
        rules.forEach(rule -> table.get(rule.local(), PrefixTable::new).get(rule.remote(), rule::services));
        digest = Hashing.murmur3_128().hashString(direct + rules.stream()
            .map(rule -> " " + rule.local() + ">" + rule.remote() + "=" + rule.services()).sorted()
            .collect(Collectors.joining()), StandardCharsets.UTF_8).asLong();
    }

    /**
     * Finds which services traffic visits.
     *
     * @param local the workload's address
     * @param remote the address of the other side
     * @return the services, in the order for what the workload sends; empty: no rule fits and it is to be dropped
     */
    Optional<List<ServiceId>> find(final InetAddress local, final InetAddress remote) {
        return table.find(local).flatMap(group -> group.find(remote).limit(1)).findFirst()
            .or(() -> direct ? Optional.of(List.of()) : Optional.empty());
    }

    /** Returns a number that is the same for the same rules, also after a restart. */
    long digest() {
        return digest;
    }

    @Override
    public boolean equals(final Object other) {
        return this == other || other instanceof RuleTable that && digest == that.digest && direct == that.direct
            && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(digest);
    }

    @Override
    public String toString() {
        return rules.size() + " rules, without one " + (direct ? "direct" : "drop");
    }
}
