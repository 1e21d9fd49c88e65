/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.NodeId;
import java.util.Map;
import java.util.Optional;

/** Is told what became of nodes and of what they were asked to do. Must return at once. */
public interface NodeObserver {
    /**
     * A node's state changed.
     *
     * @param node the node
     * @param status its new state
     */
    void nodeChanged(NodeId node, NodeStatus status);

    /**
     * The state of some objects on a node changed.
     *
     * @param node the node
     * @param changed the new states; objects that are gone for good are not mentioned
     */
    void objectsChanged(NodeId node, Map<ObjectKey, ObjectStatus> changed);

    /**
     * Ports that objects of a node need came, went, or changed (VL-17). Ports of which nothing was ever said are
     * missing if the node's database is connected.
     *
     * @param node the node
     * @param changed the new states
     */
    void portsChanged(NodeId node, Map<PortRef, PortState> changed);

    /**
     * Ports were plugged into a node's integration bridge or out of it, whether anything needs them or not. All that
     * are plugged in are told again when the node's database connects. While it is away nothing is told: the ports stay
     * where they are.
     *
     * @param node the node
     * @param changed by the value of {@code external_ids:iface-id}: whether exactly one port carries it now
     */
    default void portsPlugged(final NodeId node, final Map<String, Boolean> changed) {
        // most observers want to know only of ports that are needed
    }

    /**
     * Ports were given a port profile on their node, or another one, or lost it (SI-2, SI-7). All that have one are
     * told again when the node's database connects.
     *
     * @param node the node
     * @param changed by the value of {@code external_ids:iface-id}: what {@code external_ids:weft-profile} says;
     *     empty when it says nothing any more
     */
    default void profilesSeen(final NodeId node, final Map<String, Optional<String>> changed) {
        // most observers do not need profiles
    }
}
