/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import dev.weft.openstack.model.Fault;
import dev.weft.openstack.model.Snapshot;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Weft;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Service;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/**
 * What the intent shall hold because of the resources, with only the leaves that resources determine.
 *
 * @param networks the networks
 * @param appliances the appliances
 * @param services the services
 * @param policies the policies
 * @param profiles the port profiles
 */
public record Wanted(Map<Name, Network> networks, Map<Name, Appliance> appliances, Map<Name, Service> services,
        Map<Name, Policy> policies, Map<Name, PortProfile> profiles) {
    public Wanted {
        networks = Map.copyOf(networks);
        appliances = Map.copyOf(appliances);
        services = Map.copyOf(services);
        policies = Map.copyOf(policies);
        profiles = Map.copyOf(profiles);
    }

    /**
     * Says what it shall hold.
     *
     * @param resources all resources
     * @param present the intent as it is
     * @return the objects, each by its name
     * @throws Fault if resources contradict each other
     */
    public static Wanted of(final Snapshot resources, final Weft present) {
        final var steering = new Steering(resources);
        final var policies = new Policies(resources, steering);
        final var places = new Places(resources, policies);
        final var services = new Services(resources, steering, present);
        return new Wanted(places.networks(), places.appliances(), services.all(), policies.policies(),
            policies.profiles());
    }
}
