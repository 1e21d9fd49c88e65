/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of one bundle (ONF extension 230): all of its flow modifications take effect at once or none does.
 *
 * @param id the bundle's number on its channel
 */
public record Bundle(int id) {
    private static final int CONTROL = 2300;
    private static final int ADD = 2301;
    private static final int ADD_HEADER = 24;
    private static final short ATOMIC_ORDERED = 3;
    /** A few messages per transaction keep the plugin's cost per flow small and its frames within 64 KiB. */
    private static final int BATCH = 32 * 1024;

    /**
     * Opens the bundle.
     *
     * @return the request
     */
    public byte[] open() {
        return control(0);
    }

    /**
     * Closes the bundle. The answer comes after the errors of all messages that were added.
     *
     * @return the request
     */
    public byte[] close() {
        return control(2);
    }

    /**
     * Makes all of it take effect.
     *
     * @return the request
     */
    public byte[] commit() {
        return control(4);
    }

    /**
     * Throws all of it away.
     *
     * @return the request
     */
    public byte[] discard() {
        return control(6);
    }

    /**
     * Puts messages into the bundle.
     *
     * @param messages whole OpenFlow messages
     * @return batches of bundle-add messages, each to be sent as one
     */
    public List<byte[]> add(final Iterable<byte[]> messages) {
        final var batches = new ArrayList<byte[]>();
        final var batch = new ByteArrayOutputStream(BATCH);
        for (var message : messages) {
            if (batch.size() + ADD_HEADER + message.length > BATCH && batch.size() > 0) {
                batches.add(batch.toByteArray());
                batch.reset();
            }
            batch.writeBytes(OpenFlow.message(OpenFlow.EXPERIMENTER, ADD_HEADER + message.length)
                .putInt(OpenFlow.ONF).putInt(ADD).putInt(id).putShort((short) 0).putShort(ATOMIC_ORDERED)
                .put(message).array());
        }
        if (batch.size() > 0) {
            batches.add(batch.toByteArray());
        }
        return batches;
    }

    /**
     * Finds the cookie of the flow modification that a switch refused, either when it was added or at the commit.
     *
     * @param offending the beginning of the refused message
     * @return the cookie, or 0 when it is not there
     */
    public static long cookieOf(final byte[] offending) {
        int start = 0;
        if (OpenFlow.isExperimenter(offending, OpenFlow.ONF, ADD)) {
            start = ADD_HEADER;
        }
        if (offending.length < start + OpenFlow.HEADER + 8 || (offending[start + 1] & 0xff) != OpenFlow.FLOW_MOD) {
            return 0;
        }
        return ByteBuffer.wrap(offending).getLong(start + OpenFlow.HEADER);
    }

    /**
     * Writes a transaction id into a message that is about to be sent, unless it has one of ours; a message inside a
     * bundle-add must carry the same one.
     *
     * @param message a buffer around the whole message
     * @param xid the transaction id
     */
    public static void stamp(final ByteBuffer message, final int xid) {
        final int start = message.position();
        if (OpenFlow.isQuery(message.getInt(start + 4))) {
            return;
        }
        message.putInt(start + 4, xid);
        if (message.get(start + 1) == OpenFlow.EXPERIMENTER && message.remaining() >= ADD_HEADER + OpenFlow.HEADER
                && message.getInt(start + 8) == OpenFlow.ONF && message.getInt(start + 12) == ADD) {
            message.putInt(start + ADD_HEADER + 4, xid);
        }
    }

    private byte[] control(final int type) {
        return OpenFlow.message(OpenFlow.EXPERIMENTER, 24).putInt(OpenFlow.ONF).putInt(CONTROL).putInt(id)
            .putShort((short) type).putShort(ATOMIC_ORDERED).array();
    }
}
