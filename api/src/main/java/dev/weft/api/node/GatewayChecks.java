/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.GatewayRoute;
import dev.weft.api.id.GatewayId;
import dev.weft.api.node.NodeObject.TenantGateway;
import java.util.List;

/** What must hold of gateways and firewalls on a node (GW-1). */
final class GatewayChecks {
    private GatewayChecks() {
        // only functions
    }

    /** Refuses a number that nothing on a node can have. */
    static void number(final int number, final String owner) {
        if (number < 1 || number > TenantGateway.MAX_NUMBER) {
            throw new IllegalArgumentException("number " + number + " of " + owner + " is not within 1 to "
                + TenantGateway.MAX_NUMBER);
        }
    }

    /** Refuses interfaces that no gateway can have together. */
    static void interfaces(final GatewayId gateway, final List<GatewayInterface> interfaces) {
        final long networks = interfaces.stream().map(GatewayInterface::network).distinct().count();
        final long outside = interfaces.stream().filter(GatewayInterface::outside).count();
        if (networks == 0 || networks > TenantGateway.MAX_INTERFACES || networks != interfaces.size() || outside > 1) {
            throw new IllegalArgumentException("gateway " + gateway + " has " + interfaces.size()
                + " interfaces, " + outside + " of them outside; 1 to " + TenantGateway.MAX_INTERFACES
                + " are possible, each in another network and at most one outside");
        }
    }

    /** Refuses what a gateway does at interfaces that it does not have. */
    static void uses(final GatewayId gateway, final List<GatewayInterface> interfaces,
            final List<GatewayRoute> routes, final boolean translates) {
        if (translates && interfaces.stream().noneMatch(GatewayInterface::outside)) {
            throw new IllegalArgumentException("gateway " + gateway + " translates without an outside interface");
        }
        final var networks = interfaces.stream().map(GatewayInterface::network).toList();
        if (!routes.stream().map(GatewayRoute::network).allMatch(networks::contains)) {
            throw new IllegalArgumentException("gateway " + gateway + " has routes to networks it is not in");
        }
    }
}
