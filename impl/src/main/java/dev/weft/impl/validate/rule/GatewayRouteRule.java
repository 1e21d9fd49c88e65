/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.service.Prefix;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.model.TenantGatewayIntent.Route;
import dev.weft.impl.validate.state.Transition;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The routes of a gateway (GW-1): each to another destination, by a router in one of the gateway's own prefixes. What
 * is in these is reached without any.
 */
final class GatewayRouteRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.gateways().changed().forEach(gateway -> {
            final Set<Prefix> seen = new HashSet<>();
            gateway.routes().forEach(route -> destination(gateway, route, seen).or(() -> nextHop(gateway, route))
                .ifPresent(fault -> problems.accept(Problem.invalid(IntentPath.gateway(gateway.id())
                    .at("route=" + route.destination().toString().replace("/", "%2F")), fault))));
        });
    }

    private static Optional<String> destination(final TenantGatewayIntent gateway, final Route route,
            final Set<Prefix> seen) {
        if (!seen.add(route.destination())) {
            return Optional.of("it has two routes to " + route.destination() + ", written in two ways; delete one");
        }
        if (route.destination().address().isMulticastAddress()) {
            return Optional.of("its route to " + route.destination() + " is to multicast addresses, which are not"
                + " routed; delete it");
        }
        return gateway.sides().values().stream().filter(side -> side.addresses().stream()
            .anyMatch(own -> own.prefix().equals(route.destination()))).findFirst()
            .map(side -> "its route to " + route.destination() + " is to the prefix of its own interface in network "
                + side.network() + ", which needs none; delete it");
    }

    private static Optional<String> nextHop(final TenantGatewayIntent gateway, final Route route) {
        final var nextHop = Unicast.text(route.nextHop());
        final var text = "next-hop " + nextHop + " of its route to " + route.destination();
        if (gateway.sides().values().stream().anyMatch(side -> side.has(route.nextHop()))) {
            return Optional.of(text + " is the gateway's own address; give that of another router");
        }
        return gateway.sideOf(route.nextHop()).isPresent() ? Optional.empty() : Optional.of(text
            + " is in no prefix of the gateway's interfaces; give a router in one of their networks");
    }
}
