/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.service;

import dev.weft.cli.store.IntentStore;
import dev.weft.cli.store.Refusal;
import java.util.function.UnaryOperator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Policies: which traffic visits which services (SI-2, SI-6). */
public final class PolicyIntents {
    private final IntentStore store;

    PolicyIntents(final IntentStore store) {
        this.store = store;
    }

    /**
     * Makes a policy. Asking twice for the same is harmless.
     *
     * @param policy the policy
     * @return whether it is new
     * @throws Refusal when there is another one of that name, or with the validator's message
     */
    public boolean add(final Policy policy) throws Refusal {
        return entry(policy.getName()).add(policy);
    }

    /**
     * Changes a policy, for instance the order of its chain, in one step.
     *
     * @param policy its name
     * @param change what to change
     * @return whether it is another one now
     * @throws Refusal when there is none, or with the validator's message
     */
    public boolean set(final Name policy, final UnaryOperator<PolicyBuilder> change) throws Refusal {
        return entry(policy).edit(present -> change.apply(new PolicyBuilder(present)).build());
    }

    /**
     * Deletes a policy.
     *
     * @param policy its name
     * @throws Refusal when there is none, or with the validator's message
     */
    public void delete(final Name policy) throws Refusal {
        entry(policy).delete();
    }

    private Entry<Policy> entry(final Name policy) {
        return new Entry<>(store, InstanceIdentifier.create(Weft.class).child(Policy.class, new PolicyKey(policy)),
            "policy " + policy.getValue());
    }
}
