/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.impl.compile.CompiledTenantGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** Computes states of gateways (GW-1). */
final class GatewayRules {
    private final Facts facts;

    GatewayRules(final Facts facts) {
        this.facts = requireNonNull(facts);
    }

    State.OfGateway gateway(final CompiledTenantGateway gateway) {
        final var work = work(gateway);
        final SortedMap<NetworkId, State.OfSide> sides = new TreeMap<>();
        gateway.sides().forEach((network, side) -> sides.put(network, new State.OfSide(side(gateway, side, work),
            gateway.intent().sides().get(network).mac())));
        final var all = new ArrayList<>(List.of(work));
        sides.forEach((network, side) -> all.add(side.condition().equals(work) ? work
            : side.condition().at("interface in network " + network)));
        final var number = gateway.object().map(there -> OptionalInt.of(there.number())).orElse(OptionalInt.empty());
        return new State.OfGateway(Condition.worst(all.toArray(Condition[]::new)),
            gateway.site().map(site -> site.id()), number, sides,
            gateway.object().map(there -> stages(there, work.status() == Status.Up)).orElse(List.of()));
    }

    /** How far its node is with it. */
    private Condition work(final CompiledTenantGateway gateway) {
        if (gateway.object().isEmpty()) {
            return Condition.of(gateway.intent().node().isEmpty() ? Status.Shut : Status.Waiting,
                gateway.fault().orElseThrow());
        }
        final var node = gateway.site().orElseThrow().id();
        return Condition.of(node.value(), facts.of(node, gateway.object().orElseThrow().key()));
    }

    private Condition side(final CompiledTenantGateway gateway, final CompiledTenantGateway.Side side,
            final Condition work) {
        if (gateway.object().isEmpty()) {
            return work;
        }
        if (side.part().isEmpty()) {
            return Condition.of(Status.Waiting, side.fault().orElseThrow());
        }
        final var node = gateway.site().orElseThrow().id();
        return Condition.worst(work, Condition.of(node.value(), facts.of(node, side.part().orElseThrow())));
    }

    private static List<State.OfStage> stages(final TenantGateway gateway, final boolean inForce) {
        final var stages = new ArrayList<State.OfStage>();
        final int prefixes = gateway.interfaces().stream().mapToInt(side -> side.addresses().size()).sum();
        stages.add(new State.OfStage(Stage.Name.Routing, prefixes + gateway.routes().size(), inForce));
        stages.add(new State.OfStage(Stage.Name.Firewall, gateway.rules().size() + 1, inForce));
        gateway.translation().ifPresent(translation -> stages.add(new State.OfStage(Stage.Name.SourceNat,
            translation.addresses().size(), inForce)));
        if (!gateway.forwards().isEmpty()) {
            stages.add(new State.OfStage(Stage.Name.Forward, gateway.forwards().size(), inForce));
        }
        return stages;
    }
}
