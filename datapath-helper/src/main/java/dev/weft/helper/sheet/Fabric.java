/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.sheet;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Ways between nodes other than a tunnel to one address (FN-11).
 *
 * @param ethernet in Ethernet and unencapsulated; empty: neither
 * @param groups IP multicast groups in which tunnelled frames travel
 */
public record Fabric(Optional<Ethernet> ethernet, Set<InetAddress> groups) {
    /** Only tunnels. */
    public static final Fabric NONE = new Fabric(Optional.empty(), Set.of());
    /** Most groups of a node. */
    public static final int MAX_GROUPS = 1024;

    public Fabric {
        Objects.requireNonNull(ethernet);
        groups = Set.copyOf(groups);
    }

    /** Whether nothing is wanted at the underlay bridge. */
    public boolean isEmpty() {
        return ethernet.isEmpty() && groups.isEmpty();
    }
}
