/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.id.HostId;
import dev.weft.api.node.NodeObject.PortLimit;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import java.util.HashSet;
import java.util.Set;

/** What changed in an {@link ObjectBook} since it was asked last, beside flows. Not thread-safe. */
final class BookChanges {
    private final Set<ObjectKey> ends = new HashSet<>();
    private final Set<PortRef> ports = new HashSet<>();
    private final Set<NetworkKey> networks = new HashSet<>();
    private final Set<HostId> hosts = new HashSet<>();
    private final Set<PortLimit> limits = new HashSet<>();
    private final Set<HostId> secure = new HashSet<>();
    private final Set<ObjectKey> instances = new HashSet<>();
    private final Set<Integer> gates = new HashSet<>();
    private final Set<ObjectKey> mappings = new HashSet<>();
    private boolean peers;
    private boolean remotes;

    void end(final ObjectKey key) {
        ends.add(key);
    }

    void port(final PortRef port) {
        ports.add(port);
        remotes |= port instanceof PortRef.Tunnel;
    }

    void peer(final PathId path) {
        peers = true;
        path.host().ifPresent(hosts::add);
    }

    void limit(final PortLimit limit) {
        limits.add(limit);
    }

    void securePeer(final HostId remote) {
        secure.add(remote);
    }

    void instance(final ObjectKey key) {
        instances.add(key);
    }

    void gate(final int number) {
        gates.add(number);
    }

    void mapping(final ObjectKey key) {
        mappings.add(key);
    }

    void network(final NetworkKey key) {
        networks.add(key);
    }

    /** Ends of links that came, went or changed. */
    Set<ObjectKey> ends() {
        return ends;
    }

    /** Ports that came to be needed, or are not needed any more. */
    Set<PortRef> ports() {
        return ports;
    }

    /** Whether a peer came, went or changed. */
    boolean peers() {
        return peers;
    }

    /** Whether a tunnel to an appliance came or went. */
    boolean remotes() {
        return remotes;
    }

    /** The nodes to which such a peer leads. */
    Set<HostId> hosts() {
        return hosts;
    }

    /** Networks that came, went or changed, or of which a member did. */
    Set<NetworkKey> networks() {
        return networks;
    }

    /** Nodes with which frames are exchanged protected, or not any more, or with other keys. */
    Set<HostId> secure() {
        return secure;
    }

    /** Instances of services that came, went or changed. */
    Set<ObjectKey> instances() {
        return instances;
    }

    /** Numbers of gateways and firewalls that came, went or changed. */
    Set<Integer> gates() {
        return gates;
    }

    /** Policies with a mapping that came, went or changed. */
    Set<ObjectKey> mappings() {
        return mappings;
    }

    /** Limits of ports that came, went or changed. */
    Set<PortLimit> limits() {
        return limits;
    }
}
