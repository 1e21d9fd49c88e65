/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;

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
    // the whole id of a vnet
    private static final int VNET_OPTION = 4 + 4;
    private static final int NSH = 24;
    // what IPsec takes at most, and the largest packet that it is given (VN-7)
    private static final int IPSEC = 106;
    private static final int LARGEST_PROTECTED = 1400;

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
     * Returns the largest inner IP packet of a network that crosses in one piece in an IP tunnel.
     *
     * @param underlayMtu the underlay's MTU in octets
     * @param family the outer address family
     * @param kind what kind of network it is
     * @return octets, without the inner Ethernet header
     */
    public static int largestPacket(final int underlayMtu, final Family family, final NetworkKey.Kind kind) {
        return largestPacket(underlayMtu, family) - (kind == NetworkKey.Kind.VNET ? VNET_OPTION : 0);
    }

    /**
     * Returns the largest inner IP packet of a network that crosses in one piece in an IP tunnel that is protected by
     * IPsec (VN-7).
     *
     * @param underlayMtu the underlay's MTU in octets
     * @param kind what kind of network it is
     * @return octets, without the inner Ethernet header
     */
    public static int largestProtectedPacket(final int underlayMtu, final NetworkKey.Kind kind) {
        return largestPacket(Math.min(underlayMtu - IPSEC, LARGEST_PROTECTED), Family.IPV4, kind);
    }

    /**
     * Returns the largest inner IP packet that crosses in one piece in Ethernet between nodes (FN-3).
     *
     * @param underlayMtu the underlay's MTU in octets
     * @return octets, without the inner Ethernet header
     */
    public static int largestPacketInEthernet(final int underlayMtu) {
        return underlayMtu - NSH - INNER_ETHERNET;
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
