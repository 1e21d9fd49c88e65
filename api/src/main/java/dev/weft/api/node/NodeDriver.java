/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.NodeId;

/**
 * Makes nodes do what they are asked to. Calls return at once; what became of them is told to the
 * {@link NodeObserver}s. All calls for one node come from one thread at a time.
 */
public interface NodeDriver {
    /**
     * Takes charge of a node, or replaces what is known of it. The program must be complete: whatever the switch
     * holds of Weft's beyond it is removed, so that a restarted controller changes nothing but the difference.
     *
     * @param spec how to find and set up the node
     * @param complete everything it shall do
     */
    void manage(NodeSpec spec, NodeProgram complete);

    /**
     * Changes what a managed node shall do. The state of every object that is new or changed is told again, also when
     * it comes out as it was.
     *
     * @param node the node
     * @param change the difference to what was asked before
     */
    void apply(NodeId node, NodeProgram change);

    /**
     * Lets a node go: Weft's flows and tunnel ports are removed from it if it is connected.
     *
     * @param node the node
     */
    void release(NodeId node);

    /**
     * Registers an observer; it is told the present state at once.
     *
     * @param observer the observer
     * @return closes the registration
     */
    AutoCloseable observe(NodeObserver observer);
}
