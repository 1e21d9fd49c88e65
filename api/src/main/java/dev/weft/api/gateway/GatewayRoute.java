/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.gateway;

import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.Family;
import dev.weft.api.service.Prefix;
import java.net.InetAddress;

/**
 * A way of a gateway to what is not in its own networks.
 *
 * @param destination where it leads
 * @param network the network of the next hop, in which the gateway has an interface
 * @param nextHop the address of the router there, of the same family
 * @param number the number of that next hop within the gateway, 1 to {@link #MAX_NUMBER}: the same for all routes by
 *     it, another for each other next hop, also after a change of the intent
 */
public record GatewayRoute(Prefix destination, NetworkId network, InetAddress nextHop, int number) {
    /** The largest number of a next hop. 0 stands for destinations in the gateway's own networks. */
    public static final int MAX_NUMBER = 0xffff;

    public GatewayRoute {
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("number " + number + " of a next hop is not within 1 to " + MAX_NUMBER);
        }
        if (Family.of(nextHop) != destination.family()) {
            throw new IllegalArgumentException("next hop " + nextHop.getHostAddress() + " of " + destination
                + " is of another family");
        }
    }
}
