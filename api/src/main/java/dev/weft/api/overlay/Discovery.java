/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

/**
 * How a node asks others where an address is (VN-3).
 *
 * @param retryAfter seconds to wait for an answer, 1 to 60
 * @param attempts requests until waiting frames are dropped, 1 to 20
 * @param expiry seconds for which an answer is used, 2 to 3600
 * @param queue frames that wait for one answer, 0 to 1024
 */
public record Discovery(int retryAfter, int attempts, int expiry, int queue) {
    /** The defaults of weft-network.yang. */
    public static final Discovery DEFAULT = new Discovery(3, 5, 30, 16);

    public Discovery {
        check("retry-after", retryAfter, 1, 60);
        check("attempts", attempts, 1, 20);
        check("expiry", expiry, 2, 3600);
        check("queue", queue, 0, 1024);
    }

    private static void check(final String what, final int value, final int min, final int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " of discovery " + value + " is not within " + min + " to "
                + max);
        }
    }
}
