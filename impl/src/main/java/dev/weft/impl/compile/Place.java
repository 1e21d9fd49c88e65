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
 * Where an end of a link is.
 *
 * @param port the interface
 * @param node its node
 * @param host the node's number
 */
record Place(InterfaceIntent port, NodeIntent node, HostId host) {
    /** Follows an interface to its node, or says where the way ends. */
    static Place of(final InterfaceId id, final Topology topology) throws NotYet {
        final var appliance = topology.appliance(id.appliance())
            .orElseThrow(() -> new NotYet("there is no appliance " + id.appliance()));
        final var port = appliance.interfaces().get(id.name());
        if (port == null) {
            throw new NotYet("appliance " + id.appliance() + " has no interface " + id.name());
        }
        if (!port.linkEnabled()) {
            throw new NotYet("interface " + id + " is not link-enabled");
        }
        final var nodeId = appliance.node()
            .orElseThrow(() -> new NotYet("appliance " + id.appliance() + " is on no node (parked)"));
        final var node = topology.node(nodeId).orElseThrow(() -> new NotYet("appliance " + id.appliance()
            + " is on node " + nodeId + ", which does not exist"));
        final var host = topology.host(nodeId)
            .orElseThrow(() -> new NotYet("node " + nodeId + " has no host id yet"));
        return new Place(port, node, host);
    }
}
