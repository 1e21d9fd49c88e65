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
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** How the frames of a network get from one node to another one (FN-11). */
public sealed interface Route {
    /**
     * They do.
     *
     * @param unicast the path of frames to one station there
     * @param group the path of frames to all members; the same for many nodes when one frame serves them all
     * @param peers the ways that the first node needs for that, also to let in what comes back
     * @param secure what IPsec between the two nodes needs; empty: they need none (VN-7)
     * @param mtu the largest inner IP packet in octets that crosses in one piece
     */
    record Open(PathId unicast, PathId group, List<Peer> peers, Optional<Secure> secure, int mtu) implements Route {
        public Open {
            requireNonNull(unicast);
            requireNonNull(group);
            peers = List.copyOf(peers);
            requireNonNull(secure);
        }
    }

    /**
     * IPsec from one node to another one.
     *
     * @param here the first node
     * @param there the other one
     * @param localAddress the first node's underlay address
     * @param remoteAddress the other node's, of the same family
     * @param protection how frames are protected
     */
    record Secure(HostId here, HostId there, InetAddress localAddress, InetAddress remoteAddress,
            Protection protection) {
    }

    /**
     * They are carried by the proxies of both LAN segments, as all that goes there: the node itself sends nothing there
     * (VN-5).
     */
    record Carried() implements Route { }

    /**
     * They do not.
     *
     * @param reason why, for people
     */
    record Closed(String reason) implements Route { }
}
