/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InstanceId;
import java.util.Comparator;
import java.util.Optional;

/**
 * What remembers connections on a node, and has a number there (GW-1): a gateway, or a firewall that is an instance of
 * a service.
 *
 * @param name the gateway, or the service
 * @param instance the service's instance; empty for a gateway
 */
public record Gate(String name, Optional<String> instance) implements Comparable<Gate> {
    private static final Comparator<Gate> ORDER =
        Comparator.comparing(Gate::name).thenComparing(gate -> gate.instance().orElse(""));

    public Gate {
        requireNonNull(name);
        requireNonNull(instance);
    }

    /**
     * A gateway.
     *
     * @param id the gateway
     * @return it as one that has a number
     */
    public static Gate of(final GatewayId id) {
        return new Gate(id.value(), Optional.empty());
    }

    /**
     * A firewall.
     *
     * @param id the instance that it is
     * @return it as one that has a number
     */
    public static Gate of(final InstanceId id) {
        return new Gate(id.service().value(), Optional.of(id.instance()));
    }

    @Override
    public int compareTo(final Gate other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return instance.map(own -> "firewall " + name + "/" + own).orElse("gateway " + name);
    }
}
