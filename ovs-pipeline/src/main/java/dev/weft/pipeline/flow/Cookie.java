/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import dev.weft.api.node.ObjectKey;

/**
 * Whose a flow is: 8 bits that say it is Weft's, 8 bits kind of object, 48 bits number of the object.
 *
 * @param value the 64 bits in the switch
 */
public record Cookie(long value) {
    /** The bits that tell Weft's flows from those of others. */
    public static final long MASK = 0xff00000000000000L;
    /** The value of these bits in Weft's flows. */
    public static final long PREFIX = 0x5700000000000000L;
    /** Their value in flows that the switch learned for one of Weft's objects: it makes and removes them itself. */
    public static final long LEARNED_PREFIX = 0x5800000000000000L;

    private static final int KIND_SHIFT = 48;
    private static final long NUMBER_MASK = (1L << KIND_SHIFT) - 1;

    public Cookie {
        if (!isOurs(value) && !isLearned(value)) {
            throw new IllegalArgumentException(String.format("cookie 0x%016x does not begin with 0x57 or 0x58",
                value));
        }
    }

    /**
     * The cookie of all flows of an object.
     *
     * @param key the object
     * @return the cookie
     */
    public static Cookie of(final ObjectKey key) {
        return new Cookie(PREFIX | bits(key));
    }

    /**
     * The cookie of all flows that the switch learns for an object (FN-6).
     *
     * @param key the object
     * @return the cookie
     */
    public static Cookie learnedFor(final ObjectKey key) {
        return new Cookie(LEARNED_PREFIX | bits(key));
    }

    /**
     * Tells whether a flow is Weft's. Other flows are never touched.
     *
     * @param cookie the cookie of any flow
     * @return true if so
     */
    public static boolean isOurs(final long cookie) {
        return (cookie & MASK) == PREFIX;
    }

    /**
     * Tells whether a flow was learned by the switch for one of Weft's objects. It must be left alone: it goes with the
     * flow that learned it.
     *
     * @param cookie the cookie of any flow
     * @return true if so
     */
    public static boolean isLearned(final long cookie) {
        return (cookie & MASK) == LEARNED_PREFIX;
    }

    /**
     * The kind of the object, {@code ObjectKind.code()}.
     *
     * @return 0 to 255
     */
    public int kindCode() {
        return (int) (value >>> KIND_SHIFT) & 0xff;
    }

    /**
     * The number of the object, {@code ObjectKey.number()}.
     *
     * @return 48 bits
     */
    public long number() {
        return value & NUMBER_MASK;
    }

    private static long bits(final ObjectKey key) {
        return (long) key.kind().code() << KIND_SHIFT | key.number();
    }

    @Override
    public String toString() {
        return String.format("0x%016x", value);
    }
}
