/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import java.nio.ByteBuffer;

/** Constants and header access of OpenFlow 1.3 messages. */
public final class OpenFlow {
    /** The wire version of OpenFlow 1.3. */
    public static final byte VERSION = 4;
    /** Octets of the common header. */
    public static final int HEADER = 8;
    /** OFPT_ERROR. */
    public static final int ERROR = 1;
    /** OFPT_EXPERIMENTER. */
    public static final int EXPERIMENTER = 4;
    /** OFPT_FLOW_MOD. */
    public static final int FLOW_MOD = 14;
    /** OFPT_MULTIPART_REQUEST. */
    public static final int MULTIPART_REQUEST = 18;
    /** OFPT_MULTIPART_REPLY. */
    public static final int MULTIPART_REPLY = 19;
    /** The experimenter id of the Open Networking Foundation. */
    public static final int ONF = 0x4f4e4600;
    /** The experimenter id of Nicira, used by Open vSwitch. */
    public static final int NICIRA = 0x2320;

    private static final int QUERY = 0x80000000;

    private OpenFlow() {
        // constants only
    }

    /**
     * Starts a message.
     *
     * @param type the message type
     * @param length the whole length in octets
     * @return a buffer behind the header; the transaction id is 0
     */
    static ByteBuffer message(final int type, final int length) {
        return ByteBuffer.allocate(length).put(VERSION).put((byte) type).putShort((short) length).putInt(0);
    }

    /**
     * Returns the type of a message.
     *
     * @param message the whole message
     * @return the type, or -1 when the message is too short to have one
     */
    public static int type(final byte[] message) {
        return message.length < HEADER ? -1 : message[1] & 0xff;
    }

    /**
     * Returns the transaction id of a message.
     *
     * @param message the whole message
     * @return the id; 0 for what nobody asked for
     */
    public static int xid(final byte[] message) {
        return ByteBuffer.wrap(message).getInt(4);
    }

    /**
     * The transaction id of a question whose answers come to the listener, each with the same id: neither the library
     * nor the plugin knows them. All others are numbered by the library.
     *
     * @param serial the question's number, 0 to 2147483647
     * @return the id
     */
    public static int query(final int serial) {
        return serial | QUERY;
    }

    /**
     * Tells whether a transaction id is that of a question of ours.
     *
     * @param xid the id
     * @return true if so
     */
    public static boolean isQuery(final int xid) {
        return (xid & QUERY) != 0;
    }

    static byte[] slice(final ByteBuffer in, final int from, final int to) {
        final var bytes = new byte[to - from];
        in.get(from, bytes);
        return bytes;
    }

    /**
     * Tells whether a message is an experimenter message of a kind.
     *
     * @param message the whole message
     * @param experimenter the experimenter id
     * @param kind the experimenter's message type
     * @return true if it is
     */
    static boolean isExperimenter(final byte[] message, final int experimenter, final int kind) {
        if (message.length < HEADER + 8 || type(message) != EXPERIMENTER) {
            return false;
        }
        final var in = ByteBuffer.wrap(message, HEADER, 8);
        return in.getInt() == experimenter && in.getInt() == kind;
    }
}
