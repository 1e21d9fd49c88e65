/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.PolicyId;
import java.util.List;

/**
 * What is done with the traffic of an interface that has the profile, as the intent has it (SI-2).
 *
 * @param name its name
 * @param uses policies in their order: the first that fits a frame applies
 */
public record ProfileIntent(String name, List<Use> uses) {
    /**
     * A policy that a profile names.
     *
     * @param policy the policy
     * @param from whether it applies to what the workload sends
     * @param to whether it applies to what is sent to the workload
     */
    public record Use(PolicyId policy, boolean from, boolean to) { }

    public ProfileIntent {
        requireNonNull(name);
        uses = List.copyOf(uses);
    }
}
