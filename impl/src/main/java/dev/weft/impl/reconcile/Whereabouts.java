/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where ports are plugged in, as nodes tell, and which interfaces follow them (VN-4). Of several nodes that one counts
 * where a port appeared last: a machine that moves is at both for a moment. A node that is not heard keeps its ports.
 */
final class Whereabouts {
    // the last one counts
    private final SetMultimap<String, NodeId> nodes = LinkedHashMultimap.create();
    private final SetMultimap<NodeId, String> ports = HashMultimap.create();
    // known from before a restart, of nodes that have not told yet
    private final SetMultimap<NodeId, String> believed = HashMultimap.create();
    private final SetMultimap<String, InterfaceId> followers = HashMultimap.create();
    private final Map<String, NodeId> saved = new HashMap<>();
    private final Set<String> unsaved = new HashSet<>();

    /** Begins with what was known before a restart. */
    void load(final Map<String, NodeId> stored) {
        saved.putAll(stored);
        stored.forEach((port, node) -> {
            nodes.put(port, node);
            ports.put(node, port);
            believed.put(node, port);
        });
    }

    /** Lets an interface follow a port. */
    void follow(final InterfaceId follower, final String port) {
        followers.put(port, follower);
        unsaved.add(port);
    }

    /** Lets an interface follow a port no more. */
    void leave(final InterfaceId follower, final String port) {
        followers.remove(port, follower);
        unsaved.add(port);
    }

    /** Returns where a port is plugged in. */
    Optional<NodeId> place(final String port) {
        return nodes.get(port).stream().reduce((earlier, later) -> later);
    }

    /** Says whether a port is plugged in at a node. */
    boolean isAt(final NodeId node, final String port) {
        return ports.containsEntry(node, port);
    }

    /** Returns the interfaces that follow the ports of a node. */
    Set<InterfaceId> on(final NodeId node) {
        final var found = new HashSet<InterfaceId>();
        ports.get(node).forEach(port -> found.addAll(followers.get(port)));
        return found;
    }

    /** Takes note of a port. Returns the interfaces that are elsewhere by that. */
    Set<InterfaceId> note(final NodeId node, final String port, final boolean isPlugged) {
        final var before = place(port);
        believed.remove(node, port);
        if (isPlugged) {
            nodes.put(port, node);
            ports.put(node, port);
        } else {
            nodes.remove(port, node);
            ports.remove(node, port);
        }
        if (before.equals(place(port))) {
            return Set.of();
        }
        unsaved.add(port);
        return Set.copyOf(followers.get(port));
    }

    /** A node has told all its ports by now. Returns the interfaces that are elsewhere, as it did not tell theirs. */
    Set<InterfaceId> confirm(final NodeId node) {
        return drop(node, believed.get(node));
    }

    /** Forgets a node that is gone. */
    void forget(final NodeId node) {
        drop(node, ports.get(node));
    }

    /** Forgets nodes that went while nobody looked. */
    void forgetUnless(final Predicate<NodeId> isThere) {
        Set.copyOf(ports.keySet()).stream().filter(isThere.negate()).forEach(this::forget);
    }

    /** Returns where followed ports are other than where it is written that they are; empty: nowhere. */
    Map<String, Optional<NodeId>> changes() {
        final var changes = new HashMap<String, Optional<NodeId>>();
        for (var port : unsaved) {
            final var now = place(port).filter(node -> followers.containsKey(port));
            if (!now.equals(Optional.ofNullable(saved.get(port)))) {
                changes.put(port, now);
            }
        }
        return changes;
    }

    /** Takes note that changes are written. */
    void stored(final Map<String, Optional<NodeId>> changes) {
        changes.forEach((port, node) -> node.ifPresentOrElse(there -> saved.put(port, there),
            () -> saved.remove(port)));
        unsaved.clear();
    }

    private Set<InterfaceId> drop(final NodeId node, final Set<String> gone) {
        final var moved = new HashSet<InterfaceId>();
        Set.copyOf(gone).forEach(port -> moved.addAll(note(node, port, false)));
        return moved;
    }
}
