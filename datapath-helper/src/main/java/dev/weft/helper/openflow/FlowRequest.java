/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.openflow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A request about flows while it is written into a buffer: first the fields of its match, then what is loaded, then the
 * table that is next, and {@link #end}. Lengths and padding are put where they belong.
 */
public final class FlowRequest {
    /** What is done with flows. */
    public enum Command {
        /** Makes a flow, or replaces the one with this match. */
        ADD(0),
        /** Changes the flow with this match, if there is one. */
        MODIFY_STRICT(2),
        /** Deletes all flows that match. */
        DELETE(3),
        /** Deletes the flow with this match. */
        DELETE_STRICT(4);

        private final int number;

        Command(final int number) {
            this.number = number;
        }
    }

    /** The bits of a cookie that say which object of a kind it is. */
    public static final long NUMBER_MASK = (1L << 48) - 1;
    /** For cookies: they count with all of their bits. */
    public static final long EXACTLY = -1;
    /** In place of a table. */
    public static final int ALL_TABLES = 0xff;

    /** The type of multipart messages about flows. */
    static final int FLOWS = 1;
    private static final int FLOW_MOD = 14;
    private static final int PRIORITY = 100;
    private static final int RESET_COUNTS = 4;
    private static final int ANY = -1;
    private static final int OXM = 1;
    private static final int GOTO = 1;
    private static final int APPLY = 4;
    private static final int EXPERIMENTER = 0xffff;
    private static final int NICIRA = 0x2320;
    private static final int LOAD = 7;
    private static final int LOAD_LENGTH = 24;
    private static final int ALIGN = 7;

    private final ByteBuffer out;
    private final int start;
    private int match;
    private int apply;

    private FlowRequest(final ByteBuffer out, final int type, final int xid) {
        this.out = out;
        start = out.position();
        out.put((byte) SwitchSocket.VERSION).put((byte) type).putShort((short) 0).putInt(xid);
    }

    /**
     * Begins a change. Flows that helpers make have one priority.
     *
     * @param cookie of the flow, or what those have that are to be deleted
     * @param mask which bits of their cookies count; for deletions only
     */
    public static FlowRequest change(final ByteBuffer out, final int xid, final Command command, final int table,
            final long cookie, final long mask) {
        return mod(out, xid, command, table, cookie, mask, 0, 0);
    }

    /**
     * Begins making or replacing a flow that goes by itself, and whose counters begin anew.
     *
     * @param seconds for which it is there
     */
    public static FlowRequest lease(final ByteBuffer out, final int xid, final int table, final long cookie,
            final int seconds) {
        return mod(out, xid, Command.ADD, table, cookie, 0, seconds, RESET_COUNTS);
    }

    private static FlowRequest mod(final ByteBuffer out, final int xid, final Command command, final int table,
            final long cookie, final long mask, final int seconds, final int flags) {
        final var request = new FlowRequest(out, FLOW_MOD, xid);
        out.putLong(cookie).putLong(mask).put((byte) table).put((byte) command.number).putShort((short) 0)
            .putShort((short) seconds).putShort((short) (command == Command.DELETE ? 0 : PRIORITY))
            .putInt(ANY).putInt(ANY).putInt(ANY).putShort((short) flags).putShort((short) 0);
        return request.matching();
    }

    /**
     * Begins a question for flows and their counters.
     *
     * @param mask which bits of their cookies count
     */
    public static FlowRequest question(final ByteBuffer out, final int xid, final int table, final long cookie,
            final long mask) {
        final var request = new FlowRequest(out, SwitchSocket.MULTIPART_REQUEST, xid);
        out.putShort((short) FLOWS).putShort((short) 0).putInt(0)
            .put((byte) table).put((byte) 0).putShort((short) 0).putInt(ANY).putInt(ANY).putInt(0)
            .putLong(cookie).putLong(mask);
        return request.matching();
    }

    /** A cookie of a kind of flows for an object that has a name, but no number. */
    public static long cookie(final long kind, final String name) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return kind | ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong() & NUMBER_MASK;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private FlowRequest matching() {
        match = out.position();
        out.putShort((short) OXM).putShort((short) 0);
        return this;
    }

    /** Matches a field of at most eight bytes. */
    public FlowRequest match(final int field, final long value) {
        out.putInt(field);
        for (int shift = Byte.SIZE * (Field.length(field) - 1); shift >= 0; shift -= Byte.SIZE) {
            out.put((byte) (value >>> shift));
        }
        return this;
    }

    /** Matches a field of any length. */
    public FlowRequest match(final int field, final byte[] value) {
        out.putInt(field).put(value);
        return this;
    }

    /**
     * Loads a value into the lowest bits of a field.
     *
     * @param bits how many
     */
    public FlowRequest load(final int field, final int bits, final long value) {
        matched();
        if (apply == 0) {
            apply = out.position();
            out.putShort((short) APPLY).putShort((short) 0).putInt(0);
        }
        out.putShort((short) EXPERIMENTER).putShort((short) LOAD_LENGTH).putInt(NICIRA).putShort((short) LOAD)
            .putShort((short) (bits - 1)).putInt(field).putLong(value);
        return this;
    }

    /** Goes on in another table. */
    public FlowRequest next(final int table) {
        matched();
        applied();
        out.putShort((short) GOTO).putShort((short) 8).put((byte) table).put((byte) 0).putShort((short) 0);
        return this;
    }

    /** The request is written. */
    public void end() {
        matched();
        applied();
        out.putShort(start + 2, (short) (out.position() - start));
    }

    private void matched() {
        if (match > 0) {
            final int length = out.position() - match;
            out.putShort(match + 2, (short) length).put(new byte[-length & ALIGN]);
            match = 0;
        }
    }

    private void applied() {
        if (apply > 0) {
            out.putShort(apply + 2, (short) (out.position() - apply));
            apply = 0;
        }
    }
}
