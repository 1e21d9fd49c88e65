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
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.PortRef;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.NodeIntent;
import java.net.InetAddress;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The whole intent, each question answered without a walk over it. The sets show who claims a thing, in the order of
 * names; more than one claimant is possible and for the rules to refuse. Sets are views: use them before the next
 * change.
 */
public interface IntentView {
    /** A key that is unique among nodes. */
    enum NodeKey {
        /** {@code system-id}. */
        SYSTEM_ID("system-id"),
        /** {@code datapath-id}. */
        DATAPATH_ID("datapath-id"),
        /** {@code ovsdb-remote}. */
        OVSDB_REMOTE("ovsdb-remote");

        private final String leaf;

        NodeKey(final String leaf) {
            this.leaf = leaf;
        }

        /**
         * Returns this key's value of a node.
         *
         * @param node the node
         * @return the value, empty if the node has none
         */
        public Optional<String> of(final NodeIntent node) {
            return switch (this) {
                case SYSTEM_ID -> Optional.of(node.systemId());
                case DATAPATH_ID -> node.datapathId();
                case OVSDB_REMOTE -> node.ovsdbRemote();
            };
        }

        @Override
        public String toString() {
            return leaf;
        }
    }

    /**
     * Returns a node.
     *
     * @param id its name
     * @return the node
     */
    Optional<NodeIntent> node(NodeId id);

    /**
     * Returns an appliance.
     *
     * @param name its name
     * @return the appliance
     */
    Optional<ApplianceIntent> appliance(String name);

    /**
     * Returns a link, also one of a chain.
     *
     * @param id its name
     * @return the link
     */
    Optional<LinkIntent> link(LinkId id);

    /**
     * Returns a chain.
     *
     * @param id its name
     * @return the chain
     */
    Optional<ChainIntent> chain(ChainId id);

    /**
     * Returns an interface.
     *
     * @param id appliance and name
     * @return the interface
     */
    default Optional<InterfaceIntent> port(final InterfaceId id) {
        return appliance(id.appliance()).map(appliance -> appliance.interfaces().get(id.name()));
    }

    /**
     * Returns where an interface is.
     *
     * @param id appliance and name
     * @return the node, empty while the appliance is nowhere
     */
    default Optional<NodeIntent> nodeOf(final InterfaceId id) {
        return appliance(id.appliance()).flatMap(ApplianceIntent::node).flatMap(this::node);
    }

    /**
     * Returns where the work of an instance of a service is done.
     *
     * @param instance the instance
     * @return the node's name, whether it exists or not; empty: its appliance is nowhere, or a gateway does the work
     */
    default Optional<NodeId> nodeOf(final InstanceIntent instance) {
        return instance.node().or(() -> instance.appliance().flatMap(this::appliance).flatMap(ApplianceIntent::node));
    }

    /**
     * Says whether a link exists and has all its ends. One that lost an end with its appliance is about to be deleted
     * and claims nothing any more (VL-13).
     *
     * @param id its name
     * @return whether it does
     */
    default boolean isWhole(final LinkId id) {
        return link(id).filter(link -> port(link.first()).isPresent()
            && (!(link.second() instanceof Managed managed) || port(managed.port()).isPresent())).isPresent();
    }

    /**
     * Returns who wants a host id.
     *
     * @param id the host id
     * @return the nodes
     */
    NavigableSet<NodeId> nodesWithHostId(HostId id);

    /**
     * Returns who has a key.
     *
     * @param key which key
     * @param value its value
     * @return the nodes
     */
    NavigableSet<NodeId> nodesWith(NodeKey key, String value);

    /**
     * Returns who has an underlay address.
     *
     * @param address the address
     * @return the nodes
     */
    NavigableSet<NodeId> nodesWithAddress(InetAddress address);

    /**
     * Returns which nodes are on a LAN segment.
     *
     * @param lanSegment its name
     * @return the nodes
     */
    NavigableSet<NodeId> nodesOf(String lanSegment);

    /**
     * Returns who carries questions of vnets to and from a LAN segment (VN-5).
     *
     * @param lanSegment the LAN segment
     * @return the relays
     */
    NavigableSet<NodeId> relaysOf(String lanSegment);

    /**
     * Returns which relays name a node as their peer.
     *
     * @param peer the node
     * @return the relays
     */
    NavigableSet<NodeId> relaysTo(NodeId peer);

    /**
     * Returns what is on a node.
     *
     * @param node the node
     * @return the appliances' names
     */
    NavigableSet<String> appliancesOn(NodeId node);

    /**
     * Returns which appliances an appliance stands by for.
     *
     * @param standby the appliance
     * @return the names of those that it would take over from
     */
    NavigableSet<String> primariesOf(String standby);

    /**
     * Returns whose port is found by an iface-id.
     *
     * @param portId the value of {@code external_ids:iface-id}
     * @return the interfaces
     */
    NavigableSet<InterfaceId> portsWithId(String portId);

    /**
     * Returns who has a port that there is for each node: a network card, or a tunnel.
     *
     * @param node the node
     * @param port the port, not one that is plugged in
     * @return the interfaces
     */
    NavigableSet<InterfaceId> portsWith(NodeId node, PortRef port);

    /**
     * Returns who is reached by a tunnel to an address, from whichever node.
     *
     * @param address the outer address
     * @return the interfaces
     */
    NavigableSet<InterfaceId> tunnelsTo(InetAddress address);

    /**
     * Returns which links end at an interface.
     *
     * @param port the interface
     * @return the links
     */
    NavigableSet<LinkId> linksAt(InterfaceId port);

    /**
     * Returns which chains have an appliance.
     *
     * @param appliance the appliance
     * @return the chains
     */
    NavigableSet<ChainId> chainsWith(String appliance);

    /**
     * Returns who wants a segment id.
     *
     * @param segment the segment id
     * @return the links
     */
    NavigableSet<LinkId> linksWithSegment(SegmentId segment);

    /**
     * Returns which links end at an address under another controller.
     *
     * @param address the external address
     * @return the links
     */
    NavigableSet<LinkId> linksTo(InetAddress address);

    /**
     * Returns the networks.
     *
     * @return what is asked of them
     */
    NetworksView networks();

    /**
     * Returns services, policies and port profiles.
     *
     * @return what is asked of them
     */
    SteeringView steering();

    /**
     * Returns the gateways.
     *
     * @return what is asked of them
     */
    GatewaysView gateways();
}
