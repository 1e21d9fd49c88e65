/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

/**
 * When an end of a link is taken for dead (VL-11).
 *
 * @param enabled whether the ends ask each other at all
 * @param queryAfter T1, seconds without user traffic until a query is sent, 1 to 3600
 * @param retryAfter T2, seconds without a reply until the query is repeated, 1 to 3600
 * @param inactiveAfter T3, seconds without anything until the end is inactive, 2 to 7200 and more than T1
 */
public record Liveness(boolean enabled, int queryAfter, int retryAfter, int inactiveAfter) {
    private static final int LONGEST_QUERY = 3600;
    private static final int LONGEST_INACTIVE = 7200;

    public Liveness {
        checkRange("query-after", queryAfter, 1, LONGEST_QUERY);
        checkRange("retry-after", retryAfter, 1, LONGEST_QUERY);
        checkRange("inactive-after", inactiveAfter, 2, LONGEST_INACTIVE);
        if (inactiveAfter <= queryAfter) {
            throw new IllegalArgumentException("inactive-after " + inactiveAfter + " s is not more than query-after "
                + queryAfter + " s, so an idle end would be dead before it is asked; set inactive-after to "
                + (queryAfter + 1) + " or more");
        }
    }

    private static void checkRange(final String what, final int value, final int min, final int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " " + value + " s is not within " + min + " to " + max);
        }
    }
}
