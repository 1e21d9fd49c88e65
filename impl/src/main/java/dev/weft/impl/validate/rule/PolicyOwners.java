/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.PolicyId;
import java.util.Optional;

/**
 * Which policy has been given an id by the allocator ({@code /weft-ids:ids/policy}). Asked from the datastore's threads
 * while a transaction waits: answers at once, from memory.
 */
@FunctionalInterface
public interface PolicyOwners {
    /**
     * Returns who has a number now.
     *
     * @param number the number, 1 to 65535
     * @return the policy that has it; empty if it is free or was given back
     */
    Optional<PolicyId> policyWith(int number);
}
