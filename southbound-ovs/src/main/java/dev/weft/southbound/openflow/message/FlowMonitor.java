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
import java.util.List;
import java.util.Optional;

/**
 * The flow monitor of Open vSwitch 2.16 and later on OpenFlow 1.3 (ONF extension 187): first every flow that is there,
 * then each change that anybody makes, as it happens. So nothing is polled, and damage done by hand is seen at once.
 */
public final class FlowMonitor {
    private static final short MULTIPART_EXPERIMENTER = (short) 0xffff;
    private static final int FLOW_MONITOR = 1870;
    private static final short INITIAL_ADD_DELETE_MODIFY_ACTIONS = 0x1f;
    private static final int BODY = 24;
    private static final int UPDATE = 24;
    private static final int MATCH_HEADER = 4;

    /** A part of what a monitor tells. */
    public sealed interface Update {
        /**
         * The flow is there now, new or changed.
         *
         * @param flow the flow
         */
        record Present(WireFlow flow) implements Update { }

        /**
         * The flow is gone.
         *
         * @param key which
         */
        record Gone(WireFlow.Key key) implements Update { }
    }

    /**
     * One message of a monitor.
     *
     * @param initial whether it belongs to the first answer, which lists what is there
     * @param last whether it ends the first answer
     * @param updates what it says, in order; the controller's own changes are left out by the switch, and what it
     *     learned itself is left out here
     */
    public record Report(boolean initial, boolean last, List<Update> updates) { }

    private FlowMonitor() {
        // messages only
    }

    /**
     * Asks for everything, now and from now on.
     *
     * @param id the monitor's number on its channel
     * @return the request
     */
    public static byte[] request(final int id) {
        return OpenFlow.message(OpenFlow.MULTIPART_REQUEST, 48).putShort(MULTIPART_EXPERIMENTER).putShort((short) 0)
            .putInt(0).putInt(OpenFlow.ONF).putInt(FLOW_MONITOR).putInt(id)
            .putShort(INITIAL_ADD_DELETE_MODIFY_ACTIONS).putShort((short) MATCH_HEADER).putInt(-1).put((byte) 0xff)
            .position(40).putShort((short) 1).putShort((short) MATCH_HEADER).array();
    }

    /**
     * Ends a monitor.
     *
     * @param id the monitor's number on its channel
     * @return the request
     */
    public static byte[] cancel(final int id) {
        return OpenFlow.message(OpenFlow.EXPERIMENTER, 20).putInt(OpenFlow.ONF).putInt(FLOW_MONITOR).putInt(id)
            .array();
    }

    /**
     * Tells whether a multipart reply belongs to a flow monitor.
     *
     * @param body the message from behind the common header
     * @return true if so
     */
    public static boolean isReport(final ByteBuffer body) {
        final int at = body.position();
        return body.remaining() >= 16 && body.getShort(at) == MULTIPART_EXPERIMENTER
            && body.getInt(at + 8) == OpenFlow.ONF && body.getInt(at + 12) == FLOW_MONITOR;
    }

    /**
     * Reads a report.
     *
     * @param message a message from the switch
     * @return the report, or empty when the message is something else
     * @throws IllegalArgumentException if the message is malformed
     */
    public static Optional<Report> report(final byte[] message) {
        final var in = ByteBuffer.wrap(message).position(Math.min(OpenFlow.HEADER, message.length));
        if (OpenFlow.type(message) != OpenFlow.MULTIPART_REPLY || !isReport(in)) {
            return Optional.empty();
        }
        final boolean more = (in.getShort(OpenFlow.HEADER + 2) & 1) != 0;
        final boolean initial = OpenFlow.xid(message) != 0;
        final var updates = new ArrayList<Update>();
        in.position(BODY);
        while (in.remaining() >= 8) {
            final int length = in.getShort(in.position()) & 0xffff;
            if (length < 8 || length > in.remaining()) {
                throw new IllegalArgumentException("flow update of " + length + " octets, " + in.remaining()
                    + " are left");
            }
            read(in.slice(in.position(), length)).ifPresent(updates::add);
            in.position(in.position() + length);
        }
        return Optional.of(new Report(initial, initial && !more, updates));
    }

    private static Optional<Update> read(final ByteBuffer in) {
        final int event = in.getShort(2) & 0xffff;
        if (event > 2) {
            return Optional.empty();
        }
        if (in.capacity() < UPDATE + MATCH_HEADER) {
            throw new IllegalArgumentException("truncated flow update of " + in.capacity() + " octets");
        }
        if (Cookie.isLearned(in.getLong(16))) {
            // there may be many, they come and go by themselves, and nobody wants them
            return Optional.empty();
        }
        final int matchLength = in.getShort(UPDATE + 2) & 0xffff;
        final int instructions = UPDATE + (matchLength + 7) / 8 * 8;
        if (matchLength < MATCH_HEADER || instructions > in.capacity()) {
            throw new IllegalArgumentException("match of " + matchLength + " octets in a flow update of "
                + in.capacity());
        }
        final var key = new WireFlow.Key(in.get(14) & 0xff, in.getShort(6) & 0xffff,
            OpenFlow.slice(in, UPDATE + MATCH_HEADER, UPDATE + matchLength));
        return Optional.of(event == 1 ? new Update.Gone(key)
            : new Update.Present(new WireFlow(key, in.getLong(16), OpenFlow.slice(in, instructions, in.capacity()),
                in.getShort(8) & 0xffff, in.getShort(10) & 0xffff)));
    }
}
