/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import dev.weft.api.id.SegmentId;

/**
 * The key of a private layer-2 network on the wire (FN-2, VN-1). Two networks of different kinds may have the same
 * number; they never mix.
 *
 * @param kind what kind of network
 * @param number fence: 1 to 16776959, as {@link SegmentId}, shared with links; vnet: 1 to 4294967295, where 1 is the
 *     physical network
 */
public record NetworkKey(Kind kind, long number) implements Comparable<NetworkKey> {
    /** The physical network, whose frames are not encapsulated (VN-1). */
    public static final NetworkKey PHYSICAL = new NetworkKey(Kind.VNET, 1);

    private static final long VNET = 1L << 32;

    /** What kind of network. */
    public enum Kind {
        /** An id of 24 bits. */
        FENCE("fence", SegmentId.MAX),
        /** An id of 32 bits. */
        VNET("vnet", 0xffff_ffffL);

        private final String text;
        private final long max;

        Kind(final String text, final long max) {
            this.text = text;
            this.max = max;
        }

        /**
         * Returns the largest number.
         *
         * @return the largest number of this kind
         */
        public long max() {
            return max;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public NetworkKey {
        if (number < 1 || number > kind.max()) {
            throw new IllegalArgumentException("the id " + number + " of a " + kind + " is not within 1 to "
                + kind.max());
        }
    }

    /**
     * The key of a fence.
     *
     * @param segment its number
     * @return the key
     */
    public static NetworkKey fence(final SegmentId segment) {
        return new NetworkKey(Kind.FENCE, segment.value());
    }

    /**
     * The key of a vnet.
     *
     * @param number its number
     * @return the key
     */
    public static NetworkKey vnet(final long number) {
        return new NetworkKey(Kind.VNET, number);
    }

    /**
     * What the pipeline knows the network by, different for every network and every link.
     *
     * @return fence: its number; vnet: 2^32 plus its number
     */
    public long metadata() {
        return kind == Kind.VNET ? VNET + number : number;
    }

    /**
     * The network that the pipeline knows by a number.
     *
     * @param metadata the number, see {@link #metadata()}
     * @return the key
     */
    public static NetworkKey ofMetadata(final long metadata) {
        return metadata >= VNET ? vnet(metadata - VNET) : new NetworkKey(Kind.FENCE, metadata);
    }

    @Override
    public int compareTo(final NetworkKey other) {
        return Long.compare(metadata(), other.metadata());
    }

    @Override
    public String toString() {
        return kind + " " + number;
    }
}
