/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.impl.compile.CompiledPolicy;
import dev.weft.impl.compile.Standing.Served;
import dev.weft.impl.mapping.MappedPolicy;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.service.Chain;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Mapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** Computes states of policies (SI-2, SI-6). */
final class PolicyRules {
    private final Picture picture;
    private final Facts facts;
    // how services are
    private final Function<ServiceId, Optional<State.OfService>> services;

    PolicyRules(final Picture picture, final Facts facts,
            final Function<ServiceId, Optional<State.OfService>> services) {
        this.picture = requireNonNull(picture);
        this.facts = requireNonNull(facts);
        this.services = requireNonNull(services);
    }

    State.OfPolicy policy(final PolicyIntent policy, final CompiledPolicy compiled) {
        final SortedSet<Integer> draining = new TreeSet<>();
        compiled.generations().stream().filter(generation -> generation.role() == Generation.Role.STAYING)
            .forEach(generation -> draining.add(generation.mark().generation()));
        return new State.OfPolicy(condition(policy, compiled), compiled.number(),
            compiled.current().filter(generation -> generation.way() instanceof Chain)
                .map(generation -> generation.mark().generation()), draining, compiled.workloads(),
            compiled.current().filter(generation -> generation.way() instanceof Mapped)
                .flatMap(generation -> compiled.mapping()).map(PolicyRules::mapping));
    }

    private static State.OfMapping mapping(final MappedPolicy mapping) {
        final var locators = new TreeMap<Integer, State.OfLocator>();
        mapping.places().forEach((number, place) -> locators.put(number,
            new State.OfLocator(place.instance(), mapping.serves(number))));
        return new State.OfMapping(mapping.revisions().current().orElseThrow(), locators);
    }

    private Condition condition(final PolicyIntent policy, final CompiledPolicy compiled) {
        final var all = new ArrayList<Condition>();
        compiled.obstacle().ifPresent(why -> all.add(Condition.of(Status.Waiting, why)));
        final var coming = compiled.generations().stream()
            .filter(generation -> generation.role() == Generation.Role.COMING).findFirst();
        if (coming.isPresent()) {
            all.add(Condition.of(Status.Programming, coming(policy.id(), compiled, coming.orElseThrow())));
        } else if (compiled.current().isEmpty() && compiled.obstacle().isEmpty()) {
            all.add(Condition.of(Status.Programming, "it is not in force yet"));
        }
        compiled.current().ifPresent(generation -> compiled.nodes().forEach(node -> all.add(
            Condition.of(node.value(), facts.of(node, generation.key(policy.id()))))));
        compiled.workloads().forEach(workload -> all.add(workload(workload)));
        policy.chain().forEach(service -> all.add(service(service)));
        final var worst = Condition.worst(all.toArray(Condition[]::new));
        return worst.equals(Condition.UP) && compiled.workloads().isEmpty() ? new Condition(Status.Up,
            Optional.of("no interface has it: give an interface a port profile that names it")) : worst;
    }

    /** What keeps the next generation from being in force. */
    private String coming(final PolicyId policy, final CompiledPolicy compiled, final Generation next) {
        final var lacking = compiled.nodes().stream().filter(facts::isConnected).filter(node ->
            !(facts.of(node, next.key(policy)) instanceof ObjectStatus.Installed))
            .map(NodeId::value).toList();
        return name(next) + (next.way() instanceof Chain ? " of its chain" : "") + " is being put on all nodes"
            + (lacking.isEmpty() ? "" : "; it is not on " + listed(lacking) + " yet")
            + compiled.current().map(now -> "; " + name(now) + " is in force").orElse("");
    }

    private static String name(final Generation generation) {
        return generation.way() instanceof Chain ? "generation " + generation.mark().generation() : "its mapping";
    }

    private static String listed(final List<String> nodes) {
        final int shown = 3;
        return nodes.stream().limit(shown).collect(Collectors.joining(", "))
            + (nodes.size() > shown ? " and " + (nodes.size() - shown) + " more" : "");
    }

    /** How far a workload's node is. Of one that does not serve, its own state tells. */
    private Condition workload(final InterfaceId named) {
        return picture.networkAt(picture.inUse(named)).map(network -> workload(network, named)).orElse(Condition.UP);
    }

    private Condition workload(final NetworkId network, final InterfaceId named) {
        final var compiled = picture.compiled(network);
        final var key = compiled.flatMap(there -> there.key());
        return compiled.flatMap(there -> there.member(named)).filter(Served.class::isInstance).map(Served.class::cast)
            .flatMap(served -> key.map(number -> Condition.of(served.site().id() + ": interface " + served.port(),
                facts.of(served.site().id(), ObjectKey.portPolicies(network, number, served.port())))))
            .orElse(Condition.UP);
    }

    /** A service that lacks some of its instances serves still. */
    private Condition service(final ServiceId id) {
        final var state = services.apply(id);
        final var compiled = picture.compiled(id);
        if (state.isEmpty() || compiled.isEmpty()) {
            // that is its obstacle
            return Condition.UP;
        }
        final var condition = state.orElseThrow().condition().at("service " + id);
        final boolean serves = state.orElseThrow().instances().values().stream().anyMatch(State.OfInstance::isUp);
        return serves ? new Condition(Status.Up, condition.reason())
            : new Condition(condition.status() == Status.Failed ? Status.Failed : Status.Inactive, condition.reason());
    }
}
