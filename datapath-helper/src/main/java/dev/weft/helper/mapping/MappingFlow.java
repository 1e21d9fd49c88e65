/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.openflow.SwitchSocket;
import java.nio.ByteBuffer;

/**
 * The bytes of OpenFlow 1.3 about answers in the pipeline's table of next services: one flow for each question, with
 * the network, the policy word and both addresses as match. Its cookie is that of the policy, marked as learned.
 */
final class MappingFlow {
    /** The table's number. */
    static final int TABLE = 29;

    /** What the cookies of all answers begin with. */
    static final long COOKIE = 0x580eL << 48;
    /** The bits of that. */
    static final long COOKIE_MASK = 0xffffL << 48;

    static final int METADATA = 0x80000408;
    static final int ETH_TYPE = 0x80000a02;
    static final int IPV4_SRC = 0x80001604;
    static final int IPV4_DST = 0x80001804;
    static final int IPV6_SRC = 0x80003410;
    static final int IPV6_DST = 0x80003610;
    /** The registers with path, port, origin and policy word. */
    static final int PATH = 0x00010404;
    static final int PORT = 0x00010604;
    static final int FROM_PATH = 0x00010804;
    static final int POLICY = 0x00011004;

    private static final int FLOW_MOD = 14;
    private static final int ADD = 0;
    private static final int DELETE = 3;
    private static final int DELETE_STRICT = 4;
    private static final int RESET_COUNTS = 4;
    private static final int PRIORITY = 100;
    private static final int ANY = -1;
    private static final int STATS_FLOW = 1;
    private static final int GOTO = 1;
    private static final int APPLY = 4;
    private static final int LOAD_LENGTH = 24;
    private static final int LOOKUP = 30;
    private static final int TUNNEL_OUT = 40;
    private static final int SERVE = 54;
    private static final int MOD = 48;
    private static final int ALIGN = 7;

    private MappingFlow() {
        // static access only
    }

    /** Puts the request to make or replace the flow of a question. */
    static void put(final ByteBuffer out, final int xid, final Question question, final long segment, final Step step,
            final int seconds) {
        final int start = mod(out, xid, ADD, cookie(question), 0, seconds);
        match(out, question, segment);
        instructions(out, step);
        end(out, start);
    }

    /** Puts the request to delete the flow of a question. */
    static void remove(final ByteBuffer out, final int xid, final Question question, final long segment) {
        final int start = mod(out, xid, DELETE_STRICT, cookie(question), -1, 0);
        match(out, question, segment);
        end(out, start);
    }

    /** Puts the request to delete all flows of a policy. */
    static void clear(final ByteBuffer out, final int xid, final int policy) {
        final int start = mod(out, xid, DELETE, COOKIE | policy, -1, 0);
        out.putLong(0x0001_0004_0000_0000L);
        end(out, start);
    }

    /** Puts the question for the counters of the flow of a question. */
    static void look(final ByteBuffer out, final int xid, final Question question, final long segment) {
        final int start = stats(out, xid, cookie(question), -1);
        match(out, question, segment);
        end(out, start);
    }

    /** Puts the question for all flows of all policies. */
    static void list(final ByteBuffer out, final int xid) {
        final int start = stats(out, xid, COOKIE, COOKIE_MASK);
        out.putLong(0x0001_0004_0000_0000L);
        end(out, start);
    }

    private static long cookie(final Question question) {
        return COOKIE | question.policy();
    }

    private static int mod(final ByteBuffer out, final int xid, final int command, final long cookie,
            final long cookieMask, final int seconds) {
        final int start = header(out, FLOW_MOD, xid);
        out.putLong(cookie).putLong(cookieMask).put((byte) TABLE).put((byte) command).putShort((short) 0)
            .putShort((short) Math.min(seconds, 0xffff)).putShort((short) PRIORITY).putInt(ANY).putInt(ANY).putInt(ANY)
            .putShort((short) (command == ADD ? RESET_COUNTS : 0)).putShort((short) 0);
        assert out.position() - start == MOD;
        return start;
    }

    private static int stats(final ByteBuffer out, final int xid, final long cookie, final long mask) {
        final int start = header(out, SwitchSocket.MULTIPART_REQUEST, xid);
        out.putShort((short) STATS_FLOW).putShort((short) 0).putInt(0)
            .put((byte) TABLE).put((byte) 0).putShort((short) 0).putInt(ANY).putInt(ANY).putInt(0)
            .putLong(cookie).putLong(mask);
        return start;
    }

    private static int header(final ByteBuffer out, final int type, final int xid) {
        final int start = out.position();
        out.put((byte) SwitchSocket.VERSION).put((byte) type).putShort((short) 0).putInt(xid);
        return start;
    }

    private static void end(final ByteBuffer out, final int start) {
        out.putShort(start + 2, (short) (out.position() - start));
    }

    private static void match(final ByteBuffer out, final Question question, final long segment) {
        final byte[] source = question.source().getAddress();
        final boolean four = source.length == 4;
        final int start = out.position();
        out.putInt(0).putInt(METADATA).putLong(segment).putInt(FROM_PATH).putInt(0).putInt(POLICY)
            .putInt(question.word()).putInt(ETH_TYPE).putShort((short) (four ? 0x0800 : 0x86dd))
            .putInt(four ? IPV4_SRC : IPV6_SRC).put(source)
            .putInt(four ? IPV4_DST : IPV6_DST).put(question.destination().getAddress());
        final int length = out.position() - start;
        out.putInt(start, 1 << Short.SIZE | length);
        for (int i = length; (i & ALIGN) != 0; i++) {
            out.put((byte) 0);
        }
    }

    private static void instructions(final ByteBuffer out, final Step step) {
        if (step instanceof Step.Far far) {
            apply(out, 2);
            load(out, POLICY, far.word());
            load(out, PATH, far.path());
            next(out, TUNNEL_OUT);
        } else if (step instanceof Step.Here here) {
            apply(out, 2);
            load(out, POLICY, here.word());
            load(out, PORT, here.port());
            next(out, SERVE);
        } else if (step instanceof Step.Arrived arrived) {
            apply(out, 1);
            load(out, POLICY, arrived.word());
            next(out, LOOKUP);
        }
    }

    private static void apply(final ByteBuffer out, final int loads) {
        out.putShort((short) APPLY).putShort((short) (8 + loads * LOAD_LENGTH)).putInt(0);
    }

    private static void load(final ByteBuffer out, final int register, final int value) {
        out.putShort((short) 0xffff).putShort((short) LOAD_LENGTH).putInt(0x2320).putShort((short) 7)
            .putShort((short) (Integer.SIZE - 1)).putInt(register).putLong(Integer.toUnsignedLong(value));
    }

    private static void next(final ByteBuffer out, final int table) {
        out.putShort((short) GOTO).putShort((short) 8).put((byte) table).put((byte) 0).putShort((short) 0);
    }
}
