/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import java.util.HashSet;
import java.util.Set;

/** What changed in an {@link ObjectBook} since it was asked last, beside flows. Not thread-safe. */
final class BookChanges {
    private final Set<ObjectKey> ends = new HashSet<>();
    private final Set<PortRef> ports = new HashSet<>();
    private boolean peers;

    void end(final ObjectKey key) {
        ends.add(key);
    }

    void port(final PortRef port) {
        ports.add(port);
    }

    void peer() {
        peers = true;
    }

    /** Ends of links that came, went or changed. */
    Set<ObjectKey> ends() {
        return ends;
    }

    /** Ports that came to be needed, or are not needed any more. */
    Set<PortRef> ports() {
        return ports;
    }

    /** Whether a peer came, went or changed. */
    boolean peers() {
        return peers;
    }
}
