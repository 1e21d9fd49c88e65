/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.impl.model.NetworkIntent;
import java.net.InetAddress;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/** The networks of the intent, each question answered without a walk over them; as {@link IntentView}. */
public interface NetworksView {
    /**
     * A membership as an appliance has it.
     *
     * @param network the network
     * @param station the member and the appliance's interface
     */
    record Membership(NetworkId network, Station station) { }

    /**
     * A station whose tenant says how large its packets are.
     *
     * @param mtu the largest packet in octets
     * @param station the station
     */
    record Wish(int mtu, Station station) implements Comparable<Wish> {
        @Override
        public int compareTo(final Wish other) {
            final int order = Integer.compare(mtu, other.mtu);
            return order == 0 ? station.compareTo(other.station) : order;
        }
    }

    /**
     * Somebody's IP multicast group.
     *
     * @param address the group, as text
     * @param network who uses it
     */
    record Group(String address, NetworkId network) implements Comparable<Group> {
        @Override
        public int compareTo(final Group other) {
            final int order = network.compareTo(other.network);
            return order == 0 ? address.compareTo(other.address) : order;
        }
    }

    /**
     * Returns a network.
     *
     * @param id its name
     * @return the network
     */
    Optional<NetworkIntent> network(NetworkId id);

    /**
     * Returns which networks name an interface as their member.
     *
     * @param port the interface
     * @return the networks
     */
    NavigableSet<NetworkId> at(InterfaceId port);

    /**
     * Returns who wants a key on the wire.
     *
     * @param key the key
     * @return the networks
     */
    NavigableSet<NetworkId> withKey(NetworkKey key);

    /**
     * Returns which vnets are mapped onto a VLAN of the physical network.
     *
     * @param vlan the VLAN
     * @return the networks
     */
    NavigableSet<NetworkId> withVlan(int vlan);

    /**
     * Returns which networks name a node in an addressing mode.
     *
     * @param node the node
     * @return the networks
     */
    NavigableSet<NetworkId> naming(NodeId node);

    /**
     * Returns who uses a multicast group that nodes cannot tell from another one.
     *
     * @param group a group
     * @return the groups that end in the same 24 bits, that one among them
     */
    NavigableSet<Group> groupsLike(InetAddress group);

    /**
     * Returns who has an address in a network.
     *
     * @param network the network
     * @param mac the address
     * @return the stations
     */
    NavigableSet<Station> stationsWith(NetworkId network, MacAddress mac);

    /**
     * Returns where a network is, or may come to be when standbys take over; also where services have its traffic,
     * and where its gateways are.
     *
     * @param network the network
     * @return the nodes
     */
    NavigableSet<NodeId> nodesOf(NetworkId network);

    /**
     * Returns the stations of a network on a node.
     *
     * @param network the network
     * @param node the node
     * @return the stations
     */
    NavigableSet<Station> stationsOn(NetworkId network, NodeId node);

    /**
     * Returns how large packets stations of a network on a node want to send, the largest last.
     *
     * @param network the network
     * @param node the node
     * @return what is known of that
     */
    NavigableSet<Wish> wishesOn(NetworkId network, NodeId node);

    /**
     * Returns what an appliance is in networks: by its own interfaces and as a standby, and what its standby is.
     *
     * @param appliance the appliance
     * @return the memberships
     */
    Set<Membership> of(String appliance);
}
