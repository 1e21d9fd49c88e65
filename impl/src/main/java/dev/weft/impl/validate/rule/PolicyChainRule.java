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
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.service.Mapped;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The chain of a policy visits services that exist and are of one network, at least one (SI-2, SI-6). In mapping mode
 * each of their instances has a locator (SI-9).
 */
final class PolicyChainRule implements Rule {
    private static final String LEAF = "service";

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var policy : transition.steering().remainingPolicies()) {
            if (policy.chain().isEmpty()) {
                problems.accept(Problem.invalid(at(policy.id()), "it visits no service, so nothing would be done; give"
                    + " at least one service, or delete the policy"));
            } else {
                missing(transition, policy).or(() -> mixed(transition, policy)).or(() -> crowded(transition, policy))
                    .ifPresent(problems);
            }
        }
    }

    private static Optional<Problem> missing(final Transition transition, final PolicyIntent policy) {
        return policy.chain().stream().filter(id -> transition.after().steering().service(id).isEmpty()).findFirst()
            .map(id -> isChanged(transition, policy.id()) ? Problem.invalid(at(policy.id()), "service " + id
                + " does not exist; create it first or in the same request, or name existing services")
                : Problem.inUse(IntentPath.service(id), "it cannot be deleted while policy " + policy.id()
                    + " visits it; take it out of the policy's chain first or in the same request"));
    }

    private static Optional<Problem> mixed(final Transition transition, final PolicyIntent policy) {
        final var first = service(transition, policy.chain().get(0));
        return policy.chain().stream().map(id -> service(transition, id))
            .filter(service -> !service.network().equals(first.network())).findFirst()
            .map(other -> isChanged(transition, policy.id()) ? Problem.invalid(at(policy.id()), "service " + first.id()
                + " is of network " + first.network() + " but service " + other.id() + " of network "
                + other.network() + "; a policy visits services of one network, so make two policies")
                : Problem.inUse(IntentPath.service(other.id()).at("network"), "policy " + policy.id() + " visits it"
                    + " and service " + first.id() + ", which is of network " + first.network()
                    + "; change the policy's chain first or in the same request"));
    }

    private static Optional<Problem> crowded(final Transition transition, final PolicyIntent policy) {
        final int instances = policy.mapping().isEmpty() ? 0 : policy.chain().stream()
            .mapToInt(id -> service(transition, id).instances().size()).sum();
        return instances <= Mapped.MAX_LOCATORS ? Optional.empty() : Optional.of(Problem.invalid(at(policy.id()),
            "its services have " + instances + " instances together; in mapping mode there is a locator for at most "
                + Mapped.MAX_LOCATORS + ", so take services out of it, or instances out of them"));
    }

    private static ServiceIntent service(final Transition transition, final ServiceId id) {
        return transition.after().steering().service(id).orElseThrow();
    }

    private static boolean isChanged(final Transition transition, final PolicyId policy) {
        return transition.changes().policies().containsKey(policy);
    }

    private static IntentPath at(final PolicyId policy) {
        return IntentPath.policy(policy).at(LEAF);
    }
}
