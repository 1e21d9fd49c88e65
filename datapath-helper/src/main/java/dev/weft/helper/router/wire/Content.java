/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What a frame holds, as far as a gateway has to know it.
 */
public sealed interface Content {
    /**
     * Somebody asks for an IPv4 address or tells his own.
     *
     * @param request whether it asks; both tell the sender's
     * @param mac the sender's hardware address, as it says
     * @param sender his address, all zeros if he does not know it yet
     * @param target whom he asks for, or tells
     */
    record Arp(boolean request, long mac, InetAddress sender, InetAddress target) implements Content { }

    /**
     * Somebody asks for an IPv6 address.
     *
     * @param source who, all zeros if he only looks whether somebody has it
     * @param target for whom
     */
    record Solicitation(InetAddress source, InetAddress target) implements Content { }

    /**
     * Somebody tells his IPv6 address.
     *
     * @param target the address
     * @param mac his hardware address, as he says
     * @param override whether it replaces another one
     */
    record Advertisement(InetAddress target, long mac, boolean override) implements Content { }

    /**
     * Any other packet.
     *
     * @param source address
     * @param destination address
     * @param protocol of IP, behind extension headers
     * @param fragment whether it is a part of a packet; ports and types are in the first part only
     * @param first whether it is a whole packet, or the first part
     * @param header where the IP header begins
     * @param payload where that begins which is behind it
     * @param end where it ends
     * @param bytes the frame
     */
    record Packet(InetAddress source, InetAddress destination, int protocol, boolean fragment, boolean first,
            int header, int payload, int end, ByteBuffer bytes) implements Content {
        private static final int SHORTEST_ERROR = 1;

        /** Whether it is IPv4, else IPv6. */
        public boolean isIpv4() {
            return protocolVersion() == 4;
        }

        private int protocolVersion() {
            return bytes.get(header) >> 4 & 0xf;
        }

        /** Whether it asks for an echo, and all of it is here. */
        public boolean isEchoRequest() {
            return !fragment && end - payload >= Layout.ICMP_HEADER && bytes.get(payload + 1) == 0
                && (isIpv4() ? protocol == Layout.ICMP && type() == Layout.ECHO_REQUEST4
                    : protocol == Layout.ICMPV6 && type() == Layout.ECHO_REQUEST6);
        }

        /** Whether it goes to a port. */
        public boolean hasPort() {
            return first && (protocol == Layout.TCP || protocol == Layout.UDP);
        }

        /** Whether an error may be told of it at all: never of errors, of later parts, and to or of many. */
        public boolean mayHaveError() {
            return first && isOne(source) && isOne(destination) && !isError();
        }

        /** Whether an address is that of one station. */
        public static boolean isOne(final InetAddress address) {
            final byte[] octets = address.getAddress();
            final boolean reserved = octets.length == Integer.BYTES && (octets[0] == 0 || (octets[0] & 0xf0) == 0xf0);
            return !reserved && !address.isAnyLocalAddress() && !address.isMulticastAddress()
                && !address.isLoopbackAddress();
        }

        private boolean isError() {
            if (protocol != (isIpv4() ? Layout.ICMP : Layout.ICMPV6)) {
                return false;
            }
            if (end - payload < SHORTEST_ERROR) {
                return true;
            }
            return isIpv4() ? switch (type()) {
                case 3, 4, 5, 11, 12 -> true;
                default -> false;
            } : type() < Layout.ECHO_REQUEST6 || type() == 137;
        }

        private int type() {
            return bytes.get(payload) & 0xff;
        }
    }

    /** Nothing that a gateway deals with. */
    record Other() implements Content { }
}
