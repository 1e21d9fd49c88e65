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
        /** The one option of Weft: control word and policy word (VL-4). */
        public static final Mapping WEFT = new Mapping(0x0108, 0x80, 8, 0);
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
     * Adds a mapping.
     *
     * @param mapping the mapping
     * @return the request
     */
    public static byte[] add(final Mapping mapping) {
        return OpenFlow.message(OpenFlow.EXPERIMENTER, 24 + ENTRY).putInt(OpenFlow.NICIRA).putInt(MOD)
            .putShort((short) 0).position(24).putShort((short) mapping.optionClass).put((byte) mapping.type)
            .put((byte) mapping.length).putShort((short) mapping.index).array();
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
