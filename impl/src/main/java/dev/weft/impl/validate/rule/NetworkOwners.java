/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.NetworkKey;
import java.util.Optional;

/**
 * Which network has been given an id by the allocator ({@code /weft-ids:ids}: {@code segment} for fences, {@code vnet}
 * for vnets). Asked from the datastore's threads while a transaction waits: answers at once, from memory.
 */
@FunctionalInterface
public interface NetworkOwners {
    /**
     * Returns who has a number now.
     *
     * @param key the number and of which kind it is
     * @return the network that has it; empty if it is free, was given back, or is a link's
     */
    Optional<NetworkId> ownerOf(NetworkKey key);
}
