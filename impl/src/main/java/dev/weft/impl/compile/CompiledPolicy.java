/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.mapping.MappedPolicy;
import dev.weft.impl.service.Generation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What became of a policy when it was compiled (SI-2, SI-6).
 *
 * @param number its id on the wire; empty: it has none yet
 * @param generations the generations of its way, the oldest first; on each of the nodes each of them is an object, if
 *     it is of the node's network
 * @param mapping what it answers in mapping mode (SI-9); empty: it leads all its traffic along a chain
 * @param nodes the nodes that need it
 * @param workloads the interfaces whose traffic it applies to, as the intent names them
 * @param obstacle why it cannot be in force as it is wanted, for people; empty: it can
 */
public record CompiledPolicy(OptionalInt number, List<Generation> generations, Optional<MappedPolicy> mapping,
        SortedSet<NodeId> nodes, SortedSet<InterfaceId> workloads, Optional<String> obstacle) {
    public CompiledPolicy {
        requireNonNull(number);
        generations = List.copyOf(generations);
        requireNonNull(mapping);
        nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
        workloads = Collections.unmodifiableSortedSet(new TreeSet<>(workloads));
        requireNonNull(obstacle);
    }

    /**
     * Returns the generation in force.
     *
     * @return it; empty: none
     */
    public Optional<Generation> current() {
        return generations.stream().filter(generation -> generation.role() == Generation.Role.CURRENT).findFirst();
    }
}
