/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import dev.weft.api.id.HostId;
import dev.weft.api.id.SegmentId;

/**
 * The number, local to a node, of the way to one remote outer address. It is computed, never allocated, so that
 * a restarted controller finds the same numbers in the switch: host id for IPv4, 65536 + host id for IPv6,
 * 16777216 + segment id for the far end of a link that another controller manages (VL-18).
 *
 * @param value 1 to 33554431
 */
public record PathId(int value) {
    private static final int IPV6 = 0x10000;
    private static final int EXTERNAL = 0x1000000;

    public PathId {
        if (value < 1 || value >= 2 * EXTERNAL) {
            throw new IllegalArgumentException("path id " + value + " is not within 1 to " + (2 * EXTERNAL - 1));
        }
    }

    /**
     * The path to a node of this installation.
     *
     * @param host the far node
     * @param family the outer address family
     * @return the path
     */
    public static PathId toHost(final HostId host, final Family family) {
        return new PathId(switch (family) {
            case IPV4 -> host.value();
            case IPV6 -> IPV6 + host.value();
        });
    }

    /**
     * The path to an end under another controller.
     *
     * @param segment the link's segment
     * @return the path
     */
    public static PathId toExternal(final SegmentId segment) {
        return new PathId(EXTERNAL + segment.value());
    }
}
