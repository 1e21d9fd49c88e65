/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything one transaction changes, in the order of names so that the same fault always gives the same message.
 *
 * @param nodes the changed nodes
 * @param appliances the changed appliances by name, each with all of its interfaces
 * @param links the changed links, also those of chains
 * @param chains the changed chains
 * @param networks the changed networks, each with all of its members
 * @param services the changed services, each with all of its instances
 * @param policies the changed policies
 * @param profiles the changed port profiles by name
 * @param gateways the changed gateways
 */
public record Changes(SortedMap<NodeId, Change<NodeIntent>> nodes,
        SortedMap<String, Change<ApplianceIntent>> appliances, SortedMap<LinkId, Change<LinkIntent>> links,
        SortedMap<ChainId, Change<ChainIntent>> chains, SortedMap<NetworkId, Change<NetworkIntent>> networks,
        SortedMap<ServiceId, Change<ServiceIntent>> services, SortedMap<PolicyId, Change<PolicyIntent>> policies,
        SortedMap<String, Change<ProfileIntent>> profiles,
        SortedMap<GatewayId, Change<TenantGatewayIntent>> gateways) {
    public Changes {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        appliances = Collections.unmodifiableSortedMap(new TreeMap<>(appliances));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        chains = Collections.unmodifiableSortedMap(new TreeMap<>(chains));
        networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
        gateways = Collections.unmodifiableSortedMap(new TreeMap<>(gateways));
    }

    /**
     * Makes changes that are about no chain, service, policy, port profile or gateway.
     *
     * @param nodes the changed nodes
     * @param appliances the changed appliances
     * @param links the changed links
     * @param networks the changed networks
     */
    public Changes(final SortedMap<NodeId, Change<NodeIntent>> nodes,
            final SortedMap<String, Change<ApplianceIntent>> appliances,
            final SortedMap<LinkId, Change<LinkIntent>> links,
            final SortedMap<NetworkId, Change<NetworkIntent>> networks) {
        this(nodes, appliances, links, Collections.emptySortedMap(), networks, Collections.emptySortedMap(),
            Collections.emptySortedMap(), Collections.emptySortedMap(), Collections.emptySortedMap());
    }
}
