/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What has to be looked at again, whether it still exists or not.
 *
 * @param nodes nodes
 * @param appliances appliances
 * @param ports interfaces
 * @param links links
 * @param chains chains, whose links are marked by themselves
 * @param networks networks as a whole
 * @param members members of networks, as the intent names them, of networks that need not be looked at as a whole
 * @param services services with all their instances
 * @param policies policies
 * @param gateways gateways
 */
record Dirty(Set<NodeId> nodes, Set<String> appliances, Set<InterfaceId> ports, Set<LinkId> links,
        Set<ChainId> chains, Set<NetworkId> networks, SetMultimap<NetworkId, InterfaceId> members,
        Set<ServiceId> services, Set<PolicyId> policies, Set<GatewayId> gateways) {
    Dirty() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(),
            new LinkedHashSet<>(), new LinkedHashSet<>(), LinkedHashMultimap.create(), new LinkedHashSet<>(),
            new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /** Marks an interface, and that its appliance has one that is marked. */
    void add(final InterfaceId port) {
        ports.add(port);
        appliances.add(port.appliance());
    }

    /** Marks what an interface serves: a link, the interface as member of a network, or a service. */
    void add(final Attachment attachment, final InterfaceId named) {
        if (attachment instanceof Attachment.ToLink link) {
            links.add(link.id());
        } else if (attachment instanceof Attachment.ToNetwork network) {
            members.put(network.id(), named);
        } else if (attachment instanceof Attachment.ToService service) {
            services.add(service.id().service());
        }
    }

    boolean isEmpty() {
        return nodes.isEmpty() && appliances.isEmpty() && ports.isEmpty() && links.isEmpty() && chains.isEmpty()
            && networks.isEmpty() && members.isEmpty() && services.isEmpty() && policies.isEmpty()
            && gateways.isEmpty();
    }

    void addAll(final Dirty other) {
        nodes.addAll(other.nodes);
        appliances.addAll(other.appliances);
        ports.addAll(other.ports);
        links.addAll(other.links);
        chains.addAll(other.chains);
        networks.addAll(other.networks);
        members.putAll(other.members);
        services.addAll(other.services);
        policies.addAll(other.policies);
        gateways.addAll(other.gateways);
    }

    void clear() {
        nodes.clear();
        appliances.clear();
        ports.clear();
        links.clear();
        chains.clear();
        networks.clear();
        members.clear();
        services.clear();
        policies.clear();
        gateways.clear();
    }
}
