/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.TenantGatewayIntent;
import java.net.InetAddress;
import java.util.NavigableSet;
import java.util.Optional;

/** What rules ask of gateways (GW-1); as {@link IntentView}. */
public interface GatewaysView {
    /**
     * Returns a gateway.
     *
     * @param id its name
     * @return the gateway
     */
    Optional<TenantGatewayIntent> gateway(GatewayId id);

    /**
     * Returns which gateways are on a node.
     *
     * @param node the node
     * @return the gateways
     */
    NavigableSet<GatewayId> on(NodeId node);

    /**
     * Returns which gateways are stations of a network.
     *
     * @param network the network
     * @return the gateways
     */
    NavigableSet<GatewayId> of(NetworkId network);

    /**
     * Returns which gateways have a MAC address in a network.
     *
     * @param network the network
     * @param mac the address
     * @return the gateways
     */
    NavigableSet<GatewayId> withMac(NetworkId network, MacAddress mac);

    /**
     * Returns which gateways have an IP address in a network.
     *
     * @param network the network
     * @param address the address
     * @return the gateways
     */
    NavigableSet<GatewayId> withAddress(NetworkId network, InetAddress address);
}
