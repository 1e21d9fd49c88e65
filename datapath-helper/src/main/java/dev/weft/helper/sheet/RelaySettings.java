/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What relays there are for a node (VN-5).
 *
 * @param relays underlay addresses of the other nodes of its LAN segment that are relays
 * @param role what it does as a relay itself; empty: it is none
 */
public record RelaySettings(Set<InetAddress> relays, Optional<Role> role) {
    private static final RelaySettings NONE = new RelaySettings(Set.of(), Optional.empty());

    /**
     * What a relay does.
     *
     * @param nodes underlay addresses of the other nodes of its LAN segment: what they say is passed on
     * @param peers the UDP ports of the relays of other LAN segments, by underlay address
     * @param port the UDP port on which it hears them, 1024 to 65535
     * @param proxy whether it speaks for the others with its own address and passes their frames on
     */
    public record Role(Set<InetAddress> nodes, Map<InetAddress, Integer> peers, int port, boolean proxy) {
        public Role {
            nodes = Set.copyOf(nodes);
            peers = Map.copyOf(peers);
            if (port < 1024 || port > 65535 || peers.values().stream().anyMatch(far -> far < 1024 || far > 65535)) {
                throw new IllegalArgumentException("the ports of relays should be 1024 to 65535");
            }
        }
    }

    public RelaySettings {
        relays = Set.copyOf(relays);
    }

    /** No relays. */
    public static RelaySettings none() {
        return NONE;
    }
}
