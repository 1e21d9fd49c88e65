/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceRequest;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;

/** Follows packets from node to node (SI-12). Pure: what it does not know it asks for. */
public final class Walker {
    private final Knowledge known;

    /**
     * What came of following a packet.
     *
     * @param report what it passes; empty when a node in its way is not known
     * @param needs what must be found out before it is followed once more; empty: nothing
     */
    public record Result(Optional<TraceReport> report, Set<Need> needs) {
        public Result {
            needs = Set.copyOf(needs);
        }
    }

    /**
     * Creates one.
     *
     * @param known what is known; it may become more between two calls
     */
    public Walker(final Knowledge known) {
        this.known = requireNonNull(known);
    }

    /**
     * Follows a packet as far as it is known.
     *
     * @param request which one
     * @return its way, or what is missing
     * @throws IllegalArgumentException when its node has no such port, or cannot be looked at
     */
    public Result follow(final TraceRequest request) {
        final var memories = new HashMap<NodeId, NodeMemory>();
        if (request.answers().isPresent()) {
            final var before = new Walk(known, memories).start(request.answers().orElseThrow());
            if (!before.needs().isEmpty()) {
                return before;
            }
        }
        return new Walk(known, memories).start(request);
    }
}
