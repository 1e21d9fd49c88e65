/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** A gateway is on a node that exists and in networks that do, and keeps both from being deleted (GW-1). */
final class GatewayPlaceRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.gateways().affected().forEach(gateway -> {
            final boolean isOwn = transition.gateways().changes(gateway.id());
            gateway.node().filter(node -> transition.after().node(node).isEmpty())
                .ifPresent(node -> problems.accept(isOwn ? noNode(gateway, node) : nodeInUse(gateway, node)));
            gateway.sides().keySet().stream()
                .filter(network -> transition.after().networks().network(network).isEmpty())
                .forEach(network -> problems.accept(isOwn ? noNetwork(gateway, network)
                    : networkInUse(gateway, network)));
        });
        transition.gateways().changed().forEach(gateway -> gateway.node()
            .filter(node -> Gates.isCrowded(transition, node)).ifPresent(node -> problems.accept(
                Problem.invalid(IntentPath.gateway(gateway.id()).at("node"), Gates.crowded(node)))));
    }

    private static Problem noNode(final TenantGatewayIntent gateway, final NodeId node) {
        return Problem.invalid(IntentPath.gateway(gateway.id()).at("node"), "node " + node + " does not exist; create"
            + " it first or in the same request, name an existing node, or leave node out while the gateway is parked");
    }

    private static Problem nodeInUse(final TenantGatewayIntent gateway, final NodeId node) {
        return Problem.inUse(IntentPath.node(node), "it cannot be deleted while gateway " + gateway.id()
            + " is on it; move or delete the gateway first or in the same request");
    }

    private static Problem noNetwork(final TenantGatewayIntent gateway, final NetworkId network) {
        return Problem.invalid(IntentPath.gateway(gateway.id()).at("interface=" + network), "network " + network
            + " does not exist; create it first or in the same request, or name an existing network");
    }

    private static Problem networkInUse(final TenantGatewayIntent gateway, final NetworkId network) {
        return Problem.inUse(IntentPath.network(network), "it cannot be deleted while gateway " + gateway.id()
            + " has an interface in it; delete that interface or the gateway first or in the same request");
    }
}
