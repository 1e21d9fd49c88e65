/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeStatus;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** What is shown of an intent object, without the time. */
sealed interface State {
    /** Returns how the whole object is. */
    Condition condition();

    /**
     * A node.
     *
     * @param condition how it is
     * @param host its number
     * @param seen what its driver reported
     */
    record OfNode(Condition condition, Optional<HostId> host, NodeStatus seen) implements State { }

    /**
     * A link-enabled interface.
     *
     * @param condition how it is
     * @param link its link
     */
    record OfPort(Condition condition, Optional<LinkId> link) implements State { }

    /**
     * A link.
     *
     * @param condition how it is as a whole
     * @param segment its key on the wire
     * @param mtu the largest inner IP packet that crosses in one piece
     * @param first its first end
     * @param second its second end
     */
    record OfLink(Condition condition, Optional<SegmentId> segment, OptionalInt mtu, End first, End second)
            implements State { }

    /**
     * An end of a link.
     *
     * @param node the node it is on
     * @param outer its outer address in use
     * @param condition how it is
     */
    record End(Optional<NodeId> node, Optional<InetAddress> outer, Condition condition) { }
}
