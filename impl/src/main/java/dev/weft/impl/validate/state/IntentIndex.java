/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.HostId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Plugged;
import dev.weft.api.node.PortRef.Tunnel;
import dev.weft.api.overlay.Family;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.NodeIntent;
import java.net.InetAddress;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The intent with its reverse lookups. Applying changes costs what they contain, not what is there; the changes since
 * the last {@link #keep} can be taken back at the same cost. Not thread-safe.
 */
public final class IntentIndex implements IntentView {
    private record Place(NodeId node, PortRef port) { }

    private record NodeClaim(NodeKey key, String value) { }

    private final Journal journal = new Journal();
    private final JournaledMap<NodeId, NodeIntent> nodes = new JournaledMap<>(journal);
    private final JournaledMap<String, ApplianceIntent> appliances = new JournaledMap<>(journal);
    private final JournaledMap<LinkId, LinkIntent> links = new JournaledMap<>(journal);
    private final JournaledMap<ChainId, ChainIntent> chains = new JournaledMap<>(journal);
    private final JournaledSets<String, ChainId> chained = new JournaledSets<>(journal);
    private final JournaledSets<HostId, NodeId> hostIds = new JournaledSets<>(journal);
    private final JournaledSets<NodeClaim, NodeId> nodeKeys = new JournaledSets<>(journal);
    private final JournaledSets<InetAddress, NodeId> addresses = new JournaledSets<>(journal);
    private final JournaledSets<String, NodeId> neighbours = new JournaledSets<>(journal);
    private final JournaledSets<String, NodeId> relays = new JournaledSets<>(journal);
    private final JournaledSets<NodeId, NodeId> relayPeers = new JournaledSets<>(journal);
    private final JournaledSets<NodeId, String> placed = new JournaledSets<>(journal);
    private final JournaledSets<String, String> primaries = new JournaledSets<>(journal);
    private final JournaledSets<String, InterfaceId> portIds = new JournaledSets<>(journal);
    private final JournaledSets<Place, InterfaceId> devices = new JournaledSets<>(journal);
    private final JournaledSets<InetAddress, InterfaceId> tunnels = new JournaledSets<>(journal);
    private final JournaledSets<InterfaceId, LinkId> ends = new JournaledSets<>(journal);
    private final JournaledSets<SegmentId, LinkId> segments = new JournaledSets<>(journal);
    private final JournaledSets<InetAddress, LinkId> externals = new JournaledSets<>(journal);
    private final NetworkIndex networks = new NetworkIndex(journal, this);
    private final SteeringIndex steering = new SteeringIndex(journal);
    private final GatewayIndex gateways = new GatewayIndex(journal, networks);

    /**
     * Makes the changes.
     *
     * @param changes what to change; each {@code before} is what this index has
     */
    public void apply(final Changes changes) {
        changes.nodes().forEach((id, change) -> {
            replace(change, this::enterNode);
            nodes.set(id, change.after());
        });
        changes.appliances().forEach((name, change) -> {
            networks.enter(networks.of(name), false);
            steering.on(name).forEach(instance -> enterInstance(instance, false));
            replace(change, this::enterAppliance);
            appliances.set(name, change.after());
            networks.enter(networks.of(name), true);
            steering.on(name).forEach(instance -> enterInstance(instance, true));
        });
        changes.links().forEach((id, change) -> {
            replace(change, this::enterLink);
            links.set(id, change.after());
        });
        changes.chains().forEach((id, change) -> {
            replace(change, this::enterChain);
            chains.set(id, change.after());
        });
        changes.networks().forEach(networks::apply);
        changes.services().forEach((id, change) -> {
            enterInstances(id, false);
            steering.applyService(id, change);
            enterInstances(id, true);
        });
        changes.policies().forEach(steering::applyPolicy);
        changes.profiles().forEach(steering::applyProfile);
        changes.gateways().forEach(gateways::apply);
    }

    /** Takes back everything since the last {@link #keep}. */
    public void rollBack() {
        journal.rollBack();
    }

    /** Makes everything so far permanent. */
    public void keep() {
        journal.forget();
    }

    private static <T> void replace(final Change<T> change, final BiConsumer<T, Boolean> each) {
        change.before().ifPresent(value -> each.accept(value, false));
        change.after().ifPresent(value -> each.accept(value, true));
    }

    /** Enters what a node claims into the reverse lookups, or strikes it out. */
    private void enterNode(final NodeIntent node, final boolean present) {
        node.hostId().ifPresent(host -> hostIds.set(host, node.id(), present));
        for (var key : NodeKey.values()) {
            key.of(node).ifPresent(value -> nodeKeys.set(new NodeClaim(key, value), node.id(), present));
        }
        for (var family : Family.values()) {
            node.side(family).ifPresent(side -> addresses.set(side.address(), node.id(), present));
        }
        node.lanSegment().ifPresent(segment -> neighbours.set(segment, node.id(), present));
        node.relay().ifPresent(relay -> {
            node.lanSegment().ifPresent(segment -> relays.set(segment, node.id(), present));
            relay.peers().forEach(peer -> relayPeers.set(peer, node.id(), present));
        });
    }

    private void enterAppliance(final ApplianceIntent appliance, final boolean present) {
        appliance.node().ifPresent(node -> placed.set(node, appliance.name(), present));
        appliance.standbyName().ifPresent(standby -> primaries.set(standby, appliance.name(), present));
        appliance.interfaces().values().forEach(port -> enterPort(appliance.node(), port, present));
    }

    private void enterPort(final Optional<NodeId> node, final InterfaceIntent port, final boolean present) {
        steering.enter(port, present);
        if (port.port() instanceof Plugged plugged) {
            portIds.set(plugged.ifaceId(), port.id(), present);
        } else {
            node.ifPresent(where -> devices.set(new Place(where, port.port()), port.id(), present));
        }
        if (port.port() instanceof Tunnel tunnel) {
            tunnels.set(tunnel.remote(), port.id(), present);
        }
    }

    private void enterInstances(final ServiceId service, final boolean present) {
        steering.service(service).ifPresent(there -> there.instances().values().forEach(instance ->
            enterInstance(instance.id(), present)));
    }

    private void enterInstance(final InstanceId id, final boolean present) {
        steering.service(id.service()).ifPresent(service -> nodeOf(service.instances().get(id.instance()))
            .ifPresent(node -> networks.enter(id, service.network(), node, present)));
    }

    private void enterLink(final LinkIntent link, final boolean present) {
        link.segment().ifPresent(segment -> segments.set(segment, link.id(), present));
        ends.set(link.first(), link.id(), present);
        if (link.second() instanceof Managed managed) {
            ends.set(managed.port(), link.id(), present);
        } else if (link.second() instanceof External external) {
            externals.set(external.address(), link.id(), present);
        }
    }

    private void enterChain(final ChainIntent chain, final boolean present) {
        chain.stages().forEach(stage -> chained.set(stage.appliance(), chain.id(), present));
    }

    @Override
    public Optional<NodeIntent> node(final NodeId id) {
        return nodes.get(id);
    }

    @Override
    public Optional<ApplianceIntent> appliance(final String name) {
        return appliances.get(name);
    }

    @Override
    public Optional<LinkIntent> link(final LinkId id) {
        return links.get(id);
    }

    @Override
    public Optional<ChainIntent> chain(final ChainId id) {
        return chains.get(id);
    }

    @Override
    public NavigableSet<NodeId> nodesWithHostId(final HostId id) {
        return hostIds.get(id);
    }

    @Override
    public NavigableSet<NodeId> nodesWith(final NodeKey key, final String value) {
        return nodeKeys.get(new NodeClaim(key, value));
    }

    @Override
    public NavigableSet<NodeId> nodesWithAddress(final InetAddress address) {
        return addresses.get(address);
    }

    @Override
    public NavigableSet<NodeId> nodesOf(final String lanSegment) {
        return neighbours.get(lanSegment);
    }

    @Override
    public NavigableSet<NodeId> relaysOf(final String lanSegment) {
        return relays.get(lanSegment);
    }

    @Override
    public NavigableSet<NodeId> relaysTo(final NodeId peer) {
        return relayPeers.get(peer);
    }

    @Override
    public NavigableSet<String> appliancesOn(final NodeId node) {
        return placed.get(node);
    }

    @Override
    public NavigableSet<String> primariesOf(final String standby) {
        return primaries.get(standby);
    }

    @Override
    public NavigableSet<InterfaceId> portsWithId(final String portId) {
        return portIds.get(portId);
    }

    @Override
    public NavigableSet<InterfaceId> portsWith(final NodeId node, final PortRef port) {
        return devices.get(new Place(node, port));
    }

    @Override
    public NavigableSet<InterfaceId> tunnelsTo(final InetAddress address) {
        return tunnels.get(address);
    }

    @Override
    public NavigableSet<LinkId> linksAt(final InterfaceId port) {
        return ends.get(port);
    }

    @Override
    public NavigableSet<ChainId> chainsWith(final String appliance) {
        return chained.get(appliance);
    }

    @Override
    public NavigableSet<LinkId> linksWithSegment(final SegmentId segment) {
        return segments.get(segment);
    }

    @Override
    public NavigableSet<LinkId> linksTo(final InetAddress address) {
        return externals.get(address);
    }

    @Override
    public NetworksView networks() {
        return networks;
    }

    @Override
    public SteeringView steering() {
        return steering;
    }

    @Override
    public GatewaysView gateways() {
        return gateways;
    }

    /**
     * Returns everything there is, so that two indexes can be compared.
     *
     * @return equal lists for equal contents
     */
    public List<Object> contents() {
        return List.of(nodes.copy(), appliances.copy(), links.copy(), chains.copy(),
            chained.copy(), hostIds.copy(), nodeKeys.copy(),
            addresses.copy(), neighbours.copy(),
            relays.copy(), relayPeers.copy(), placed.copy(), primaries.copy(), portIds.copy(),
            devices.copy(), tunnels.copy(), ends.copy(), segments.copy(), externals.copy(), networks.contents(),
            steering.contents(), gateways.contents());
    }
}
