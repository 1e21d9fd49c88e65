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
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/** The rules of a gateway speak of networks that it has interfaces in (GW-1). */
final class GatewayFilterRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.gateways().changed().forEach(gateway -> gateway.rules().forEach(rule -> {
            check(gateway, "from", rule.from(), problems);
            check(gateway, "to", rule.to(), problems);
        }));
    }

    private static void check(final TenantGatewayIntent gateway, final String leaf, final Optional<NetworkId> network,
            final Consumer<Problem> problems) {
        network.filter(name -> !gateway.sides().containsKey(name)).ifPresent(name -> problems.accept(Problem.invalid(
            IntentPath.gateway(gateway.id()).at("rule"), "a rule names network " + name + " in '" + leaf
                + "', in which the gateway has no interface; name one of " + gateway.sides().keySet()
                + ", or add an interface there")));
    }
}
