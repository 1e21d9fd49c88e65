/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fabric;

/** The addresses that nodes have on a LAN segment: 02:5d:c0, installation 8 bits, host 16 bits (FN-3). */
public final class NodeMac {
    private static final long PREFIX = 0x025d_c000_0000L;
    private static final long GROUP_BIT = 1L << 40;
    private static final int ALL_HOSTS = 0xffff;

    private NodeMac() {
        // static access only
    }

    /** A node's address as a number of 48 bits. */
    public static long of(final int installation, final int host) {
        return PREFIX | (long) installation << 16 | host;
    }

    /** The address of all nodes of an installation, as a number of 48 bits. */
    public static long all(final int installation) {
        return of(installation, ALL_HOSTS) | GROUP_BIT;
    }

    /** As commands want it. */
    public static String text(final long mac) {
        final var text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(String.format(shift == 0 ? "%02x" : "%02x:", mac >>> shift & 0xff));
        }
        return text.toString();
    }
}
