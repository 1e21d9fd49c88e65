/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.gateway;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NetworkId;
import dev.weft.api.service.Classifier;
import java.util.Optional;

/**
 * A rule for new connections through a gateway (GW-1). It sees addresses and ports as stations inside have them: behind
 * the translation of what comes in, and before that of what goes out.
 *
 * @param allow whether such connections are let through
 * @param from the network they come from, in which the gateway has an interface; empty: all
 * @param to the network they go to; empty: all
 * @param traffic which traffic; local is the source and remote the destination
 */
public record GatewayRule(boolean allow, Optional<NetworkId> from, Optional<NetworkId> to, Classifier traffic) {
    public GatewayRule {
        requireNonNull(from);
        requireNonNull(to);
        requireNonNull(traffic);
    }
}
