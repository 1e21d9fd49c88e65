/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.pipeline.field.Value;

/** Runs of bits of values of up to 128 bits. */
final class Values {
    private Values() {
        // only functions
    }

    /** The bits of a value, right-aligned; at most 64. */
    static long extract(final Value value, final int first, final int width) {
        final long bits;
        if (first >= Long.SIZE) {
            bits = value.high() >>> first - Long.SIZE;
        } else {
            bits = value.low() >>> first | (first == 0 ? 0 : value.high() << Long.SIZE - first);
        }
        return bits & ones(width);
    }

    /** A value with some of its bits replaced; at most 64. */
    static Value insert(final Value value, final int first, final int width, final long bits) {
        final var mask = shifted(ones(width), first);
        final var added = shifted(bits & ones(width), first);
        return new Value(value.high() & ~mask.high() | added.high(), value.low() & ~mask.low() | added.low());
    }

    static Value and(final Value value, final Value mask) {
        return new Value(value.high() & mask.high(), value.low() & mask.low());
    }

    private static Value shifted(final long bits, final int first) {
        if (first >= Long.SIZE) {
            return new Value(bits << first - Long.SIZE, 0);
        }
        return new Value(first == 0 ? 0 : bits >>> Long.SIZE - first, bits << first);
    }

    private static long ones(final int width) {
        return width == Long.SIZE ? -1 : (1L << width) - 1;
    }
}
