/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.ListenableFuture;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows where interfaces are, and which interface a port is. Answers as soon as there is time for it. */
public interface Interfaces {
    /**
     * Where an interface is.
     *
     * @param port how its port is found
     * @param node the node it is on; empty: nowhere
     */
    record Spot(PortRef port, Optional<NodeId> node) {
        public Spot {
            requireNonNull(port);
            requireNonNull(node);
        }
    }

    /**
     * A port of a node.
     *
     * @param node the node
     * @param port how the port is found there
     */
    record Socket(NodeId node, PortRef port) {
        public Socket {
            requireNonNull(node);
            requireNonNull(port);
        }
    }

    /**
     * Finds interfaces.
     *
     * @param ids which ones
     * @return where they are; those that do not exist are left out
     */
    ListenableFuture<Map<InterfaceId, Spot>> spots(Set<InterfaceId> ids);

    /**
     * Finds whose ports are.
     *
     * @param ports which ones
     * @return the interfaces; ports of no interface are left out
     */
    ListenableFuture<Map<Socket, InterfaceId>> names(Set<Socket> ports);
}
