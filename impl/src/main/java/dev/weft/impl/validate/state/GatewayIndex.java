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
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Gateways by all that rules look for. */
final class GatewayIndex implements GatewaysView {
    private record Mac(NetworkId network, MacAddress mac) { }

    private record Address(NetworkId network, InetAddress address) { }

    private final NetworkIndex sites;
    private final JournaledMap<GatewayId, TenantGatewayIntent> gateways;
    private final JournaledSets<NodeId, GatewayId> nodes;
    private final JournaledSets<NetworkId, GatewayId> networks;
    private final JournaledSets<Mac, GatewayId> macs;
    private final JournaledSets<Address, GatewayId> addresses;

    GatewayIndex(final Journal journal, final NetworkIndex sites) {
        this.sites = sites;
        gateways = new JournaledMap<>(journal);
        nodes = new JournaledSets<>(journal);
        networks = new JournaledSets<>(journal);
        macs = new JournaledSets<>(journal);
        addresses = new JournaledSets<>(journal);
    }

    /** Replaces one gateway. */
    void apply(final GatewayId id, final Change<TenantGatewayIntent> change) {
        change.before().ifPresent(before -> enter(before, false));
        change.after().ifPresent(after -> enter(after, true));
        gateways.set(id, change.after());
    }

    private void enter(final TenantGatewayIntent gateway, final boolean present) {
        gateway.node().ifPresent(node -> {
            nodes.set(node, gateway.id(), present);
            gateway.sides().keySet().forEach(network -> sites.enter(gateway.id(), network, node, present));
        });
        gateway.sides().values().forEach(side -> {
            networks.set(side.network(), gateway.id(), present);
            macs.set(new Mac(side.network(), side.mac()), gateway.id(), present);
            side.addresses().forEach(own ->
                addresses.set(new Address(side.network(), own.address()), gateway.id(), present));
        });
    }

    @Override
    public Optional<TenantGatewayIntent> gateway(final GatewayId id) {
        return gateways.get(id);
    }

    @Override
    public NavigableSet<GatewayId> on(final NodeId node) {
        return nodes.get(node);
    }

    @Override
    public NavigableSet<GatewayId> of(final NetworkId network) {
        return networks.get(network);
    }

    @Override
    public NavigableSet<GatewayId> withMac(final NetworkId network, final MacAddress mac) {
        return macs.get(new Mac(network, mac));
    }

    @Override
    public NavigableSet<GatewayId> withAddress(final NetworkId network, final InetAddress address) {
        return addresses.get(new Address(network, address));
    }

    List<Object> contents() {
        return List.of(gateways.copy(), nodes.copy(), networks.copy(), macs.copy(), addresses.copy());
    }
}
