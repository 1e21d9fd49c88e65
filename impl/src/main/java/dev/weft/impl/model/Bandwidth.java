/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import java.util.OptionalInt;

/**
 * How much a guest may send and receive (VN-9).
 *
 * @param fromGuest the most that it may send, 8 to 100000000 kbit/s; empty: no limit
 * @param toGuest the most that it receives, 8 to 100000000 kbit/s; empty: no limit
 */
public record Bandwidth(OptionalInt fromGuest, OptionalInt toGuest) {
    /** No limit. */
    public static final Bandwidth UNLIMITED = new Bandwidth(OptionalInt.empty(), OptionalInt.empty());

    private static final int MIN = 8;
    private static final int MAX = 100_000_000;

    public Bandwidth {
        check("from-guest", fromGuest);
        check("to-guest", toGuest);
    }

    private static void check(final String what, final OptionalInt limit) {
        if (limit.isPresent() && (limit.getAsInt() < MIN || limit.getAsInt() > MAX)) {
            throw new IllegalArgumentException("bandwidth " + what + " " + limit.getAsInt() + " kbit/s is not within "
                + MIN + " to " + MAX);
        }
    }
}
