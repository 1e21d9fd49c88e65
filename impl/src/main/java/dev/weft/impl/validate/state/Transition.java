/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.overlay.Family;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.RelayIntent;
import dev.weft.impl.model.TenantGatewayIntent;
import dev.weft.impl.validate.state.NetworksView.Membership;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A transaction as the rules see it: what it changes, what would be there afterwards, and which unchanged objects
 * depend on what it changes. An unchanged object that depends on nothing changed was right before and still is, so
 * nobody looks at it.
 */
public final class Transition {
    private final Changes changes;
    private final IntentView after;
    private final List<ApplianceIntent> affectedAppliances;
    private final List<LinkIntent> affectedLinks;
    private final NetworkReach networks;
    private final SteeringReach steering;
    private final GatewayReach gateways;
    private final boolean isReplacement;

    /**
     * Makes one that changes a part of the intent.
     *
     * @param changes what changes
     * @param after the intent with the changes made
     */
    public Transition(final Changes changes, final IntentView after) {
        this(changes, after, false);
    }

    /**
     * Makes one.
     *
     * @param changes what changes
     * @param after the intent with the changes made
     * @param isReplacement whether the whole intent is written, and so also says what does not change
     */
    public Transition(final Changes changes, final IntentView after, final boolean isReplacement) {
        this.changes = changes;
        this.after = after;
        this.isReplacement = isReplacement;
        final var moved = findNodes();
        affectedAppliances = findAppliances(moved);
        affectedLinks = findLinks();
        networks = new NetworkReach(changes.networks(), affectedAppliances,
            findServices(moved), findGateways(moved), after);
        steering = new SteeringReach(changes, after);
        gateways = new GatewayReach(changes, after);
    }

    /**
     * Returns what changes.
     *
     * @return the changes
     */
    public Changes changes() {
        return changes;
    }

    /**
     * Returns the intent with the changes made.
     *
     * @return the intent
     */
    public IntentView after() {
        return after;
    }

    /**
     * Returns the nodes that are new or changed.
     *
     * @return the nodes as they would be
     */
    public List<NodeIntent> nodes() {
        return remaining(changes.nodes());
    }

    /**
     * Returns the appliances that are new or changed.
     *
     * @return the appliances as they would be
     */
    public List<ApplianceIntent> appliances() {
        return remaining(changes.appliances());
    }

    /**
     * Returns the links that are new or changed.
     *
     * @return the links as they would be
     */
    public List<LinkIntent> links() {
        return remaining(changes.links());
    }

    /**
     * Returns the chains that are new or changed.
     *
     * @return the chains as they would be
     */
    public List<ChainIntent> chains() {
        return remaining(changes.chains());
    }

    /**
     * Returns what it does to networks.
     *
     * @return the networks
     */
    public NetworkReach networks() {
        return networks;
    }

    /**
     * Returns what it does to services, policies and workloads.
     *
     * @return the services and what depends on them
     */
    public SteeringReach steering() {
        return steering;
    }

    /**
     * Returns what it does to gateways.
     *
     * @return the gateways
     */
    public GatewayReach gateways() {
        return gateways;
    }

    /**
     * Returns the unchanged links that a replacement of the whole intent names together with an appliance that it
     * deletes. Where an appliance is deleted alone there are none: then its links are to follow (VL-13).
     *
     * @return the links, in the order of names
     */
    public List<LinkIntent> leftHanging() {
        final var ids = new TreeSet<LinkId>();
        lost().forEach(port -> ids.addAll(after.linksAt(port)));
        ids.removeAll(changes.links().keySet());
        return ids.stream().map(after::link).flatMap(Optional::stream).toList();
    }

    /**
     * Returns the unchanged networks that a replacement of the whole intent names together with an appliance that it
     * deletes, as {@link #leftHanging()} the links.
     *
     * @return the networks, in the order of names
     */
    public List<NetworkIntent> networksLeftHanging() {
        final var ids = new TreeSet<NetworkId>();
        lost().forEach(port -> ids.addAll(after.networks().at(port)));
        ids.removeAll(changes.networks().keySet());
        return ids.stream().map(after.networks()::network).flatMap(Optional::stream).toList();
    }

    /**
     * Returns the instances of unchanged services that a replacement of the whole intent names together with an
     * appliance that it deletes, as {@link #leftHanging()} the links.
     *
     * @return the instances, in the order of names
     */
    public Collection<InstanceIntent> instancesLeftHanging() {
        return steering.leftHanging(lost());
    }

    /** The interfaces that a replacement of the whole intent deletes with their appliances. */
    private Stream<InterfaceId> lost() {
        return isReplacement ? changes.appliances().values().stream().filter(change -> change.after().isEmpty())
            .flatMap(change -> change.before().stream())
            .flatMap(appliance -> appliance.interfaces().values().stream()).map(InterfaceIntent::id) : Stream.of();
    }

