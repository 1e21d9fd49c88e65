/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import com.google.common.collect.Sets;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.state.NetworksView.Membership;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a transaction does to networks: which it changes, which members are new in them, and on which nodes they have to
 * be looked at again. One more member of a network of thousands is one member on one node.
 */
public final class NetworkReach {
    private final SortedMap<NetworkId, Change<NetworkIntent>> changes;
    private final IntentView after;
    private final Set<Membership> memberships = new LinkedHashSet<>();
    private final SortedMap<NetworkId, SortedSet<NodeId>> sites = new TreeMap<>();

    NetworkReach(final SortedMap<NetworkId, Change<NetworkIntent>> changes, final List<ApplianceIntent> affected,
            final Collection<ServiceId> services, final Collection<TenantGatewayIntent> gateways,
            final IntentView after) {
        this.changes = changes;
        this.after = after;
        affected.forEach(appliance -> memberships.addAll(after.networks().of(appliance.name())));
        changes.values().stream().filter(NetworkReach::isOtherThroughout).map(Change::after).flatMap(Optional::stream)
            .forEach(network -> sites.computeIfAbsent(network.id(), id -> new TreeSet<>())
                .addAll(after.networks().nodesOf(network.id())));
        changed().forEach(network -> {
            final var fresh = newMembers(network);
            fresh.stream().map(InterfaceId::appliance).distinct()
                .flatMap(appliance -> after.networks().of(appliance).stream())
                .filter(there -> there.network().equals(network.id()) && fresh.contains(there.station().member()))
                .forEach(memberships::add);
        });
        memberships.forEach(there -> look(there.network(), there.station().port()));
        services.stream().map(after.steering()::service).flatMap(Optional::stream).forEach(service ->
            service.instances().values().forEach(instance -> look(service.network(), after.nodeOf(instance))));
        affected.forEach(appliance -> after.steering().on(appliance.name()).forEach(instance ->
            after.steering().service(instance.service()).ifPresent(service -> look(service.network(),
                after.nodeOf(service.instances().get(instance.instance()))))));
        gateways.forEach(gateway -> gateway.sides().keySet().forEach(network -> look(network, gateway.node())));
    }

    private void look(final NetworkId network, final Optional<NodeId> named) {
        named.filter(node -> after.node(node).isPresent()).ifPresent(node -> look(network, node));
    }

    private void look(final NetworkId network, final InterfaceId port) {
        after.nodeOf(port).ifPresent(node -> look(network, node.id()));
    }

    private void look(final NetworkId network, final NodeId node) {
        sites.computeIfAbsent(network, id -> new TreeSet<>()).add(node);
    }

    /**
     * Returns the networks that are new or changed.
     *
     * @return the networks as they would be
     */
    public List<NetworkIntent> changed() {
        return changes.values().stream().flatMap(change -> change.after().stream()).toList();
    }

    /**
     * Says whether a network is new, deleted or changed.
     *
     * @param network its name
     * @return whether it is
     */
    public boolean changes(final NetworkId network) {
        return changes.containsKey(network);
    }

    /**
     * Says whether the transaction changes a network that names an interface, in which case that network's own check
     * speaks of the interface.
     *
     * @param port the interface
     * @return whether it does
     */
    public boolean changesAt(final InterfaceId port) {
        return after.networks().at(port).stream().anyMatch(this::changes);
    }

    /**
     * Returns the members that a changed network gets.
     *
     * @param network the network as it would be
     * @return the members, in the order of names
     */
    public Set<InterfaceId> newMembers(final NetworkIntent network) {
        return Sets.difference(network.members(), Optional.ofNullable(changes.get(network.id()))
            .flatMap(Change::before).map(NetworkIntent::members).orElse(Collections.emptySortedSet()));
    }

    /**
     * Returns the memberships that are new, or whose appliance changed or is on a node whose addresses, LAN segment,
     * MTU or oversize mode changed; those of standbys among them.
     *
     * @return the memberships
     */
    public Set<Membership> memberships() {
        return Collections.unmodifiableSet(memberships);
    }

    /**
     * Returns where networks have to be looked at again: on all their nodes if more than their members changed, else on
     * the nodes of {@link #memberships()}, of instances of their services and of their gateways that changed.
     *
     * @return the nodes of each network
     */
    public SortedMap<NetworkId, SortedSet<NodeId>> sites() {
        return Collections.unmodifiableSortedMap(sites);
    }

    /** Says whether more of a network changes than its members. */
    private static boolean isOtherThroughout(final Change<NetworkIntent> change) {
        return change.after().isPresent()
            && change.before().filter(before -> before.sameButMembers(change.after().orElseThrow())).isEmpty();
    }
}
