/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.NodeIntent;

/**
 * A node with members of a network, with all that the ways to and from it depend on.
 *
 * @param node the node
 * @param host its number
 * @param installation the number of the installation (FN-2)
 */
public record Site(NodeIntent node, HostId host, int installation) {
    public Site {
        requireNonNull(node);
        requireNonNull(host);
    }

    /**
     * Returns the node's name.
     *
     * @return the name
     */
    public NodeId id() {
        return node.id();
    }

    /** Tells whether another node is a neighbour: only a node that names its LAN segment has any. */
    boolean isBeside(final Site other) {
        return node.lanSegment().isPresent() && node.lanSegment().equals(other.node.lanSegment());
    }
}
