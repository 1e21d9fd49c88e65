/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a link when it was compiled. */
public sealed interface Compiled {
    /**
     * Returns what each node shall do for the link.
     *
     * @return objects by node; a {@link NodeObject.Peer} may be the same for many links
     */
    default Map<NodeId, List<NodeObject>> objects() {
        return Map.of();
    }

    /**
     * The link can be programmed.
     *
     * @param ends its managed ends: two, or one when the other is under another controller (VL-18)
     * @param mtu the largest inner IP packet in octets that crosses in one piece
     * @param spare ways that are needed when a standby takes over, kept ready for that (VL-17)
     */
    record Programmed(List<End> ends, int mtu, List<Way> spare) implements Compiled {
        public Programmed {
            if (ends.isEmpty() || ends.size() > 2) {
                throw new IllegalArgumentException("a link has one or two managed ends, not " + ends.size());
            }
            ends = List.copyOf(ends);
            spare = List.copyOf(spare);
        }

        @Override
        public Map<NodeId, List<NodeObject>> objects() {
            final var objects = new LinkedHashMap<NodeId, List<NodeObject>>();
            for (var end : ends) {
                final var ofNode = objects.computeIfAbsent(end.node(), node -> new ArrayList<>());
                end.peer().ifPresent(ofNode::add);
                ofNode.add(end.object());
            }
            spare.forEach(way -> objects.computeIfAbsent(way.node(), node -> new ArrayList<>()).add(way.peer()));
            return objects;
        }
    }

    /**
     * One managed end of a link that can be programmed.
     *
     * @param node the node it is on
     * @param object what that node shall do
     * @param peer the way to the other end; empty when that is on the same node
     * @param outer its outer address; empty when the other end is on the same node
     */
    record End(NodeId node, NodeObject.LinkEnd object, Optional<NodeObject.Peer> peer, Optional<InetAddress> outer) {
    }

    /**
     * A way from a node to another one.
     *
     * @param node where it begins
     * @param peer where it leads to
     */
    record Way(NodeId node, NodeObject.Peer peer) {
    }

    /**
     * The link is kept silent at both ends, because one is out of service.
     *
     * @param reason which end, for people
     */
    record Shut(String reason) implements Compiled { }

    /**
     * Something is missing for now; the link is silent at both ends until it appears.
     *
     * @param reason what is missing, for people
     */
    record Incomplete(String reason) implements Compiled { }
}
