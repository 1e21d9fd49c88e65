/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.service;

import java.util.ArrayList;
import java.util.List;

/**
 * A range of ports of TCP, UDP or SCTP.
 *
 * @param lower the lowest, 0 to 65535
 * @param upper the highest, lower to 65535
 */
public record Ports(int lower, int upper) {
    public Ports {
        if (lower < 0 || upper > 65535 || lower > upper) {
            throw new IllegalArgumentException("ports " + lower + " to " + upper
                + " are not a range within 0 to 65535");
        }
    }

    /**
     * Ports that have certain bits, which is what one flow can match.
     *
     * @param value the bits
     * @param mask which bits count: of 16 the first ones, none or all
     */
    public record Block(int value, int mask) { }

    /**
     * Cuts the range into the fewest blocks that do not overlap: at most 30.
     *
     * @return the blocks, ascending
     */
    public List<Block> blocks() {
        final var blocks = new ArrayList<Block>();
        int next = lower;
        while (next <= upper) {
            // as large as its first number is aligned, halved until it ends within the range
            int size = next == 0 ? 1 << Short.SIZE : Integer.lowestOneBit(next);
            while (next + size - 1 > upper) {
                size /= 2;
            }
            blocks.add(new Block(next, 0xffff & -size));
            next += size;
        }
        return List.copyOf(blocks);
    }

    @Override
    public String toString() {
        return lower == upper ? Integer.toString(lower) : lower + "-" + upper;
    }
}
