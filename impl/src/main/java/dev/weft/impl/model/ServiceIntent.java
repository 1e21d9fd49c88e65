/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Probing;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A service that traffic can be led through, as the intent has it (SI-1, SI-8).
 *
 * @param id its name
 * @param network the network whose traffic it gets
 * @param function who does its work
 * @param aware whether it gets and gives NSH (SI-5)
 * @param open what to do while no instance is in service: true passes traffic by, false drops it
 * @param byConnection whether instances share the load by connection; else by pair of hosts
 * @param drainTime how long open connections stay where they are after the set of instances changed
 * @param probing what is sent through its instances to find out whether they work; empty: nothing
 * @param instances its instances by name
 */
public record ServiceIntent(ServiceId id, NetworkId network, ServiceFunction function, boolean aware, boolean open,
        boolean byConnection, Duration drainTime, Optional<Probing> probing,
        SortedMap<String, InstanceIntent> instances) {
    public ServiceIntent {
        requireNonNull(id);
        requireNonNull(network);
        requireNonNull(function);
        requireNonNull(drainTime);
        requireNonNull(probing);
        instances = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, InstanceIntent>) instances));
    }

    /**
     * Returns who shares its new connections. One that is out of service has a share, which it gets when it is back.
     *
     * @return the weights by name of all instances but those that are drained
     */
    public SortedMap<String, Integer> shares() {
        final var shares = new TreeMap<String, Integer>();
        instances.values().stream().filter(instance -> instance.admin() != InstanceIntent.Admin.DRAINING)
            .forEach(instance -> shares.put(instance.id().instance(), instance.weight()));
        return shares;
    }

    /**
     * Returns the gateway that does its work.
     *
     * @return the gateway; empty: none does
     */
    public Optional<GatewayId> gateway() {
        return function instanceof ServiceFunction.ByGateway by ? Optional.of(by.gateway()) : Optional.empty();
    }
}
