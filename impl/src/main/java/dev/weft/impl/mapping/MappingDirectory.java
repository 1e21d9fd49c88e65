/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import dev.weft.api.id.PolicyId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The policies in mapping mode. One thread enters what they are, any thread may ask. */
public final class MappingDirectory {
    private final Map<PolicyId, MappedPolicy> policies = new ConcurrentHashMap<>();
    private final Map<Integer, PolicyId> names = new ConcurrentHashMap<>();

    /**
     * Finds a policy.
     *
     * @param id its name
     * @return the policy; empty: there is none, or it is not in mapping mode
     */
    public Optional<MappedPolicy> find(final PolicyId id) {
        return Optional.ofNullable(policies.get(id));
    }

    /**
     * Finds a policy.
     *
     * @param number its id on the wire
     * @return the policy; empty: there is none, or it is not in mapping mode
     */
    public Optional<MappedPolicy> find(final int number) {
        return Optional.ofNullable(names.get(number)).flatMap(this::find).filter(policy -> policy.number() == number);
    }

    /**
     * Enters what a policy is now.
     *
     * @param now the policy
     */
    public void enter(final MappedPolicy now) {
        remove(now.id(), now.number());
        policies.put(now.id(), now);
        names.put(now.number(), now.id());
    }

    /**
     * Strikes a policy out.
     *
     * @param id its name
     */
    public void remove(final PolicyId id) {
        remove(id, 0);
        policies.remove(id);
    }

    /** An id that another policy has by now stays with that. */
    private void remove(final PolicyId id, final int butNumber) {
        find(id).map(MappedPolicy::number).filter(number -> number != butNumber)
            .ifPresent(number -> names.remove(number, id));
    }
}
