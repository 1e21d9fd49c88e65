/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.service;

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

    @Override
    public String toString() {
        return lower == upper ? Integer.toString(lower) : lower + "-" + upper;
    }
}
