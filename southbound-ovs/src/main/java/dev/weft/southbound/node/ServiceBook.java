/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.PolicyId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PolicyPath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The services of a node and the policies that lead traffic through services (SI-1 to SI-12). Not thread-safe. */
final class ServiceBook {
    private final Map<PolicyId, Map<ObjectKey, PolicyPath>> paths = new HashMap<>();
    private final Map<ObjectKey, PolicyPath> byKey = new HashMap<>();
    private final Set<ObjectKey> probed = new HashSet<>();
    private final Set<ObjectKey> stateful = new HashSet<>();

    /** Takes up an object, if it matters here. */
    void add(final NodeObject object) {
        if (object instanceof PolicyPath path) {
            paths.computeIfAbsent(path.policy(), any -> new HashMap<>()).put(path.key(), path);
            byKey.put(path.key(), path);
        } else if (object instanceof ServiceInstance instance && instance.probing().isPresent()) {
            probed.add(instance.key());
        }
        if (isStateful(object)) {
            stateful.add(object.key());
        }
    }

    /** Forgets an object. */
    void remove(final NodeObject object) {
        if (object instanceof PolicyPath path) {
            paths.computeIfPresent(path.policy(), (policy, theirs) -> {
                theirs.remove(path.key());
                return theirs.isEmpty() ? null : theirs;
            });
        }
        byKey.remove(object.key());
        probed.remove(object.key());
        stateful.remove(object.key());
    }

    /** The path that an object is; empty: it is none, or not here. */
    Optional<PolicyPath> path(final ObjectKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The paths of a policy on this node: its generations, the oldest number first, and its mapping. */
    List<PolicyPath> paths(final PolicyId policy) {
        return paths.getOrDefault(policy, Map.of()).entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(ObjectKey::kind).thenComparing(ObjectKey::number)))
            .map(Map.Entry::getValue).toList();
    }

    /** The instances that the helper probes, by way of its own port (SI-8). */
    Stream<ObjectKey> probed() {
        return probed.stream();
    }

    /** Whether there is anything for which the switch keeps the state of connections. */
    boolean isStateful() {
        return !stateful.isEmpty();
    }

    private static boolean isStateful(final NodeObject object) {
        return object instanceof TenantGateway gateway && gateway.tracks() || object instanceof PolicyPath
            || object instanceof NodeFirewall || object instanceof PortPolicies
            || object instanceof ServiceInstance instance && !instance.aware();
    }
}
