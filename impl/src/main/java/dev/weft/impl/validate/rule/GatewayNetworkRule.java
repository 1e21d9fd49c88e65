/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.NetworkId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** A gateway's node knows where stations of its networks are, and asks no other node for them (GW-1, VN-3). */
final class GatewayNetworkRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.gateways().affected().forEach(gateway -> gateway.sides().keySet().stream()
            .filter(network -> transition.after().networks().network(network).filter(GatewayNetworkRule::asksOnly)
                .isPresent())
            .forEach(network -> problems.accept(transition.gateways().changes(gateway.id())
                ? invalid(gateway, network) : inUse(gateway, network))));
    }

    private static boolean asksOnly(final NetworkIntent network) {
        return network.discovers() && !network.programs();
    }

    private static Problem invalid(final TenantGatewayIntent gateway, final NetworkId network) {
        return Problem.invalid(IntentPath.gateway(gateway.id()).at("interface=" + network), "it cannot be in network "
            + network + ", whose lookup is discovered, because a gateway's node does not ask for addresses; set lookup"
            + " of network " + network + " to both or programmed first or in the same request");
    }

    private static Problem inUse(final TenantGatewayIntent gateway, final NetworkId network) {
        return Problem.inUse(IntentPath.network(network).at("lookup"), "it cannot become discovered while gateway "
            + gateway.id() + " has an interface in it, because a gateway's node does not ask for addresses; set it to"
            + " both, or delete that interface first or in the same request");
    }
}
