/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.PortRef;
import dev.weft.impl.model.ServiceIntent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a service when it was compiled (SI-1, SI-8).
 *
 * @param intent the service
 * @param instances its instances by name, and what became of each
 */
public record CompiledService(ServiceIntent intent, SortedMap<String, Instance> instances) {
    /**
     * An instance.
     *
     * @param id the instance
     * @param in the interface that gets what workloads send; that of the standby while it has taken over (VL-17)
     * @param out the interface on the other side; the same when there is one only
     * @param spot where it is programmed; empty: nowhere
     * @param fault why it gets no traffic, for people; empty: it is in service
     */
    public record Instance(InstanceId id, InterfaceId in, InterfaceId out, Optional<Spot> spot,
            Optional<String> fault) {
        public Instance {
            requireNonNull(id);
            if (spot.isEmpty() && fault.isEmpty()) {
                throw new IllegalArgumentException("instance " + id + " is in service nowhere");
            }
        }
    }

    /**
     * Where an instance is programmed.
     *
     * @param site its node
     * @param object what that node is told
     */
    public record Spot(Site site, ServiceInstance object) {
        /**
         * Returns the port that gets what workloads send.
         *
         * @return how it is found on the node
         */
        public PortRef in() {
            return object.in();
        }

        /**
         * Returns the port on the other side.
         *
         * @return how it is found on the node
         */
        public PortRef out() {
            return object.out();
        }
    }

    public CompiledService {
        requireNonNull(intent);
        instances = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Instance>) instances));
    }

    /**
     * Returns where its instances are programmed.
     *
     * @return the spots, in the order of the instances' names
     */
    public Stream<Spot> spots() {
        return instances.values().stream().flatMap(instance -> instance.spot().stream());
    }

    /**
     * Returns what nodes shall do.
     *
     * @return the objects by node
     */
    public Map<NodeId, List<NodeObject>> objects() {
        return spots().collect(Collectors.groupingBy(spot -> spot.site().id(),
            Collectors.mapping(Spot::object, Collectors.toList())));
    }
}
