/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import java.util.Optional;
import java.util.Set;

/**
 * One of the equal instances of a service, as the intent has it (SI-1, SI-8).
 *
 * @param id service and name
 * @param place where its work is done, as the intent names it
 * @param weight its share of connections against those of the others, 1 to 100
 * @param admin what it shall do
 */
public record InstanceIntent(InstanceId id, Workplace place, int weight, Admin admin) {
    /** What an instance shall do. */
    public enum Admin {
        /** Be in service. */
        UP,
        /** Get no new connections; open ones stay for a time. */
        DRAINING,
        /** Be out of service at once. */
        DOWN
    }

    public InstanceIntent {
        requireNonNull(id);
        requireNonNull(place);
        requireNonNull(admin);
        if (weight < 1 || weight > 100) {
            throw new IllegalArgumentException("weight " + weight + " is not within 1 to 100");
        }
    }

    /**
     * Returns its interfaces.
     *
     * @return one or two; none if switches do its work
     */
    public Set<InterfaceId> ports() {
        return place.interfaces();
    }

    /**
     * Returns its appliance.
     *
     * @return the name; empty if switches do its work
     */
    public Optional<String> appliance() {
        return ports().stream().map(InterfaceId::appliance).findAny();
    }

    /**
     * Returns the node that the intent names for it.
     *
     * @return the node; empty: it is where its appliance or its gateway is
     */
    public Optional<NodeId> node() {
        return place instanceof Workplace.OnNode there ? Optional.of(there.node()) : Optional.empty();
    }
}
