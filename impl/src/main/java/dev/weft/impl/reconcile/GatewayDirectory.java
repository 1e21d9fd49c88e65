/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SortedSetMultimap;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.TenantGatewayIntent;
import java.util.Optional;
import java.util.Set;

/** The gateways of the intent, and where they are (GW-1). */
final class GatewayDirectory {
    private final Entries<GatewayId, TenantGatewayIntent> entries = new Entries<>();
    private final SortedSetMultimap<NodeId, GatewayId> on = MultimapBuilder.hashKeys().treeSetValues().build();
    private final SortedSetMultimap<NetworkId, GatewayId> of = MultimapBuilder.hashKeys().treeSetValues().build();

    Entries<GatewayId, TenantGatewayIntent> entries() {
        return entries;
    }

    Optional<TenantGatewayIntent> get(final GatewayId id) {
        return entries.get(id);
    }

    /** Returns the gateways on a node. */
    Set<GatewayId> on(final NodeId node) {
        return on.get(node);
    }

    /** Returns the gateways in a network. */
    Set<GatewayId> of(final NetworkId network) {
        return of.get(network);
    }

    /** Enters what a gateway is now. */
    void set(final GatewayId id, final Optional<TenantGatewayIntent> now, final Dirty dirty) {
        final var before = get(id);
        if (entries.set(id, now)) {
            before.ifPresent(gateway -> {
                gateway.node().ifPresent(node -> on.remove(node, id));
                gateway.sides().keySet().forEach(network -> of.remove(network, id));
            });
            now.ifPresent(gateway -> {
                gateway.node().ifPresent(node -> on.put(node, id));
                gateway.sides().keySet().forEach(network -> of.put(network, id));
            });
            dirty.gateways().add(id);
        }
    }
}
