/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.field;

import com.google.common.io.ByteArrayDataOutput;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * The value or the mask of a field: up to 128 bits, unsigned, right-aligned.
 *
 * @param high bits 64 to 127
 * @param low bits 0 to 63
 */
public record Value(long high, long low) {
    /** Nothing set. */
    public static final Value ZERO = new Value(0, 0);

    /**
     * A value of at most 64 bits.
     *
     * @param low the bits
     * @return the value
     */
    public static Value of(final long low) {
        return new Value(0, low);
    }

    /**
     * The value of an address field.
     *
     * @param address an IPv4 or IPv6 address
     * @return 32 or 128 bits
     */
    public static Value of(final InetAddress address) {
        return of(address.getAddress());
    }

    /**
     * Reads a value as it stands in a message.
     *
     * @param octets 1 to 16 octets, most significant first
     * @return the value
     */
    public static Value of(final byte[] octets) {
        if (octets.length > 2 * Long.BYTES) {
            throw new IllegalArgumentException("a field of " + octets.length + " octets; at most 16 are supported");
        }
        final var wide = ByteBuffer.allocate(2 * Long.BYTES).position(2 * Long.BYTES - octets.length).put(octets);
        return new Value(wide.getLong(0), wide.getLong(Long.BYTES));
    }

    /**
     * All ones.
     *
     * @param bits how many, 1 to 128
     * @return the value
     */
    public static Value ones(final int bits) {
        return bits > Long.SIZE ? new Value(lowOnes(bits - Long.SIZE), -1) : of(lowOnes(bits));
    }

    /**
     * Tells whether this value has no bit set outside a mask.
     *
     * @param mask the mask
     * @return true if so
     */
    public boolean within(final Value mask) {
        return (high & ~mask.high) == 0 && (low & ~mask.low) == 0;
    }

    /**
     * The length of the prefix that this value is the mask of.
     *
     * @param bits the width of the field, 1 to 128
     * @return 0 to bits; empty when there are ones behind a zero
     */
    public OptionalInt prefix(final int bits) {
        final int length = Long.bitCount(high) + Long.bitCount(low);
        return length <= bits && equals(prefix(length, bits)) ? OptionalInt.of(length) : OptionalInt.empty();
    }

    /**
     * The mask of a prefix.
     *
     * @param length how many ones, 0 to bits
     * @param bits the width of the field, 1 to 128
     * @return the mask
     */
    public static Value prefix(final int length, final int bits) {
        final var all = ones(bits);
        if (length == bits) {
            return all;
        }
        final var rest = ones(bits - length);
        return new Value(all.high & ~rest.high, all.low & ~rest.low);
    }

    /**
     * Returns the octets as they stand in a message.
     *
     * @param length how many, 1 to 16; what does not fit is cut off on the left
     * @return the octets
     */
    public byte[] octets(final int length) {
        final var wide = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low);
        final var octets = new byte[length];
        wide.position(2 * Long.BYTES - length).get(octets);
        return octets;
    }

    /**
     * Writes the value into a message.
     *
     * @param out the message
     * @param length in octets
     */
    public void writeTo(final ByteArrayDataOutput out, final int length) {
        out.write(octets(length));
    }

    private static long lowOnes(final int bits) {
        return bits == Long.SIZE ? -1 : (1L << bits) - 1;
    }
}
