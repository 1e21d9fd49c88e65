/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.PortRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds whose port it is that a driver reports. */
final class PortIndex {
    private final Map<Place, InterfaceId> ports = new HashMap<>();
    private final Map<InterfaceId, Place> places = new HashMap<>();

    private record Place(NodeId node, PortRef port) {
    }

    /** Enters where an interface is; on no node if that is empty. */
    void set(final InterfaceId id, final Optional<NodeId> node, final PortRef port) {
        remove(id);
        node.ifPresent(there -> {
            final var place = new Place(there, port);
            places.put(id, place);
            ports.put(place, id);
        });
    }

    void remove(final InterfaceId id) {
        final var before = places.remove(id);
        if (before != null) {
            ports.remove(before, id);
        }
    }

    Optional<InterfaceId> at(final NodeId node, final PortRef port) {
        return Optional.ofNullable(ports.get(new Place(node, port)));
    }
}
