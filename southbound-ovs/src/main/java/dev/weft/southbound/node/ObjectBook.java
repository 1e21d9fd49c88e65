/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.common.collect.Sets;
import dev.weft.api.node.Hop.Plugged;
import dev.weft.api.node.Hop.Target;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeObject.ShutPort;
import dev.weft.api.node.NodeObject.TenantGateway;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a node was asked to do, and which of its ports each thing needs. Not thread-safe. */
final class ObjectBook {
    private final Map<ObjectKey, NodeObject> objects = new HashMap<>();
    private final NetworkBook networks = new NetworkBook();
    private final SecurityBook security = new SecurityBook();
    private final ServiceBook services = new ServiceBook();
    private final Map<Integer, NodeObject> gates = new HashMap<>();
    private final Map<PortRef, Set<ObjectKey>> byPort = new HashMap<>();
    private final Set<String> devices = new HashSet<>();
    private final Set<PortRef.Tunnel> remotes = new HashSet<>();
    private final Map<TunnelPort, Set<ObjectKey>> byTunnel = new HashMap<>();

    private BookChanges changes = new BookChanges();

    /** Adds or replaces an object. */
    void put(final NodeObject object) {
        final var key = object.key();
        final var old = objects.put(key, object);
        if (old != null) {
            forget(old, portsOf(object));
        }
        note(object);
        networks.add(object);
        security.add(object);
        services.add(object);
        gate(object).ifPresent(number -> gates.put(number, object));
        final var before = old == null ? Set.<PortRef>of() : portsOf(old);
        // of the thousands of members of a network only those are looked at that are new
        Sets.difference(portsOf(object), before).forEach(port -> addPort(port, key));
        Compiler.tunnelsFor(object).forEach(tunnel -> index(byTunnel, tunnel, key));
    }

    /** Removes an object, if it is there. */
    void remove(final ObjectKey key) {
        final var old = objects.remove(key);
        if (old != null) {
            forget(old, Set.of());
        }
    }

    private void forget(final NodeObject old, final Set<PortRef> kept) {
        final var key = old.key();
        note(old);
        networks.remove(old);
        security.remove(old);
        services.remove(old);
        gate(old).ifPresent(number -> gates.remove(number, old));
        Sets.difference(portsOf(old), kept).forEach(port -> removePort(port, key));
        Compiler.tunnelsFor(old).forEach(tunnel -> drop(byTunnel, tunnel, key));
    }

    private void addPort(final PortRef port, final ObjectKey key) {
        changes.port(port);
        index(byPort, port, key);
        if (port instanceof PortRef.Physical card) {
            devices.add(card.device());
        } else if (port instanceof PortRef.Tunnel tunnel) {
            remotes.add(tunnel);
        }
    }

    private void removePort(final PortRef port, final ObjectKey key) {
        changes.port(port);
        drop(byPort, port, key);
        if (port instanceof PortRef.Physical card && !byPort.containsKey(port)) {
            devices.remove(card.device());
        } else if (port instanceof PortRef.Tunnel tunnel && !byPort.containsKey(port)) {
            remotes.remove(tunnel);
        }
    }

    private void note(final NodeObject object) {
        if (object instanceof LinkEnd) {
            changes.end(object.key());
        } else if (object instanceof Peer peer) {
            changes.peer(peer.path());
        } else if (object instanceof NetworkMember member) {
            changes.network(member.segment());
        } else if (object instanceof NetworkPart part) {
            changes.network(part.segment());
        } else if (object instanceof PortLimit limit) {
            changes.limit(limit);
        } else if (object instanceof SecurePeer peer) {
            changes.securePeer(peer.remote());
        } else if (object instanceof SecureKey key) {
            changes.securePeer(key.remote());
            changes.network(key.segment());
        } else if (object instanceof ServiceInstance) {
            changes.instance(object.key());
        } else if (object instanceof MappedPath) {
            changes.mapping(object.key());
        }
        gate(object).ifPresent(changes::gate);
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

    /** The objects that may need a port of the helper: it comes once in a node's life. */
    Set<ObjectKey> needingHelper() {
        return Stream.concat(networks.peers().stream().map(Peer::key), services.probed())
            .collect(Collectors.toSet());
    }

    /** The tunnel ports that anything needs. */
    Set<TunnelPort> tunnels() {
        return Set.copyOf(byTunnel.keySet());
    }

    /** The network cards that anything needs. */
    Set<String> devices() {
        return Set.copyOf(devices);
    }

    /** The tunnels to appliances that anything needs. */
    Set<PortRef.Tunnel> remotes() {
        return Set.copyOf(remotes);
    }

    /** The networks, and the ways to other nodes. */
    NetworkBook networks() {
        return networks;
    }

    /** With whom frames are exchanged protected. */
    SecurityBook security() {
        return security;
    }

    /** The gateway or firewall with a number, if there is one. */
    Optional<NodeObject> gate(final int number) {
        return Optional.ofNullable(gates.get(number));
    }

    private static OptionalInt gate(final NodeObject object) {
        if (object instanceof TenantGateway gateway) {
            return OptionalInt.of(gateway.number());
        }
        return object instanceof NodeFirewall firewall ? OptionalInt.of(firewall.number()) : OptionalInt.empty();
    }

    /** Services, and what is led through them. */
    ServiceBook services() {
        return services;
    }

    private static Set<PortRef> portsOf(final NodeObject object) {
        if (object instanceof LinkEnd end) {
            return end.far() instanceof Far.Local local ? new HashSet<>(List.of(end.port(), local.port()))
                : Set.of(end.port());
        } else if (object instanceof NetworkMember member) {
            return Set.of(member.port());
        } else if (object instanceof NetworkPart part) {
            return part.members();
        } else if (object instanceof PortLimit limit) {
            return Set.of(limit.port());
        } else if (object instanceof ServiceInstance instance) {
            return new HashSet<>(List.of(instance.in(), instance.out()));
        } else if (object instanceof ServicePath path) {
            return portsOf(path.hops().stream().flatMap(hop -> hop.here().stream()));
        } else if (object instanceof MappedPath path) {
            return portsOf(path.locators().stream().map(Locator::target));
        } else if (object instanceof PortPolicies policies) {
            return Set.of(policies.port());
        }
        return object instanceof ShutPort shut ? Set.of(shut.port()) : Set.of();
    }

    private static Set<PortRef> portsOf(final Stream<? extends Target> targets) {
        return targets.filter(Plugged.class::isInstance).map(Plugged.class::cast)
            .flatMap(here -> Stream.of(here.in(), here.out())).collect(Collectors.toSet());
    }

    private static <K> void index(final Map<K, Set<ObjectKey>> map, final K at, final ObjectKey key) {
        map.computeIfAbsent(at, any -> new LinkedHashSet<>()).add(key);
    }

    private static <K> void drop(final Map<K, Set<ObjectKey>> map, final K at, final ObjectKey key) {
        final var keys = map.get(at);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            map.remove(at);
        }
    }
}
