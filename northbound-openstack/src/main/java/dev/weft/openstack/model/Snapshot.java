/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Openstack;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.Said;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.FlowClassifier;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortChain;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPair;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroup;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantNetwork;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPort;

/**
 * All resources at one moment, each by its id.
 *
 * @param networks the networks
 * @param ports the ports
 * @param pairs the port pairs
 * @param groups the groups of port pairs
 * @param classifiers the flow classifiers
 * @param chains the port chains
 */
public record Snapshot(Map<Uuid, TenantNetwork> networks, Map<Uuid, TenantPort> ports, Map<Uuid, PortPair> pairs,
        Map<Uuid, PortPairGroup> groups, Map<Uuid, FlowClassifier> classifiers, Map<Uuid, PortChain> chains) {
    public Snapshot {
        networks = Map.copyOf(networks);
        ports = Map.copyOf(ports);
        pairs = Map.copyOf(pairs);
        groups = Map.copyOf(groups);
        classifiers = Map.copyOf(classifiers);
        chains = Map.copyOf(chains);
    }

    /**
     * Takes the resources as they are stored.
     *
     * @param stored the resources
     * @return them
     */
    public static Snapshot of(final Openstack stored) {
        return new Snapshot(byId(stored.nonnullTenantNetwork().values()), byId(stored.nonnullTenantPort().values()),
            byId(stored.nonnullPortPair().values()), byId(stored.nonnullPortPairGroup().values()),
            byId(stored.nonnullFlowClassifier().values()), byId(stored.nonnullPortChain().values()));
    }

    /**
     * A port.
     *
     * @param id its id; null for none
     * @return the port; empty if there is none
     */
    public Optional<TenantPort> port(final Uuid id) {
        return Optional.ofNullable(id).map(ports::get);
    }

    /**
     * The port pairs of a group.
     *
     * @param group the group
     * @return those that exist, in the group's order
     */
    public List<PortPair> pairsOf(final PortPairGroup group) {
        return listed(group.getPortPair()).stream().map(pairs::get).filter(Objects::nonNull).toList();
    }

    /**
     * What a list holds.
     *
     * @param stored the list as it is stored; null for none
     * @return the list
     */
    public static List<Uuid> listed(final List<Uuid> stored) {
        return stored == null ? List.of() : stored;
    }

    private static <T extends Said> Map<Uuid, T> byId(final Collection<T> entries) {
        return entries.stream().collect(Collectors.toMap(Said::getId, Function.identity()));
    }
}
