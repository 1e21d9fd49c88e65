/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.HostId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The networks of a node and the ways to other nodes, as its helper must know them (VN-3). Not thread-safe. */
final class NetworkBook {
    private final Map<ObjectKey, Peer> peers = new HashMap<>();
    private final Map<PathId, Peer> byPath = new HashMap<>();
    private final Map<NetworkKey, NetworkPart> discovering = new HashMap<>();
    private final Map<NetworkKey, Map<ObjectKey, NetworkMember>> members = new HashMap<>();

    /** Takes up an object, if it matters here. */
    void add(final NodeObject object) {
        if (object instanceof Peer peer) {
            peers.put(peer.key(), peer);
            byPath.put(peer.path(), peer);
        } else if (object instanceof NetworkPart part && part.discovery().isPresent()) {
            discovering.put(part.segment(), part);
        } else if (object instanceof NetworkMember member) {
            members.computeIfAbsent(member.segment(), any -> new HashMap<>()).put(member.key(), member);
        }
    }

    /** Forgets an object. */
    void remove(final NodeObject object) {
        if (object instanceof Peer peer) {
            peers.remove(peer.key());
            byPath.remove(peer.path(), peer);
        } else if (object instanceof NetworkPart part) {
            discovering.remove(part.segment(), part);
        } else if (object instanceof NetworkMember member) {
            members.computeIfPresent(member.segment(), (network, theirs) -> {
                theirs.remove(member.key());
                return theirs.isEmpty() ? null : theirs;
            });
        }
    }

    /** The peers. */
    List<Peer> peers() {
        return List.copyOf(peers.values());
    }

    /** What the members of a network have in common, if it asks other nodes for stations. */
    Optional<NetworkPart> discovering(final NetworkKey network) {
        return Optional.ofNullable(discovering.get(network));
    }

    /** The networks that ask other nodes for stations and have a way to one of these nodes, or to many. */
    Set<NetworkKey> discoveringAt(final Set<HostId> hosts) {
        return hosts.isEmpty() ? new HashSet<>() : discovering.values().stream()
            .filter(part -> part.far().stream().anyMatch(path -> path.host().filter(hosts::contains).isPresent()
                || leadsToMany(path)))
            .map(NetworkPart::segment).collect(Collectors.toCollection(HashSet::new));
    }

    /** The members of a network on this node. */
    Collection<NetworkMember> members(final NetworkKey network) {
        return members.getOrDefault(network, Map.of()).values();
    }

    /**
     * The other nodes that frames along paths of a network may reach, and the path to each of them alone. Who listens
     * to a multicast group or to the LAN segment is not known here, so these are all that may.
     *
     * @param far the paths
     * @return paths by the nodes' underlay addresses; a node whose address is not known is left out
     */
    Map<InetAddress, PathId> nodes(final SortedSet<PathId> far) {
        final var nodes = new HashMap<InetAddress, PathId>();
        far.stream().flatMap(path -> single(path).stream()).forEach(path ->
            underlayAddress(path).ifPresent(address -> nodes.putIfAbsent(address, path)));
        return nodes;
    }

    /** The paths to one node each that lead together where a path does; itself unless it leads to many. */
    private List<PathId> single(final PathId path) {
        final var way = Optional.ofNullable(byPath.get(path)).map(Peer::carrier).orElse(null);
        if (way instanceof Carrier.Multicast group) {
            return among(peer -> plainTunnel(peer.path()).filter(remote ->
                Family.of(remote) == Family.of(group.group())).isPresent());
        }
        return way instanceof Carrier.Ethernet all && all.remote().isEmpty()
            ? among(peer -> peer.carrier() instanceof Carrier.Ethernet one && one.vlan().equals(all.vlan()))
            : List.of(path);
    }

    private boolean leadsToMany(final PathId path) {
        final var way = Optional.ofNullable(byPath.get(path)).map(Peer::carrier).orElse(null);
        return way instanceof Carrier.Multicast
            || way instanceof Carrier.Ethernet ethernet && ethernet.remote().isEmpty();
    }

    private List<PathId> among(final Predicate<Peer> leads) {
        return peers.values().stream().filter(peer -> peer.path().host().isPresent()).filter(leads).map(Peer::path)
            .sorted().toList();
    }

    /** The underlay address of the node to which a path leads, whatever travels along the path itself. */
    private Optional<InetAddress> underlayAddress(final PathId path) {
        return plainTunnel(path).or(() -> path.host().flatMap(host -> Arrays.stream(Family.values())
            .flatMap(family -> plainTunnel(PathId.toHost(host, family)).stream()).findFirst()));
    }

    private Optional<InetAddress> plainTunnel(final PathId path) {
        return Optional.ofNullable(byPath.get(path)).flatMap(Peer::tunnel)
            .filter(tunnel -> tunnel.protection() == Protection.NONE).map(Carrier.Tunnel::remote);
    }
}
