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
import java.util.Optional;

/**
 * A node with members of a network, or services or gateways for it, with all that the ways to and from it depend on.
 *
 * @param node the node
 * @param host its number
 * @param installation the number of the installation (FN-2)
 * @param gateway the proxy of its LAN segment; empty: it has none (VN-5)
 */
public record Site(NodeIntent node, HostId host, int installation, Optional<Gateway> gateway) {
    public Site {
        requireNonNull(node);
        requireNonNull(host);
        requireNonNull(gateway);
    }

    /** A node of a LAN segment without proxy. */
    public Site(final NodeIntent node, final HostId host, final int installation) {
        this(node, host, installation, Optional.empty());
    }

    /**
     * Returns the node's name.
     *
     * @return the name
     */
    public NodeId id() {
        return node.id();
    }

    /** Tells whether another node is reached through the proxies of both LAN segments alone (VN-5). */
    boolean isBeyond(final Site other) {
        return other.node.lanSegment().filter(segment -> gateway.filter(own -> own.beyond().contains(segment))
            .isPresent()).isPresent();
    }

    /** Tells whether another node is a neighbour: only a node that names its LAN segment has any. */
    boolean isBeside(final Site other) {
        return node.lanSegment().isPresent() && node.lanSegment().equals(other.node.lanSegment());
    }
}
