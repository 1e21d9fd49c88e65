/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of a network are existing interfaces (FN-1, VN-1). */
final class NetworkMembersRule implements Rule {
    private static final int SUGGESTIONS = 5;

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.networks().changed().forEach(network -> named(transition, network)
            .forEach(member -> checkMember(transition, network, member).ifPresent(problems)));
        transition.networksLeftHanging().forEach(network -> network.members()
            .forEach(member -> checkMember(transition, network, member).ifPresent(problems)));
    }

    /** The new members, and those that the transaction names again although it takes their appliance away. */
    private static Stream<InterfaceId> named(final Transition transition, final NetworkIntent network) {
        final var fresh = transition.networks().newMembers(network);
        final var appliances = transition.changes().appliances();
        return network.members().stream()
            .filter(member -> fresh.contains(member) || appliances.containsKey(member.appliance()));
    }

    private static Optional<Problem> checkMember(final Transition transition, final NetworkIntent network,
            final InterfaceId member) {
        final var at = Members.at(network.id(), member);
        final var appliance = transition.after().appliance(member.appliance());
        if (appliance.isEmpty()) {
            return Optional.of(Problem.invalid(at, "appliance " + member.appliance() + " of member " + member
                + " does not exist; create it first or in the same request, or name an existing appliance"));
        }
        return transition.after().port(member).isPresent() ? Optional.empty() : Optional.of(Problem.invalid(at,
            "appliance " + member.appliance() + " of member " + member + " has no interface " + member.name() + "; "
                + advice(appliance.orElseThrow())));
    }

    private static String advice(final ApplianceIntent appliance) {
        final var names = appliance.interfaces().keySet().stream().limit(SUGGESTIONS).collect(Collectors.joining(", "));
        return "add it at " + IntentPath.appliance(appliance.name()).path()
            + (names.isEmpty() ? "" : ", or use one of its interfaces: " + names);
    }
}