    /**
     * Returns the appliances that are new, changed, or on a node whose addresses, LAN segment, MTU or oversize mode
     * changed.
     *
     * @return the appliances as they would be
     */
    public List<ApplianceIntent> affectedAppliances() {
        return affectedAppliances;
    }

    /**
     * Returns the links that are new or changed, end at an affected appliance or at one that such an appliance stands
     * by for, or end at an external address that a changed node has.
     *
     * @return the links as they would be
     */
    public List<LinkIntent> affectedLinks() {
        return affectedLinks;
    }

    /**
     * Returns one link with an end on a node, or a standby there.
     *
     * @param node the node
     * @return a link, empty if none uses the node
     */
    public Optional<LinkId> linkOn(final NodeId node) {
        return after.appliancesOn(node).stream()
            .flatMap(name -> Stream.concat(Stream.of(name), after.primariesOf(name).stream()))
            .map(after::appliance).flatMap(Optional::stream)
            .flatMap(appliance -> appliance.interfaces().values().stream())
            .flatMap(port -> after.linksAt(port.id()).stream()).min(Comparator.naturalOrder());
    }

    /**
     * Returns one network with a member on a node, or a standby there.
     *
     * @param node the node
     * @return a network, empty if none uses the node
     */
    public Optional<NetworkId> networkOn(final NodeId node) {
        return after.appliancesOn(node).stream().flatMap(name -> after.networks().of(name).stream())
            .map(Membership::network).min(Comparator.naturalOrder());
    }

    /**
     * Says whether the transaction changes a link that ends at an interface, in which case that link's own check
     * speaks of the interface.
     *
     * @param port the interface
     * @return whether it does
     */
    public boolean changesLinkAt(final InterfaceId port) {
        return after.linksAt(port).stream().anyMatch(changes.links()::containsKey);
    }

    /** The nodes that others reach in another way than before, or that reach others so. */
    private Set<NodeId> findNodes() {
        final var nodes = new TreeSet<NodeId>();
        changes.nodes().forEach((id, change) -> {
            if (!reach(change.before()).equals(reach(change.after()))) {
                nodes.add(id);
            }
            // a proxy decides how all of its LAN segment get to others
            if (!proxy(change.before()).equals(proxy(change.after()))) {
                Stream.of(change.before(), change.after()).flatMap(Optional::stream)
                    .flatMap(node -> node.lanSegment().stream()).distinct()
                    .forEach(segment -> nodes.addAll(after.nodesOf(segment)));
            }
        });
        return nodes;
    }

    private List<ApplianceIntent> findAppliances(final Set<NodeId> moved) {
        final var names = new TreeSet<>(changes.appliances().keySet());
        moved.forEach(node -> names.addAll(after.appliancesOn(node)));
        return names.stream().map(after::appliance).flatMap(Optional::stream).toList();
    }

    private List<TenantGatewayIntent> findGateways(final Set<NodeId> moved) {
        final var ids = new TreeSet<>(changes.gateways().keySet());
        moved.forEach(node -> ids.addAll(after.gateways().on(node)));
        return ids.stream().map(after.gateways()::gateway).flatMap(Optional::stream).toList();
    }

    private Set<ServiceId> findServices(final Set<NodeId> moved) {
        final var ids = new TreeSet<>(changes.services().keySet());
        moved.forEach(node -> after.steering().naming(node).forEach(instance -> ids.add(instance.service())));
        return ids;
    }

    private List<LinkIntent> findLinks() {
        final var ids = new TreeSet<>(changes.links().keySet());
        affectedAppliances.forEach(appliance -> addLinks(appliance, ids));
        // where a standby is decides about the links of the one that it stands by for
        affectedAppliances.forEach(appliance -> after.primariesOf(appliance.name()).stream().map(after::appliance)
            .flatMap(Optional::stream).forEach(primary -> addLinks(primary, ids)));
        nodes().forEach(node -> Stream.of(Family.values()).flatMap(family -> node.side(family).stream())
            .forEach(side -> ids.addAll(after.linksTo(side.address()))));
        return ids.stream().map(after::link).flatMap(Optional::stream).toList();
    }

    private void addLinks(final ApplianceIntent appliance, final Set<LinkId> ids) {
        appliance.interfaces().values().forEach(port -> ids.addAll(after.linksAt(port.id())));
    }

    private static Optional<RelayIntent> proxy(final Optional<NodeIntent> node) {
        return node.flatMap(NodeIntent::relay).filter(RelayIntent::proxy);
    }

    /** What of a node its appliances and links depend on. */
    private static List<Object> reach(final Optional<NodeIntent> node) {
        return node.map(present -> List.<Object>of(present.mtu(), present.oversize().halves(), present.lanSegment(),
            present.ipv4().map(side -> side.address()), present.ipv6().map(side -> side.address()))).orElse(List.of());
    }

    private static <T> List<T> remaining(final Map<?, Change<T>> changed) {
        return changed.values().stream().flatMap(change -> change.after().stream()).toList();
    }
}
