/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.Carrier;
import dev.weft.pipeline.feature.NodeMac;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/**
 * By what a node is known to others.
 *
 * @param id the node
 * @param host its number
 * @param installation the number of the installation
 * @param addresses its addresses in the underlay
 * @param carriers how it exchanges frames with others
 */
public record NodeIdentity(NodeId id, HostId host, int installation, Set<InetAddress> addresses,
        Set<Carrier> carriers) {
    public NodeIdentity {
        addresses = Set.copyOf(addresses);
        carriers = Set.copyOf(carriers);
    }

    /** Whether packets to an outer address get there. */
    boolean hears(final InetAddress address) {
        return addresses.contains(address) || carriers.stream().anyMatch(carrier ->
            carrier instanceof Carrier.Tunnel tunnel && tunnel.local().equals(address)
                || carrier instanceof Carrier.Multicast multicast && multicast.group().equals(address));
    }

    /** The address with which it hears another one, also what that sends to a group. */
    Optional<InetAddress> towards(final InetAddress remote) {
        return carriers.stream().filter(carrier -> carrier instanceof Carrier.Tunnel tunnel
            && tunnel.remote().equals(remote)).map(carrier -> ((Carrier.Tunnel) carrier).local()).findFirst();
    }

    /** Whether frames to a MAC address of a node, or of all of them, get there. */
    boolean hearsMac(final long mac) {
        return mac == NodeMac.of(installation, host) || mac == NodeMac.all(installation)
            && carriers.stream().anyMatch(Carrier.Ethernet.class::isInstance);
    }

    /** Whether it looks at a VLAN of the physical network, 0 for none. */
    boolean hearsVlan(final int vlan) {
        return carriers.stream().anyMatch(carrier -> carrier instanceof Carrier.Physical physical
            && physical.vlan().orElse(0) == vlan);
    }
}
