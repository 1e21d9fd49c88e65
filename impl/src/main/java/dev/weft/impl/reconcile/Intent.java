/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.Sets;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.PortRef;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole intent as values, and who names whom, so that a change finds just what it touches. */
final class Intent {
    private final Entries<NodeId, NodeIntent> nodes = new Entries<>();
    private final Entries<String, ApplianceIntent> appliances = new Entries<>();
    private final Entries<LinkId, LinkIntent> links = new Entries<>();
    private final Entries<NetworkId, NetworkIntent> networks = new Entries<>();
    private final SetMultimap<NodeId, String> appliancesOn = HashMultimap.create();
    private final Claims claims = new Claims(this);
    private final Pairs pairs = new Pairs();
    private final Relays relays = new Relays();
    private final Whereabouts whereabouts = new Whereabouts();
    private final Catalogue catalogue = new Catalogue();
    private final Profiles profiles = new Profiles(this);
    private final Chains chains = new Chains(this);
    private final GatewayDirectory gateways = new GatewayDirectory();
    private int installation = IntentDefaults.INSTALLATION_ID;

    /** Returns the number of the installation. */
    int installation() {
        return installation;
    }

    Entries<NodeId, NodeIntent> nodes() {
        return nodes;
    }

    Entries<String, ApplianceIntent> appliances() {
        return appliances;
    }

    Entries<LinkId, LinkIntent> links() {
        return links;
    }

    Entries<NetworkId, NetworkIntent> networks() {
        return networks;
    }

    Optional<NodeIntent> node(final NodeId id) {
        return nodes.get(id);
    }

    Optional<ApplianceIntent> appliance(final String name) {
        return appliances.get(name);
    }

    Optional<InterfaceIntent> port(final InterfaceId id) {
        return appliance(id.appliance()).map(appliance -> appliance.interfaces().get(id.name()));
    }

    Optional<LinkIntent> link(final LinkId id) {
        return links.get(id);
    }

    Optional<NetworkIntent> network(final NetworkId id) {
        return networks.get(id);
    }

    Relays relays() {
        return relays;
    }

    Pairs pairs() {
        return pairs;
    }

    Claims claims() {
        return claims;
    }

