/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.traffic;

import com.google.common.util.concurrent.ListenableFuture;
import dev.weft.api.id.PolicyId;
import dev.weft.impl.compile.CompiledPolicy;
import java.util.Optional;

/** Knows on which nodes policies are. Any thread may ask. */
@FunctionalInterface
public interface CompiledPolicies {
    /**
     * Finds what became of a policy when it was compiled.
     *
     * @param policy the policy
     * @return the result, empty when there is no such policy
     */
    ListenableFuture<Optional<CompiledPolicy>> compiled(PolicyId policy);
}
