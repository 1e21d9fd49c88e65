/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.Sets;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.compile.CompiledNetwork.Part;
import dev.weft.impl.compile.NetworkCompiler;
import dev.weft.impl.compile.Route;
import dev.weft.impl.compile.Secrets;
import dev.weft.impl.compile.Site;
import dev.weft.impl.compile.Standing;
import dev.weft.impl.compile.Topology;
import dev.weft.impl.model.Encapsulation;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.worker.Attempt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all networks are compiled to. */
final class Networks {
    private static final Logger LOG = LoggerFactory.getLogger(Networks.class);

    private final Map<NetworkId, Mesh> meshes = new HashMap<>();
    private final Map<NetworkId, CompiledNetwork> compiled = new HashMap<>();
    // nodes of which the services of a network have to know, and networks where that is all of them
    private final SetMultimap<NetworkId, NodeId> stirred = LinkedHashMultimap.create();
    private final Set<NetworkId> rebuilt = new HashSet<>();
    private final Intent intent;
    private final Numbers numbers;
    private final Topology topology;
    private final Secrets secrets;
    private final Function<NetworkId, Map<NodeId, Site>> hosts;
    private final ProfileEntries profiles;

    Networks(final Intent intent, final Numbers numbers, final Topology topology, final Secrets secrets,
            final Function<NetworkId, Map<NodeId, Site>> hosts, final ProfileEntries profiles) {
        this.intent = requireNonNull(intent);
        this.numbers = requireNonNull(numbers);
        this.topology = requireNonNull(topology);
        this.secrets = requireNonNull(secrets);
        this.hosts = requireNonNull(hosts);
        this.profiles = requireNonNull(profiles);
    }

    /** Compiles what is dirty, and networks whose hosts are others now, and puts it into the programs. */
    void bring(final Dirty dirty, final Set<NetworkId> served, final NodePrograms programs) {
        for (var id : List.copyOf(Sets.union(Sets.union(dirty.networks(), dirty.members().keySet()), served))) {
            // one network that nobody thought of must not keep the others waiting
            Attempt.fault(() -> {
                bringOne(id, dirty, programs).forEach(member -> intent.touchMember(id, member, dirty));
                return null;
            }).ifPresent(fault -> {
                LOG.error("Network {} cannot be compiled and stays silent; please report this", id, fault);
                meshes.remove(id);
                rebuilt.add(id);
                programs.removeAll(owner -> owner instanceof Owner.InNetwork part && part.network().equals(id));
                intent.network(id).ifPresent(network -> {
                    compiled.put(id, silent(network, numbers.key(network),
                        "it cannot be compiled: " + fault.getMessage()));
                    network.members().forEach(member -> intent.touchMember(id, member, dirty));
                });
            });
        }
    }

    Optional<CompiledNetwork> compiled(final NetworkId id) {
        return Optional.ofNullable(compiled.get(id));
    }

    /** Returns what compiles the pieces of a network that is in force. */
    Optional<NetworkCompiler> compiler(final NetworkId id) {
        return Optional.ofNullable(meshes.get(id)).map(Mesh::compiler);
    }

    /** Returns the nodes with members that serve. */
    Set<NodeId> populated(final NetworkId id) {
        return Optional.ofNullable(meshes.get(id)).map(mesh -> Set.copyOf(mesh.populated())).orElse(Set.of());
    }

    /** Returns the path of frames from one node to another one; empty when there is none that can carry more. */
    Optional<PathId> path(final NetworkId id, final NodeId here, final NodeId there) {
        return intent.network(id).filter(network -> !network.isPhysical())
            .flatMap(network -> Optional.ofNullable(meshes.get(id))).flatMap(mesh -> mesh.route(here, there))
            .filter(Route.Open.class::isInstance).map(route -> ((Route.Open) route).unicast());
    }

    /** Says whether a network is in force on a node. */
    boolean hasPart(final NetworkId id, final NodeId node) {
        return Optional.ofNullable(meshes.get(id)).filter(mesh -> mesh.parts().containsKey(node)).isPresent();
    }

    /** Returns how frames get to a node from all others that have to do with the network. */
    Map<NodeId, Route> waysTo(final NetworkId id, final NodeId there) {
        final var ways = new TreeMap<NodeId, Route>();
        Optional.ofNullable(meshes.get(id)).ifPresent(mesh -> mesh.sites().forEach(site ->
            mesh.route(site.id(), there).ifPresent(route -> ways.put(site.id(), route))));
        return ways;
    }

    /** Takes the nodes that services have to look at again. */
    SetMultimap<NetworkId, NodeId> takeStirred() {
        final SetMultimap<NetworkId, NodeId> taken = LinkedHashMultimap.create(stirred);
        stirred.clear();
        return taken;
    }

