/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import dev.weft.api.id.HostId;

/** The addresses that nodes have on a LAN segment: 02:5d:c0, installation 8 bits, host 16 bits (FN-3). */
public final class NodeMac {
    private static final long PREFIX = 0x025d_c000_0000L;
    private static final long GROUP_BIT = 1L << 40;
    private static final int INSTALLATION_SHIFT = 16;
    private static final int ALL_HOSTS = 0xffff;

    private NodeMac() {
        // only functions
    }

    /**
     * A node's address.
     *
     * @param installation the number of its installation, 0 to 255
     * @param host its number
     * @return 48 bits
     */
    public static long of(final int installation, final HostId host) {
        return PREFIX | (long) installation << INSTALLATION_SHIFT | host.value();
    }

    /**
     * The address of all nodes of an installation: a group address, so that any switch floods it.
     *
     * @param installation the number of the installation, 0 to 255
     * @return 48 bits
     */
    public static long all(final int installation) {
        return PREFIX | GROUP_BIT | (long) installation << INSTALLATION_SHIFT | ALL_HOSTS;
    }
}
