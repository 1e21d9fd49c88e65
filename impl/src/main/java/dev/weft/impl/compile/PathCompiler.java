/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.impl.compile.CompiledService.Instance;
import dev.weft.impl.compile.CompiledService.Spot;
import dev.weft.impl.service.Chain;
import dev.weft.impl.service.Chain.Step;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Slots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compiles the generations of one policy for the nodes of its network (SI-3, SI-6, SI-8). The same arguments make the
 * same paths; what is remembered saves work only.
 */
public final class PathCompiler {
    private final Map<SortedMap<InstanceId, Integer>, List<InstanceId>> shares = new HashMap<>();
    private final PolicyId policy;
    private final Function<ServiceId, Optional<CompiledService>> services;
    private final Predicate<ServiceId> isShared;

    /**
     * Makes a compiler.
     *
     * @param policy the policy
     * @param services finds services
     * @param isShared whether another policy visits a service, too
     */
    public PathCompiler(final PolicyId policy, final Function<ServiceId, Optional<CompiledService>> services,
            final Predicate<ServiceId> isShared) {
        this.policy = requireNonNull(policy);
        this.services = requireNonNull(services);
        this.isShared = requireNonNull(isShared);
    }

    /**
     * Compiles a generation for one node.
     *
     * @param generation the generation, of a chain
     * @param key the key of its network on the wire
     * @param here the node
     * @param ways finds the way from there to another node; empty: there is none
     * @return what that node shall do
     */
    public ServicePath compile(final Generation generation, final NetworkKey key, final NodeId here,
            final Function<NodeId, Optional<PathId>> ways) {
        return new ServicePath(policy, generation.mark(), generation.way().network(), key,
            ((Chain) generation.way()).steps().stream().map(step -> hop(generation, step, here, ways)).toList(),
            generation.role().onNodes());
    }

    /**
     * Returns the instances that a step can have.
     *
     * @param generation the generation
     * @param step one of its steps
     * @return those of its network, in service or not, in the order of their names
     */
    public List<Instance> instances(final Generation generation, final Step step) {
        return service(generation, step).map(service -> service.instances().values().stream()
            .filter(instance -> instance.spot().isPresent()).toList()).orElse(List.of());
    }

    private Optional<CompiledService> service(final Generation generation, final Step step) {
        return services.apply(step.service())
            .filter(service -> service.intent().network().equals(generation.way().network()));
    }

    private Hop hop(final Generation generation, final Step step, final NodeId here,
            final Function<NodeId, Optional<PathId>> ways) {
        final var targets = new HashMap<InstanceId, Hop.Target>();
        final var weights = new TreeMap<InstanceId, Integer>();
        final var all = instances(generation, step);
        for (var instance : all) {
            final var weight = step.weights().get(instance.id().instance());
            final var target = target(instance, here, ways);
            if (weight != null && instance.fault().isEmpty() && target.isPresent()) {
                weights.put(instance.id(), weight);
                targets.put(instance.id(), target.orElseThrow());
            }
        }
        final var slots = shares.computeIfAbsent(weights, Slots::assign);
        // of several generations one can have what comes back without a mark
        final boolean only = generation.role() == Generation.Role.CURRENT && !isShared.test(step.service());
        return new Hop(step.service(), service(generation, step).filter(there -> there.intent().open()).isPresent(),
            step.byConnection(), only, all.stream().filter(instance -> isHere(instance, here))
                .map(PathCompiler::local).toList(), slots.stream().map(targets::get).toList());
    }

    private static boolean isHere(final Instance instance, final NodeId here) {
        return instance.spot().orElseThrow().site().id().equals(here);
    }

    private static Hop.Here local(final Instance instance) {
        final Spot spot = instance.spot().orElseThrow();
        return new Hop.Here(instance.id(), spot.in(), spot.out(), spot.object().aware());
    }

    /** Returns what a node is told of an instance that is programmed; empty: there is no way there. */
    static Optional<Hop.Target> target(final Instance instance, final NodeId here,
            final Function<NodeId, Optional<PathId>> ways) {
        return isHere(instance, here) ? Optional.of(local(instance))
            : ways.apply(instance.spot().orElseThrow().site().id()).map(Hop.Far::new);
    }
}
