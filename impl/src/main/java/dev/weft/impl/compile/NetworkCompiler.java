/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.node.Learning;
import dev.weft.api.node.Locator;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.UdpPort;
import dev.weft.impl.mapping.MappedPolicy;
import dev.weft.impl.model.NetworkIntent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compiles the pieces of one network to what its nodes shall do (FN-1 to FN-8, VN-1 to VN-4, VN-6 to VN-8). Nothing is
 * remembered: the same arguments make the same pieces.
 */
public final class NetworkCompiler {
    /** What the port of a proxy is called; the vnet's id follows. The helper of the node makes it. */
    private static final String PROXY = "weft-proxy";

    private final NetworkIntent network;
    private final NetworkKey key;
    private final Routes routes;

    /**
     * Makes a compiler.
     *
     * @param network the network
     * @param key its key on the wire
     */
    public NetworkCompiler(final NetworkIntent network, final NetworkKey key) {
        this.network = requireNonNull(network);
        this.key = requireNonNull(key);
        routes = new Routes(network, key);
    }

    /**
     * Finds out whether a member can serve. One whose standby has taken over is where that is (VL-17).
     *
     * @param named the member as the network names it
     * @param topology where it is looked up
     * @return what became of it
     */
    public Standing standing(final InterfaceId named, final Topology topology) {
        final var port = topology.inUse(named);
        final var node = topology.place(port).filter(id -> topology.node(id).isPresent());
        try {
            final var place = Place.ofMember(port, topology);
            if (!place.port().adminUp()) {
                return new Standing.Shut(port, node, "admin-state of interface " + port + " is down");
            }
            if (place.port().mac().isEmpty() && network.stations().learning().isEmpty()) {
                throw new NotYet("learning of network " + network.id() + " is off and interface " + port
                    + " has no inner mac-address, so nothing it sends is let in; give it one");
            }
            return new Standing.Served(port, place.site(), place.port().port(), place.port().mac());
        } catch (NotYet e) {
            return new Standing.Incomplete(port, node, e.getMessage());
        }
    }

    /**
     * Finds how frames get from one node to another one.
     *
     * @param here a node with members
     * @param there another one
     * @return the way
     */
    public Route route(final Site here, final Site there) {
        return routes.route(here, there);
    }

    /**
     * Compiles a member for its own node.
     *
     * @param member the member
     * @return what that node shall do
     */
    public NetworkMember member(final Standing.Served member) {
        return new NetworkMember(network.id(), key, member.port(), member.ref(),
            member.mac().map(Set::of).orElse(Set.of()), network.stations().learning(), UdpPort.GENEVE,
            network.travel().dscp());
    }

    /**
     * Compiles a member for another node: where frames to it go.
     *
     * @param mac its known address
     * @param route the way from that node to the member's
     * @return what the other node shall do; empty when it asks for addresses, or the way is closed
     */
    public Optional<NetworkMac> station(final MacAddress mac, final Route route) {
        return network.programs() && route instanceof Route.Open open
            ? Optional.of(new NetworkMac(network.id(), key, mac, open.unicast())) : Optional.empty();
    }

    /**
     * Compiles a gateway of the network for another node (GW-1). Its address is known, so nodes need not ask for it.
     *
     * @param mac its address
     * @param route the way from that node to the gateway's
     * @return what the other node shall do; empty when the way is closed
     */
    public Optional<NetworkMac> gateway(final MacAddress mac, final Route route) {
        return route instanceof Route.Open open
            ? Optional.of(new NetworkMac(network.id(), key, mac, open.unicast())) : Optional.empty();
    }

    /**
     * Compiles what is done with the traffic of a member for its own node (SI-2).
     *
     * @param member the member
     * @param policies the policies of its port profile
     * @return what that node shall do; nothing without any policy
     */
    public Optional<PortPolicies> policies(final Standing.Served member, final List<PortPolicies.Entry> policies) {
        return policies.isEmpty() ? Optional.empty() : Optional.of(new PortPolicies(network.id(), key, member.port(),
            member.ref(), UdpPort.GENEVE, network.travel().dscp(), policies));
    }

    /**
     * Compiles a policy in mapping mode (SI-9), for any node of the network.
     *
     * @param policy the policy, as it answers
     * @param current whether what fits it begins
     * @param locators where its locators are, seen from the node
     * @return what that node shall do
     */
    MappedPath mapped(final MappedPolicy policy, final boolean current, final List<Locator> locators) {
        return new MappedPath(policy.id(), policy.number(), network.id(), key, UdpPort.GENEVE, network.travel().dscp(),
            current, policy.revisions().current().orElseThrow(), (int) policy.lifetime().toSeconds(), locators);
    }

