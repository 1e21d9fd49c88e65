/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import dev.weft.helper.end.PortName;
import java.util.Objects;

/**
 * An instance of a service on this node that is probed.
 *
 * @param id the number of the instance's object, 48 bits
 * @param service the service's name, for people and for reports
 * @param instance the instance's name within the service
 * @param in the port into which probes go
 * @param out the port out of which they come; the same if the instance has one only
 * @param kind what is sent
 * @param interval milliseconds from probe to probe, 100 to 3,600,000
 * @param misses how many in a row must be lost, or come through, to change its health, 1 to 100
 */
public record ProbeSettings(long id, String service, String instance, PortName in, PortName out, ProbeKind kind,
        int interval, int misses) {
    static final int SHORTEST = 100;
    static final int LONGEST = 3_600_000;
    private static final int MAX_NAME = 64;
    private static final int MAX_MISSES = 100;

    public ProbeSettings {
        Objects.requireNonNull(in);
        Objects.requireNonNull(out);
        Objects.requireNonNull(kind);
        checkName("service", service);
        checkName("instance", instance);
        if (interval < SHORTEST || interval > LONGEST) {
            throw new IllegalArgumentException("interval-ms should be " + SHORTEST + " to " + LONGEST + ", but is "
                + interval);
        }
        if (misses < 1 || misses > MAX_MISSES) {
            throw new IllegalArgumentException("misses should be 1 to " + MAX_MISSES + ", but is " + misses);
        }
    }

    /** Both are shown in terminals. */
    private static void checkName(final String what, final String name) {
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " should have 1 to " + MAX_NAME
                + " characters, none of them control");
        }
    }
}