    /** Takes the networks that services have to look at again as a whole. */
    Set<NetworkId> takeRebuilt() {
        final var taken = Set.copyOf(rebuilt);
        rebuilt.clear();
        return taken;
    }

    /** Says whether a member serves. */
    boolean serves(final NetworkId id, final InterfaceId named) {
        return compiled(id).flatMap(network -> network.member(named)).filter(Standing.Served.class::isInstance)
            .isPresent();
    }

    /** Returns the members of which something else may have become. */
    private Set<InterfaceId> bringOne(final NetworkId id, final Dirty dirty, final NodePrograms programs) {
        final var network = intent.network(id);
        final var key = network.flatMap(numbers::key);
        final var obstacle = network.flatMap(there -> obstacle(there, key));
        if (network.isEmpty() || obstacle.isPresent()) {
            network.ifPresentOrElse(there -> compiled.put(id, silent(there, key, obstacle.orElseThrow())),
                () -> compiled.remove(id));
            rebuilt.add(id);
            return clear(id);
        }
        final var changed = dirty.networks().contains(id) || !meshes.containsKey(id)
            ? rebuild(network.orElseThrow(), key.orElseThrow(), programs)
            : meshes.get(id).bring(dirty.members().get(id),
                surroundings(network.orElseThrow(), meshes.get(id).compiler()));
        stirred.putAll(id, meshes.get(id).takeStirred());
        compiled.put(id, result(network.orElseThrow(), key.orElseThrow(), meshes.get(id)));
        return changed;
    }

    private Optional<String> obstacle(final NetworkIntent network, final Optional<NetworkKey> key) {
        if (key.isEmpty()) {
            return Optional.of(numbers.refusal(network));
        }
        return network.travel().protection() == Protection.NONE ? Optional.empty() : secrets.lost(network.id());
    }

    /** Nodes hear of the differences only, whatever is taken out and put in again in between. */
    private Set<InterfaceId> rebuild(final NetworkIntent network, final NetworkKey key, final NodePrograms programs) {
        final var before = clear(network.id());
        final var mesh = new Mesh(network.id(), new NetworkCompiler(network, key), secrets, programs);
        final var now = mesh.bring(network.members(), surroundings(network, mesh.compiler()));
        rebuilt.add(network.id());
        meshes.put(network.id(), mesh);
        return Sets.union(before, now);
    }

    private Set<InterfaceId> clear(final NetworkId id) {
        return Optional.ofNullable(meshes.remove(id)).map(Mesh::clear).orElse(Set.of());
    }

    private Mesh.Surroundings surroundings(final NetworkIntent network, final NetworkCompiler compiler) {
        return new Mesh.Surroundings() {
            @Override
            public Optional<Standing> standing(final InterfaceId member) {
                return network.members().contains(member) ? Optional.of(find(network, member, compiler))
                    : Optional.empty();
            }

            @Override
            public boolean isInspected(final InterfaceId member) {
                return profiles.isInspected(network.id(), member);
            }

            @Override
            public Map<NodeId, Site> hosts() {
                return hosts.apply(network.id());
            }
        };
    }

    private Standing find(final NetworkIntent network, final InterfaceId member, final NetworkCompiler compiler) {
        return intent.claims().rival(member, new Attachment.ToNetwork(network.id()))
            .<Standing>map(why -> new Standing.Incomplete(member, topology.place(member), why))
            .orElseGet(() -> compiler.standing(member, topology));
    }

    private static CompiledNetwork result(final NetworkIntent network, final NetworkKey key, final Mesh mesh) {
        final var mtu = mesh.parts().values().stream().mapToInt(Part::mtu).min();
        final boolean halves = mesh.sites().size() > 1 && !network.isPhysical()
            && network.travel().protection() == Protection.NONE
            && mesh.sites().stream().allMatch(site -> site.node().oversize().halves());
        return new CompiledNetwork(Optional.of(key), mesh.members(), mesh.parts(), mtu,
            halves ? OptionalInt.of(Encapsulation.largestInHalves(mtu.orElseThrow())) : OptionalInt.empty());
    }

    private CompiledNetwork silent(final NetworkIntent network, final Optional<NetworkKey> key, final String why) {
        final SortedMap<InterfaceId, Standing> members = new TreeMap<>();
        network.members().forEach(member -> members.put(member,
            new Standing.Incomplete(member, topology.place(member), why)));
        return new CompiledNetwork(key, members, new TreeMap<>(), OptionalInt.empty(),
            OptionalInt.empty());
    }
}
