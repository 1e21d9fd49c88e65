/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.flow;

import com.google.common.io.ByteArrayDataOutput;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.table.Permission;
import java.util.Optional;

/**
 * Writes a number into a field by which frames are spread over equals (SI-8): the same for all frames of a connection,
 * in both directions, on every switch.
 *
 * @param hash what of a frame decides
 * @param basis what else decides: other numbers, other results; 0 to 65535
 * @param choice how the number is found
 * @param slots how many numbers there are, 1 to 65536: 0 to one less
 * @param target where the number goes; wide enough for all
 */
public record Spread(Hash hash, int basis, Choice choice, int slots, Bits target) implements Action {
    private static final int SPREAD = 10;
    private static final int LENGTH = 32;

    /** What of a frame decides; what is exchanged when a connection answers counts the same. */
    public enum Hash {
        /** Addresses, protocol and the ports of TCP, UDP and SCTP. Fragments differ from whole packets. */
        CONNECTION("symmetric_l3l4+udp", 3),
        /** Addresses only: fragments as whole packets. */
        ADDRESSES("symmetric_l3", 6);

        private final String ovsName;
        private final int code;

        Hash(final String ovsName, final int code) {
            this.ovsName = ovsName;
            this.code = code;
        }

        /**
         * The name in actions.
         *
         * @return Open vSwitch's name
         */
        public String ovsName() {
            return ovsName;
        }

        /**
         * The number in messages.
         *
         * @return Open vSwitch's number
         */
        public int code() {
            return code;
        }
    }

    /** How a number is found. */
    public enum Choice {
        /** By the remainder: at once, but another number of slots changes nearly all. */
        MODULO("modulo_n", 0),
        /** By the highest random weight: another number of slots changes few. */
        HIGHEST_WEIGHT("hrw", 2);

        private final String ovsName;
        private final int code;

        Choice(final String ovsName, final int code) {
            this.ovsName = ovsName;
            this.code = code;
        }

        /**
         * The name in actions.
         *
         * @return Open vSwitch's name
         */
        public String ovsName() {
            return ovsName;
        }

        /**
         * The number in messages.
         *
         * @return Open vSwitch's number
         */
        public int code() {
            return code;
        }
    }

    public Spread {
        if (basis < 0 || basis > 0xffff) {
            throw new IllegalArgumentException("basis " + basis + " is not within 0 to 65535");
        }
        if (slots < 1 || slots > 1 << Short.SIZE || target.width() < Short.SIZE && slots > 1 << target.width()) {
            throw new IllegalArgumentException(slots + " slots are not within 1 to 65536, or too many for " + target);
        }
    }

    @Override
    public void encode(final ByteArrayDataOutput out) {
        ActionEncoding.nicira(out, LENGTH, SPREAD);
        out.writeShort(hash.code);
        out.writeShort(basis);
        out.writeShort(0);
        out.writeShort(choice.code);
        out.writeShort(slots - 1);
        out.writeInt(0);
        out.writeShort(0);
        out.writeShort(target.encode());
        target.field().writePartHeader(out);
    }

    @Override
    public Optional<Field> sets() {
        return Optional.of(target.field());
    }

    @Override
    public Optional<Permission> needs() {
        return Optional.of(Permission.SPREAD);
    }
}
