/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.Inner;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.InnerBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.WithoutInstance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceKey;

/**
 * Puts what resources determine over what is in the intent. All that OpenStack has no words for (probes, fail mode,
 * drain-time, bandwidth, learning, security) stays as its administrator set it.
 */
public final class Overlay {
    private Overlay() {
        // only functions
    }

    /**
     * A network as it shall be.
     *
     * @param present as it is, if it is there
     * @param wanted what is determined
     * @return the network
     */
    public static Network network(final Optional<Network> present, final Network wanted) {
        return present.map(NetworkBuilder::new)
            .map(builder -> builder.setKind(wanted.getKind()).setMember(wanted.getMember())
                .setId(wanted.getId() == null ? builder.getId() : wanted.getId()).build()).orElse(wanted);
    }

    /**
     * An appliance as it shall be.
     *
     * @param present as it is, if it is there
     * @param wanted what is determined
     * @return the appliance
     */
    public static Appliance appliance(final Optional<Appliance> present, final Appliance wanted) {
        return present.map(there -> {
            final Map<InterfaceKey, Interface> ports = new HashMap<>();
            wanted.nonnullInterface().forEach((key, port) -> ports.put(key,
                port(Optional.ofNullable(there.nonnullInterface().get(key)), port)));
            return new ApplianceBuilder(there).setInterface(ports).build();
        }).orElse(wanted);
    }

    /**
     * A service as it shall be. A new one drops traffic while it has no instance, as Neutron's own drivers do.
     *
     * @param present as it is, if it is there
     * @param wanted what is determined
     * @return the service
     */
    public static Service service(final Optional<Service> present, final Service wanted) {
        return present.map(there -> {
            final Map<InstanceKey, Instance> instances = new HashMap<>();
            wanted.nonnullInstance().forEach((key, instance) -> instances.put(key,
                instance(Optional.ofNullable(there.nonnullInstance().get(key)), instance)));
            return new ServiceBuilder(there).setNetwork(wanted.getNetwork()).setHeader(wanted.getHeader())
                .setLoadSharing(wanted.getLoadSharing()).setInstance(instances).build();
        }).orElseGet(() -> new ServiceBuilder(wanted).setWithoutInstance(WithoutInstance.Closed).build());
    }

    /**
     * A policy as it shall be.
     *
     * @param present as it is, if it is there
     * @param wanted what is determined
     * @return the policy
     */
    public static Policy policy(final Optional<Policy> present, final Policy wanted) {
        return present.map(PolicyBuilder::new)
            .map(builder -> builder.setService(wanted.getService()).setClassifier(wanted.getClassifier())
                .setId(wanted.getId() == null ? builder.getId() : wanted.getId()).build()).orElse(wanted);
    }

    /**
     * A port profile as it shall be.
     *
     * @param present as it is, if it is there
     * @param wanted what is determined, which is all of it
     * @return the profile
     */
    public static PortProfile profile(final Optional<PortProfile> present, final PortProfile wanted) {
        return wanted;
    }

    private static Interface port(final Optional<Interface> present, final Interface wanted) {
        return present.map(InterfaceBuilder::new)
            .map(builder -> builder.setPortId(wanted.getPortId()).setAdminState(wanted.getAdminState())
                .setPortProfile(wanted.getPortProfile()).setInner(inner(builder.getInner(), wanted.getInner())).build())
            .orElse(wanted);
    }

    private static Inner inner(final Inner present, final Inner wanted) {
        return present == null ? wanted : new InnerBuilder(present).setMacAddress(wanted.getMacAddress())
            .setAddress(wanted.getAddress()).build();
    }

    private static Instance instance(final Optional<Instance> present, final Instance wanted) {
        return present.map(InstanceBuilder::new)
            .map(builder -> builder.setAppliance(wanted.getAppliance()).setIn(wanted.getIn()).setOut(wanted.getOut())
                .setWeight(wanted.getWeight()).build()).orElse(wanted);
    }
}
