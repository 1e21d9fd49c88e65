/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router.wire;

/**
 * Where things are in frames.
 */
final class Layout {
    static final int ETHERNET = 14;
    static final int TYPE = 12;
    static final int IPV4 = 20;
    static final int IPV6 = 40;
    static final int SOURCE4 = 12;
    static final int DESTINATION4 = 16;
    static final int SOURCE6 = 8;
    static final int DESTINATION6 = 24;
    static final int TYPE_IPV4 = 0x0800;
    static final int TYPE_ARP = 0x0806;
    static final int TYPE_IPV6 = 0x86dd;
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMPV6 = 58;
    static final int ECHO_REPLY4 = 0;
    static final int ECHO_REQUEST4 = 8;
    static final int ECHO_REQUEST6 = 128;
    static final int ECHO_REPLY6 = 129;
    static final int SOLICITATION = 135;
    static final int ADVERTISEMENT = 136;
    /** Bytes of an ICMP header. */
    static final int ICMP_HEADER = 8;
    /** Bytes of an ARP packet. */
    static final int ARP = 28;
    /** The first eight of them: Ethernet, IPv4, their lengths, and what it is. */
    static final long ARP_START = 0x0001_0800_0604_0000L;

    private Layout() {
        // static access only
    }
}
