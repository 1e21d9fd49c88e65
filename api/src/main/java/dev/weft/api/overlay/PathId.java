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
import java.util.Optional;

/**
 * The number, local to a node, of the way to one remote outer address. It is computed, never allocated, so that
 * a restarted controller finds the same numbers in the switch: host id for IPv4, 65536 + host id for IPv6,
 * 16777216 + segment id for the far end of a link that another controller manages (VL-18).
 *
 * @param value 1 to 33554175
 */
public record PathId(int value) {
    private static final int IPV6 = 0x10000;
    private static final int EXTERNAL = 0x1000000;

    public PathId {
        if (value < 1 || value > EXTERNAL + SegmentId.MAX) {
            throw new IllegalArgumentException("path id " + value + " is not within 1 to "
                + (EXTERNAL + SegmentId.MAX));
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
        final int base = switch (family) {
            case IPV4 -> 0;
            case IPV6 -> IPV6;
        };
        return new PathId(base + host.value());
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

    /**
     * The segment of a path to an end under another controller, which is the only one that uses the path (VL-18).
     *
     * @return the segment; empty when the path leads to a node of this installation
     */
    public Optional<SegmentId> external() {
        return value <= EXTERNAL ? Optional.empty() : Optional.of(new SegmentId(value - EXTERNAL));
    }
}
