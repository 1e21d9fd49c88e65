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
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.RuleKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.MappingBuilder;
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
     * Adds a rule to the mapping of a policy, or changes it.
     *
     * @param policy its name
     * @param rule the rule
     * @return whether the policy is another one now
     * @throws Refusal when there is none, or with the validator's message
     */
    public boolean setRule(final Name policy, final Rule rule) throws Refusal {
        return set(policy, present -> withRules(present, rules -> rules.put(rule.key(), rule)));
    }

    /**
     * Takes a rule out of the mapping of a policy.
     *
     * @param policy its name
     * @param rule the rule's prefixes
     * @throws Refusal when there is no such policy or rule, or with the validator's message
     */
    public void removeRule(final Name policy, final RuleKey rule) throws Refusal {
        if (!set(policy, present -> withRules(present, rules -> rules.remove(rule)))) {
            throw new Refusal("policy " + policy.getValue() + " has no rule " + rule.getLocal().stringValue() + " "
                + rule.getRemote().stringValue());
        }
    }

    private static PolicyBuilder withRules(final PolicyBuilder policy, final Consumer<Map<RuleKey, Rule>> change) {
        final var mapping = policy.getMapping() == null ? new MappingBuilder()
            : new MappingBuilder(policy.getMapping());
        final Map<RuleKey, Rule> rules = mapping.getRule() == null ? new HashMap<>() : new HashMap<>(mapping.getRule());
        change.accept(rules);
        return policy.setMapping(mapping.setRule(rules).build());
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
