/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.id.NodeId;

/** What must be found out before a packet can be followed to its end. */
public sealed interface Need {
    /**
     * The node that must be asked.
     *
     * @return the node
     */
    NodeId node();

    /**
     * What a node should do.
     *
     * @param node the node
     */
    record View(NodeId node) implements Need { }

    /**
     * What its switch learned.
     *
     * @param node the node
     * @param query what is to be known
     */
    record Learned(NodeId node, LearnedQuery query) implements Need { }
}
