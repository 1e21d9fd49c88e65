/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import java.nio.ByteBuffer;

/**
 * Where what is in one frame that travels between nodes, which may be anything at all: Ethernet, up to two VLAN tags,
 * then either IPv4 or IPv6 without fragments and extension headers, UDP, and Geneve with exactly Weft's options, or NSH
 * as Weft makes it (FN-3); then the inner frame. To be used again for each frame. Positions are those in the buffer,
 * which is big-endian.
 */
final class OuterLayout {
    private static final int ADDRESSES = 12;
    private static final int MAX_TAGS = 2;
    private static final int IPV4_TYPE = 0x0800;
    private static final int IPV6_TYPE = 0x86dd;
    private static final int NSH_TYPE = 0x894f;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int IPV4_FRAGMENT = 0x3fff;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int GENEVE_HEADER = 20;
    /** Version 0 and three words of options, or five with the option of vnets. */
    private static final int GENEVE_FIRST = 3;
    private static final int GENEVE_VNET_FIRST = 5;
    private static final int VNET_OCTETS = 8;
    private static final int ETHERNET_INSIDE = 0x6558;
    /** Class 0x0108, type 0x80, two words of data. */
    private static final int OPTION = 0x0108_8002;
    /** Class 0x0108, type 0x81, one word of data. */
    private static final int VNET_OPTION = 0x0108_8101;
    private static final int OPTION_MASK = 0xffff_ff1f;
    /** Where Geneve's control word is, from the beginning of the Geneve header. */
    private static final int GENEVE_CONTROL = 12;
    private static final int NSH_HEADER = 24;
    /** Version 0, no flags, six words; metadata in four words; Ethernet inside. The time to live may be any. */
    private static final int NSH_FIRST = 0x0006_0103;
    private static final int NSH_FIRST_MASK = 0xf03f_ffff;
    private static final int NSH_PATH = 0x5d;
    private static final int NSH_CONTROL = 16;

    /** What is behind the Ethernet header. */
    enum Kind {
        IPV4, IPV6, NSH
    }

    private int start;
    private int network;
    private Kind kind = Kind.IPV4;
    private int udp;
    private int control;
    private int payload;
    private int end;

    /**
     * Looks at a frame.
     *
     * @return whether it is one; if not, the other methods tell nothing
     */
    boolean read(final ByteBuffer buffer, final int offset, final int length) {
        start = offset;
        final int limit = offset + length;
        int type = start + ADDRESSES;
        for (int tags = 0; type + 2 <= limit; tags++) {
            final int value = unsigned16(buffer, type);
            network = type + 2;
            switch (value) {
                case IPV4_TYPE -> {
                    kind = Kind.IPV4;
                    return readIpv4(buffer, limit) && readGeneve(buffer);
                }
                case IPV6_TYPE -> {
                    kind = Kind.IPV6;
                    return readIpv6(buffer, limit) && readGeneve(buffer);
                }
                case NSH_TYPE -> {
                    kind = Kind.NSH;
                    return readNsh(buffer, limit);
                }
                default -> {
                    if (value != 0x8100 && value != 0x88a8 || tags == MAX_TAGS) {
                        return false;
                    }
                    type += 4;
                }
            }
        }
        return false;
    }

    private boolean readIpv4(final ByteBuffer buffer, final int limit) {
        if (network + IPV4_HEADER > limit) {
            return false;
        }
        final int first = buffer.get(network);
        final int header = (first & 0xf) * 4;
        udp = network + header;
        end = network + unsigned16(buffer, network + 2);
        return (first & 0xf0) == 0x40 && header >= IPV4_HEADER && end <= limit
            && (unsigned16(buffer, network + 6) & IPV4_FRAGMENT) == 0 && buffer.get(network + 9) == UDP;
    }

    private boolean readIpv6(final ByteBuffer buffer, final int limit) {
        if (network + IPV6_HEADER > limit) {
            return false;
        }
        udp = network + IPV6_HEADER;
        end = udp + unsigned16(buffer, network + 4);
        return (buffer.get(network) & 0xf0) == 0x60 && end <= limit && buffer.get(network + 6) == UDP;
    }

    private boolean readGeneve(final ByteBuffer buffer) {
        final int geneve = udp + UDP_HEADER;
        control = geneve + GENEVE_CONTROL;
        payload = geneve + GENEVE_HEADER;
        if (payload >= end || unsigned16(buffer, udp + 4) != end - udp
                || unsigned16(buffer, geneve + 2) != ETHERNET_INSIDE
                || (buffer.getInt(geneve + 8) & OPTION_MASK) != OPTION) {
            return false;
        }
        if (buffer.get(geneve) == GENEVE_FIRST) {
            return true;
        }
        final int option = payload;
        payload += VNET_OCTETS;
        return buffer.get(geneve) == GENEVE_VNET_FIRST && payload < end
            && (buffer.getInt(option) & OPTION_MASK) == VNET_OPTION;
    }

    private boolean readNsh(final ByteBuffer buffer, final int limit) {
        control = network + NSH_CONTROL;
        payload = network + NSH_HEADER;
        end = limit;
        return payload < end && (buffer.getInt(network) & NSH_FIRST_MASK) == NSH_FIRST
            && buffer.getInt(network + 4) >>> 8 == NSH_PATH;
    }

    /** Where the frame begins. */
    int start() {
        return start;
    }

    /** Where the IP header or NSH begins. */
    int network() {
        return network;
    }

    /** What is there. */
    Kind kind() {
        return kind;
    }

    /** Where the UDP header begins, unless it is NSH. */
    int udp() {
        return udp;
    }

    /** Where the control word is. */
    int control() {
        return control;
    }

    /** Where the inner frame, or the half of it, begins. */
    int payload() {
        return payload;
    }

    /** Where it ends. */
    int end() {
        return end;
    }

    private static int unsigned16(final ByteBuffer buffer, final int at) {
        return buffer.getShort(at) & 0xffff;
    }
}
