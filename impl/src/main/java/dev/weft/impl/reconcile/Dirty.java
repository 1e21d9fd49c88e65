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
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What has to be looked at again, whether it still exists or not.
 *
 * @param nodes nodes
 * @param appliances appliances
 * @param ports interfaces
 * @param links links
 * @param networks networks as a whole
 * @param members members of networks, as the intent names them, of networks that need not be looked at as a whole
 */
record Dirty(Set<NodeId> nodes, Set<String> appliances, Set<InterfaceId> ports, Set<LinkId> links,
        Set<NetworkId> networks, SetMultimap<NetworkId, InterfaceId> members) {
    Dirty() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(),
            new LinkedHashSet<>(), LinkedHashMultimap.create());
    }

    /** Marks an interface, and that its appliance has one that is marked. */
    void add(final InterfaceId port) {
        ports.add(port);
        appliances.add(port.appliance());
    }

    /** Marks what an interface serves: a link, or the interface as member of a network. */
    void add(final Attachment attachment, final InterfaceId named) {
        if (attachment instanceof Attachment.ToLink link) {
            links.add(link.id());
        } else if (attachment instanceof Attachment.ToNetwork network) {
            members.put(network.id(), named);
        }
    }

    boolean isEmpty() {
        return nodes.isEmpty() && appliances.isEmpty() && ports.isEmpty() && links.isEmpty() && networks.isEmpty()
            && members.isEmpty();
    }

    void addAll(final Dirty other) {
        nodes.addAll(other.nodes);
        appliances.addAll(other.appliances);
        ports.addAll(other.ports);
        links.addAll(other.links);
        networks.addAll(other.networks);
        members.putAll(other.members);
    }

    void clear() {
        nodes.clear();
        appliances.clear();
        ports.clear();
        links.clear();
        networks.clear();
        members.clear();
    }
}