    Whereabouts whereabouts() {
        return whereabouts;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Profiles profiles() {
        return profiles;
    }

    Chains chains() {
        return chains;
    }

    GatewayDirectory gateways() {
        return gateways;
    }

    /** Returns what is on a node, or has an interface that is plugged in there. */
    Set<String> appliancesOn(final NodeId node) {
        final var found = new HashSet<>(appliancesOn.get(node));
        whereabouts.on(node).forEach(port -> found.add(port.appliance()));
        return found;
    }

    /** Returns the node of an interface: of its appliance, else where it is plugged in. */
    Optional<NodeId> place(final InterfaceId id) {
        return appliance(id.appliance()).flatMap(ApplianceIntent::node)
            .or(() -> port(id).flatMap(Intent::portId).flatMap(whereabouts::place));
    }

    /** Returns the node of an appliance, else one where it has an interface plugged in. */
    Optional<NodeId> place(final String name) {
        return appliance(name).flatMap(there -> there.node().or(() -> there.interfaces().values().stream()
            .flatMap(port -> place(port.id()).stream()).findFirst()));
    }

    /** Returns the managed interfaces that a link names. */
    static List<InterfaceId> ports(final LinkIntent link) {
        return link.second() instanceof LinkIntent.Managed managed ? List.of(link.first(), managed.port())
            : List.of(link.first());
    }

    /** Every node is driven as one of that installation, and names it in what it sends to others. */
    void setInstallation(final int now, final Dirty dirty) {
        if (installation != now) {
            installation = now;
            nodes.ids().forEach(id -> touchNode(id, dirty));
        }
    }

    void setNode(final NodeId id, final Optional<NodeIntent> now, final Dirty dirty) {
        if (nodes.set(id, now)) {
            final var behind = relays.behind(id);
            relays.set(id, now, dirty.nodes());
            touchNode(id, dirty);
            Sets.union(behind, relays.behind(id)).forEach(other -> touchPorts(other, dirty));
            if (now.isEmpty()) {
                whereabouts.forget(id);
                profiles.seen().forget(id);
            }
        }
    }

    /** Marks a node and all that is on it. */
    void touchNode(final NodeId id, final Dirty dirty) {
        dirty.nodes().add(id);
        touchPorts(id, dirty);
    }

    private void touchPorts(final NodeId id, final Dirty dirty) {
        for (var name : appliancesOn.get(id)) {
            appliance(name).orElseThrow().interfaces().values().forEach(port -> touch(port.id(), dirty));
        }
        whereabouts.on(id).forEach(port -> touch(port, dirty));
        dirty.gateways().addAll(gateways.on(id));
        dirty.services().addAll(catalogue.servicesOn(id));
    }

    /** Takes note that a port was plugged in or out. */
    void setPlugged(final NodeId node, final String portId, final boolean isPlugged, final Dirty dirty) {
        if (nodes.exists(node)) {
            whereabouts.note(node, portId, isPlugged).forEach(port -> touch(port, dirty));
            // an instance is out of service without its port, wherever its appliance is said to be
            profiles.at(new SeenProfiles.Place(node, portId)).forEach(port -> claims.at(port).forEach(served ->
                served.service().ifPresent(instance -> dirty.services().add(instance.service()))));
        }
    }

    /** Takes note that a node has told all its ports. */
    void setHeard(final NodeId node, final Dirty dirty) {
        whereabouts.confirm(node).forEach(port -> touch(port, dirty));
        profiles.seen().confirm(node).forEach(place -> touchAt(place, dirty));
    }

    /** Takes note of the port profile that a port has on its node. */
    void setSeen(final SeenProfiles.Place place, final Optional<String> profile, final Dirty dirty) {
        if (nodes.exists(place.node()) && profiles.seen().note(place, profile)) {
            touchAt(place, dirty);
        }
    }

    private void touchAt(final SeenProfiles.Place place, final Dirty dirty) {
        profiles.at(place).forEach(port -> {
            mark(port, dirty);
            touchWorkload(port, dirty);
        });
    }

    void setAppliance(final String name, final Optional<ApplianceIntent> now, final Dirty dirty) {
        final var before = appliance(name);
        if (!appliances.set(name, now)) {
            return;
        }
        dirty.appliances().add(name);
        before.flatMap(ApplianceIntent::node).ifPresent(node -> appliancesOn.remove(node, name));
        now.flatMap(ApplianceIntent::node).ifPresent(node -> appliancesOn.put(node, name));

        final var old = before.map(ApplianceIntent::interfaces).orElse(Map.of());
        final var ports = now.map(ApplianceIntent::interfaces).orElse(Map.of());
        profiles.follow(old.values(), ports.values());
        followed(before).forEach((port, portId) -> whereabouts.leave(port, portId));
        followed(now).forEach((port, portId) -> whereabouts.follow(port, portId));
        final boolean moved = !before.flatMap(ApplianceIntent::node).equals(now.flatMap(ApplianceIntent::node));
        old.values().stream().filter(port -> differs(port, ports, moved)).forEach(port -> touch(port.id(), dirty));
        ports.values().stream().filter(port -> differs(port, old, moved)).forEach(port -> touch(port.id(), dirty));
        final var standby = now.flatMap(ApplianceIntent::standby);
        if (!before.flatMap(ApplianceIntent::standby).equals(standby)) {
            touchPair(name, dirty);
            pairs.set(name, standby);
            touchPair(name, dirty);
        }
    }

    /** The interfaces that are wherever they are plugged in. */
    private static Map<InterfaceId, String> followed(final Optional<ApplianceIntent> appliance) {
        final var followed = new HashMap<InterfaceId, String>();
        appliance.filter(there -> there.node().isEmpty()).ifPresent(there -> there.interfaces().values().forEach(port ->
            portId(port).ifPresent(portId -> followed.put(port.id(), portId))));
        return followed;
    }

    private static Optional<String> portId(final InterfaceIntent port) {
        return port.port() instanceof PortRef.Plugged plugged ? Optional.of(plugged.ifaceId()) : Optional.empty();
    }

    /** Marks both members of a pair and all that their interfaces serve. */
    void touchPair(final String primary, final Dirty dirty) {
        dirty.appliances().add(primary);
        pairs.ledBy(primary).ifPresent(pair -> dirty.appliances().add(pair.standby()));
        appliance(primary).ifPresent(there -> there.interfaces().values().forEach(port -> touch(port.id(), dirty)));
    }

    void setLink(final LinkId id, final Optional<LinkIntent> now, final Dirty dirty) {
        final var before = link(id);
        if (links.set(id, now)) {
            final var attachment = new Attachment.ToLink(id);
            before.ifPresent(link -> ports(link).forEach(port -> claims.remove(port, attachment)));
            now.ifPresent(link -> ports(link).forEach(port -> claims.add(port, attachment)));
            before.ifPresent(link -> ports(link).forEach(port -> touchRivals(port, dirty)));
            touchLink(id, dirty);
        }
    }

    /** Marks a link and who wants its interfaces, too. */
    void touchLink(final LinkId id, final Dirty dirty) {
        dirty.links().add(id);
        link(id).ifPresent(link -> ports(link).forEach(port -> touchRivals(port, dirty)));
    }

    /** Of a network that differs in its members only, just those are marked that are new or gone. */
    void setNetwork(final NetworkId id, final Optional<NetworkIntent> now, final Dirty dirty) {
        final var before = network(id);
        if (!networks.set(id, now)) {
            return;
        }
        final var attachment = new Attachment.ToNetwork(id);
        final var old = before.map(NetworkIntent::members).map(Set::copyOf).orElse(Set.of());
        final var members = now.map(NetworkIntent::members).map(Set::copyOf).orElse(Set.of());
        final boolean same = before.isPresent() && now.filter(before.orElseThrow()::sameButMembers).isPresent();
        if (!same) {
            dirty.networks().add(id);
        }
        Sets.difference(old, members).forEach(port -> claims.remove(port, attachment));
        Sets.difference(members, old).forEach(port -> claims.add(port, attachment));
        for (var port : same ? Sets.symmetricDifference(old, members) : Sets.union(old, members)) {
            dirty.members().put(id, port);
            touchRivals(port, dirty);
        }
    }

    void setService(final ServiceId id, final Optional<ServiceIntent> now, final Dirty dirty) {
        final var before = catalogue.services().get(id);
        final var old = claimed(before);
        if (catalogue.setService(id, now, dirty)) {
            if (!before.map(ServiceIntent::network).equals(now.map(ServiceIntent::network))) {
                // a profile that was seen is in force for members of that network only
                catalogue.policiesWith(id).forEach(policy -> touchWorkloads(policy, dirty));
            }
            final var ports = claimed(now);
            Sets.difference(old, ports).forEach(claim -> claims.remove(claim.getValue(), claim.getKey()));
            Sets.difference(ports, old).forEach(claim -> claims.add(claim.getValue(), claim.getKey()));
            Sets.union(old, ports).forEach(claim -> touchRivals(claim.getValue(), dirty));
        }
    }

    private static Set<Map.Entry<Attachment, InterfaceId>> claimed(final Optional<ServiceIntent> service) {
        return service.stream().flatMap(there -> there.instances().values().stream())
            .flatMap(instance -> instance.ports().stream()
                .map(port -> Map.<Attachment, InterfaceId>entry(new Attachment.ToService(instance.id()), port)))
            .collect(Collectors.toSet());
    }

    void setPolicy(final PolicyId id, final Optional<PolicyIntent> now, final Dirty dirty) {
        final var network = profiles.networkOf(id);
        final boolean isOther = catalogue.setPolicy(id, now, dirty);
        if (isOther || !network.equals(profiles.networkOf(id))) {
            touchWorkloads(id, dirty);
        }
    }

    void setProfile(final String name, final Optional<ProfileIntent> now, final Dirty dirty) {
        if (catalogue.setProfile(name, now, dirty)) {
            profiles.usersOf(name).forEach(port -> touchWorkload(port, dirty));
        }
    }

    /** Marks the interfaces with a profile that names a policy. */
    void touchWorkloads(final PolicyId id, final Dirty dirty) {
        catalogue.profilesWith(id).forEach(profile ->
            profiles.usersOf(profile).forEach(port -> touchWorkload(port, dirty)));
    }

    private void touchWorkload(final InterfaceId port, final Dirty dirty) {
        final var named = pairs.named(port);
        mark(port, dirty);
        claims.networkAt(named).ifPresent(network -> touchMember(network, named, dirty));
    }

    /** Marks a member of a network. */
    void touchMember(final NetworkId id, final InterfaceId member, final Dirty dirty) {
        dirty.members().put(id, member);
        mark(member, dirty);
    }

    /** Marks an interface and all that it could serve: which of them it does may be decided anew. */
    private void touchRivals(final InterfaceId port, final Dirty dirty) {
        touchClaims(port, dirty);
        // one that stands by serves nothing of its own
        pairs.twin(port).ifPresent(twin -> touchClaims(twin, dirty));
    }

    private void touchClaims(final InterfaceId port, final Dirty dirty) {
        mark(port, dirty);
        for (var rival : claims.at(port)) {
            dirty.add(rival, port);
            if (rival instanceof Attachment.ToLink link) {
                link(link.id()).ifPresent(there -> ports(there).forEach(other -> mark(other, dirty)));
            }
        }
    }

    private static boolean differs(final InterfaceIntent port, final Map<String, InterfaceIntent> others,
            final boolean moved) {
        return moved || !Objects.equals(port, others.get(port.id().name()));
    }

    private void touch(final InterfaceId port, final Dirty dirty) {
        mark(port, dirty);
        touchServed(port, dirty);
        // what a standby has decides about what the one serves that it stands by for
        pairs.twin(port).ifPresent(twin -> touchServed(twin, dirty));
    }

    /** What becomes of a link decides about the interface at its other end, too. */
    private void touchServed(final InterfaceId port, final Dirty dirty) {
        for (var served : claims.at(port)) {
            if (served instanceof Attachment.ToLink link) {
                touchLink(link.id(), dirty);
            } else {
                touchRivals(port, dirty);
            }
        }
    }

    private void mark(final InterfaceId port, final Dirty dirty) {
        dirty.add(port);
        pairs.twin(port).ifPresent(dirty::add);
    }
}
