/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.packet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a program in the kernel's classic packet filter language. Jumps count the instructions that are left out.
 */
final class FilterProgram {
    static final int LOAD_LENGTH = 0x80;
    static final int LOAD_HALF = 0x28;
    static final int LOAD_BYTE = 0x30;
    static final int LOAD_HALF_INDEXED = 0x48;
    static final int LOAD_IP_HEADER = 0xb1;
    static final int IF_EQUAL = 0x15;
    static final int IF_GREATER = 0x25;
    static final int IF_SET = 0x45;
    static final int RETURN = 0x06;
    /** What to return for a packet that is let in: more than its bytes. */
    static final int ALL = 0x40000;

    private record Instruction(int code, int yes, int no, int operand) {
    }

    private final List<Instruction> instructions = new ArrayList<>();

    FilterProgram add(final int code, final int yes, final int no, final int operand) {
        instructions.add(new Instruction(code, yes, no, operand));
        return this;
    }

    ByteBuffer bytes() {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(instructions.size() * PacketFilter.INSTRUCTION)
            .order(ByteOrder.nativeOrder());
        for (Instruction next : instructions) {
            bytes.putShort((short) next.code).put((byte) next.yes).put((byte) next.no).putInt(next.operand);
        }
        return bytes;
    }
}
