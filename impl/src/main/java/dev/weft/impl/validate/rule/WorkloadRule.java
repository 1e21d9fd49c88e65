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
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.validate.state.IntentView;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port profile of an interface exists; the interface is a member of the network of all policies of its profile and
 * has an address by which its node knows what is sent to it (SI-2).
 */
final class WorkloadRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var port : transition.steering().workloads()) {
            final boolean isOwn = transition.changes().appliances().containsKey(port.id().appliance());
            final var at = IntentPath.port(port.id()).at("port-profile");
            final var name = port.profile().orElseThrow();
            final var profile = transition.after().steering().profile(name);
            if (profile.isPresent()) {
                fault(transition.after(), port, profile.orElseThrow()).ifPresent(text -> problems.accept(isOwn
                    ? Problem.invalid(at, text) : Problem.inUse(at, text)));
            } else {
                problems.accept(isOwn ? Problem.invalid(at, "port profile " + name + " does not exist; create it first"
                    + " or in the same request, or name an existing profile")
                    : Problem.inUse(IntentPath.profile(name), "it cannot be deleted while interface " + port.id()
                        + " has it; take it away there first or in the same request"));
            }
        }
    }

    private static Optional<String> fault(final IntentView after, final InterfaceIntent port,
            final ProfileIntent profile) {
        final var network = after.networks().at(port.id()).stream().findFirst();
        final var prefix = "port profile " + profile.name();
        if (network.isEmpty()) {
            return Optional.of(prefix + " is for members of networks, and the interface is in none; make it a member"
                + " first, or take the profile away first or in the same request");
        }
        if (port.mac().isEmpty()) {
            return Optional.of(prefix + " needs to know the interface's address; give it one at "
                + IntentPath.port(port.id()).at("inner/mac-address").path() + ", or take the profile away");
        }
        return profile.uses().stream().flatMap(use -> other(after, use, network.orElseThrow()).stream()).findFirst()
            .map(text -> prefix + " " + text + ", but the interface is a member of network " + network.orElseThrow()
                + "; use a profile whose policies are all of that network");
    }

    /** A policy whose chain is not right has been told of it already. */
    private static Optional<String> other(final IntentView after, final ProfileIntent.Use use,
            final NetworkId network) {
        return after.steering().policy(use.policy()).stream().flatMap(policy -> policy.chain().stream())
            .flatMap(id -> after.steering().service(id).stream())
            .filter(service -> !service.network().equals(network)).findFirst()
            .map(service -> "has policy " + use.policy() + ", which leads the traffic of network "
                + service.network());
    }
}
