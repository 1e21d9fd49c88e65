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
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.overlay.PathId;
import dev.weft.impl.compile.CompiledService.Instance;
import dev.weft.impl.mapping.MappedPolicy;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Generation.Role;
import dev.weft.impl.service.Mapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Compiles a policy in mapping mode for the nodes of its network (SI-9): where its locators are. */
public final class MappingCompiler {
    private final MappedPolicy policy;
    private final Function<ServiceId, Optional<CompiledService>> services;
    private final Predicate<ServiceId> isShared;

    /**
     * Makes a compiler.
     *
     * @param policy the policy, as it answers
     * @param services finds services
     * @param isShared whether another policy visits a service, too
     */
    public MappingCompiler(final MappedPolicy policy, final Function<ServiceId, Optional<CompiledService>> services,
            final Predicate<ServiceId> isShared) {
        this.policy = requireNonNull(policy);
        this.services = requireNonNull(services);
        this.isShared = requireNonNull(isShared);
    }

    /**
     * Compiles the policy for one node.
     *
     * @param all all generations of the policy that the node needs
     * @param network the compiler of its network
     * @param here the node
     * @param ways finds the way from there to another node; empty: there is none
     * @return what that node shall do; empty: nothing, as no mapping is among them
     */
    public Optional<MappedPath> compile(final List<Generation> all, final NetworkCompiler network, final NodeId here,
            final Function<NodeId, Optional<PathId>> ways) {
        final var mappings = all.stream().filter(this::isMapping).toList();
        if (mappings.isEmpty()) {
            return Optional.empty();
        }
        final boolean current = mappings.stream().anyMatch(generation -> generation.role() == Role.CURRENT);
        final var instances = new TreeMap<Integer, InstanceId>();
        mappings.forEach(generation -> instances.putAll(((Mapped) generation.way()).locators()));
        final var locators = new ArrayList<Locator>();
        instances.forEach((number, id) -> instance(id)
            .flatMap(instance -> PathCompiler.target(instance, here, ways))
            .ifPresent(target -> locators.add(new Locator(number, id, current && !isShared.test(id.service()),
                target))));
        return Optional.of(network.mapped(policy, current, locators));
    }

    /** Of another id or network there is nothing that traffic could be on: the policy was withdrawn there before. */
    private boolean isMapping(final Generation generation) {
        return generation.way() instanceof Mapped && generation.mark().policy() == policy.number()
            && generation.way().network().equals(policy.network());
    }

    /** Instances that are out of service stay in: which of them serve is a matter of the mapping. */
    private Optional<Instance> instance(final InstanceId id) {
        return services.apply(id.service()).filter(service -> service.intent().network().equals(policy.network()))
            .map(service -> service.instances().get(id.instance()))
            .filter(instance -> instance.spot().filter(Spot.Plugged.class::isInstance).isPresent());
    }
}
