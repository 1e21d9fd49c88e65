/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * A counter for each constant of an enum.
 */
final class Tally<E extends Enum<E>> {
    /** What is counted for each end. */
    enum OfEnd {
        QUERIES_SENT, QUERIES_RECEIVED, REPLIES_SENT, REPLIES_RECEIVED, DROPPED
    }

    /** What is counted for all ends together. */
    enum OfNode {
        SENT, RECEIVED, MALFORMED, UNKNOWN_END, WRONG_PATH, TOO_FAST, BAD_AUTHENTICATION, REPLAYED, BUSY
    }

    private final long[] counts;

    Tally(final Class<E> what) {
        counts = new long[what.getEnumConstants().length];
    }

    void add(final E what) {
        counts[what.ordinal()]++;
    }

    long get(final E what) {
        return counts[what.ordinal()];
    }
}
