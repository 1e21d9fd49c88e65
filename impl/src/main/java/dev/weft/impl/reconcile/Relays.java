/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SortedSetMultimap;
import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.Relay;
import dev.weft.api.overlay.Family;
import dev.weft.impl.compile.Gateway;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.RelayIntent;
import dev.weft.impl.model.UnderlaySide;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which nodes are on one LAN segment, and which of them carry questions between segments (VN-5). */
final class Relays {
    private final Map<NodeId, NodeIntent> nodes = new HashMap<>();
    private final SortedSetMultimap<String, NodeId> onSegment = MultimapBuilder.hashKeys().treeSetValues().build();
    private final SortedSetMultimap<NodeId, NodeId> named = MultimapBuilder.hashKeys().treeSetValues().build();

    /** Enters what a node is now. Nodes that are driven in another way by that become dirty. */
    void set(final NodeId id, final Optional<NodeIntent> now, final Set<NodeId> dirty) {
        final var before = Optional.ofNullable(nodes.get(id));
        before.ifPresent(node -> {
            touch(node, dirty);
            node.lanSegment().ifPresent(segment -> onSegment.remove(segment, id));
            node.relay().ifPresent(relay -> relay.peers().forEach(peer -> named.remove(peer, id)));
        });
        now.ifPresentOrElse(node -> {
            nodes.put(id, node);
            node.lanSegment().ifPresent(segment -> onSegment.put(segment, id));
            node.relay().ifPresent(relay -> relay.peers().forEach(peer -> named.put(peer, id)));
            touch(node, dirty);
        }, () -> nodes.remove(id));
    }

    /** Returns where a node finds the relays of its LAN segment. */
    List<InetAddress> of(final NodeIntent node) {
        return neighbours(node).filter(other -> other.relay().isPresent())
            .flatMap(relay -> address(node, relay).stream()).toList();
    }

    /** Returns the proxy of the LAN segment of a node, which may be the node itself. */
    Optional<Gateway> gateway(final NodeIntent node, final Function<NodeId, Optional<HostId>> hosts) {
        return node.lanSegment().stream().flatMap(segment -> onSegment.get(segment).stream()).map(nodes::get)
            .filter(Relays::isProxy).findFirst().flatMap(relay -> hosts.apply(relay.id())
                .flatMap(host -> Gateway.of(relay, host, id -> Optional.ofNullable(nodes.get(id)))));
    }

    /** Returns the nodes whose proxy, or what it reaches, depends on a node: none unless that is a proxy. */
    Set<NodeId> behind(final NodeId id) {
        final var node = nodes.get(id);
        if (node == null || !isProxy(node)) {
            return Set.of();
        }
        final var relays = new HashSet<>(named.get(id));
        relays.addAll(node.relay().orElseThrow().peers());
        relays.add(id);
        return relays.stream().map(nodes::get).filter(Objects::nonNull).flatMap(relay -> relay.lanSegment().stream())
            .distinct().flatMap(segment -> onSegment.get(segment).stream()).collect(Collectors.toSet());
    }

    private static boolean isProxy(final NodeIntent node) {
        return node.relay().filter(RelayIntent::proxy).isPresent();
    }

    /** Returns what a node carries itself. */
    Optional<Relay> by(final NodeIntent node) {
        return node.relay().map(relay -> new Relay(
            neighbours(node).flatMap(other -> address(node, other).stream()).toList(),
            relay.peers().stream().filter(nodes::containsKey).map(nodes::get)
                .flatMap(peer -> peer(node, peer).stream()).toList(), relay.port(), relay.proxy()));
    }

    /** A relay is known to all nodes of its segment and to its peers; others are known to the relays only. */
    private void touch(final NodeIntent node, final Set<NodeId> dirty) {
        neighbours(node).filter(other -> node.relay().isPresent() || other.relay().isPresent())
            .forEach(other -> dirty.add(other.id()));
        named.get(node.id()).stream().filter(nodes::containsKey).forEach(dirty::add);
    }

    private Stream<NodeIntent> neighbours(final NodeIntent node) {
        return node.lanSegment().stream().flatMap(segment -> onSegment.get(segment).stream())
            .filter(other -> !other.equals(node.id())).map(nodes::get);
    }

    private static Optional<Relay.Peer> peer(final NodeIntent here, final NodeIntent there) {
        return there.relay().map(RelayIntent::port)
            .flatMap(port -> address(here, there).map(address -> new Relay.Peer(address, port)));
    }

    private static Optional<InetAddress> address(final NodeIntent here, final NodeIntent there) {
        return Stream.of(Family.IPV4, Family.IPV6).filter(family -> here.side(family).isPresent())
            .flatMap(family -> there.side(family).map(UnderlaySide::address).stream()).findFirst();
    }
}
