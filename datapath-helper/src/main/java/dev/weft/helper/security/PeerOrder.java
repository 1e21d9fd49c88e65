/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.end.LinkKey;
import java.net.InetAddress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the controller wants for one other node.
 *
 * @param host the other node's number, 1 to 65534
 * @param local this node's underlay address
 * @param remote the other node's, of the same family
 * @param levels how packets are protected; at least one
 * @param keys what the secret is derived from, 1 to {@link #MAX_KEYS}
 */
record PeerOrder(int host, InetAddress local, InetAddress remote, Set<Level> levels, List<LinkKey> keys) {
    /** That of the two nodes, and of networks that were given one. */
    static final int MAX_KEYS = 4097;

    PeerOrder {
        checkHost(host);
        Objects.requireNonNull(local);
        if (!local.getClass().equals(remote.getClass())) {
            throw new IllegalArgumentException("local and remote should be of one family");
        }
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("protections should not be empty");
        }
        levels = Collections.unmodifiableSet(EnumSet.copyOf(levels));
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("keys should be 1 to " + MAX_KEYS);
        }
    }

    static void checkHost(final int host) {
        if (host < 1 || host > 0xfffe) {
            throw new IllegalArgumentException("host should be 1 to 65534, but is " + host);
        }
    }
}
