/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.end;

/**
 * When an end asks for life and when it gives up (VL-11).
 *
 * @param queryAfter T1: seconds without life until a query, 1 to 3600
 * @param retryAfter T2: seconds without an answer until the next query, 1 to 3600
 * @param inactiveAfter T3: seconds without life until the other end is not heard any more, 2 to 7200, above T1
 */
public record Intervals(int queryAfter, int retryAfter, int inactiveAfter) {
    private static final int LONGEST_QUERY = 3600;
    private static final int LONGEST_SILENCE = 7200;

    public Intervals {
        check("query-after", queryAfter, 1, LONGEST_QUERY);
        check("retry-after", retryAfter, 1, LONGEST_QUERY);
        check("inactive-after", inactiveAfter, 2, LONGEST_SILENCE);
        if (inactiveAfter <= queryAfter) {
            throw new IllegalArgumentException("inactive-after should be more than query-after, " + queryAfter
                + " s, but is " + inactiveAfter);
        }
    }

    private static void check(final String what, final int value, final int min, final int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " should be " + min + " to " + max + " s, but is " + value);
        }
    }
}
