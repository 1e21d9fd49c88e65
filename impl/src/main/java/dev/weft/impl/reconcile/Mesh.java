/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Sets;
import com.google.common.collect.SortedSetMultimap;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.PortRef;
import dev.weft.impl.compile.CompiledNetwork.Part;
import dev.weft.impl.compile.NetworkCompiler;
import dev.weft.impl.compile.Route;
import dev.weft.impl.compile.Secrets;
import dev.weft.impl.compile.Site;
import dev.weft.impl.compile.Standing;
import dev.weft.impl.compile.Standing.Served;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What one network is compiled to: its members, the nodes that they and the network's services are on, the ways between
 * these. A change of a member touches its piece, the part of its node, and what other nodes know of it; only a node
 * that comes or goes touches the parts of the others.
 */
final class Mesh {
    private static final Surroundings NOTHING = new Surroundings() {
        @Override
        public Optional<Standing> standing(final InterfaceId member) {
            return Optional.empty();
        }

        @Override
        public boolean isInspected(final InterfaceId member) {
            return false;
        }

        @Override
        public Map<NodeId, Site> hosts() {
            return Map.of();
        }
    };

    private final SortedMap<InterfaceId, Standing> found = new TreeMap<>();
    private final SortedMap<InterfaceId, Standing> members = new TreeMap<>();
    // who says to have an address: the first by name has it
    private final SortedSetMultimap<MacAddress, InterfaceId> claims =
        MultimapBuilder.hashKeys().treeSetValues().build();
    private final SortedSetMultimap<NodeId, InterfaceId> membersOn = MultimapBuilder.treeKeys().treeSetValues().build();
    private final SortedMap<NodeId, Site> sites = new TreeMap<>();
    // of those the nodes with members
    private final SortedSet<NodeId> populated = new TreeSet<>();
    private final Set<NodeId> stirred = new LinkedHashSet<>();
    // where services and gateways are, whether there are members or not
    private Map<NodeId, Site> hosts = Map.of();
    private final Set<InterfaceId> inspected = new HashSet<>();
    private final Map<NodeId, SortedMap<NodeId, Route>> routes = new HashMap<>();
    private final SortedMap<NodeId, Part> parts = new TreeMap<>();
    // those that carry frames to other LAN segments
    private SortedMap<NodeId, Site> proxies = new TreeMap<>();
    private final NetworkId id;
    private final NetworkCompiler compiler;
    private final Secrets secrets;
    private final NodePrograms programs;

    /** Makes the mesh of a network, without any member. */
    Mesh(final NetworkId id, final NetworkCompiler compiler, final Secrets secrets, final NodePrograms programs) {
        this.id = id;
        this.compiler = compiler;
        this.secrets = secrets;
        this.programs = programs;
    }

    /** What a network depends on. */
    interface Surroundings {
        /** Finds what becomes of a member as such; empty when it is one no more. */
        Optional<Standing> standing(InterfaceId member);

        /** Says whether a service has to see what is sent to a member (SI-2). */
        boolean isInspected(InterfaceId member);

        /** Returns the nodes with services (SI-1) and gateways (GW-1) of the network. */
        Map<NodeId, Site> hosts();
    }

    /** What has to be compiled anew in one step. */
    private static final class Touched {
        final Set<InterfaceId> members = new LinkedHashSet<>();
        final Set<NodeId> parts = new LinkedHashSet<>();
        final Set<NodeId> sites = new HashSet<>();
    }

    NetworkCompiler compiler() {
        return compiler;
    }

    /** Returns the members as the intent names them, and what became of each. */
    SortedMap<InterfaceId, Standing> members() {
        return members;
    }

    /** Returns the nodes with members that serve, with services or with gateways. */
    SortedMap<NodeId, Part> parts() {
        return parts;
    }

    /** Returns these nodes. */
    Collection<Site> sites() {
        return sites.values();
    }

    /** Returns the nodes with members that serve. */
    SortedSet<NodeId> populated() {
        return populated;
    }

    /** Takes the nodes that came, went, are reached in another way now, or got the first member or lost the last. */
    Set<NodeId> takeStirred() {
        final var taken = Set.copyOf(stirred);
        stirred.clear();
        return taken;
    }

