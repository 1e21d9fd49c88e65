/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything one transaction changes, in the order of names so that the same fault always gives the same message.
 *
 * @param nodes the changed nodes
 * @param appliances the changed appliances by name, each with all of its interfaces
 * @param links the changed links
 * @param networks the changed networks, each with all of its members
 */
public record Changes(SortedMap<NodeId, Change<NodeIntent>> nodes,
        SortedMap<String, Change<ApplianceIntent>> appliances, SortedMap<LinkId, Change<LinkIntent>> links,
        SortedMap<NetworkId, Change<NetworkIntent>> networks) {
    public Changes {
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
        appliances = Collections.unmodifiableSortedMap(new TreeMap<>(appliances));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
    }
}
