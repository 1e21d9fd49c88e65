/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.router;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What the controller wants of this node for a tenant's gateway that is here, or for a built-in firewall (GW-1).
 *
 * @param gateway its name; another one is another owner of the number
 * @param number its number on this node, 1 to 255
 * @param legs its interfaces, each to another network; a firewall has none
 */
public record RouterSettings(String gateway, int number, List<Leg> legs) {
    /** Most gateways of a node; also the highest number. */
    public static final int MOST = 255;

    public RouterSettings {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("number should be 1 to " + MOST + ", but is " + number);
        }
        legs = List.copyOf(legs);
        if (legs.stream().map(Leg::segment).distinct().count() != legs.size()) {
            throw new IllegalArgumentException("each interface should be to another network");
        }
    }

    /** Whether anybody can want anything of the helper for it: a firewall has no address and no neighbours. */
    public boolean isServed() {
        return !legs.isEmpty();
    }

    /** The interface to a network; empty: there is none. */
    Optional<Leg> leg(final long segment) {
        return legs.stream().filter(leg -> leg.segment() == segment).findFirst();
    }

    /** Whether an address is the gateway's own, in whatever network. */
    boolean has(final InetAddress address) {
        return legs.stream().anyMatch(leg -> leg.has(address));
    }
}
