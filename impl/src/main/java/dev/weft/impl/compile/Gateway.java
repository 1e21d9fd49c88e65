/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.RelayIntent;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The relay that is the proxy of a LAN segment: nodes there reach those of some other segments through it alone, in
 * networks whose addresses are discovered (VN-5).
 *
 * @param relay the node
 * @param host its number
 * @param beyond the LAN segments that are reached through it
 */
public record Gateway(NodeIntent relay, HostId host, SortedSet<String> beyond) {
    public Gateway {
        requireNonNull(relay);
        requireNonNull(host);
        beyond = Collections.unmodifiableSortedSet(new TreeSet<>(beyond));
    }

    /**
     * Finds out what a relay is to the nodes of its LAN segment.
     *
     * @param relay the relay
     * @param host its number
     * @param nodes where its peers are looked up
     * @return empty when it passes questions on only, or no peer is the proxy of another LAN segment and names it too
     */
    public static Optional<Gateway> of(final NodeIntent relay, final HostId host,
            final Function<NodeId, Optional<NodeIntent>> nodes) {
        final var beyond = new TreeSet<String>();
        if (isProxy(relay)) {
            relay.relay().orElseThrow().peers().stream().map(nodes).flatMap(Optional::stream)
                .filter(peer -> isProxy(peer) && peer.relay().orElseThrow().peers().contains(relay.id()))
                .forEach(peer -> beyond.add(peer.lanSegment().orElseThrow()));
            beyond.remove(relay.lanSegment().orElseThrow());
        }
        return beyond.isEmpty() ? Optional.empty() : Optional.of(new Gateway(relay, host, beyond));
    }

    private static boolean isProxy(final NodeIntent node) {
        return node.lanSegment().isPresent() && node.relay().filter(RelayIntent::proxy).isPresent();
    }
}
