/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;

/** For which intent object a node is asked to do something. */
sealed interface Owner {
    /**
     * A link.
     *
     * @param id its name
     */
    record OfLink(LinkId id) implements Owner { }

    /**
     * An interface, whatever it serves.
     *
     * @param id appliance and name
     */
    record OfPort(InterfaceId id) implements Owner { }

    /**
     * A service, with all its instances.
     *
     * @param id its name
     */
    record OfService(ServiceId id) implements Owner { }

    /**
     * A policy on one node, with all generations of its chain.
     *
     * @param id its name
     * @param node the node
     */
    record OfPolicy(PolicyId id, NodeId node) implements Owner { }

    /**
     * A gateway, on its node and on the others of its networks.
     *
     * @param id its name
     */
    record OfGateway(GatewayId id) implements Owner { }

    /** A part of a network. */
    sealed interface InNetwork extends Owner {
        NetworkId network();
    }

    /**
     * What all members of a network on one node have in common.
     *
     * @param network the network
     * @param node the node
     */
    record OfPart(NetworkId network, NodeId node) implements InNetwork { }

    /**
     * A member of a network, where it is.
     *
     * @param network the network
     * @param member the interface as the intent names it
     */
    record OfMember(NetworkId network, InterfaceId member) implements InNetwork { }

    /**
     * A member of a network, as another node knows it.
     *
     * @param network the network
     * @param member the interface as the intent names it
     * @param node the other node
     */
    record OfStation(NetworkId network, InterfaceId member, NodeId node) implements InNetwork { }

    /**
     * What is done with the traffic of a member of a network, where it is.
     *
     * @param network the network
     * @param member the interface as the intent names it
     */
    record OfPortPolicies(NetworkId network, InterfaceId member) implements InNetwork { }
}
