/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.service;

/**
 * One generation of a policy's chain, as frames carry it (SI-3, SI-6). The policy word is {@code policy id 16 bits |
 * generation 7 | direction 1 | services still to visit 8}; 0 = no policy. A change of the chain is a new generation,
 * so no frame takes half of each. In words of policies that have a mapping (SI-9) the generation is the mapping's
 * revision, and instead of the services still to visit there is the locator.
 *
 * @param policy the policy's id, 1 to 65535
 * @param generation 1 to 127, then 1 again; 0: not chosen yet, within a node only
 */
public record PolicyMark(int policy, int generation) {
    /** The largest policy id. */
    public static final int MAX_POLICY = 65535;
    /** The largest generation. */
    public static final int MAX_GENERATION = 127;
    /** The bits of a word that tell the policy. */
    public static final int POLICY_MASK = 0xffff_0000;
    /** The bits of a word that tell policy and generation. */
    public static final int MARK_MASK = 0xffff_fe00;
    /** The bits of a word that tell policy, generation and direction: the path id. */
    public static final int PATH_MASK = 0xffff_ff00;
    /** The most services that a frame can have before it. */
    public static final int MAX_HOPS = 255;

    public PolicyMark {
        if (policy < 1 || policy > MAX_POLICY || generation < 0 || generation > MAX_GENERATION) {
            throw new IllegalArgumentException("policy " + policy + " generation " + generation
                + " is not within 1 to " + MAX_POLICY + " and 0 to " + MAX_GENERATION);
        }
    }

    /**
     * Returns the policy word of a frame.
     *
     * @param direction in which it passes the chain
     * @param hops how many services it still has to visit, 0 to 255
     * @return the word, 32 bits
     */
    public int word(final Direction direction, final int hops) {
        if (hops < 0 || hops > MAX_HOPS) {
            throw new IllegalArgumentException(hops + " services are more than " + MAX_HOPS);
        }
        return policy << 16 | generation << 9 | direction.bit() << 8 | hops;
    }

    /**
     * Returns the generation after this one.
     *
     * @return 1 after 127
     */
    public PolicyMark next() {
        return new PolicyMark(policy, generation % MAX_GENERATION + 1);
    }

    @Override
    public String toString() {
        return policy + "." + generation;
    }
}
