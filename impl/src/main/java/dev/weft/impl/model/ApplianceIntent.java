/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.NodeId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An appliance as the intent has it ({@code /weft:weft/appliance}).
 *
 * @param name the name
 * @param node the node it is on; empty while it is nowhere
 * @param interfaces its interfaces by name
 * @param standby who takes over its links; empty: nobody
 */
public record ApplianceIntent(String name, Optional<NodeId> node, Map<String, InterfaceIntent> interfaces,
        Optional<StandbyIntent> standby) {
    public ApplianceIntent {
        // In the order of names, so that whoever walks over them does so in the same order each time.
        interfaces = Collections.unmodifiableSortedMap(new TreeMap<>(interfaces));
    }

    /**
     * Returns who takes over.
     *
     * @return the name of the standby; empty without one
     */
    public Optional<String> standbyName() {
        return standby.map(StandbyIntent::appliance);
    }
}
