/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.packet;

import java.nio.ByteBuffer;

/**
 * A program that lets only some packets into a socket, in the kernel's classic packet filter language.
 */
public sealed interface PacketFilter {
    /** The Ethernet type of NSH. */
    int NSH = 0x894f;
    /** Bytes of one instruction. */
    int INSTRUCTION = 8;

    /** The program as the kernel takes it; direct, and all of it. */
    ByteBuffer program();

    /**
     * Frames of tunnels that are longer than a bound: UDP packets to one port, over IPv4 without fragments or over
     * IPv6, and NSH. Linux takes a VLAN tag off before.
     *
     * @param port UDP destination port
     * @param longerThan bytes of the Ethernet frame
     * @param halves whether of NSH only halves are wanted
     */
    record Tunnelled(int port, int longerThan, boolean halves) implements PacketFilter {
        private static final int UDP = 17;
        /** The first byte of the control word in NSH, and its bit of halves. */
        private static final int CONTROL = 14 + 16;
        private static final int HALF = 0x08;

        @Override
        public ByteBuffer program() {
            return new FilterProgram()
                .add(FilterProgram.LOAD_LENGTH, 0, 0, 0)
                .add(FilterProgram.IF_GREATER, 0, 17, longerThan)
                .add(FilterProgram.LOAD_HALF, 0, 0, 12)
                .add(FilterProgram.IF_EQUAL, 0, 2, NSH)
                .add(FilterProgram.LOAD_BYTE, 0, 0, CONTROL)
                .add(FilterProgram.IF_SET, 14, halves ? 13 : 14, HALF)
                .add(FilterProgram.IF_EQUAL, 0, 7, 0x0800)
                .add(FilterProgram.LOAD_BYTE, 0, 0, 23)
                .add(FilterProgram.IF_EQUAL, 0, 10, UDP)
                .add(FilterProgram.LOAD_HALF, 0, 0, 20)
                .add(FilterProgram.IF_SET, 8, 0, 0x3fff)
                .add(FilterProgram.LOAD_IP_HEADER, 0, 0, 14)
                .add(FilterProgram.LOAD_HALF_INDEXED, 0, 0, 16)
                .add(FilterProgram.IF_EQUAL, 6, 5, port)
                .add(FilterProgram.IF_EQUAL, 0, 4, 0x86dd)
                .add(FilterProgram.LOAD_BYTE, 0, 0, 20)
                .add(FilterProgram.IF_EQUAL, 0, 2, UDP)
                .add(FilterProgram.LOAD_HALF, 0, 0, 56)
                .add(FilterProgram.IF_EQUAL, 1, 0, port)
                .add(FilterProgram.RETURN, 0, 0, 0)
                .add(FilterProgram.RETURN, 0, 0, FilterProgram.ALL)
                .bytes();
        }
    }

    /**
     * Frames with a service header of one index.
     *
     * @param index the service index, 0 to 255
     */
    record ServiceHeader(int index) implements PacketFilter {
        /** Behind the Ethernet header, the first word and the path. */
        private static final int INDEX = 14 + 4 + 3;

        public ServiceHeader {
            if (index < 0 || index > 0xff) {
                throw new IllegalArgumentException("a service index should be 0 to 255, but is " + index);
            }
        }

        @Override
        public ByteBuffer program() {
            return new FilterProgram()
                .add(FilterProgram.LOAD_HALF, 0, 0, 12)
                .add(FilterProgram.IF_EQUAL, 0, 3, NSH)
                .add(FilterProgram.LOAD_BYTE, 0, 0, INDEX)
                .add(FilterProgram.IF_EQUAL, 0, 1, index)
                .add(FilterProgram.RETURN, 0, 0, FilterProgram.ALL)
                .add(FilterProgram.RETURN, 0, 0, 0)
                .bytes();
        }
    }

    /**
     * Packets of one type.
     *
     * @param etherType the type in the Ethernet header, 1536 to 65535
     */
    record EtherType(int etherType) implements PacketFilter {
        public EtherType {
            if (etherType < 0x600 || etherType > 0xffff) {
                throw new IllegalArgumentException("an Ethernet type should be 1536 to 65535, but is " + etherType);
            }
        }

        @Override
        public ByteBuffer program() {
            return new FilterProgram()
                .add(FilterProgram.LOAD_HALF, 0, 0, 12)
                .add(FilterProgram.IF_EQUAL, 0, 1, etherType)
                .add(FilterProgram.RETURN, 0, 0, FilterProgram.ALL)
                .add(FilterProgram.RETURN, 0, 0, 0)
                .bytes();
        }
    }
}
