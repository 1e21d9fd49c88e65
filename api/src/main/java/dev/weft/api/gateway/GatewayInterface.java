/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.gateway;

import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import java.util.List;

/**
 * An interface of a gateway: a station of a network (GW-1). The node has a part of that network.
 *
 * @param network the network
 * @param segment the network's key on the wire
 * @param mac the station's address, which no member of the network on this node has
 * @param addresses its addresses, 1 to {@link #MAX_ADDRESSES}
 * @param outside whether it leads out of the tenant's own networks: what is translated is translated here
 * @param udpPort the UDP port to which its frames are sent, and on which the node receives those of the network
 * @param dscp the outer DSCP of its frames
 */
public record GatewayInterface(NetworkId network, NetworkKey segment, MacAddress mac, List<OwnAddress> addresses,
        boolean outside, UdpPort udpPort, Dscp dscp) {
    /** How many addresses an interface may have. */
    public static final int MAX_ADDRESSES = 8;

    public GatewayInterface {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.size() > MAX_ADDRESSES) {
            throw new IllegalArgumentException("a gateway's interface in " + network + " has 1 to " + MAX_ADDRESSES
                + " addresses, not " + addresses.size());
        }
    }
}
