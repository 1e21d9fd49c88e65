/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.service.Direction;
import dev.weft.api.service.PolicyMark;

/** Parts of policy words, as unsigned numbers for matches. */
final class Words {
    /** The bits that tell policy and generation. */
    static final long MARK = Integer.toUnsignedLong(PolicyMark.MARK_MASK);
    /** The bits that tell policy, generation and direction. */
    static final long PATH = Integer.toUnsignedLong(PolicyMark.PATH_MASK);
    /** The bits that tell the services left, or the locator. */
    static final long PLACE = 0xff;
    /** How many bits that are. */
    static final int PLACE_BITS = 8;
    /** The bits that tell the policy. */
    static final long POLICY = Integer.toUnsignedLong(PolicyMark.POLICY_MASK);
    /** The bit that tells the direction. */
    static final long DIRECTION = PolicyMark.PATH_MASK & ~PolicyMark.MARK_MASK;
    /** All bits but the direction. */
    static final long ANY_DIRECTION = ~DIRECTION & 0xffff_ffffL;
    /** The lowest bit of policy, generation and direction. */
    static final int FIRST_PATH_BIT = Integer.numberOfTrailingZeros(PolicyMark.PATH_MASK);
    /** The lowest bit of policy and generation. */
    static final int FIRST_MARK_BIT = Integer.numberOfTrailingZeros(PolicyMark.MARK_MASK);

    private Words() {
        // only numbers
    }

    /**
     * What a frame has between POLICY or INTERCEPT and CHOICE: a policy without generation.
     *
     * @param policy the policy's id
     * @param direction whether it is from a workload or to it
     */
    static long asked(final int policy, final Direction direction) {
        return Integer.toUnsignedLong(new PolicyMark(policy, 0).word(direction, 0));
    }
}
