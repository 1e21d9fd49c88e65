/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.text;

import dev.weft.pipeline.wire.WireFlow;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints any flow a switch holds as ovs-ofctl would. What Weft itself never uses is shown in hexadecimal, so foreign
 * or damaged flows can be shown too; no input makes it fail.
 */
public final class WireText {
    private static final int APPLY_ACTIONS = 4;
    private static final int GOTO_TABLE = 1;
    private static final int METER = 6;
    private static final int HEADER = 4;

    private WireText() {
        // only functions
    }

    /**
     * Prints a flow with table names and without cookie.
     *
     * @param flow the flow
     * @return one line
     */
    public static String of(final WireFlow flow) {
        return of(flow, TextStyle.NAMES);
    }

    /**
     * Prints a flow.
     *
     * @param flow the flow
     * @param style how
     * @return one line
     */
    public static String of(final WireFlow flow, final TextStyle style) {
        final var parts = new ArrayList<String>();
        if (style.cookie()) {
            parts.add("cookie=0x" + Long.toHexString(flow.cookie()));
        }
        parts.add("table=" + style.table(flow.table()));
        if (flow.idleTimeout() != 0) {
            parts.add("idle_timeout=" + flow.idleTimeout());
        }
        if (flow.hardTimeout() != 0) {
            parts.add("hard_timeout=" + flow.hardTimeout());
        }
        parts.add("priority=" + flow.priority());
        parts.addAll(MatchText.of(ByteBuffer.wrap(flow.match())));
        parts.add("actions=" + instructions(ByteBuffer.wrap(flow.instructions()), style));
        return String.join(",", parts);
    }

    private static String instructions(final ByteBuffer in, final TextStyle style) {
        final var parts = new ArrayList<String>();
        while (in.hasRemaining()) {
            final int start = in.position();
            final int length = in.remaining() < 2 * HEADER ? 0 : Short.toUnsignedInt(in.getShort(start + 2));
            if (length < 2 * HEADER || length > in.remaining()) {
                parts.add(Hex.rest("instruction", in));
                break;
            }
            instruction(in.slice(start, length), style, parts);
            in.position(start + length);
        }
        return parts.isEmpty() ? "drop" : String.join(",", parts);
    }

    private static void instruction(final ByteBuffer in, final TextStyle style, final List<String> parts) {
        switch (in.getShort(0)) {
            case APPLY_ACTIONS -> ActionText.of(in.position(2 * HEADER).slice(), style, parts);
            case METER -> parts.add("meter:" + Integer.toUnsignedString(in.getInt(HEADER)));
            case GOTO_TABLE -> parts.add("goto_table:" + style.table(Byte.toUnsignedInt(in.get(HEADER))));
            default -> parts.add(Hex.rest("instruction", in));
        }
    }
}
