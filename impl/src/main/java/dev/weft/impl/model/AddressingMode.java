/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How frames travel between some pairs of nodes (FN-11).
 *
 * @param order its place among the entries: lower ones come first
 * @param nodes none: it fits every pair; one: every pair with that node; two: that pair
 * @param unicast frames to one node; empty: as if there were no entry
 * @param group frames to all members
 * @param groupAddress the IP multicast group; empty: the default for the network's id; always empty unless the group
 *     mode is multicast
 */
public record AddressingMode(int order, SortedSet<NodeId> nodes, Optional<Travel> unicast, Group group,
        Optional<InetAddress> groupAddress) {
    /** How a frame travels from one node to another. */
    public enum Travel {
        /** In Ethernet frames between the nodes' own MAC addresses, on one LAN segment (FN-3). */
        ETHERNET("ethernet"),
        /** In an IP tunnel. */
        IP("ip");

        private final String text;

        Travel(final String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** How a frame travels to all nodes with members. */
    public enum Group {
        /** One copy to each node. */
        COPIES("copies"),
        /** One broadcast on the LAN segment. */
        BROADCAST("broadcast"),
        /** One IP multicast. */
        MULTICAST("multicast");

        private final String text;

        Group(final String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public AddressingMode {
        nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
        requireNonNull(unicast);
        if (nodes.size() > 2) {
            throw new IllegalArgumentException("addressing-mode " + order + " names " + nodes.size()
                + " nodes; give none, one or two");
        }
        if (groupAddress.isPresent() && group != Group.MULTICAST) {
            throw new IllegalArgumentException("addressing-mode " + order + " has a group-address but its group is "
                + group + "; set group to multicast or remove group-address");
        }
        groupAddress.filter(address -> !address.isMulticastAddress()).ifPresent(address -> {
            throw new IllegalArgumentException("the group-address " + address.getHostAddress() + " of addressing-mode "
                + order + " is no multicast address; give one of 224.0.0.0/4 or ff00::/8");
        });
    }

    /**
     * Tells whether this entry is for a pair of nodes.
     *
     * @param one a node
     * @param other another one
     * @return true if it fits
     */
    public boolean fits(final NodeId one, final NodeId other) {
        return Set.of(one, other).containsAll(nodes);
    }
}
