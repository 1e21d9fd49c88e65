/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate;

import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.NetworkKey.Kind;
import dev.weft.api.overlay.Protection;
import dev.weft.impl.model.AddressingMode;
import dev.weft.impl.model.AddressingMode.Group;
import dev.weft.impl.model.AddressingMode.Travel;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.Lookup;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.NetworkStations;
import dev.weft.impl.model.NetworkTravel;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.model.RelayIntent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Networks to test with: each function gives the plain thing, or a copy that differs in one respect. */
public final class NetworkSamples {
    private NetworkSamples() {
        // only functions
    }

    /** A fence with members, given as appliance/interface. */
    public static NetworkIntent fence(final String name, final String... members) {
        return network(name, Kind.FENCE, members);
    }

    /** A vnet with members, given as appliance/interface. */
    public static NetworkIntent vnet(final String name, final String... members) {
        return network(name, Kind.VNET, members);
    }

    private static NetworkIntent network(final String name, final Kind kind, final String... members) {
        return new NetworkIntent(new NetworkId(name), kind, OptionalLong.empty(), Arrays.stream(members)
            .map(Samples::port).collect(Collectors.toCollection(TreeSet::new)), IntentDefaults.STATIONS,
            IntentDefaults.TRAVEL);
    }

    public static NetworkIntent withNumber(final NetworkIntent network, final long number) {
        return new NetworkIntent(network.id(), network.kind(), OptionalLong.of(number), network.members(),
            network.stations(), network.travel());
    }

    private static NetworkIntent with(final NetworkIntent network, final NetworkStations stations) {
        return new NetworkIntent(network.id(), network.kind(), network.number(), network.members(), stations,
            network.travel());
    }

    private static NetworkIntent with(final NetworkIntent network, final NetworkTravel travel) {
        return new NetworkIntent(network.id(), network.kind(), network.number(), network.members(),
            network.stations(), travel);
    }

    public static NetworkIntent withoutLearning(final NetworkIntent network) {
        final var old = network.stations();
        return with(network, new NetworkStations(Optional.empty(), old.floodsUnknown(), old.lookup(),
            old.discovery()));
    }

    public static NetworkIntent withLookup(final NetworkIntent network, final Lookup lookup) {
        final var old = network.stations();
        return with(network, new NetworkStations(old.learning(), old.floodsUnknown(), lookup, old.discovery()));
    }

    public static NetworkIntent withDiscovery(final NetworkIntent network, final Discovery discovery) {
        final var old = network.stations();
        return with(network, new NetworkStations(old.learning(), old.floodsUnknown(), old.lookup(), discovery));
    }

    public static NetworkIntent withFamily(final NetworkIntent network, final Family family) {
        final var old = network.travel();
        return with(network, new NetworkTravel(Optional.of(family), old.dscp(), old.underlayVlan(), old.modes(),
            old.vlan(), old.protection()));
    }

    public static NetworkIntent withUnderlayVlan(final NetworkIntent network, final int vlan) {
        final var old = network.travel();
        return with(network, new NetworkTravel(old.family(), old.dscp(), OptionalInt.of(vlan), old.modes(),
            old.vlan(), old.protection()));
    }

    public static NetworkIntent withVlan(final NetworkIntent network, final int vlan) {
        final var old = network.travel();
        return with(network, new NetworkTravel(old.family(), old.dscp(), old.underlayVlan(), old.modes(),
            OptionalInt.of(vlan), old.protection()));
    }

    public static NetworkIntent withProtection(final NetworkIntent network, final Protection protection) {
        final var old = network.travel();
        return with(network, new NetworkTravel(old.family(), old.dscp(), old.underlayVlan(), old.modes(), old.vlan(),
            protection));
    }

    /** The same network with one addressing mode more. */
    public static NetworkIntent withMode(final NetworkIntent network, final AddressingMode mode) {
        final var old = network.travel();
        final List<AddressingMode> modes = new ArrayList<>(old.modes());
        modes.add(mode);
        return with(network, new NetworkTravel(old.family(), old.dscp(), old.underlayVlan(), modes, old.vlan(),
            old.protection()));
    }

    /** How frames to one node travel, by an entry for some nodes. */
    public static AddressingMode mode(final int order, final Travel unicast, final String... nodes) {
        return new AddressingMode(order, Arrays.stream(nodes).map(NodeId::new)
            .collect(Collectors.toCollection(TreeSet::new)), Optional.ofNullable(unicast), Group.COPIES,
            Optional.empty());
    }

    public static AddressingMode withGroup(final AddressingMode mode, final Group group) {
        return new AddressingMode(mode.order(), mode.nodes(), mode.unicast(), group, Optional.empty());
    }

    /** The same entry with a multicast group. */
    public static AddressingMode withGroup(final AddressingMode mode, final String address) {
        return new AddressingMode(mode.order(), mode.nodes(), mode.unicast(), Group.MULTICAST,
            Optional.of(Samples.ip(address)));
    }

    public static InterfaceIntent withMac(final InterfaceIntent port, final String mac) {
        return new InterfaceIntent(port.id(), port.adminUp(), port.linkEnabled(), port.port(), port.outerAddress(),
            port.listen(), port.innerMtu(), Optional.of(MacAddress.of(mac)), port.bandwidth(), port.profile());
    }

    public static NodeIntent withSegment(final NodeIntent node, final String lanSegment) {
        return new NodeIntent(node.id(), node.hostId(), node.systemId(), node.ovsdbRemote(), node.datapathId(),
            node.datapathType(), Optional.of(lanSegment), node.mtu(), node.ipv4(), node.ipv6(), node.sourcePorts(),
            node.oversize());
    }

    /** The same node as relay with peers. */
    public static NodeIntent relay(final NodeIntent node, final String... peers) {
        return withRelay(node, false, peers);
    }

    /** The same node as relay that passes data on, too. */
    public static NodeIntent proxy(final NodeIntent node, final String... peers) {
        return withRelay(node, true, peers);
    }

    private static NodeIntent withRelay(final NodeIntent node, final boolean proxy, final String... peers) {
        return new NodeIntent(node.id(), node.hostId(), node.systemId(), node.ovsdbRemote(), node.datapathId(),
            node.datapathType(), node.lanSegment(), node.mtu(), node.ipv4(), node.ipv6(), node.sourcePorts(),
            node.oversize(), Optional.of(new RelayIntent(Arrays.stream(peers).map(NodeId::new)
                .collect(Collectors.toCollection(TreeSet::new)), IntentDefaults.RELAY_PORT, proxy)));
    }
}
