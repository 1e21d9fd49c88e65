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
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.ObjectKey;
import dev.weft.impl.allocate.Gate;
import dev.weft.impl.compile.CompiledTenantGateway;
import dev.weft.impl.compile.Site;
import dev.weft.impl.compile.TenantGatewayCompiler;
import dev.weft.impl.compile.TenantGatewayCompiler.Served;
import dev.weft.impl.compile.Topology;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.worker.Attempt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all gateways are compiled to (GW-1). A gateway's node is a node of its networks, with or without members there,
 * and the other nodes of these know its MAC addresses.
 */
final class TenantGateways {
    private static final Logger LOG = LoggerFactory.getLogger(TenantGateways.class);

    private final Map<GatewayId, CompiledTenantGateway> compiled = new HashMap<>();
    private final Map<GatewayId, Placed> placed = new HashMap<>();
    private final Map<NetworkId, SortedMap<GatewayId, Site>> sites = new HashMap<>();
    private final Intent intent;
    private final Numbers numbers;
    private final Topology topology;

    TenantGateways(final Intent intent, final Numbers numbers, final Topology topology) {
        this.intent = requireNonNull(intent);
        this.numbers = requireNonNull(numbers);
        this.topology = requireNonNull(topology);
    }

    private record Placed(Site site, Set<NetworkId> networks) {
        Optional<Site> in(final NetworkId network) {
            return networks.contains(network) ? Optional.of(site) : Optional.empty();
        }
    }

    /**
     * Finds where gateways are, before networks are compiled.
     *
     * @param dirty what to look at; gets the gateways of networks that changed
     * @return the nodes that gateways left or came to, or that are something else now, by the networks concerned
     */
    SetMultimap<NetworkId, NodeId> place(final Dirty dirty) {
        dirty.networks().forEach(network -> dirty.gateways().addAll(intent.gateways().of(network)));
        final SetMultimap<NetworkId, NodeId> moved = LinkedHashMultimap.create();
        for (var id : dirty.gateways()) {
            final var before = Optional.ofNullable(placed.get(id));
            final var now = intent.gateways().get(id).flatMap(gateway -> TenantGatewayCompiler.site(gateway, topology)
                .map(site -> new Placed(site, gateway.sides().keySet())));
            Stream.of(before, now).flatMap(Optional::stream).flatMap(there -> there.networks.stream()).distinct()
                .forEach(network -> move(id, network, before.flatMap(there -> there.in(network)),
                    now.flatMap(there -> there.in(network)), moved));
            now.ifPresentOrElse(there -> placed.put(id, there), () -> placed.remove(id));
        }
        sites.values().removeIf(Map::isEmpty);
        return moved;
    }

    private void move(final GatewayId id, final NetworkId network, final Optional<Site> before,
            final Optional<Site> now, final SetMultimap<NetworkId, NodeId> moved) {
        if (!before.equals(now)) {
            before.ifPresent(site -> {
                sites.get(network).remove(id);
                moved.put(network, site.id());
            });
            now.ifPresent(site -> {
                sites.computeIfAbsent(network, key -> new TreeMap<>()).put(id, site);
                moved.put(network, site.id());
            });
        }
    }

    /** Returns the nodes with gateways of a network. */
    Map<NodeId, Site> sites(final NetworkId network) {
        final var found = new TreeMap<NodeId, Site>();
        sites.getOrDefault(network, new TreeMap<>()).values().forEach(site -> found.put(site.id(), site));
        return found;
    }

    /**
     * Compiles what is dirty and puts it into the programs.
     *
     * @param dirty what to look at; gets the gateways of the networks
     * @param changed networks that are something else now, or have other nodes, or other ways between these
     * @param networks what networks were compiled to
     * @param programs what nodes are asked to do
     * @return the gateways of which something else became
     */
    Set<GatewayId> bring(final Dirty dirty, final Collection<NetworkId> changed, final Networks networks,
            final NodePrograms programs) {
        changed.forEach(network -> dirty.gateways().addAll(intent.gateways().of(network)));
        final var others = new LinkedHashSet<GatewayId>();
        for (var id : dirty.gateways()) {
            final var before = compiled(id);
            // one gateway that nobody thought of must not keep the others waiting
            Attempt.fault(() -> {
                final var now = intent.gateways().get(id).map(gateway -> compile(gateway, networks));
                enter(id, now, programs);
                return null;
            }).ifPresent(fault -> {
                LOG.error("Gateway {} cannot be compiled and stays silent; please report this", id, fault);
                enter(id, intent.gateways().get(id).map(gateway -> silent(gateway,
                    "it cannot be compiled: " + fault.getMessage())), programs);
            });
            if (!before.equals(compiled(id))) {
                others.add(id);
            }
        }
        return others;
    }

