/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.SegmentId;
import java.util.Optional;

/**
 * Which link has been given a segment id by the allocator ({@code /weft-ids:ids/segment}). Asked from the datastore's
 * threads while a transaction waits: answers at once, from memory.
 */
@FunctionalInterface
public interface SegmentOwners {
    /**
     * Returns who has a number now.
     *
     * @param segment the number
     * @return the link that has it; empty if it is free or was given back
     */
    Optional<LinkId> ownerOf(SegmentId segment);
}
