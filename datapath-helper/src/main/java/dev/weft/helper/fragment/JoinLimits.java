/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.time.Duration;
import java.util.Objects;

/**
 * Bounds for halves that wait for the other one (VL-9).
 *
 * @param halves most that wait in all: 1 to 65536
 * @param bytes memory for those that wait in all, where each takes the room of the longest: 1 to 32 MiB
 * @param linkHalves most that wait of one link from one node
 * @param linkBytes most bytes that wait of one link from one node
 * @param expiry how long each waits: 1 ms to 60 s
 */
public record JoinLimits(int halves, int bytes, int linkHalves, int linkBytes, Duration expiry) {
    private static final int MAX_HALVES = 65_536;
    private static final int MAX_BYTES = 32 << 20;
    private static final Duration MAX_EXPIRY = Duration.ofSeconds(60);

    public JoinLimits {
        check("halves", halves, MAX_HALVES);
        check("bytes", bytes, MAX_BYTES);
        check("link-halves", linkHalves, MAX_HALVES);
        check("link-bytes", linkBytes, MAX_BYTES);
        Objects.requireNonNull(expiry);
        if (expiry.toMillis() < 1 || expiry.compareTo(MAX_EXPIRY) > 0) {
            throw new IllegalArgumentException("expiry-ms should be 1 to 60000, but is " + expiry.toMillis());
        }
    }

    /** 4096 halves and 8 MiB in all, 512 halves and 1 MiB for a link, 1 s. */
    public static JoinLimits defaults() {
        return new JoinLimits(4096, 8 << 20, 512, 1 << 20, Duration.ofSeconds(1));
    }

    private static void check(final String name, final int value, final int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " should be 1 to " + max + ", but is " + value);
        }
    }
}