    Optional<CompiledTenantGateway> compiled(final GatewayId id) {
        return Optional.ofNullable(compiled.get(id));
    }

    private void enter(final GatewayId id, final Optional<CompiledTenantGateway> now, final NodePrograms programs) {
        now.ifPresentOrElse(gateway -> compiled.put(id, gateway), () -> compiled.remove(id));
        programs.replace(new Owner.OfGateway(id), now.map(CompiledTenantGateway::objects).orElse(Map.of()));
    }

    private CompiledTenantGateway compile(final TenantGatewayIntent gateway, final Networks networks) {
        final var site = Optional.ofNullable(placed.get(gateway.id())).map(Placed::site);
        final var number = numbers.gate(Gate.of(gateway.id()));
        final var obstacle = obstacle(gateway, site, number);
        if (obstacle.isPresent()) {
            return silent(gateway, obstacle.orElseThrow());
        }
        final var node = site.orElseThrow().id();
        final Map<NetworkId, Served> served = new HashMap<>();
        final SortedMap<NetworkId, CompiledTenantGateway.Side> sides = new TreeMap<>();
        gateway.sides().keySet().forEach(id -> {
            final var network = intent.network(id);
            final var key = network.flatMap(numbers::key);
            if (key.isPresent() && networks.hasPart(id, node)) {
                served.put(id, new Served(network.orElseThrow(), key.orElseThrow()));
                sides.put(id, new CompiledTenantGateway.Side(Optional.of(ObjectKey.network(id, key.orElseThrow())),
                    Optional.empty()));
            } else {
                sides.put(id, new CompiledTenantGateway.Side(Optional.empty(), Optional.of("network " + id
                    + (network.isEmpty() ? " does not exist" : " serves nobody yet; its state tells why"))));
            }
        });
        final var object = TenantGatewayCompiler.compile(gateway, number.getAsInt(), served);
        return new CompiledTenantGateway(gateway, site, object, sides, object.isPresent() ? Optional.empty()
            : Optional.of("none of its networks serves anybody yet"), stations(gateway, node, served.keySet(),
                networks));
    }

    private Optional<String> obstacle(final TenantGatewayIntent gateway, final Optional<Site> site,
            final OptionalInt number) {
        if (gateway.node().isEmpty()) {
            return Optional.of("it is on no node; set its node to have it work");
        }
        if (site.isEmpty()) {
            return Optional.of("node " + gateway.node().orElseThrow() + (intent.node(gateway.node().orElseThrow())
                .isPresent() ? " has no host id yet" : " does not exist"));
        }
        return number.isPresent() ? Optional.empty() : Optional.of(numbers.refusal(Gate.of(gateway.id())));
    }

    private static CompiledTenantGateway silent(final TenantGatewayIntent gateway, final String why) {
        final SortedMap<NetworkId, CompiledTenantGateway.Side> sides = new TreeMap<>();
        gateway.sides().keySet().forEach(network ->
            sides.put(network, new CompiledTenantGateway.Side(Optional.empty(), Optional.of(why))));
        return new CompiledTenantGateway(gateway, Optional.empty(), Optional.empty(), sides, Optional.of(why),
            Map.of());
    }

    private static Map<NodeId, List<NodeObject>> stations(final TenantGatewayIntent gateway, final NodeId node,
            final Set<NetworkId> served, final Networks networks) {
        final var stations = new HashMap<NodeId, List<NodeObject>>();
        Sets.intersection(gateway.sides().keySet(), served).forEach(id -> networks.compiler(id).ifPresent(compiler ->
            networks.waysTo(id, node).forEach((here, route) -> compiler.gateway(gateway.sides().get(id).mac(), route)
                .ifPresent(mac -> stations.computeIfAbsent(here, key -> new ArrayList<>()).add(mac)))));
        return stations;
    }
}
