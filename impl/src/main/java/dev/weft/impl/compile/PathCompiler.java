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
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.service.Chain;
import dev.weft.impl.service.Chain.Step;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Slots;
import java.util.ArrayList;
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
        final var steps = ((Chain) generation.way()).steps();
        final var hops = new ArrayList<Hop>();
        for (var step : steps) {
            hops.add(hop(generation, step, hops.size() == steps.size() - 1, here, ways));
        }
        return new ServicePath(policy, generation.mark(), generation.way().network(), key, hops,
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

    private Hop hop(final Generation generation, final Step step, final boolean isLast, final NodeId here,
            final Function<NodeId, Optional<PathId>> ways) {
        // an older generation may have gone on from where a gateway is now
        final var all = instances(generation, step).stream().filter(instance -> isLast || !isLed(instance)).toList();
        final var working = all.stream().filter(instance -> instance.fault().isEmpty()).toList();
        final var service = service(generation, step).map(CompiledService::intent);
        final var names = names(step, service, working);
        final var targets = new HashMap<InstanceId, Hop.Target>();
        final var weights = new TreeMap<InstanceId, Integer>();
        for (var instance : working) {
            final var weight = names.get(instance.id().instance());
            final var target = target(instance, here, ways);
            if (weight != null && target.isPresent()) {
                weights.put(instance.id(), weight);
                targets.put(instance.id(), target.orElseThrow());
            }
        }
        final var slots = shares.computeIfAbsent(weights, Slots::assign);
        // of several generations one can have what comes back without a mark
        final boolean only = generation.role() == Generation.Role.CURRENT && !isShared.test(step.service());
        return new Hop(step.service(), service.filter(ServiceIntent::open).isPresent(), step.byConnection(), only,
            isLast && service.flatMap(ServiceIntent::gateway).isPresent(),
            all.stream().flatMap(instance -> local(instance, here).stream()).toList(),
            slots.stream().map(targets::get).toList());
    }

    /**
     * Returns who shares the load: those that the generation was made for or, once none of them works, those that new
     * connections have. All nodes come to the same, so it does not depend on which of them can be reached from here.
     */
    private static SortedMap<String, Integer> names(final Step step, final Optional<ServiceIntent> service,
            final List<Instance> working) {
        return service.filter(there -> working.stream()
            .noneMatch(instance -> step.weights().containsKey(instance.id().instance())))
            .map(ServiceIntent::shares).orElse(step.weights());
    }

    private static boolean isLed(final Instance instance) {
        return instance.spot().orElseThrow() instanceof Spot.Led;
    }

    /** Returns what a node is told of an instance that it has itself; empty: it has not. */
    private static Optional<Hop.Here> local(final Instance instance, final NodeId here) {
        final var spot = instance.spot().orElseThrow();
        if (!spot.site().id().equals(here)) {
            return Optional.empty();
        }
        if (spot instanceof Spot.Plugged plugged) {
            return Optional.of(new Hop.Plugged(instance.id(), plugged.object().in(), plugged.object().out(),
                plugged.object().aware()));
        }
        return spot instanceof Spot.BuiltIn firewall
            ? Optional.of(new Hop.BuiltIn(instance.id(), firewall.object().number())) : Optional.empty();
    }

    /** Returns what a node is told of an instance that is in force; empty: there is no way there. */
    static Optional<Hop.Target> target(final Instance instance, final NodeId here,
            final Function<NodeId, Optional<PathId>> ways) {
        final var spot = instance.spot().orElseThrow();
        if (spot instanceof Spot.Led led) {
            return Optional.of(new Hop.Station(instance.id(), led.mac()));
        }
        return spot.site().id().equals(here) ? local(instance, here).map(Hop.Target.class::cast)
            : ways.apply(spot.site().id()).map(Hop.Far::new);
    }
}
