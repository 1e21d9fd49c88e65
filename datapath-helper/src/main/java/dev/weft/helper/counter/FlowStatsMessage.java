/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import dev.weft.helper.openflow.FlowRequest;
import dev.weft.helper.openflow.ListedFlow;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of OpenFlow 1.3 that are needed to read the counters of flows. Big-endian, as the buffers are.
 */
final class FlowStatsMessage {
    /** Weft's ends of links; the rest is the end's number. */
    private static final long COOKIE = 0x5703L << 48;

    private FlowStatsMessage() {
        // static access only
    }

    /** Puts the question for all flows of ends. */
    static void request(final ByteBuffer out, final int xid) {
        FlowRequest.question(out, xid, FlowRequest.ALL_TABLES, COOKIE, ~FlowRequest.NUMBER_MASK).end();
    }

    /**
     * Reads one part of the answer.
     *
     * @param at where the message begins, whose length was checked to be in the buffer
     * @return whether more parts follow
     * @throws IOException if it is not one
     */
    static boolean reply(final ByteBuffer in, final int at, final int length, final FlowStats into)
            throws IOException {
        for (ListedFlow flow : ListedFlow.of(in, at, length)) {
            if ((flow.cookie() & ~FlowRequest.NUMBER_MASK) != COOKIE) {
                throw new IOException("the switch told of a flow that was not asked for");
            }
            into.add(flow.cookie() & FlowRequest.NUMBER_MASK, flow.table(), flow.packets(), flow.volume(), flow.age());
        }
        return ListedFlow.hasMore(in, at);
    }
}
