/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import com.google.common.util.concurrent.ListenableFuture;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import java.util.List;
import java.util.Optional;

/** Reads the bridge tables of networks from nodes, when somebody asks for them (FN-6). */
public interface AddressTable {
    /**
     * Where a node sends frames to an address.
     *
     * @param mac the address
     * @param origin how the node knows it
     * @param path the way there; empty: it is on this node
     * @param port the OpenFlow name of the port behind which it is; empty when it is elsewhere or the port is unknown
     * @param member the key of the member behind which it is; empty when it is elsewhere
     * @param age seconds since the entry was made or moved
     * @param idle seconds since a frame was last sent by it; empty when the switch does not tell
     * @param used frames sent to it by this entry
     */
    record Entry(MacAddress mac, Origin origin, Optional<PathId> path, Optional<String> port,
            Optional<ObjectKey> member, long age, Optional<Long> idle, long used) { }

    /** How a node knows an address. */
    enum Origin {
        /** Programmed. */
        PROGRAMMED,
        /** Learned from frames. */
        LEARNED,
        /** Found by asking other nodes (VN-3). */
        DISCOVERED
    }

    /**
     * Reads the table of a network on a node, at most 65,536 entries.
     *
     * @param node the node
     * @param network the network's key
     * @return the entries; fails with a reason for people when the node is not connected or does not answer
     */
    ListenableFuture<List<Entry>> read(NodeId node, NetworkKey network);
}
