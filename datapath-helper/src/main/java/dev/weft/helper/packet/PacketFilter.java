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
 * A program that lets only some packets into a socket, in the kernel's classic packet filter language: UDP packets to
 * one port, over IPv4 without fragments or over IPv6, that are longer than a bound. Linux takes a VLAN tag off before.
 *
 * @param port UDP destination port
 * @param longerThan bytes of the Ethernet frame
 */
public record PacketFilter(int port, int longerThan) {
    static final int INSTRUCTION = 8;

    private static final int LOAD_LENGTH = 0x80;
    private static final int LOAD_HALF = 0x28;
    private static final int LOAD_BYTE = 0x30;
    private static final int LOAD_HALF_INDEXED = 0x48;
    private static final int LOAD_IP_HEADER = 0xb1;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_GREATER = 0x25;
    private static final int IF_SET = 0x45;
    private static final int RETURN = 0x06;
    private static final int ALL = 0x40000;
    private static final int UDP = 17;

    private record Instruction(int code, int yes, int no, int operand) {
    }

    /** The program as the kernel takes it. */
    ByteBuffer program() {
        final List<Instruction> program = instructions();
        final ByteBuffer bytes = ByteBuffer.allocateDirect(program.size() * INSTRUCTION)
            .order(ByteOrder.nativeOrder());
        for (Instruction next : program) {
            bytes.putShort((short) next.code).put((byte) next.yes).put((byte) next.no).putInt(next.operand);
        }
        return bytes;
    }

    private List<Instruction> instructions() {
        final List<Instruction> program = new ArrayList<>();
        program.add(new Instruction(LOAD_LENGTH, 0, 0, 0));
        program.add(new Instruction(IF_GREATER, 0, 14, longerThan));
        program.add(new Instruction(LOAD_HALF, 0, 0, 12));
        program.add(new Instruction(IF_EQUAL, 0, 7, 0x0800));
        program.add(new Instruction(LOAD_BYTE, 0, 0, 23));
        program.add(new Instruction(IF_EQUAL, 0, 10, UDP));
        program.add(new Instruction(LOAD_HALF, 0, 0, 20));
        program.add(new Instruction(IF_SET, 8, 0, 0x3fff));
        program.add(new Instruction(LOAD_IP_HEADER, 0, 0, 14));
        program.add(new Instruction(LOAD_HALF_INDEXED, 0, 0, 16));
        program.add(new Instruction(IF_EQUAL, 6, 5, port));
        program.add(new Instruction(IF_EQUAL, 0, 4, 0x86dd));
        program.add(new Instruction(LOAD_BYTE, 0, 0, 20));
        program.add(new Instruction(IF_EQUAL, 0, 2, UDP));
        program.add(new Instruction(LOAD_HALF, 0, 0, 56));
        program.add(new Instruction(IF_EQUAL, 1, 0, port));
        program.add(new Instruction(RETURN, 0, 0, 0));
        program.add(new Instruction(RETURN, 0, 0, ALL));
        return program;
    }
}
