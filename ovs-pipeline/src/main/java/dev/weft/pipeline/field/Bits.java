/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

/**
 * A run of bits of a field, as actions name it.
 *
 * @param field the field
 * @param first the least significant bit, from 0
 * @param last the most significant bit, inclusive
 */
public record Bits(Field field, int first, int last) {
    private static final int WIDTH_BITS = 6;

    public Bits {
        if (first < 0 || last < first || last >= field.partBits() || last - first >= 1 << WIDTH_BITS) {
            throw new IllegalArgumentException("bits " + first + " to " + last + " of " + field + ", which has "
                + field.partBits() + "; at most 64 at once");
        }
    }

    /**
     * All bits of a field.
     *
     * @param field a field of at most 64 bits
     * @return the bits
     */
    public static Bits all(final Field field) {
        return new Bits(field, 0, field.partBits() - 1);
    }

    /**
     * The 16 bits by which messages name a run of bits.
     *
     * @return first bit and width less one
     */
    public int encode() {
        return first << WIDTH_BITS | width() - 1;
    }

    /**
     * How many bits.
     *
     * @return 1 to 64
     */
    public int width() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        // ovs-ofctl does not know the length of an option
        if (width() == field.partBits() && !field.isOption()) {
            return field.partName() + "[]";
        }
        return field.partName() + "[" + (first == last ? String.valueOf(first) : first + ".." + last) + "]";
    }
}
