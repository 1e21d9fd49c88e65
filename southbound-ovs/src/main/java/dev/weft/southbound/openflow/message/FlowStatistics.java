/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.wire.WireFlow;
import java.nio.ByteBuffer;
import java.util.ArrayList;

/** Asks a switch for some of its flows with their counters, when somebody wants to see them (FN-6, SI-12). */
public final class FlowStatistics {
    private static final short FLOW = 1;
    private static final int BODY = 16;
    private static final int REQUEST = 48;
    private static final int ENTRY = 48;
    private static final int MATCH_HEADER = 4;
    private static final int ANY = -1;
    private static final int ALL_TABLES = 0xff;

    /**
     * A flow with its counters.
     *
     * @param flow the flow
     * @param seconds how long it has been there
     * @param packets frames that it took
     * @param bytes their octets
     */
    public record Entry(WireFlow flow, long seconds, long packets, long bytes) { }

    private FlowStatistics() {
        // messages only
    }

    /**
     * Asks for the flows of a table with a certain match, and whatever else they match.
     *
     * @param query the transaction id of the answer, see {@link OpenFlow#query}
     * @param table the table's number
     * @param match OXM fields
     * @return the request
     */
    public static byte[] request(final int query, final int table, final byte[] match) {
        return request(query, table, 0, 0, match);
    }

    /**
     * Asks for the flows of all tables with a certain cookie (SI-12).
     *
     * @param query the transaction id of the answer, see {@link OpenFlow#query}
     * @param cookie all 64 bits of it
     * @return the request
     */
    public static byte[] request(final int query, final Cookie cookie) {
        return request(query, ALL_TABLES, cookie.value(), -1, new byte[0]);
    }

    private static byte[] request(final int query, final int table, final long cookie, final long cookieMask,
            final byte[] match) {
        final int length = MATCH_HEADER + match.length;
        return OpenFlow.message(OpenFlow.MULTIPART_REQUEST, REQUEST + (length + 7) / 8 * 8).putInt(4, query)
            .putShort(FLOW).putShort((short) 0).putInt(0)
            .put((byte) table).put(new byte[3]).putInt(ANY).putInt(ANY).putInt(0).putLong(cookie).putLong(cookieMask)
            .putShort((short) 1).putShort((short) length).put(match).array();
    }

    /**
     * Reads a part of the answer.
     *
     * @param message a message from the switch that answers such a request
     * @return the part
     * @throws IllegalArgumentException if the message is something else or malformed
     */
    public static Part<Entry> reply(final byte[] message) {
        final var in = ByteBuffer.wrap(message);
        if (OpenFlow.type(message) != OpenFlow.MULTIPART_REPLY || message.length < BODY || in.getShort(8) != FLOW) {
            throw new IllegalArgumentException("message of type " + OpenFlow.type(message)
                + " instead of flow statistics");
        }
        final var entries = new ArrayList<Entry>();
        in.position(BODY);
        while (in.hasRemaining()) {
            final int length = in.remaining() < 2 ? 0 : in.getShort(in.position()) & 0xffff;
            if (length < ENTRY + MATCH_HEADER || length > in.remaining()) {
                throw new IllegalArgumentException("flow statistics of " + length + " octets, " + in.remaining()
                    + " are left");
            }
            entries.add(entry(in.slice(in.position(), length)));
            in.position(in.position() + length);
        }
        return new Part<>(Part.isLast(in.getShort(10)), entries);
    }

    private static Entry entry(final ByteBuffer in) {
        final int match = in.getShort(ENTRY + 2) & 0xffff;
        final int instructions = ENTRY + (match + 7) / 8 * 8;
        if (match < MATCH_HEADER || instructions > in.capacity()) {
            throw new IllegalArgumentException("match of " + match + " octets in flow statistics of "
                + in.capacity());
        }
        final var key = new WireFlow.Key(in.get(2) & 0xff, in.getShort(12) & 0xffff,
            OpenFlow.slice(in, ENTRY + MATCH_HEADER, ENTRY + match));
        return new Entry(new WireFlow(key, in.getLong(24), OpenFlow.slice(in, instructions, in.capacity()),
            in.getShort(14) & 0xffff, in.getShort(16) & 0xffff), Integer.toUnsignedLong(in.getInt(4)), in.getLong(32),
            in.getLong(40));
    }
}
