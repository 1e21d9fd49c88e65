/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What has to be looked at again, whether it still exists or not.
 *
 * @param nodes nodes
 * @param ports interfaces
 * @param links links
 */
record Dirty(Set<NodeId> nodes, Set<String> appliances, Set<InterfaceId> ports, Set<LinkId> links) {
    Dirty() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /** Marks an interface, and that its appliance has one that is marked. */
    void add(final InterfaceId port) {
        ports.add(port);
        appliances.add(port.appliance());
    }

    boolean isEmpty() {
        return nodes.isEmpty() && appliances.isEmpty() && ports.isEmpty() && links.isEmpty();
    }

    void addAll(final Dirty other) {
        nodes.addAll(other.nodes);
        appliances.addAll(other.appliances);
        ports.addAll(other.ports);
        links.addAll(other.links);
    }

    void clear() {
        nodes.clear();
        appliances.clear();
        ports.clear();
        links.clear();
    }
}
