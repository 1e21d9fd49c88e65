/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Shows the flows of nodes: what is wanted, what is there, the difference. */
public interface FlowInspector {
    /** How a flow on the switch compares with what is wanted. */
    enum Verdict {
        /** Wanted and there. */
        PRESENT,
        /** Wanted and not there, or there with other actions. */
        MISSING,
        /** There with Weft's cookie and not wanted. */
        UNWANTED
    }

    /**
     * One flow.
     *
     * @param verdict wanted and there, or not
     * @param owner the intent object that made it; empty when none is known
     * @param text the flow in ovs-ofctl syntax with table names
     */
    record Line(Verdict verdict, Optional<ObjectKey> owner, String text) { }

    /**
     * Lists flows of a node.
     *
     * @param node the node
     * @param filter which objects to show; flows without a known owner are shown when it accepts everything
     * @return the flows in order of table and priority; empty when the node is not managed
     */
    List<Line> flows(NodeId node, Predicate<ObjectKey> filter);
}