    /**
     * Compiles the port by which the proxy of a LAN segment exchanges frames with others, for its own node: whatever is
     * there is learned (VN-5).
     *
     * @param relay the proxy
     * @return what that node shall do
     */
    public NetworkMember proxy(final Site relay) {
        final int ageing = network.stations().learning().orElse(Learning.DEFAULT).ageing();
        return new NetworkMember(network.id(), key, new InterfaceId(PROXY, relay.id().value()), proxyPort(), Set.of(),
            Optional.of(new Learning(Learning.MAX, ageing)), UdpPort.GENEVE, network.travel().dscp());
    }

    /**
     * Tells whether frames of the network may have to be carried by proxies.
     *
     * @return true if nodes ask each other for its addresses
     */
    public boolean mayBeCarried() {
        return network.discovers() && !network.isPhysical() && network.travel().protection() == Protection.NONE;
    }

    private PortRef proxyPort() {
        return new PortRef.Plugged(PROXY + "-" + key.number());
    }

    /**
     * Compiles what all members on one node have in common.
     *
     * @param ports the ports of its members there
     * @param open the ways from there to the other nodes with members
     * @return what that node shall do
     */
    public NetworkPart part(final Collection<PortRef> ports, final Collection<Route.Open> open) {
        return part(ports, ports, open, false);
    }

    /**
     * Compiles what all members on one node have in common, perhaps the proxy of its LAN segment (VN-5).
     *
     * @param ports the ports of its members there
     * @param uninspected those of them whose traffic no service has to see (SI-2): frames to unknown stations may go
     *     there
     * @param open the ways from there to the other nodes with members
     * @param carries whether it is, so that the port of {@link #proxy} is a member as well
     * @return what that node shall do
     */
    public NetworkPart part(final Collection<PortRef> ports, final Collection<PortRef> uninspected,
            final Collection<Route.Open> open, final boolean carries) {
        final SortedSet<PathId> far = open.stream().map(Route.Open::group)
            .collect(Collectors.toCollection(TreeSet::new));
        final var broadcast = PathId.inEthernet(Optional.empty(), network.travel().underlayVlan());
        if (far.contains(broadcast)) {
            // every neighbour hears that, also one that would get a copy: once is enough
            open.stream().filter(NetworkCompiler::isInEthernet).map(Route.Open::unicast).forEach(far::remove);
        }
        if (network.isPhysical()) {
            far.add(routes.physical().path());
        }
        final var members = new HashSet<>(ports);
        final var learning = network.stations().learning();
        final Set<PortRef> learners = learning.isPresent() ? new HashSet<>(uninspected) : new HashSet<>();
        if (carries) {
            members.add(proxyPort());
            learners.add(proxyPort());
        }
        // each member is bounded where it is; a node has to know what is behind all that are elsewhere
        final var learningFar = learning.map(each -> new Learning(Learning.MAX, each.ageing()));
        return new NetworkPart(network.id(), key, members, learners, far,
            network.stations().floodsUnknown(), learningFar,
            network.isPhysical() ? Protection.NONE : network.travel().protection(),
            network.discovers() ? Optional.of(network.stations().discovery()) : Optional.empty());
    }

    private static boolean isInEthernet(final Route.Open route) {
        return route.peers().stream().anyMatch(peer -> peer.path().equals(route.unicast())
            && peer.carrier() instanceof Carrier.Ethernet);
    }

    /**
     * Returns the ways that a node needs.
     *
     * @param open the ways from there to the other nodes with members
     * @return each once
     */
    public List<Peer> peers(final Collection<Route.Open> open) {
        final var peers = new LinkedHashSet<Peer>();
        if (network.isPhysical()) {
            peers.add(routes.physical());
        }
        open.forEach(route -> peers.addAll(route.peers()));
        return List.copyOf(peers);
    }

    /**
     * Returns what a node needs for IPsec (VN-7).
     *
     * @param open the ways from there to the other nodes with members
     * @param secrets where secrets are looked up
     * @return what it needs; nothing when the network is not protected
     */
    public List<NodeObject> security(final Collection<Route.Open> open, final Secrets secrets) {
        final var objects = new ArrayList<NodeObject>();
        open.stream().flatMap(route -> route.secure().stream()).forEach(way -> {
            objects.add(new SecurePeer(way.there(), way.localAddress(), way.remoteAddress(), way.protection(),
                secrets.between(way.here(), way.there())));
            secrets.share(network.id()).ifPresent(share ->
                objects.add(new SecureKey(network.id(), key, way.there(), share)));
        });
        return objects;
    }
}
