/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import dev.weft.api.id.HostId;
import dev.weft.api.id.InterfaceId;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NodeIntent;

/**
 * Where an end of a link, or a member of a network, is.
 *
 * @param port the interface
 * @param site its node
 */
record Place(InterfaceIntent port, Site site) {
    /** Follows an end of a link to its node, or says where the way ends. */
    static Place ofEnd(final InterfaceId id, final Topology topology) throws NotYet {
        final var port = port(id, topology);
        if (!port.linkEnabled()) {
            throw new NotYet("interface " + id + " is not link-enabled");
        }
        return new Place(port, site(id, topology));
    }

    /** Follows a member of a network to its node, or says where the way ends. */
    static Place ofMember(final InterfaceId id, final Topology topology) throws NotYet {
        return new Place(port(id, topology), site(id, topology));
    }

    NodeIntent node() {
        return site.node();
    }

    HostId host() {
        return site.host();
    }

    private static InterfaceIntent port(final InterfaceId id, final Topology topology) throws NotYet {
        final var appliance = topology.appliance(id.appliance())
            .orElseThrow(() -> new NotYet("there is no appliance " + id.appliance()));
        final var port = appliance.interfaces().get(id.name());
        if (port == null) {
            throw new NotYet("appliance " + id.appliance() + " has no interface " + id.name());
        }
        return port;
    }

    private static Site site(final InterfaceId id, final Topology topology) throws NotYet {
        final var nodeId = topology.place(id)
            .orElseThrow(() -> new NotYet("appliance " + id.appliance() + " is on no node, and its interface "
                + id.name() + " is plugged in nowhere"));
        final var node = topology.node(nodeId).orElseThrow(() -> new NotYet("appliance " + id.appliance()
            + " is on node " + nodeId + ", which does not exist"));
        final var host = topology.host(nodeId)
            .orElseThrow(() -> new NotYet("node " + nodeId + " has no host id yet"));
        return new Site(node, host, topology.installation(), topology.gateway(node));
    }
}
