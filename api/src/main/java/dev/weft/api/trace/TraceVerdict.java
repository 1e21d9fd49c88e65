/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.trace;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import java.util.Optional;

/** What becomes of a packet, or of one of its copies, in the end. */
public sealed interface TraceVerdict {
    /**
     * The node where it ends.
     *
     * @return the node
     */
    NodeId node();

    /**
     * A guest gets it.
     *
     * @param node the guest's node
     * @param port its port
     */
    record Delivered(NodeId node, PortRef port) implements TraceVerdict { }

    /**
     * It is dropped.
     *
     * @param node where
     * @param table the table that drops it; empty: it got into none
     * @param owner the object that made the flow that drops it; empty: none did
     * @param reason why, for people
     */
    record Dropped(NodeId node, Optional<String> table, Optional<ObjectKey> owner, String reason)
            implements TraceVerdict { }

    /**
     * The node's helper gets it.
     *
     * @param node the node
     * @param reason what for, for people
     */
    record ToHelper(NodeId node, String reason) implements TraceVerdict { }

    /**
     * It leaves for where this controller does not look.
     *
     * @param node the node that it leaves
     * @param destination where to
     * @param reason why nothing more is known, for people
     */
    record Away(NodeId node, String destination, String reason) implements TraceVerdict { }
}
