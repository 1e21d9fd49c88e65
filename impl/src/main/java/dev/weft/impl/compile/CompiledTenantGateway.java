/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.ObjectKey;
import dev.weft.impl.model.TenantGatewayIntent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a gateway when it was compiled (GW-1).
 *
 * @param intent the gateway
 * @param site the node that does the work; empty: none does
 * @param object what that node shall do; empty: nothing
 * @param sides what became of each of its interfaces
 * @param fault why nothing of it works, for people; empty when something does
 * @param stations its MAC addresses, as the other nodes of its networks know them
 */
public record CompiledTenantGateway(TenantGatewayIntent intent, Optional<Site> site, Optional<TenantGateway> object,
        SortedMap<NetworkId, Side> sides, Optional<String> fault, Map<NodeId, List<NodeObject>> stations) {
    public CompiledTenantGateway {
        requireNonNull(intent);
        requireNonNull(site);
        requireNonNull(object);
        sides = Collections.unmodifiableSortedMap(new TreeMap<>((Map<NetworkId, Side>) sides));
        requireNonNull(fault);
        stations = Map.copyOf(stations);
    }

    /**
     * What became of an interface.
     *
     * @param part what all of its network on the node have in common; empty: the network does not serve
     * @param fault why it does not, for people
     */
    public record Side(Optional<ObjectKey> part, Optional<String> fault) {
        public Side {
            requireNonNull(part);
            requireNonNull(fault);
        }
    }

    /**
     * Returns what nodes shall do.
     *
     * @return for each node what it shall do
     */
    public Map<NodeId, List<NodeObject>> objects() {
        final var objects = new TreeMap<NodeId, List<NodeObject>>(stations);
        object.ifPresent(gateway -> objects.put(site.orElseThrow().id(), List.of(gateway)));
        return objects;
    }
}
