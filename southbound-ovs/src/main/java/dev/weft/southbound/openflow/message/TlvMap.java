/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The map from Geneve options to match fields, which a switch forgets when it restarts and which must stand before
 * any flow uses it (NXT_TLV_TABLE).
 */
public final class TlvMap {
    private static final int MOD = 24;
    private static final int REQUEST = 25;
    private static final int REPLY = 26;
    private static final int MOD_HEADER = 24;
    private static final int ENTRY = 8;
    private static final int REPLY_HEADER = 32;

    /**
     * One mapping.
     *
     * @param optionClass the Geneve option's class
     * @param type the Geneve option's type
     * @param length the option's data in octets, a multiple of 4
     * @param index the number of the tun_metadata field
     */
    public record Mapping(int optionClass, int type, int length, int index) {
        /** The option of all frames: control word and policy word (VL-4). */
        public static final Mapping WORDS = new Mapping(0x0108, 0x80, 8, 0);
        /** The option of frames of vnets: the whole id, of which the VNI has the last 24 bits (VN-1). */
        public static final Mapping VNET = new Mapping(0x0108, 0x81, 4, 1);
        /** All options of Weft. */
        public static final List<Mapping> WEFT = List.of(WORDS, VNET);

        /**
         * Tells whether both cannot be in one map.
         *
         * @param other another mapping
         * @return true if they are for the same option or the same field, and not equal
         */
        public boolean clashesWith(final Mapping other) {
            return !equals(other) && (index == other.index || optionClass == other.optionClass && type == other.type);
        }
    }

    private TlvMap() {
        // messages only
    }

    /**
     * Asks for the present map.
     *
     * @return the request
     */
    public static byte[] request() {
        return OpenFlow.message(OpenFlow.EXPERIMENTER, 16).putInt(OpenFlow.NICIRA).putInt(REQUEST).array();
    }

    /**
     * Adds mappings to those that are there, all or none.
     *
     * @param mappings the mappings
     * @return the request
     */
    public static byte[] add(final List<Mapping> mappings) {
        final var out = OpenFlow.message(OpenFlow.EXPERIMENTER, MOD_HEADER + ENTRY * mappings.size())
            .putInt(OpenFlow.NICIRA).putInt(MOD).putShort((short) 0).position(MOD_HEADER);
        mappings.forEach(mapping -> out.putShort((short) mapping.optionClass).put((byte) mapping.type)
            .put((byte) mapping.length).putShort((short) mapping.index).putShort((short) 0));
        return out.array();
    }

    /**
     * Reads the answer to {@link #request()}.
     *
     * @param message a message from the switch
     * @return the mappings, or empty when the message is something else
     */
    public static Optional<List<Mapping>> reply(final byte[] message) {
        if (!OpenFlow.isExperimenter(message, OpenFlow.NICIRA, REPLY) || message.length < REPLY_HEADER) {
            return Optional.empty();
        }
        final var mappings = new ArrayList<Mapping>();
        final var in = ByteBuffer.wrap(message, REPLY_HEADER, message.length - REPLY_HEADER);
        while (in.remaining() >= ENTRY) {
            mappings.add(new Mapping(in.getShort() & 0xffff, in.get() & 0xff, in.get() & 0xff,
                in.getShort() & 0xffff));
            in.getShort();
        }
        return Optional.of(mappings);
    }
}
