/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

/**
 * The addresses that packets have on the way into a tunnel and out of it, all in 240.0.0.0/5, which no network uses:
 * five bits 11110, one of the level, nine of the slot, sixteen of the host and a 1.
 *
 * <p>
 * Slot 0 is that of the security addresses between which Open vSwitch sends and receives. Each secret of two nodes has
 * a slot of its own, so that tunnels of an old and of a new secret exist side by side, and this node alone decides by
 * which of them it sends. The address with a 0 at the end is never in a packet: this node has it because charon only
 * accepts tunnels for networks in which the node has an address.
 */
final class TunnelAddress {
    /** All of them. */
    static final String ALL = "240.0.0.0/5";
    /** The last slot. */
    static final int MAX_SLOT = 511;
    /** The other side of the cable into the gateway, as Open vSwitch sees it; no host has the number. */
    static final String GATEWAY = "247.255.255.254";
    /** This side of it, as the gateway sees it. */
    static final String SWITCH = "247.255.255.253";

    private static final int BASE = 0xf0000000;
    private static final int LEVEL_SHIFT = 26;
    private static final int SLOT_SHIFT = 17;

    private TunnelAddress() {
        // only functions
    }

    /** The address of a host in packets; slot 0: as Open vSwitch sees it. */
    static String of(final Level level, final int slot, final int host) {
        return text(number(level, slot, host) + 1);
    }

    /** The network of two addresses for which a tunnel is. */
    static String selector(final Level level, final int slot, final int host) {
        return text(number(level, slot, host)) + "/31";
    }

    /** The address that this node has for the sake of charon. */
    static String holder(final Level level, final int slot, final int host) {
        return text(number(level, slot, host)) + "/32";
    }

    private static int number(final Level level, final int slot, final int host) {
        return BASE | level.bit() << LEVEL_SHIFT | slot << SLOT_SHIFT | host << 1;
    }

    private static String text(final int number) {
        return (number >>> 24) + "." + (number >>> 16 & 0xff) + "." + (number >>> 8 & 0xff) + "." + (number & 0xff);
    }
}
