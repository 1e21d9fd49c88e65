/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.node.Learning;
import dev.weft.api.overlay.Discovery;
import java.util.Optional;

/**
 * How a network finds where its stations are.
 *
 * @param learning what may be behind a member besides itself (FN-6); empty: nothing
 * @param floodsUnknown whether frames to an unknown address go to all members, or nowhere (FN-5)
 * @param lookup how the node of an address is found (VN-2, VN-3)
 * @param discovery how nodes ask each other, if they do (VN-3)
 */
public record NetworkStations(Optional<Learning> learning, boolean floodsUnknown, Lookup lookup,
        Discovery discovery) {
    public NetworkStations {
        requireNonNull(learning);
        requireNonNull(lookup);
        requireNonNull(discovery);
    }
}
