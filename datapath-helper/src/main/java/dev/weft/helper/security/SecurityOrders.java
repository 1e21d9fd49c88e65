/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the controller wants of this node.
 *
 * @param gateway this node's part; empty: no protected ways
 * @param peers the other nodes, by their numbers; none without a gateway
 */
record SecurityOrders(Optional<GatewayOrder> gateway, Map<Integer, PeerOrder> peers) {
    static final SecurityOrders NONE = new SecurityOrders(Optional.empty(), Map.of());

    SecurityOrders {
        peers = gateway.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(peers));
    }

    /**
     * This node's part.
     *
     * @param installation the installation's number (FN-2), 0 to 255
     * @param host the node's number, 1 to 65534
     * @param esp who encrypts
     */
    record GatewayOrder(int installation, int host, Esp esp) {
        GatewayOrder {
            PeerOrder.checkHost(host);
            if (installation < 0 || installation > 255) {
                throw new IllegalArgumentException("installation should be 0 to 255, but is " + installation);
            }
        }
    }

    @Override
    public String toString() {
        return gateway.map(order -> "host " + order.host + ", " + peers.size() + " secure peers")
            .orElse("no protected ways");
    }
}
