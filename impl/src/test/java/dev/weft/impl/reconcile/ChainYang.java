/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import java.util.Arrays;
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
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.InstanceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Intent of services, policies and port profiles as users write it, and where it stands. */
final class ChainYang {
    private ChainYang() {
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

    /** A service that drops what no instance can take. */
    static Service aService(final String name, final String network, final Instance... instances) {
        return new ServiceBuilder().withKey(new ServiceKey(new Name(name))).setNetwork(new Name(network))
            .setWithoutInstance(WithoutInstance.Closed).setInstance(Arrays.stream(instances)
                .collect(Collectors.toMap(Instance::key, Function.identity()))).build();
    }

    /** An instance between the interfaces in and out of the appliance with its name. */
    static Instance anInstance(final String name) {
        return anInstance(name, name, "in", "out");
    }

    static Instance anInstance(final String name, final String appliance, final String in, final String out) {
        return new InstanceBuilder().withKey(new InstanceKey(new Name(name))).setAppliance(new Name(appliance))
            .setIn(new Name(in)).setOut(new Name(out)).build();
    }

    static Instance with(final Instance instance, final AdminState state, final int weight) {
        return new InstanceBuilder(instance).setAdminState(state).setWeight(Uint8.valueOf(weight)).build();
    }

    static Policy aPolicy(final String name, final String... services) {
        return new PolicyBuilder().withKey(new PolicyKey(new Name(name)))
            .setService(Arrays.stream(services).map(Name::new).toList()).build();
    }

    static PortProfile aProfile(final String name, final String... policies) {
        return new PortProfileBuilder().withKey(new PortProfileKey(new Name(name)))
            .setPolicy(Arrays.stream(policies).map(ChainYang::aUse).toList()).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy
            aUse(final String policy) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port
            .profile.PolicyBuilder().setPolicy(new Name(policy)).build();
    }

    static Interface withProfile(final Interface port, final String profile) {
        return new InterfaceBuilder(port).setPortProfile(profile == null ? null : new Name(profile)).build();
    }
}
