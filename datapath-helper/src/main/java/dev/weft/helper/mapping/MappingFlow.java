/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

import dev.weft.helper.openflow.Field;
import dev.weft.helper.openflow.FlowRequest;
import dev.weft.helper.openflow.FlowRequest.Command;
import java.nio.ByteBuffer;

/**
 * The bytes of OpenFlow 1.3 about answers in the pipeline's table of next services: one flow for each question, with
 * the network, the policy word and both addresses as match. Its cookie is that of the policy, marked as learned.
 */
final class MappingFlow {
    private static final int TABLE = 29;
    /** What the cookies of all answers begin with. */
    private static final long COOKIE = 0x580eL << 48;
    private static final int LOOKUP = 30;
    private static final int INSTANCE = 31;
    private static final int TUNNEL_OUT = 40;
    private static final int SERVE = 54;

    private MappingFlow() {
        // static access only
    }

    /** Puts the request to make or replace the flow of a question. */
    static void put(final ByteBuffer out, final int xid, final Question question, final long segment, final Step step,
            final int seconds) {
        final var request = of(FlowRequest.lease(out, xid, TABLE, cookie(question), Math.min(seconds, 0xffff)),
            question, segment);
        if (step instanceof Step.Far far) {
            load(load(request, Field.POLICY, far.word()), Field.PATH, far.path()).next(TUNNEL_OUT);
        } else if (step instanceof Step.Here here) {
            load(load(request, Field.POLICY, here.word()), Field.PORT, here.port()).next(SERVE);
        } else if (step instanceof Step.Arrived arrived) {
            load(request, Field.POLICY, arrived.word()).next(LOOKUP);
        } else if (step instanceof Step.Dropped dropped) {
            load(request, Field.POLICY, dropped.word()).next(INSTANCE);
        }
        request.end();
    }

    /** Puts the request to delete the flow of a question. */
    static void remove(final ByteBuffer out, final int xid, final Question question, final long segment) {
        of(FlowRequest.change(out, xid, Command.DELETE_STRICT, TABLE, cookie(question), FlowRequest.EXACTLY),
            question, segment).end();
    }

    /** Puts the request to delete all flows of a policy. */
    static void clear(final ByteBuffer out, final int xid, final int policy) {
        FlowRequest.change(out, xid, Command.DELETE, TABLE, COOKIE | policy, FlowRequest.EXACTLY).end();
    }

    /** Puts the question for the counters of the flow of a question. */
    static void look(final ByteBuffer out, final int xid, final Question question, final long segment) {
        of(FlowRequest.question(out, xid, TABLE, cookie(question), FlowRequest.EXACTLY), question, segment).end();
    }

    /** Puts the question for all flows of all policies. */
    static void list(final ByteBuffer out, final int xid) {
        FlowRequest.question(out, xid, TABLE, COOKIE, ~FlowRequest.NUMBER_MASK).end();
    }

    private static long cookie(final Question question) {
        return COOKIE | question.policy();
    }

    private static FlowRequest of(final FlowRequest request, final Question question, final long segment) {
        final byte[] source = question.source().getAddress();
        final boolean four = source.length == 4;
        return request.match(Field.METADATA, segment).match(Field.FROM_PATH, 0).match(Field.POLICY, question.word())
            .match(Field.ETH_TYPE, four ? 0x0800 : 0x86dd)
            .match(four ? Field.IPV4_SRC : Field.IPV6_SRC, source)
            .match(four ? Field.IPV4_DST : Field.IPV6_DST, question.destination().getAddress());
    }

    private static FlowRequest load(final FlowRequest request, final int register, final int value) {
        return request.load(register, Integer.SIZE, Integer.toUnsignedLong(value));
    }
}
