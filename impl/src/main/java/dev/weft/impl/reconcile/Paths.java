/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.SetMultimap;
import com.google.common.collect.Sets;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.compile.MappingCompiler;
import dev.weft.impl.compile.PathCompiler;
import dev.weft.impl.service.Chain;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Rollout;
import dev.weft.impl.worker.Attempt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the generations of all policies are compiled to, on the nodes that need them (SI-3, SI-6, SI-7, SI-9). */
final class Paths {
    private static final Logger LOG = LoggerFactory.getLogger(Paths.class);

    private final Map<PolicyId, SortedSet<NodeId>> nodes = new HashMap<>();
    private final Map<PolicyId, Rollout> brought = new HashMap<>();
    private final Intent intent;
    private final Numbers numbers;
    private final Rollouts rollouts;
    private final Instances instances;
    private final Networks networks;
    private final TenantGateways gateways;
    private final Mappings mappings;

    Paths(final Intent intent, final Numbers numbers, final Rollouts rollouts, final Instances instances,
            final Networks networks, final TenantGateways gateways, final Mappings mappings) {
        this.intent = requireNonNull(intent);
        this.numbers = requireNonNull(numbers);
        this.rollouts = requireNonNull(rollouts);
        this.instances = requireNonNull(instances);
        this.networks = requireNonNull(networks);
        this.gateways = requireNonNull(gateways);
        this.mappings = requireNonNull(mappings);
    }

    /**
     * Compiles what is dirty and puts it into the programs. Of other policies, just what nodes that came, went or
     * changed need of them.
     *
     * @param dirty what to look at; gets the policies of which something else became
     * @param stirred the nodes that came, went or changed, by network
     * @param resettled the nodes that gateways left or came to, by network: these have to know what frames that come
     *     to them were led by, and others need not know where that is
     * @param programs what nodes are asked to do
     */
    void bring(final Dirty dirty, final SetMultimap<NetworkId, NodeId> stirred,
            final SetMultimap<NetworkId, NodeId> resettled, final NodePrograms programs) {
        mappings.bring(dirty.policies());
        final var partly = new LinkedHashSet<PolicyId>();
        stirred.asMap().forEach((network, changed) -> rollouts.on(network).forEach(id ->
            (visits(id, changed) ? dirty.policies() : partly).add(id)));
        resettled.keySet().forEach(network -> partly.addAll(rollouts.on(network)));
        for (var id : dirty.policies()) {
            final var now = find(id);
            final var before = nodes.put(id, now);
            guarded(id, before == null ? now : Sets.union(before, now), programs);
            if (now.isEmpty()) {
                nodes.remove(id);
            }
        }
        partly.removeAll(dirty.policies());
        for (var id : partly) {
            final var changed = new TreeSet<NodeId>();
            rollouts.of(id).generations().stream().map(generation -> generation.way().network()).forEach(network ->
                changed.addAll(Sets.union(stirred.get(network), resettled.get(network))));
            nodes.put(id, find(id));
            guarded(id, changed, programs);
        }
        dirty.policies().addAll(partly);
    }

    /** Says whether nodes were asked for a generation. */
    boolean isBrought(final PolicyId id, final Generation generation) {
        return brought.getOrDefault(id, Rollout.NONE).generations().contains(generation);
    }

    /** Returns the nodes that need a policy. */
    SortedSet<NodeId> nodes(final PolicyId id) {
        return nodes.getOrDefault(id, new TreeSet<>());
    }

    /** Says whether a policy visits a service on one of some nodes: then all others have to know. */
    private boolean visits(final PolicyId id, final Collection<NodeId> some) {
        return rollouts.of(id).generations().stream().flatMap(generation -> hosts(generation).stream())
            .anyMatch(some::contains);
    }

    private Set<NodeId> hosts(final Generation generation) {
        final var found = new TreeSet<NodeId>();
        for (ServiceId service : generation.way().services()) {
            instances.compiled(service)
                .filter(there -> there.intent().network().equals(generation.way().network()))
                .ifPresent(there -> there.spots().forEach(spot -> found.add(spot.site().id())));
        }
        return found;
    }

    private SortedSet<NodeId> find(final PolicyId id) {
        final var found = new TreeSet<NodeId>();
        rollouts.of(id).generations().forEach(generation -> found.addAll(places(generation)));
        return found;
    }

    /** Where stations are, to which frames come that were led, and where they are led to. */
    private Set<NodeId> places(final Generation generation) {
        final var network = generation.way().network();
        final var found = new HashSet<>(networks.populated(network));
        found.addAll(gateways.sites(network).keySet());
        found.addAll(hosts(generation));
        return found;
    }

    private Optional<NetworkKey> key(final NetworkId network) {
        return intent.network(network).flatMap(numbers::key)
            .filter(there -> networks.compiler(network).isPresent());
    }

    /** One policy that nobody thought of must not keep the others waiting. */
    private void guarded(final PolicyId id, final Set<NodeId> where, final NodePrograms programs) {
        Attempt.fault(() -> {
            compile(id, where, programs);
            return null;
        }).ifPresent(fault -> {
            LOG.error("Policy {} cannot be compiled and is on no node; please report this", id, fault);
            Sets.union(nodes(id), where).forEach(node -> programs.replace(new Owner.OfPolicy(id, node), Map.of()));
            nodes.remove(id);
        });
    }

    private void compile(final PolicyId id, final Set<NodeId> where, final NodePrograms programs) {
        final var generations = rollouts.of(id).generations();
        if (generations.isEmpty()) {
            brought.remove(id);
        } else {
            brought.put(id, rollouts.of(id));
        }
        final Map<Generation, Set<NodeId>> there = new HashMap<>();
        generations.forEach(generation -> there.put(generation, places(generation)));
        final Predicate<ServiceId> isShared = service -> rollouts.isShared(service, id);
        final var chains = new PathCompiler(id, instances::compiled, isShared);
        final var mapped = mappings.find(id);
        for (var node : where) {
            final var here = generations.stream().filter(generation -> there.get(generation).contains(node)).toList();
            final var objects = new ArrayList<NodeObject>();
            here.stream().filter(generation -> generation.way() instanceof Chain).forEach(generation ->
                key(generation.way().network()).ifPresent(key -> objects.add(chains.compile(generation, key, node,
                    far -> networks.path(generation.way().network(), node, far)))));
            mapped.flatMap(policy -> networks.compiler(policy.network()).flatMap(network ->
                new MappingCompiler(policy, instances::compiled, isShared).compile(here, network, node,
                    far -> networks.path(policy.network(), node, far)))).ifPresent(objects::add);
            programs.replace(new Owner.OfPolicy(id, node), objects.isEmpty() ? Map.of()
                : Map.of(node, List.copyOf(objects)));
        }
    }
}
