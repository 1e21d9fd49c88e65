/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.trace;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import java.util.List;
import java.util.Optional;

/** A step of a packet's way. */
public sealed interface TraceStep {
    /**
     * The node where it happens.
     *
     * @return the node
     */
    NodeId node();

    /**
     * How deep it is: each copy, and each visit to a table, is deeper than where it began.
     *
     * @return 0 or more
     */
    int depth();

    /**
     * It enters a node.
     *
     * @param node the node
     * @param depth how deep
     * @param port through which port, for people
     * @param guest the same, if it is that of a guest or of a service
     */
    record Entered(NodeId node, int depth, String port, Optional<PortRef> guest) implements TraceStep { }

    /**
     * A flow takes it.
     *
     * @param node the node
     * @param depth how deep
     * @param table the name of the table
     * @param owner the object that made the flow; empty: the table has no flow for it
     * @param flow the flow in ovs-ofctl syntax with table names
     * @param learned whether the switch made the flow itself
     * @param notes what is assumed, left out or not known, without full stop
     */
    record Matched(NodeId node, int depth, String table, Optional<ObjectKey> owner, String flow, boolean learned,
            List<String> notes) implements TraceStep {
        public Matched {
            notes = List.copyOf(notes);
        }
    }

    /**
     * It leaves the node in an outer header.
     *
     * @param node the node that it leaves
     * @param depth how deep
     * @param outer the outer header
     * @param to the nodes that get it; empty: none that is known
     */
    record Encapsulated(NodeId node, int depth, Outer outer, List<NodeId> to) implements TraceStep {
        public Encapsulated {
            to = List.copyOf(to);
        }
    }

    /**
     * It passes a service, which is taken to give it back unchanged.
     *
     * @param node the service's node
     * @param depth how deep
     * @param instance the instance
     * @param into the port by which it gets to the service
     * @param outOf the port by which it comes back
     */
    record Served(NodeId node, int depth, InstanceId instance, PortRef into, PortRef outOf) implements TraceStep { }

    /**
     * It is sent to the port of a guest.
     *
     * @param node the guest's node
     * @param depth how deep
     * @param port the port
     */
    record Sent(NodeId node, int depth, PortRef port) implements TraceStep { }
}
