/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.node.PortRef;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.trace.Interfaces.Socket;
import dev.weft.impl.trace.Interfaces.Spot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds interfaces by their names and by their ports. */
final class InterfaceFinder {
    private final Intent intent;

    InterfaceFinder(final Intent intent) {
        this.intent = requireNonNull(intent);
    }

    Map<InterfaceId, Spot> spots(final Set<InterfaceId> ids) {
        final var spots = new HashMap<InterfaceId, Spot>();
        ids.forEach(id -> intent.port(id).ifPresent(port -> spots.put(id, new Spot(port.port(), intent.place(id)))));
        return spots;
    }

    /** Looks through all interfaces once: nobody else asks which one has a port. */
    Map<Socket, InterfaceId> names(final Set<Socket> ports) {
        final var wanted = new HashSet<PortRef>();
        ports.forEach(socket -> wanted.add(socket.port()));
        final var names = new HashMap<Socket, InterfaceId>();
        for (var appliance : intent.appliances().ids()) {
            for (var port : intent.appliance(appliance).orElseThrow().interfaces().values()) {
                if (wanted.contains(port.port())) {
                    socket(port).filter(ports::contains).ifPresent(socket -> names.put(socket, port.id()));
                }
            }
        }
        return names;
    }

    private Optional<Socket> socket(final InterfaceIntent port) {
        return intent.place(port.id()).map(node -> new Socket(node, port.port()));
    }
}
