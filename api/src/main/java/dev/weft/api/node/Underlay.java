/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A node's side of the underlay, and how packets that are too large for it are sent (VL-8, FN-8).
 *
 * @param addresses the node's outer addresses
 * @param mtu the largest IP packet that the underlay carries, octets
 * @param halves whether packets that are too large are cut in two
 * @param bridge the bridge that has the addresses; empty: found by them
 * @param device the bridge's port that leads to the other nodes; empty: its only network card
 * @param gateways the next hop to other LAN segments, at most one of a family; without one the node's routes count
 */
public record Underlay(List<InetAddress> addresses, int mtu, boolean halves, Optional<String> bridge,
        Optional<String> device, List<InetAddress> gateways) {
    public Underlay {
        addresses = List.copyOf(addresses);
        gateways = List.copyOf(gateways);
    }

    /** A side without gateways. */
    public Underlay(final List<InetAddress> addresses, final int mtu, final boolean halves,
            final Optional<String> bridge, final Optional<String> device) {
        this(addresses, mtu, halves, bridge, device, List.of());
    }
}
