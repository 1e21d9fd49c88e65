/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.overlay.Family;

/**
 * How much of an underlay packet a link's headers take, and so how much an inner packet may have (VL-4, VL-8).
 *
 * <p>Inside one outer IP packet stand, in this order: the outer IP header (20 octets for IPv4, 40 for IPv6), UDP (8),
 * Geneve (8), Weft's option (4 octets of option header, 4 of control word, 4 of policy word), and then the whole
 * inner Ethernet frame. The underlay's MTU counts from the outer IP header on; the outer Ethernet header is not part
 * of it. So 1500 octets of underlay carry a frame of 1452 over IPv4 and 1432 over IPv6, and the frame's own 14 octets
 * leave 1438 and 1418 for the inner packet.
 */
public final class Encapsulation {
    /** The inner Ethernet header, without a VLAN tag. */
    public static final int INNER_ETHERNET = 14;

    private static final int LARGEST_IP = 65535;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;
    private static final int UDP = 8;
    private static final int GENEVE = 8;
    private static final int OPTION = 4 + 4 + 4;

    private Encapsulation() {
        // only arithmetic
    }

    /**
     * Returns the octets between the start of the outer IP header and the inner frame.
     *
     * @param family the outer address family
     * @return 48 or 68
     */
    public static int overhead(final Family family) {
        final int address = switch (family) {
            case IPV4 -> IPV4;
            case IPV6 -> IPV6;
        };
        return address + UDP + GENEVE + OPTION;
    }

    /**
     * Returns the largest inner Ethernet frame that crosses in one piece.
     *
     * @param underlayMtu the underlay's MTU in octets
     * @param family the outer address family
     * @return octets, with the inner Ethernet header
     */
    public static int largestFrame(final int underlayMtu, final Family family) {
        return underlayMtu - overhead(family);
    }

    /**
     * Returns the largest inner IP packet that crosses in one piece.
     *
     * @param underlayMtu the underlay's MTU in octets
     * @param family the outer address family
     * @return octets, without the inner Ethernet header
     */
    public static int largestPacket(final int underlayMtu, final Family family) {
        return largestFrame(underlayMtu, family) - INNER_ETHERNET;
    }

    /**
     * Returns the largest inner IP packet that crosses in two halves: two frames of the largest size, one inner
     * Ethernet header (VL-8).
     *
     * @param largestPacket the largest inner IP packet that crosses in one piece
     * @return octets, at most what an IP packet can have
     */
    public static int largestInHalves(final int largestPacket) {
        return Math.min(2 * (largestPacket + INNER_ETHERNET) - INNER_ETHERNET, LARGEST_IP);
    }
}
