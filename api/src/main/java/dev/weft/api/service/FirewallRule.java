/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.service;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A rule for new connections through a built-in firewall (GW-1).
 *
 * @param allow whether such connections are let through
 * @param begun who begins them: the workload, by what it sends ({@link Direction#FROM_WORKLOAD}), or the other side
 *     ({@link Direction#TO_WORKLOAD}); empty: either
 * @param traffic which traffic; local is the workload's side, whoever begins
 */
public record FirewallRule(boolean allow, Optional<Direction> begun, Classifier traffic) {
    public FirewallRule {
        requireNonNull(begun);
        requireNonNull(traffic);
    }
}
