/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import com.google.common.collect.Sets;
import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NetworkIntent;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The networks with their reverse lookups. A network of thousands of members costs what of it changes, besides one
 * comparison of the names.
 */
final class NetworkIndex implements NetworksView {
    private static final int GROUP_OCTETS = 3;

    private record Address(NetworkId network, MacAddress mac) { }

    private record Site(NetworkId network, NodeId node) { }

    private final IntentView view;
    private final JournaledMap<NetworkId, NetworkIntent> networks;
    private final JournaledSets<InterfaceId, NetworkId> members;
    private final JournaledSets<NetworkKey, NetworkId> keys;
    private final JournaledSets<Integer, NetworkId> vlans;
    private final JournaledSets<NodeId, NetworkId> named;
    private final JournaledSets<Integer, Group> groups;
    private final JournaledSets<Address, Station> addresses;
    private final JournaledSets<NetworkId, NodeId> nodes;
    private final JournaledSets<Site, Station> stations;
    private final JournaledSets<Site, Wish> wishes;
    private final JournaledSets<Site, InstanceId> instances;
    private final JournaledSets<Site, GatewayId> gateways;

    /** Makes one that is empty; of appliances it knows what the view does. */
    NetworkIndex(final Journal journal, final IntentView view) {
        this.view = view;
        networks = new JournaledMap<>(journal);
        members = new JournaledSets<>(journal);
        keys = new JournaledSets<>(journal);
        vlans = new JournaledSets<>(journal);
        named = new JournaledSets<>(journal);
        groups = new JournaledSets<>(journal);
        addresses = new JournaledSets<>(journal);
        nodes = new JournaledSets<>(journal);
        stations = new JournaledSets<>(journal);
        wishes = new JournaledSets<>(journal);
        instances = new JournaledSets<>(journal);
        gateways = new JournaledSets<>(journal);
    }

    /** Replaces one network. */
    void apply(final NetworkId id, final Change<NetworkIntent> change) {
        change.before().ifPresent(before -> enterClaims(before, false));
        final var old = members(change.before());
        final var now = members(change.after());
        Sets.difference(old, now).forEach(member -> enterMember(id, member, false));
        Sets.difference(now, old).forEach(member -> enterMember(id, member, true));
        change.after().ifPresent(after -> enterClaims(after, true));
        networks.set(id, change.after());
    }

    /** Enters what appliances are in networks, as the view shows them at this moment, or strikes it out. */
    void enter(final Set<Membership> memberships, final boolean present) {
        memberships.forEach(membership -> enterStation(membership.network(), membership.station(), present));
    }

    /** Enters where an instance of a service is, whose node frames of the network have to reach, or strikes it out. */
    void enter(final InstanceId instance, final NetworkId network, final NodeId node, final boolean present) {
        final var site = new Site(network, node);
        instances.set(site, instance, present);
        follow(site);
    }

    /** Enters where a gateway of the network is, or strikes it out (GW-1). */
    void enter(final GatewayId gateway, final NetworkId network, final NodeId node, final boolean present) {
        final var site = new Site(network, node);
        gateways.set(site, gateway, present);
        follow(site);
    }

    private static SortedSet<InterfaceId> members(final Optional<NetworkIntent> network) {
        return network.map(NetworkIntent::members).orElse(Collections.emptySortedSet());
    }

    private void enterClaims(final NetworkIntent network, final boolean present) {
        final var id = network.id();
        network.key().ifPresent(key -> keys.set(key, id, present));
        network.travel().vlan().ifPresent(vlan -> vlans.set(vlan, id, present));
        network.travel().modes().forEach(mode -> {
            mode.nodes().forEach(node -> named.set(node, id, present));
            mode.groupAddress().ifPresent(group -> groups.set(ending(group),
                new Group(InetAddresses.toAddrString(group), id), present));
        });
    }