    /** Returns the way from one node to another one. */
    Optional<Route> route(final NodeId here, final NodeId there) {
        return Optional.ofNullable(routes.getOrDefault(here, new TreeMap<>()).get(there));
    }

    /**
     * Finds members anew and brings what that changes into the programs.
     *
     * @param named the members
     * @param surroundings what becomes of them, and where services are
     * @return the members of which something else became, also others that have the same address
     */
    Set<InterfaceId> bring(final Set<InterfaceId> named, final Surroundings surroundings) {
        final var touched = new Touched();
        final var suspects = new LinkedHashSet<>(named);
        named.forEach(member -> find(member, surroundings.standing(member), suspects));
        suspects.forEach(member -> settle(member, touched));
        named.forEach(member -> inspect(member, surroundings.isInspected(member), touched));
        host(surroundings.hosts(), touched);
        touched.parts.forEach(node -> settleSite(node, touched));
        carry(touched);
        connect(touched.sites);
        if (!touched.sites.isEmpty()) {
            touched.parts.addAll(sites.keySet());
        }
        touched.parts.forEach(this::part);
        touched.members.forEach(member -> member(member, touched));
        touched.sites.forEach(node -> learn(node, touched.members));
        return touched.members;
    }

    /** Takes everything out of the programs. */
    Set<InterfaceId> clear() {
        return bring(Set.copyOf(found.keySet()), NOTHING);
    }

    /** Frames to unknown stations are not sent to a member whose traffic has to be inspected. */
    private void inspect(final InterfaceId member, final boolean isInspected, final Touched touched) {
        if (isInspected ? inspected.add(member) : inspected.remove(member)) {
            served(Optional.ofNullable(members.get(member))).ifPresent(there -> touched.parts.add(there.site().id()));
        }
    }

    private void host(final Map<NodeId, Site> services, final Touched touched) {
        if (!services.equals(hosts)) {
            touched.parts.addAll(hosts.keySet());
            touched.parts.addAll(services.keySet());
            hosts = services;
        }
    }

    /** Takes note of what became of a member as such; others may be concerned by its address. */
    private void find(final InterfaceId member, final Optional<Standing> now, final Set<InterfaceId> suspects) {
        final var before = Optional.ofNullable(found.get(member));
        mac(before).ifPresent(mac -> {
            claims.remove(mac, member);
            suspects.addAll(claims.get(mac));
        });
        mac(now).ifPresent(mac -> {
            suspects.addAll(claims.get(mac));
            claims.put(mac, member);
        });
        now.ifPresentOrElse(standing -> found.put(member, standing), () -> found.remove(member));
    }

    private void settle(final InterfaceId member, final Touched touched) {
        final var before = Optional.ofNullable(members.get(member));
        final var now = Optional.ofNullable(found.get(member)).map(standing -> contested(member, standing));
        if (before.equals(now)) {
            return;
        }
        touched.members.add(member);
        served(before).ifPresent(standing -> {
            membersOn.remove(standing.site().id(), member);
            touched.parts.add(standing.site().id());
        });
        served(now).ifPresent(standing -> {
            membersOn.put(standing.site().id(), member);
            touched.parts.add(standing.site().id());
        });
        now.ifPresentOrElse(standing -> members.put(member, standing), () -> members.remove(member));
    }

    private Standing contested(final InterfaceId member, final Standing standing) {
        final var mac = mac(Optional.of(standing));
        final var owner = mac.map(address -> claims.get(address).first()).orElse(member);
        return owner.equals(member) ? standing : new Standing.Incomplete(standing.port(), standing.node(),
            "mac-address " + mac.orElseThrow() + " of interface " + standing.port() + " is that of member " + owner
                + "; give it another one");
    }

    /** Finds the relays that carry frames between LAN segments, which may be on no node with members (VN-5). */
    private void carry(final Touched touched) {
        if (!compiler.mayBeCarried()) {
            return;
        }
        final var wanted = Proxies.of(membersOn.keySet().stream().map(this::siteOfMembers).flatMap(Optional::stream)
            .toList());
        if (!wanted.equals(proxies)) {
            final var changed = Set.copyOf(Sets.union(proxies.keySet(), wanted.keySet()));
            proxies = wanted;
            touched.parts.addAll(changed);
            changed.forEach(node -> settleSite(node, touched));
        }
    }

