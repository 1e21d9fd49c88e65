/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.wire;

import com.google.common.io.ByteArrayDataOutput;
import com.google.common.io.ByteStreams;

/** Encodes whole OFPT_FLOW_MOD messages of OpenFlow 1.3. Their transaction id is 0: whoever sends them sets it. */
public final class FlowMod {
    /** The offset of the transaction id, 4 octets, in every OpenFlow message. */
    public static final int XID_OFFSET = 4;

    private static final int VERSION = 4;
    private static final int TYPE = 14;
    private static final int FIXED_LENGTH = 48;
    private static final int MATCH_HEADER_LENGTH = 4;
    private static final int MATCH_TYPE_OXM = 1;
    private static final int MAX_LENGTH = 0xffff;
    private static final int ADD = 0;
    private static final int DELETE_STRICT = 4;
    private static final int NONE = 0xffffffff;
    private static final byte[] NO_INSTRUCTIONS = new byte[0];

    private FlowMod() {
        // only functions
    }

    /**
     * Adds a flow, or replaces the one with the same key.
     *
     * @param flow the flow
     * @return the message
     */
    public static byte[] add(final WireFlow flow) {
        return encode(ADD, flow, 0);
    }

    /**
     * Removes a flow if it still has a certain cookie, so that a flow that somebody else put in its place stays.
     *
     * @param key which flow
     * @param cookie the cookie it must have, all 64 bits
     * @return the message
     */
    public static byte[] deleteStrict(final WireFlow.Key key, final long cookie) {
        return encode(DELETE_STRICT, new WireFlow(key, cookie, NO_INSTRUCTIONS, 0, 0), -1);
    }

    private static byte[] encode(final int command, final WireFlow flow, final long cookieMask) {
        final byte[] match = flow.match();
        final byte[] instructions = flow.instructions();
        final int padding = -(MATCH_HEADER_LENGTH + match.length) & 7;
        final int length = FIXED_LENGTH + MATCH_HEADER_LENGTH + match.length + padding + instructions.length;
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("a flow of " + length + " octets does not fit a message: " + flow.key());
        }
        final var out = ByteStreams.newDataOutput(length);
        header(out, length);
        out.writeLong(flow.cookie());
        out.writeLong(cookieMask);
        out.writeByte(flow.table());
        out.writeByte(command);
        out.writeShort(flow.idleTimeout());
        out.writeShort(flow.hardTimeout());
        out.writeShort(flow.priority());
        out.writeInt(NONE);
        out.writeInt(NONE);
        out.writeInt(NONE);
        out.writeInt(0);
        out.writeShort(MATCH_TYPE_OXM);
        out.writeShort(MATCH_HEADER_LENGTH + match.length);
        out.write(match);
        out.write(new byte[padding]);
        out.write(instructions);
        return out.toByteArray();
    }

    private static void header(final ByteArrayDataOutput out, final int length) {
        out.writeByte(VERSION);
        out.writeByte(TYPE);
        out.writeShort(length);
        out.writeInt(0);
    }
}