    private void enterMember(final NetworkId network, final InterfaceId member, final boolean present) {
        members.set(member, network, present);
        enterStation(network, new Station(member, member), present);
        // as of() finds it again: a member that is not there has nobody who stands by
        view.appliance(member.appliance()).filter(there -> there.interfaces().containsKey(member.name()))
            .flatMap(ApplianceIntent::standbyName)
            .ifPresent(standby -> enterStation(network, twin(member, standby), present));
    }

    private void enterStation(final NetworkId network, final Station station, final boolean present) {
        view.port(station.port()).ifPresent(port -> {
            port.mac().ifPresent(mac -> addresses.set(new Address(network, mac), station, present));
            view.appliance(station.port().appliance()).flatMap(ApplianceIntent::node)
                .ifPresent(node -> enterAt(new Site(network, node), station, port, present));
        });
    }

    private void enterAt(final Site site, final Station station, final InterfaceIntent port, final boolean present) {
        stations.set(site, station, present);
        follow(site);
        port.innerMtu().ifPresent(mtu -> wishes.set(site, new Wish(mtu, station), present));
    }

    private void follow(final Site site) {
        nodes.set(site.network, site.node, !stations.get(site).isEmpty() || !instances.get(site).isEmpty()
            || !gateways.get(site).isEmpty());
    }

    private static Station twin(final InterfaceId member, final String standby) {
        return new Station(member, new InterfaceId(standby, member.name()));
    }

    @Override
    public Optional<NetworkIntent> network(final NetworkId id) {
        return networks.get(id);
    }

    @Override
    public NavigableSet<NetworkId> at(final InterfaceId port) {
        return members.get(port);
    }

    @Override
    public NavigableSet<NetworkId> withKey(final NetworkKey key) {
        return keys.get(key);
    }

    @Override
    public NavigableSet<NetworkId> withVlan(final int vlan) {
        return vlans.get(vlan);
    }

    @Override
    public NavigableSet<NetworkId> naming(final NodeId node) {
        return named.get(node);
    }

    @Override
    public NavigableSet<Group> groupsLike(final InetAddress group) {
        return groups.get(ending(group));
    }

    @Override
    public NavigableSet<Station> stationsWith(final NetworkId network, final MacAddress mac) {
        return addresses.get(new Address(network, mac));
    }

    @Override
    public NavigableSet<NodeId> nodesOf(final NetworkId network) {
        return nodes.get(network);
    }

    @Override
    public NavigableSet<Station> stationsOn(final NetworkId network, final NodeId node) {
        return stations.get(new Site(network, node));
    }

    @Override
    public NavigableSet<Wish> wishesOn(final NetworkId network, final NodeId node) {
        return wishes.get(new Site(network, node));
    }

    @Override
    public Set<Membership> of(final String appliance) {
        final var found = new LinkedHashSet<Membership>();
        view.appliance(appliance).ifPresent(there -> there.interfaces().values().forEach(port -> {
            at(port.id()).forEach(network -> {
                found.add(new Membership(network, new Station(port.id(), port.id())));
                there.standbyName().ifPresent(standby -> found.add(new Membership(network, twin(port.id(), standby))));
            });
        }));
        view.primariesOf(appliance).stream().map(view::appliance).flatMap(Optional::stream)
            .flatMap(primary -> primary.interfaces().keySet().stream()
                .map(name -> new InterfaceId(primary.name(), name)))
            .forEach(member -> at(member).forEach(network ->
                found.add(new Membership(network, twin(member, appliance)))));
        return found;
    }

    /** What a path id keeps of a group. */
    private static int ending(final InetAddress group) {
        final var bytes = group.getAddress();
        final var end = Arrays.copyOfRange(bytes, bytes.length - GROUP_OCTETS, bytes.length);
        return Ints.fromBytes((byte) 0, end[0], end[1], end[2]);
    }

    List<Object> contents() {
        return List.of(networks.copy(), members.copy(), keys.copy(), vlans.copy(), named.copy(), groups.copy(),
            addresses.copy(), nodes.copy(), stations.copy(), wishes.copy(),
            instances.copy(), gateways.copy());
    }
}
