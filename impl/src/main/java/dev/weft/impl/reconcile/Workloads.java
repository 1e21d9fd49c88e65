/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Sets;
import com.google.common.collect.SortedSetMultimap;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.PortPolicies.Entry;
import dev.weft.impl.compile.Standing.Served;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done with the traffic of members of networks, because of their port profiles (SI-2). */
final class Workloads {
    private final SortedSetMultimap<PolicyId, InterfaceId> workloads =
        MultimapBuilder.hashKeys().treeSetValues().build();
    private final Map<Owner.OfPortPolicies, Set<PolicyId>> policiesOf = new HashMap<>();
    private final ProfileEntries profiles;
    private final Networks networks;

    Workloads(final ProfileEntries profiles, final Networks networks) {
        this.profiles = requireNonNull(profiles);
        this.networks = requireNonNull(networks);
    }

    /** Compiles the members that are dirty and puts them into the programs; policies get dirty with their workloads. */
    void bring(final Dirty dirty, final NodePrograms programs) {
        dirty.members().forEach((network, member) -> {
            final var owner = new Owner.OfPortPolicies(network, member);
            final var served = networks.compiled(network).flatMap(there -> there.member(member))
                .filter(Served.class::isInstance).map(Served.class::cast);
            final var entries = served.isPresent() ? profiles.of(network, member) : List.<Entry>of();
            final var object = served.flatMap(there -> networks.compiler(network)
                .flatMap(compiler -> compiler.policies(there, entries)));
            programs.replace(owner, object.map(there -> Map.of(served.orElseThrow().site().id(),
                List.<NodeObject>of(there))).orElse(Map.of()));
            note(owner, object.isPresent() ? entries : List.of(), dirty);
        });
    }

    /** Returns the interfaces whose traffic a policy applies to. */
    Set<InterfaceId> of(final PolicyId policy) {
        return workloads.get(policy);
    }

    private void note(final Owner.OfPortPolicies owner, final List<Entry> entries, final Dirty dirty) {
        final var now = entries.stream().map(Entry::policy).collect(Collectors.toSet());
        final var before = Optional.ofNullable(now.isEmpty() ? policiesOf.remove(owner) : policiesOf.put(owner, now))
            .orElse(Set.of());
        for (var policy : Sets.difference(before, now)) {
            workloads.remove(policy, owner.member());
            dirty.policies().add(policy);
        }
        for (var policy : Sets.difference(now, before)) {
            workloads.put(policy, owner.member());
            dirty.policies().add(policy);
        }
    }
}
