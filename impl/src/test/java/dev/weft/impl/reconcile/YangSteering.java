/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service.WithoutInstance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Health;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.HealthBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Services, policies and port profiles as they are stored. */
final class YangSteering {
    private YangSteering() {
        // only functions
    }

    static InstanceIdentifier<Service> service(final String name) {
        return Yang.WEFT.child(Service.class, new ServiceKey(new Name(name)));
    }

    static InstanceIdentifier<Policy> policy(final String name) {
        return Yang.WEFT.child(Policy.class, new PolicyKey(new Name(name)));
    }

    static InstanceIdentifier<PortProfile> profile(final String name) {
        return Yang.WEFT.child(PortProfile.class, new PortProfileKey(new Name(name)));
    }

    /** A probed service whose instances are called as their appliances, which have interfaces in and out. */
    static Service aService(final String name, final String network, final String... appliances) {
        return new ServiceBuilder().setName(new Name(name)).setNetwork(new Name(network))
            .setWithoutInstance(WithoutInstance.Closed)
            .setHealth(new HealthBuilder().setProbe(Health.Probe.Ethernet).build())
            .setInstance(Arrays.stream(appliances).map(appliance -> new InstanceBuilder().setName(new Name(appliance))
                .setAppliance(new Name(appliance)).setIn(new Name("in")).setOut(new Name("out")).build())
                .collect(Collectors.toMap(Instance::key, Function.identity()))).build();
    }

    /** The same service with another admin-state of an instance. */
    static Service with(final Service service, final String instance, final Instance.AdminState state) {
        final Map<?, Instance> before = service.nonnullInstance();
        return new ServiceBuilder(service).setInstance(before.values().stream()
            .map(there -> there.getName().getValue().equals(instance)
                ? new InstanceBuilder(there).setAdminState(state).build() : there)
            .collect(Collectors.toMap(Instance::key, Function.identity()))).build();
    }

    static Policy aPolicy(final String name, final String... services) {
        return new PolicyBuilder().setName(new Name(name)).setService(Arrays.stream(services).map(Name::new).toList())
            .build();
    }

    static PortProfile aProfile(final String name, final String... policies) {
        return new PortProfileBuilder().setName(new Name(name)).setPolicy(Arrays.stream(policies).map(policy ->
            new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.PolicyBuilder()
                .setPolicy(new Name(policy)).build()).toList()).build();
    }

    static Interface withProfile(final Interface port, final String profile) {
        return new InterfaceBuilder(port).setPortProfile(new Name(profile)).build();
    }
}