    private Optional<Site> siteOfMembers(final NodeId node) {
        return membersOn.get(node).stream().findFirst().map(member -> ((Served) members.get(member)).site());
    }

    /** Sees whether a node came, went or is another one now. */
    private void settleSite(final NodeId node, final Touched touched) {
        final var now = siteOfMembers(node).or(() -> Optional.ofNullable(hosts.get(node)))
            .or(() -> Optional.ofNullable(proxies.get(node)));
        if (membersOn.containsKey(node) ? populated.add(node) : populated.remove(node)) {
            stirred.add(node);
        }
        if (!now.equals(Optional.ofNullable(sites.get(node)))) {
            now.ifPresentOrElse(site -> sites.put(node, site), () -> sites.remove(node));
            touched.sites.add(node);
            stirred.add(node);
        }
    }

    private void connect(final Set<NodeId> changed) {
        changed.forEach(node -> {
            routes.remove(node);
            if (sites.containsKey(node)) {
                routes.put(node, new TreeMap<>());
            }
        });
        changed.forEach(node -> sites.forEach((other, there) -> {
            final var here = sites.get(node);
            if (here == null) {
                routes.get(other).remove(node);
            } else if (!other.equals(node)) {
                routes.get(node).put(other, compiler.route(here, there));
                routes.get(other).put(node, compiler.route(there, here));
            }
        }));
    }

    private void part(final NodeId node) {
        final var owner = new Owner.OfPart(id, node);
        if (!sites.containsKey(node)) {
            parts.remove(node);
            programs.replace(owner, Map.of());
            return;
        }
        final var open = new ArrayList<Route.Open>();
        final var closed = new TreeMap<NodeId, String>();
        routes.get(node).forEach((there, route) -> {
            if (route instanceof Route.Open way) {
                open.add(way);
            } else if (route instanceof Route.Closed why) {
                closed.put(there, why.reason());
            }
        });
        final var peers = compiler.peers(open);
        final var security = compiler.security(open, secrets);
        parts.put(node, new Part(peers, security.stream().map(NodeObject::key).toList(), closed,
            open.stream().mapToInt(Route.Open::mtu).min().orElse(sites.get(node).node().mtu())));
        final var objects = new ArrayList<NodeObject>(peers);
        objects.addAll(security);
        final boolean carries = proxies.containsKey(node);
        objects.add(compiler.part(refs(node, member -> true), refs(node, member -> !inspected.contains(member)), open,
            carries));
        if (carries) {
            objects.add(compiler.proxy(proxies.get(node)));
        }
        programs.replace(owner, Map.of(node, objects));
    }

    private List<PortRef> refs(final NodeId node, final Predicate<InterfaceId> which) {
        return membersOn.get(node).stream().filter(which).map(member -> ((Served) members.get(member)).ref()).toList();
    }

    private void member(final InterfaceId member, final Touched touched) {
        final var now = served(Optional.ofNullable(members.get(member)));
        programs.replace(new Owner.OfMember(id, member), now.map(served ->
            Map.of(served.site().id(), List.<NodeObject>of(compiler.member(served)))).orElse(Map.of()));
        sites.keySet().forEach(node -> station(member, now, node));
        touched.sites.forEach(node -> station(member, now, node));
    }

    /** A node that is new knows nobody yet, and one that is gone shall know nobody any more. */
    private void learn(final NodeId node, final Set<InterfaceId> known) {
        members.forEach((member, standing) -> {
            if (!known.contains(member)) {
                station(member, served(Optional.of(standing)), node);
            }
        });
    }

    private void station(final InterfaceId member, final Optional<Served> served, final NodeId node) {
        final var object = served.filter(there -> sites.containsKey(node) && !there.site().id().equals(node))
            .flatMap(there -> there.mac().flatMap(mac ->
                compiler.station(mac, routes.get(node).get(there.site().id()))));
        programs.replace(new Owner.OfStation(id, member, node),
            object.map(mac -> Map.of(node, List.<NodeObject>of(mac))).orElse(Map.of()));
    }

    private static Optional<Served> served(final Optional<Standing> standing) {
        return standing.filter(Served.class::isInstance).map(Served.class::cast);
    }

    private static Optional<MacAddress> mac(final Optional<Standing> standing) {
        return served(standing).flatMap(Served::mac);
    }
}
