/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A service gets the traffic of a network that exists, whose frames are encapsulated, so that they can carry a policy
 * (SI-3), and whose addresses are programmed: a service's node sends on to addresses, and asks nobody for them.
 */
final class ServiceNetworkRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.steering().services().forEach(service -> {
            final var network = transition.after().networks().network(service.network());
            final boolean isOwn = transition.steering().changes(service.id());
            if (network.isEmpty()) {
                problems.accept(missing(service, isOwn));
            } else {
                fault(network.orElseThrow()).ifPresent(fault -> problems.accept(isOwn
                    ? Problem.invalid(IntentPath.service(service.id()).at("network"), "it cannot get the traffic of"
                        + " network " + service.network() + ", because " + fault + "; name another network, or change"
                        + " that one first")
                    : Problem.inUse(IntentPath.network(service.network()), "service " + service.id()
                        + " gets its traffic, which is impossible if " + fault + "; delete service " + service.id()
                        + " first or in the same request")));
            }
        });
    }

    private static Problem missing(final ServiceIntent service, final boolean isOwn) {
        return isOwn ? Problem.invalid(IntentPath.service(service.id()).at("network"), "network " + service.network()
            + " does not exist; create it first or in the same request, or name an existing network")
            : Problem.inUse(IntentPath.network(service.network()), "it cannot be deleted while service "
                + service.id() + " gets its traffic; delete service " + service.id()
                + " first or in the same request");
    }

    private static Optional<String> fault(final NetworkIntent network) {
        if (network.isPhysical()) {
            return Optional.of("its frames are those of the physical network, which cannot carry a policy");
        }
        return network.programs() ? Optional.empty()
            : Optional.of("its lookup is discovered, and a service's node does not ask for addresses (set lookup to"
                + " both or programmed)");
    }
}
