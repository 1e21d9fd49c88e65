/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import dev.weft.openstack.model.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.InnerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network.Kind;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.MemberBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantNetwork;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.TenantPort;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InterfaceAddress;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** Networks with their members, and the appliances of ports. A port in a pair is no member, but of a service. */
final class Places {
    private final Map<Name, Network> networks = new HashMap<>();
    private final Map<Name, Map<InterfaceKey, Interface>> interfaces = new HashMap<>();

    Places(final Snapshot resources, final Policies policies) {
        final var inPairs = Place.inPairs(resources);
        final var members = resources.ports().values().stream().filter(port -> !inPairs.containsKey(port.getId()))
            .collect(Collectors.groupingBy(TenantPort::getNetworkId));
        resources.networks().values().forEach(network -> networks.put(Names.of(network.getId()),
            network(network, members.getOrDefault(network.getId(), List.of()))));
        resources.ports().values().forEach(port -> {
            final var place = inPairs.getOrDefault(port.getId(), Place.alone(port.getId()));
            final var profile = inPairs.containsKey(port.getId()) ? null : policies.profileOf(port.getId());
            final var made = port(port, place.port(), profile);
            interfaces.computeIfAbsent(place.appliance(), name -> new HashMap<>()).put(made.key(), made);
        });
    }

    Map<Name, Network> networks() {
        return networks;
    }

    Map<Name, Appliance> appliances() {
        final Map<Name, Appliance> appliances = new HashMap<>();
        interfaces.forEach((name, ports) -> appliances.put(name,
            new ApplianceBuilder().setName(name).setInterface(ports).build()));
        return appliances;
    }

    private static Network network(final TenantNetwork network, final List<TenantPort> ports) {
        return new NetworkBuilder().setName(Names.of(network.getId()))
            .setKind(network.getKind() == TenantNetwork.Kind.Vnet ? Kind.Vnet : Kind.Fence)
            .setId(network.getSegmentationId())
            .setMember(ports.stream().map(port -> member(port.getId()))
                .collect(Collectors.toMap(Member::key, member -> member))).build();
    }

    private static Member member(final Uuid port) {
        final var place = Place.alone(port);
        return new MemberBuilder().setAppliance(place.appliance()).setInterface(place.port()).build();
    }

    private static Interface port(final TenantPort port, final Name name, final Name profile) {
        return new InterfaceBuilder().setName(name).setPortId(port.getId().getValue()).setPortProfile(profile)
            .setAdminState(port.getAdminState() == TenantPort.AdminState.Down ? AdminState.Down : AdminState.Up)
            .setInner(new InnerBuilder().setMacAddress(port.getMacAddress())
                .setAddress(Stream.ofNullable(port.getFixedIp()).flatMap(List::stream)
                    .map(address -> new InterfaceAddress(address.stringValue()
                        + (address.getIpv4AddressNoZone() != null ? "/32" : "/128")))
                    .collect(Collectors.toSet())).build()).build();
    }
}
