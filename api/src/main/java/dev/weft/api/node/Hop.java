/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.node;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.overlay.PathId;
import java.util.List;

/**
 * One service of a chain, as one node sees it (SI-3, SI-6, SI-8). The slots are the same on all nodes, up to where
 * their instances are: a connection has the same slot everywhere and in both directions.
 *
 * @param service the service
 * @param open what to do without instance: true passes traffic by the service, false drops it
 * @param byConnection true: slots are chosen by addresses, protocol and ports; false: by addresses
 * @param only whether this is the only chain in force that visits the service, so that whatever it gives back belongs
 *     to it, also connections that it changed or made itself
 * @param here all instances of the service on this node, also those without a slot: they can still give frames back
 * @param slots where the traffic of each slot goes: none = no instance in service; 1; or {@link #SLOTS}
 */
public record Hop(ServiceId service, boolean open, boolean byConnection, boolean only, List<Here> here,
        List<Target> slots) {
    /** How many slots several instances share. */
    public static final int SLOTS = 64;

    /** Where an instance is. */
    public sealed interface Target { }

    /**
     * An instance on this node.
     *
     * @param instance the instance
     * @param in the port that gets what workloads send
     * @param out the port on the other side; the same when it has one only
     * @param aware whether it gets and gives NSH (SI-5)
     */
    public record Here(InstanceId instance, PortRef in, PortRef out, boolean aware) implements Target { }

    /**
     * An instance on another node.
     *
     * @param path the way there; the node has a peer for it
     */
    public record Far(PathId path) implements Target { }

    public Hop {
        here = List.copyOf(here);
        slots = List.copyOf(slots);
        if (slots.size() > 1 && slots.size() != SLOTS) {
            throw new IllegalArgumentException("service " + service + " has " + slots.size() + " slots, not 0, 1 or "
                + SLOTS);
        }
        for (final Target target : slots) {
            if (target instanceof Here instance && !here.contains(instance)) {
                throw new IllegalArgumentException("instance " + instance.instance() + " has a slot and is not here");
            }
        }
    }
}
