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

/**
 * A meter of a switch: it drops what is above a rate (VN-9).
 *
 * @param id its number, 1 to 4294901760
 * @param rate kbit/s; -1 when the meter does something else than just that
 */
public record Meter(int id, int rate) {
    private static final int METER_MOD = 29;
    private static final short CONFIG = 10;
    private static final int ALL = -1;
    private static final short ADD = 0;
    private static final short MODIFY = 1;
    private static final short DELETE = 2;
    private static final short KBPS = 1;
    private static final short BURST = 4;
    private static final short DROP = 1;
    private static final int BODY = 16;
    private static final int HEADER = 8;
    private static final int BAND = 16;
    private static final int NONE = -1;
    /** A tenth of a second, but some frames of the largest size in any case; kbit. */
    private static final int PER_SECOND = 10;
    private static final int MIN_BURST = 200;

    /**
     * Makes the meter, instead of one of this number that may be there: with that the flows that use it would go.
     *
     * @return two messages
     */
    public byte[] make() {
        final var remove = remove();
        final var add = set(ADD);
        return ByteBuffer.allocate(remove.length + add.length).put(remove).put(add).array();
    }

    /**
     * Changes the rate of the meter that is there.
     *
     * @return the message
     */
    public byte[] change() {
        return set(MODIFY);
    }

    /**
     * Removes the meter, if it is there, and the flows that use it.
     *
     * @return the message
     */
    public byte[] remove() {
        return OpenFlow.message(METER_MOD, BODY).putShort(DELETE).putShort((short) 0).putInt(id).array();
    }

    private byte[] set(final short command) {
        return OpenFlow.message(METER_MOD, BODY + BAND).putShort(command).putShort((short) (KBPS | BURST)).putInt(id)
            .putShort(DROP).putShort((short) BAND).putInt(rate).putInt(Math.max(MIN_BURST, rate / PER_SECOND))
            .array();
    }

    /**
     * Asks for all meters.
     *
     * @param query the transaction id of the answer, see {@link OpenFlow#query}
     * @return the request
     */
    public static byte[] request(final int query) {
        return OpenFlow.message(OpenFlow.MULTIPART_REQUEST, BODY + HEADER).putInt(4, query).putShort(CONFIG)
            .putShort((short) 0).putInt(0).putInt(ALL).array();
    }

    /**
     * Reads a part of the answer.
     *
     * @param message a message from the switch that answers such a request
     * @return the part
     * @throws IllegalArgumentException if the message is something else or malformed
     */
    public static Part<Meter> reply(final byte[] message) {
        final var in = ByteBuffer.wrap(message);
        if (OpenFlow.type(message) != OpenFlow.MULTIPART_REPLY || message.length < BODY
                || in.getShort(8) != CONFIG) {
            throw new IllegalArgumentException("message of type " + OpenFlow.type(message)
                + " instead of configurations of meters");
        }
        final var meters = new ArrayList<Meter>();
        in.position(BODY);
        while (in.hasRemaining()) {
            final int length = in.remaining() < 2 ? 0 : in.getShort(in.position()) & 0xffff;
            if (length < HEADER || length > in.remaining()) {
                throw new IllegalArgumentException("meter of " + length + " octets, " + in.remaining() + " are left");
            }
            final var meter = in.slice(in.position(), length);
            final boolean ours = length == HEADER + BAND && meter.getShort(2) == (KBPS | BURST)
                && meter.getShort(HEADER) == DROP;
            meters.add(new Meter(meter.getInt(4), ours ? meter.getInt(HEADER + 4) : NONE));
            in.position(in.position() + length);
        }
        return new Part<>(Part.isLast(in.getShort(10)), meters);
    }

    /**
     * Finds the number of the meter that a switch refused.
     *
     * @param offending the beginning of the refused message
     * @return the number, or 0 when it is not there
     */
    public static int idOf(final byte[] offending) {
        return offending.length < BODY || OpenFlow.type(offending) != METER_MOD ? 0
            : ByteBuffer.wrap(offending).getInt(BODY - 4);
    }
}
