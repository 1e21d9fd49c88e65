/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.trace;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import java.util.Optional;

/**
 * Which packet is asked about.
 *
 * @param node the node that it enters
 * @param port the port through which it comes
 * @param packet the packet
 * @param answers the packet of the same connection that passed before, in the other direction; empty: it is the first
 *     of its connection
 */
public record TraceRequest(NodeId node, PortRef port, Packet packet, Optional<TraceRequest> answers) {
    public TraceRequest {
        requireNonNull(node);
        requireNonNull(port);
        requireNonNull(packet);
        if (answers.flatMap(TraceRequest::answers).isPresent()) {
            throw new IllegalArgumentException("only one packet before is traced");
        }
    }
}
