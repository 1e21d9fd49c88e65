/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.pipeline.feature.Compiler;
import dev.weft.pipeline.feature.TunnelPort;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a node was asked to do, and which of its ports each thing needs. Not thread-safe. */
final class ObjectBook {
    private final Map<ObjectKey, NodeObject> objects = new HashMap<>();
    private final Map<ObjectKey, Peer> peers = new HashMap<>();
    private final Map<PortRef, Set<ObjectKey>> byPort = new HashMap<>();
    private final Set<String> devices = new HashSet<>();
    private final Map<TunnelPort, Set<ObjectKey>> byTunnel = new HashMap<>();

    private BookChanges changes = new BookChanges();

    /** Adds or replaces an object. */
    void put(final NodeObject object) {
        remove(object.key());
        objects.put(object.key(), object);
        note(object);
        if (object instanceof Peer peer) {
            peers.put(peer.key(), peer);
        }
        for (var port : portsOf(object)) {
            byPort.computeIfAbsent(port, any -> new LinkedHashSet<>()).add(object.key());
            if (port instanceof PortRef.Physical card) {
                devices.add(card.device());
            }
        }
        Compiler.tunnelsFor(object).forEach(tunnel ->
            byTunnel.computeIfAbsent(tunnel, any -> new LinkedHashSet<>()).add(object.key()));
    }

    /** Removes an object, if it is there. */
    void remove(final ObjectKey key) {
        final var old = objects.remove(key);
        peers.remove(key);
        if (old != null) {
            note(old);
            for (var port : portsOf(old)) {
                removeFrom(byPort, port, key);
                if (port instanceof PortRef.Physical card && !byPort.containsKey(port)) {
                    devices.remove(card.device());
                }
            }
            Compiler.tunnelsFor(old).forEach(tunnel -> removeFrom(byTunnel, tunnel, key));
        }
    }

    private void note(final NodeObject object) {
        portsOf(object).forEach(changes::port);
        if (object instanceof LinkEnd) {
            changes.end(object.key());
        } else if (object instanceof Peer) {
            changes.peer();
        }
    }

    /** Takes what changed since the last call. */
    BookChanges takeChanges() {
        final var taken = changes;
        changes = new BookChanges();
        return taken;
    }

    NodeObject get(final ObjectKey key) {
        return objects.get(key);
    }

    Collection<NodeObject> all() {
        return objects.values();
    }

    /** The objects that need a port. */
    Set<ObjectKey> needing(final PortRef port) {
        return byPort.getOrDefault(port, Set.of());
    }

    /** The objects that need a tunnel port. */
    Set<ObjectKey> needing(final TunnelPort tunnel) {
        return byTunnel.getOrDefault(tunnel, Set.of());
    }

    /** The tunnel ports that anything needs. */
    Set<TunnelPort> tunnels() {
        return Set.copyOf(byTunnel.keySet());
    }

    /** The network cards that anything needs. */
    Set<String> devices() {
        return Set.copyOf(devices);
    }

    /** The peers. */
    List<Peer> peers() {
        return List.copyOf(peers.values());
    }

    private static List<PortRef> portsOf(final NodeObject object) {
        if (object instanceof LinkEnd end) {
            return end.far() instanceof Far.Local local ? List.of(end.port(), local.port()) : List.of(end.port());
        }
        return object instanceof ShutPort shut ? List.of(shut.port()) : List.of();
    }

    private static <K> void removeFrom(final Map<K, Set<ObjectKey>> index, final K at, final ObjectKey key) {
        final var keys = index.get(at);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            index.remove(at);
        }
    }
}
