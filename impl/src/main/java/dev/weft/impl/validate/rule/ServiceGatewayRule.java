/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.GatewayId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** A gateway that does the work of a service exists and is in the service's network, and is kept there (GW-1). */
final class ServiceGatewayRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var service : transition.steering().ledByGateways()) {
            final var id = service.gateway().orElseThrow();
            final var gateway = transition.after().gateways().gateway(id);
            final boolean isOwn = transition.steering().changes(service.id());
            if (gateway.isEmpty()) {
                problems.accept(isOwn ? missing(service, id) : deleted(service, id));
            } else if (!gateway.orElseThrow().sides().containsKey(service.network())) {
                problems.accept(isOwn ? elsewhere(service, id) : left(service, id));
            }
        }
    }

    private static Problem missing(final ServiceIntent service, final GatewayId gateway) {
        return Problem.invalid(IntentPath.service(service.id()).at("gateway"), "gateway " + gateway + " does not exist;"
            + " create it first or in the same request, or name an existing gateway");
    }

    private static Problem elsewhere(final ServiceIntent service, final GatewayId gateway) {
        return Problem.invalid(IntentPath.service(service.id()).at("gateway"), "gateway " + gateway + " has no"
            + " interface in network " + service.network() + ", whose traffic the service gets; give it one first or"
            + " in the same request, or name a gateway of that network");
    }

    private static Problem deleted(final ServiceIntent service, final GatewayId gateway) {
        return Problem.inUse(IntentPath.gateway(gateway), "it cannot be deleted while it does the work of service "
            + service.id() + "; delete service " + service.id() + " first or in the same request");
    }

    private static Problem left(final ServiceIntent service, final GatewayId gateway) {
        return Problem.inUse(IntentPath.gateway(gateway).at("interface=" + service.network()), "its interface in"
            + " network " + service.network() + " cannot be deleted while it does the work of service " + service.id()
            + " there; delete service " + service.id() + " first or in the same request");
    }
}
