/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.PolicyId;
import dev.weft.impl.model.IntentPath;
import dev.weft.impl.validate.state.Transition;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A policy's id on the wire belongs to no other policy, and stays while an interface has the policy (SI-3, SI-6). */
final class PolicyIdRule implements Rule {
    private final PolicyOwners allocated;

    PolicyIdRule(final PolicyOwners allocated) {
        this.allocated = allocated;
    }

    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        transition.changes().policies().forEach((id, change) -> change.after().flatMap(after ->
            after.number().stream().boxed().findFirst()).flatMap(number -> rival(transition, id, number)
                .map(text -> "id " + number + " " + text + "; choose another or leave id out to have one allocated")
                .or(() -> user(transition, id, number).map(text -> "id cannot become " + number + " while " + text)))
            .ifPresent(text -> problems.accept(Problem.inUse(IntentPath.policy(id).at("id"), text))));
    }

    /** Frames of the interface are on the policy by the id that it has now. */
    private Optional<String> user(final Transition transition, final PolicyId policy, final int number) {
        final var before = transition.changes().policies().get(policy).before();
        final boolean isKept = before.isEmpty() || before.orElseThrow().number().equals(OptionalInt.of(number))
            || allocated.policyWith(number).equals(Optional.of(policy));
        final var steering = transition.after().steering();
        return isKept ? Optional.empty() : steering.profilesWith(policy).stream().flatMap(profile ->
            steering.portsWith(profile).stream().map(port -> "interface " + port + " has the policy by port profile "
                + profile + "; take it out of that profile first, or delete the policy and create it anew"))
            .findFirst();
    }

    private Optional<String> rival(final Transition transition, final PolicyId policy, final int number) {
        return Claims.rival(transition.after().steering().withNumber(number), policy,
            transition.changes().policies()::containsKey).map(other -> "is already that of policy " + other)
            .or(() -> holder(transition, policy, number)
                .map(other -> "is already allocated to policy " + other));
    }

    /** An allocation counts while its policy is there and wants no number of its own. */
    private Optional<PolicyId> holder(final Transition transition, final PolicyId policy, final int number) {
        return allocated.policyWith(number).filter(other -> !other.equals(policy))
            .filter(other -> transition.after().steering().policy(other)
                .filter(there -> there.number().isEmpty()).isPresent());
    }
}
