/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.service;

import java.time.Duration;

/**
 * How the helper finds out whether an instance passes frames on (SI-8).
 *
 * @param kind what is sent through it
 * @param interval how often, 100 ms to an hour
 * @param misses how many in a row must be lost, or come through, to change its health, 1 to 100
 */
public record Probing(Kind kind, Duration interval, int misses) {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** What is sent through an instance. */
    public enum Kind {
        /** Ethernet frames of type 0x88b5. */
        ETHERNET,
        /** ICMP echo requests from 192.0.2.1 to 192.0.2.2. */
        IP
    }

    public Probing {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0 || misses < 1 || misses > 100) {
            throw new IllegalArgumentException("probes every " + interval + ", " + misses + " of them, are not within "
                + "100 ms to an hour and 1 to 100");
        }
    }
}
