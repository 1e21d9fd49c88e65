/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.trace;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A node as a trace sees it.
 *
 * @param id the node
 * @param rules the flows that it should have
 * @param ports its ports by number, as far as something uses them
 */
public record NodeView(NodeId id, Rules rules, Map<Integer, PortRole> ports) {
    public NodeView {
        ports = Map.copyOf(ports);
    }

    /** The number of a guest's or a service's port. */
    OptionalInt port(final PortRef ref) {
        return find(role -> role instanceof PortRole.Guest guest && guest.port().equals(ref)
            || role instanceof PortRole.Service service && service.port().equals(ref));
    }

    OptionalInt find(final Predicate<PortRole> wanted) {
        return ports.entrySet().stream().filter(entry -> wanted.test(entry.getValue()))
            .mapToInt(Map.Entry::getKey).min();
    }
}
