/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What every node is asked to do, and for whom. An object that several owners need, such as the way to a node, is
 * asked for once: added for the first, removed after the last, sent again only when it changed.
 */
final class NodePrograms {
    private final Map<NodeId, Map<ObjectKey, Held>> byNode = new HashMap<>();
    private final Map<Owner, Map<NodeId, Set<ObjectKey>>> byOwner = new HashMap<>();
    // what touched objects were when the node's last change was taken
    private final Map<NodeId, Map<ObjectKey, Optional<NodeObject>>> touched = new LinkedHashMap<>();

    private static final class Held {
        final Set<Owner> users = new HashSet<>(2);
        NodeObject object;
    }

    /** Replaces all that an owner needs. */
    void replace(final Owner owner, final Map<NodeId, List<NodeObject>> needs) {
        final var now = new HashMap<NodeId, Set<ObjectKey>>();
        needs.forEach((node, objects) -> objects.forEach(object -> {
            hold(node, object, owner);
            now.computeIfAbsent(node, id -> new HashSet<>()).add(object.key());
        }));
        final var before = now.isEmpty() ? byOwner.remove(owner) : byOwner.put(owner, now);
        if (before != null) {
            before.forEach((node, keys) -> keys.stream()
                .filter(key -> !now.getOrDefault(node, Set.of()).contains(key))
                .forEach(key -> drop(node, key, owner)));
        }
    }

    /** Takes out all that some owners need. */
    void removeAll(final Predicate<Owner> which) {
        List.copyOf(byOwner.keySet()).stream().filter(which).forEach(owner -> replace(owner, Map.of()));
    }

    /** Returns the nodes for which there may be a change. */
    Set<NodeId> touched() {
        return Set.copyOf(touched.keySet());
    }

    /** Returns what changed for a node since the last time. */
    NodeProgram takeChange(final NodeId node) {
        final var before = touched.remove(node);
        final var wanted = new ArrayList<NodeObject>();
        final var gone = new ArrayList<ObjectKey>();
        if (before != null) {
            before.forEach((key, old) -> {
                final var now = held(node, key).map(held -> held.object);
                if (now.isPresent() && !now.equals(old)) {
                    wanted.add(now.orElseThrow());
                } else if (now.isEmpty() && old.isPresent()) {
                    gone.add(key);
                }
            });
        }
        return new NodeProgram(wanted, gone);
    }

    /** Returns everything that a node shall do. */
    NodeProgram complete(final NodeId node) {
        return NodeProgram.of(byNode.getOrDefault(node, Map.of()).values().stream().map(held -> held.object).toList());
    }

    /** Returns the owners that need an object of a node; none when it is not asked for. */
    Set<Owner> users(final NodeId node, final ObjectKey key) {
        return held(node, key).map(held -> Set.copyOf(held.users)).orElse(Set.of());
    }

    /** Returns all owners that need something of a node. */
    Set<Owner> users(final NodeId node) {
        final var users = new HashSet<Owner>();
        byNode.getOrDefault(node, Map.of()).values().forEach(held -> users.addAll(held.users));
        return users;
    }

    private Optional<Held> held(final NodeId node, final ObjectKey key) {
        return Optional.ofNullable(byNode.getOrDefault(node, Map.of()).get(key));
    }

    private void hold(final NodeId node, final NodeObject object, final Owner owner) {
        final var held = byNode.computeIfAbsent(node, id -> new LinkedHashMap<>())
            .computeIfAbsent(object.key(), key -> new Held());
        held.users.add(owner);
        if (!object.equals(held.object)) {
            remember(node, object.key(), held.object);
            held.object = object;
        }
    }

    private void drop(final NodeId node, final ObjectKey key, final Owner owner) {
        final var objects = byNode.get(node);
        final var held = objects.get(key);
        held.users.remove(owner);
        if (held.users.isEmpty()) {
            remember(node, key, held.object);
            objects.remove(key);
            if (objects.isEmpty()) {
                byNode.remove(node);
            }
        }
    }

    private void remember(final NodeId node, final ObjectKey key, final NodeObject before) {
        touched.computeIfAbsent(node, id -> new LinkedHashMap<>()).putIfAbsent(key, Optional.ofNullable(before));
    }
}
