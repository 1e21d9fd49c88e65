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
import java.util.Set;

/**
 * One of the equal instances of a service, as the intent has it (SI-1, SI-8).
 *
 * @param id service and name
 * @param in the interface that gets what workloads send, as the intent names it
 * @param out the interface on the other side; the same when there is one only
 * @param weight its share of connections against those of the others, 1 to 100
 * @param admin what it shall do
 */
public record InstanceIntent(InstanceId id, InterfaceId in, InterfaceId out, int weight, Admin admin) {
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
        requireNonNull(admin);
        if (weight < 1 || weight > 100) {
            throw new IllegalArgumentException("weight " + weight + " is not within 1 to 100");
        }
        if (!in.appliance().equals(out.appliance())) {
            throw new IllegalArgumentException("interfaces " + in + " and " + out + " are not of one appliance");
        }
    }

    /**
     * Returns its interfaces.
     *
     * @return one or two
     */
    public Set<InterfaceId> ports() {
        return in.equals(out) ? Set.of(in) : Set.of(in, out);
    }
}
