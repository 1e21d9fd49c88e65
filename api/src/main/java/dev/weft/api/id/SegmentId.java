/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.id;

/**
 * The key of a private network on the wire: the Geneve VNI of a link (VL-20) or of a fence (FN-2).
 *
 * @param value 1 to 16776959 (0xfffeff); the numbers above, up to 24 bits, are kept for output-only tunnel ports
 */
public record SegmentId(int value) implements Comparable<SegmentId> {
    /** The smallest usable segment id. */
    public static final int MIN = 1;
    /** The largest usable segment id. */
    public static final int MAX = 0xfffeff;

    public SegmentId {
        if (value < MIN || value > MAX) {
            throw new IllegalArgumentException("segment id " + value + " does not fit the wire format: it must be "
                + MIN + " to " + MAX);
        }
    }

    @Override
    public int compareTo(final SegmentId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
