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
import java.util.Optional;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPair;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.openstack.rev261121.openstack.PortPairGroup;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.Header;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.LoadSharing;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** The services that groups are, with their port pairs as instances. */
final class Services {
    private final Map<Name, Service> services = new HashMap<>();

    /** A group whose network is not known is no service; as it has no port pair, nothing is lost. */
    Services(final Snapshot resources, final Steering steering, final Weft present) {
        resources.groups().values().forEach(group -> steering.networkOf(group)
            .or(() -> lastNetwork(group, resources, present)).ifPresent(network -> {
                final var service = service(group, network, resources.pairsOf(group), steering.isBackward(group));
                services.put(service.getName(), service);
            }));
    }

    /** One that lost its port pairs may get others, and keeps what OpenStack has no words for till then. */
    private static Optional<Uuid> lastNetwork(final PortPairGroup group, final Snapshot resources,
            final Weft present) {
        return Optional.ofNullable(present.nonnullService().get(new ServiceKey(Names.of(group.getId()))))
            .flatMap(service -> resources.networks().keySet().stream()
                .filter(network -> Names.of(network).equals(service.getNetwork())).findAny());
    }

    private static Service service(final PortPairGroup group, final Uuid network, final List<PortPair> pairs,
            final boolean backward) {
        return new ServiceBuilder().setName(Names.of(group.getId())).setNetwork(Names.of(network))
            .setHeader(header(pairs)).setLoadSharing(sharing(group))
            .setInstance(pairs.stream().map(pair -> instance(pair, backward))
                .collect(Collectors.toMap(Instance::key, instance -> instance))).build();
    }

    Map<Name, Service> all() {
        return services;
    }

    private static Instance instance(final PortPair pair, final boolean backward) {
        final var name = Names.of(pair.getId());
        final var builder = new InstanceBuilder().setName(name).setAppliance(name).setWeight(pair.getWeight());
        if (pair.getIngress().equals(pair.getEgress())) {
            return builder.setIn(Names.INGRESS).build();
        }
        return builder.setIn(backward ? Names.EGRESS : Names.INGRESS).setOut(backward ? Names.INGRESS : Names.EGRESS)
            .build();
    }

    private static Header header(final List<PortPair> pairs) {
        return pairs.stream().anyMatch(pair -> pair.getHeader() == PortPair.Header.Nsh) ? Header.Nsh : Header.None;
    }

    private static LoadSharing sharing(final PortPairGroup group) {
        return group.getLoadSharing() == PortPairGroup.LoadSharing.HostPair ? LoadSharing.HostPair
            : LoadSharing.Connection;
    }
}
