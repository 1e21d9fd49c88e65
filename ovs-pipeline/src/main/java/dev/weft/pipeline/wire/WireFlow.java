/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.wire;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A flow as a switch holds it. Two flows are equal when the switch would treat frames in the same way and count them
 * for the same owner, so wanted and present flows are compared with {@link #equals}. Immutable; made to exist in
 * hundreds of thousands.
 */
public final class WireFlow {
    /** What identifies a flow in a switch: adding a flow with the same key replaces the old one. Immutable. */
    public static final class Key {
        private final int table;
        private final int priority;
        private final byte[] match;
        private final int hash;

        /**
         * Makes a key.
         *
         * @param table 0 to 254
         * @param priority 0 to 65535
         * @param match OXM fields without header and padding of ofp_match, in Open vSwitch's order
         */
        public Key(final int table, final int priority, final byte[] match) {
            if (table < 0 || table > 254) {
                throw new IllegalArgumentException("table " + table + " is not within 0 to 254");
            }
            if (priority < 0 || priority > 0xffff) {
                throw new IllegalArgumentException("priority " + priority + " is not within 0 to 65535");
            }
            this.table = table;
            this.priority = priority;
            this.match = match.clone();
            hash = Arrays.hashCode(match) * 31 + (table << 16 | priority);
        }

        /**
         * The table.
         *
         * @return 0 to 254
         */
        public int table() {
            return table;
        }

        /**
         * The priority.
         *
         * @return 0 to 65535
         */
        public int priority() {
            return priority;
        }

        /**
         * The match.
         *
         * @return OXM fields, a copy
         */
        public byte[] match() {
            return match.clone();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(final Object obj) {
            return this == obj || obj instanceof Key other && hash == other.hash && table == other.table
                && priority == other.priority && Arrays.equals(match, other.match);
        }

        @Override
        public String toString() {
            return "table " + table + " priority " + priority + " match " + HexFormat.of().formatHex(match);
        }
    }

    private final Key key;
    private final long cookie;
    private final byte[] instructions;
    private final int idleTimeout;
    private final int hardTimeout;

    /**
     * Makes a flow that stays until it is removed.
     *
     * @param table 0 to 254
     * @param priority 0 to 65535
     * @param cookie who it belongs to
     * @param match OXM fields without header and padding of ofp_match, in Open vSwitch's order
     * @param instructions OpenFlow 1.3 instructions
     */
    public WireFlow(final int table, final int priority, final long cookie, final byte[] match,
            final byte[] instructions) {
        this(new Key(table, priority, match), cookie, instructions, 0, 0);
    }

    /**
     * Makes a flow.
     *
     * @param key table, priority and match
     * @param cookie who it belongs to
     * @param instructions OpenFlow 1.3 instructions
     * @param idleTimeout seconds without frames after which it goes, 0 to 65535; 0: never
     * @param hardTimeout seconds after which it goes, 0 to 65535; 0: never
     */
    public WireFlow(final Key key, final long cookie, final byte[] instructions, final int idleTimeout,
            final int hardTimeout) {
        if ((idleTimeout | hardTimeout) >>> 16 != 0) {
            throw new IllegalArgumentException("timeouts " + idleTimeout + " and " + hardTimeout
                + " are not within 0 to 65535 s");
        }
        this.key = key;
        this.cookie = cookie;
        this.instructions = instructions.clone();
        this.idleTimeout = idleTimeout;
        this.hardTimeout = hardTimeout;
    }

    /**
     * What identifies it in a switch.
     *
     * @return the key
     */
    public Key key() {
        return key;
    }

    /**
     * The table.
     *
     * @return 0 to 254
     */
    public int table() {
        return key.table;
    }

    /**
     * The priority.
     *
     * @return 0 to 65535
     */
    public int priority() {
        return key.priority;
    }

    /**
     * Who it belongs to.
     *
     * @return the cookie
     */
    public long cookie() {
        return cookie;
    }

    /**
     * The match.
     *
     * @return OXM fields, a copy
     */
    public byte[] match() {
        return key.match();
    }

    /**
     * The instructions.
     *
     * @return OpenFlow 1.3 instructions, a copy
     */
    public byte[] instructions() {
        return instructions.clone();
    }

    /**
     * The idle timeout.
     *
     * @return seconds; 0: never
     */
    public int idleTimeout() {
        return idleTimeout;
    }

    /**
     * The hard timeout.
     *
     * @return seconds; 0: never
     */
    public int hardTimeout() {
        return hardTimeout;
    }

    @Override
    public int hashCode() {
        return key.hash * 31 + Long.hashCode(cookie);
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || obj instanceof WireFlow other && cookie == other.cookie && key.equals(other.key)
            && idleTimeout == other.idleTimeout && hardTimeout == other.hardTimeout
            && Arrays.equals(instructions, other.instructions);
    }

    @Override
    public String toString() {
        return key + " cookie " + HexFormat.of().toHexDigits(cookie) + " instructions "
            + HexFormat.of().formatHex(instructions);
    }
}
