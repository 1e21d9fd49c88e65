/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ServiceFunction;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.validate.state.Transition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Where services that switches are can be (GW-1): a gateway at the end of a chain, as frames go on from it to wherever
 * it routes them, few firewalls in one, and none of both in mapping mode, where services are found by locators.
 */
final class BuiltInChainRule implements Rule {
    private static final String LEAF = "service";
    // a switch looks at a frame again after each look-up of its connection, six times at most; a receiver's chain, a
    // gateway and tunnels need some of these
    private static final int MAX_FIREWALLS = 2;

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var policy : transition.steering().remainingPolicies()) {
            final var chain = policy.chain().stream().map(transition.after().steering()::service)
                .flatMap(Optional::stream).toList();
            mapped(transition, policy, chain).or(() -> early(transition, policy, chain))
                .or(() -> crowded(transition, policy.id(), chain)).ifPresent(problems);
        }
    }

    private static Optional<Problem> mapped(final Transition transition, final PolicyIntent policy,
            final List<ServiceIntent> chain) {
        return policy.mapping().isEmpty() ? Optional.empty() : chain.stream()
            .filter(service -> service.function().isBuiltIn()).findFirst().map(service ->
                isChanged(transition, policy.id()) ? Problem.invalid(at(policy.id()), "switches do the work of service "
                    + service.id() + ", which has no locators; name services with appliances only, or set path to"
                    + " chain")
                : Problem.inUse(function(service), "policy " + policy.id() + ", whose path is mapping, names it, and"
                    + " what switches do has no locators; leave the work to appliances, or take it out of that policy"
                    + " first or in the same request"));
    }

    private static Optional<Problem> early(final Transition transition, final PolicyIntent policy,
            final List<ServiceIntent> chain) {
        for (int place = 0; place < chain.size() - 1; place++) {
            final var service = chain.get(place);
            if (service.gateway().isPresent()) {
                return Optional.of(early(transition, policy.id(), service, chain.get(place + 1).id()));
            }
        }
        return Optional.empty();
    }

    private static Problem early(final Transition transition, final PolicyId policy, final ServiceIntent service,
            final ServiceId next) {
        final var gateway = service.gateway().orElseThrow();
        return isChanged(transition, policy) ? Problem.invalid(at(policy), "gateway " + gateway + " does the work of"
            + " service " + service.id() + " and routes what it gets, so that service " + next + " after it would get"
            + " nothing; make service " + service.id() + " the last of the chain")
            : Problem.inUse(function(service), "policy " + policy + " visits service " + next + " after it, which a"
                + " gateway would not let get anything; make service " + service.id()
                + " the last of that chain first or in the same request");
    }

    private static Optional<Problem> crowded(final Transition transition, final PolicyId policy,
            final List<ServiceIntent> chain) {
        final var firewalls = chain.stream()
            .filter(service -> service.function() instanceof ServiceFunction.Firewall).toList();
        if (firewalls.size() <= MAX_FIREWALLS) {
            return Optional.empty();
        }
        final var text = firewalls.stream().map(service -> service.id().value()).collect(Collectors.joining(", "));
        final var why = "because a switch lets a frame pass connection tracking six times at most";
        return Optional.of(isChanged(transition, policy) ? Problem.invalid(at(policy), "its services " + text
            + " are all built-in firewalls; a chain can have " + MAX_FIREWALLS + ", " + why + ", so join their rules"
            + " in one, or let appliances do the work of some")
            : Problem.inUse(function(firewalls.get(firewalls.size() - 1)), "policy " + policy + " visits " + text
                + ", which would all be built-in firewalls; a chain can have " + MAX_FIREWALLS + ", " + why
                + ", so take one out of that policy first or in the same request"));
    }

    private static boolean isChanged(final Transition transition, final PolicyId policy) {
        return transition.changes().policies().containsKey(policy);
    }

    private static IntentPath at(final PolicyId policy) {
        return IntentPath.policy(policy).at(LEAF);
    }

    private static IntentPath function(final ServiceIntent service) {
        return IntentPath.service(service.id()).at(service.gateway().isPresent() ? "gateway" : "firewall");
    }
}
