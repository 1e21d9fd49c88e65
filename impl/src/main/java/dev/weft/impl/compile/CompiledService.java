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
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.model.Workplace;
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
     * @param place where its work is done; interfaces are those of the standby while it has taken over (VL-17)
     * @param spot where it is in force; empty: nowhere
     * @param fault why it gets no traffic, for people; empty: it is in service
     */
    public record Instance(InstanceId id, Workplace place, Optional<Spot> spot, Optional<String> fault) {
        public Instance {
            requireNonNull(id);
            requireNonNull(place);
            if (spot.isEmpty() && fault.isEmpty()) {
                throw new IllegalArgumentException("instance " + id + " is in service nowhere");
            }
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
    public Stream<Spot.OnNode> spots() {
        return instances.values().stream().flatMap(instance -> instance.spot().stream())
            .filter(Spot.OnNode.class::isInstance).map(Spot.OnNode.class::cast);
    }

    /**
     * Returns what nodes shall do.
     *
     * @return the objects by node
     */
    public Map<NodeId, List<NodeObject>> objects() {
        return spots().collect(Collectors.groupingBy(spot -> spot.site().id(),
            Collectors.mapping(Spot.OnNode::object, Collectors.toList())));
    }
}
