/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.impl.model.IntentPath;
import dev.weft.impl.validate.state.Transition;
import java.util.function.Consumer;

/** A port profile names policies that exist (SI-2). */
final class ProfilePolicyRule implements Rule {
    @Override
    public void check(final Transition transition, final Consumer<Problem> problems) {
        for (var profile : transition.steering().profiles()) {
            profile.uses().stream().filter(use -> transition.after().steering().policy(use.policy()).isEmpty())
                .findFirst().ifPresent(use -> problems.accept(
                    transition.changes().profiles().containsKey(profile.name())
                        ? Problem.invalid(IntentPath.profile(profile.name()).at("policy=" + use.policy()), "policy "
                            + use.policy() + " does not exist; create it first or in the same request, or name an"
                            + " existing policy")
                        : Problem.inUse(IntentPath.policy(use.policy()), "it cannot be deleted while port profile "
                            + profile.name() + " names it; take it out of that profile first or in the same"
                            + " request")));
        }
    }
}
