/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import java.util.NavigableSet;
import java.util.Optional;

/** What rules ask of services, policies and port profiles. */
public interface SteeringView {
    /**
     * Returns a service.
     *
     * @param id its name
     * @return the service
     */
    Optional<ServiceIntent> service(ServiceId id);

    /**
     * Returns a policy.
     *
     * @param id its name
     * @return the policy
     */
    Optional<PolicyIntent> policy(PolicyId id);

    /**
     * Returns a port profile.
     *
     * @param name its name
     * @return the profile
     */
    Optional<ProfileIntent> profile(String name);

    /**
     * Returns the services that get a network's traffic.
     *
     * @param network the network
     * @return the services
     */
    NavigableSet<ServiceId> servicesOf(NetworkId network);

    /**
     * Returns which instances name an interface.
     *
     * @param port the interface
     * @return the instances
     */
    NavigableSet<InstanceId> at(InterfaceId port);

    /**
     * Returns which instances are on an appliance.
     *
     * @param appliance the appliance
     * @return the instances
     */
    NavigableSet<InstanceId> on(String appliance);

    /**
     * Returns which instances name a node.
     *
     * @param node the node
     * @return the instances, of firewalls that switches are (GW-1)
     */
    NavigableSet<InstanceId> naming(NodeId node);

    /**
     * Returns which services name a gateway.
     *
     * @param gateway the gateway
     * @return the services (GW-1)
     */
    NavigableSet<ServiceId> naming(GatewayId gateway);

    /**
     * Returns whose chain visits a service.
     *
     * @param service the service
     * @return the policies
     */
    NavigableSet<PolicyId> visiting(ServiceId service);

    /**
     * Returns who wants an id on the wire.
     *
     * @param number the id
     * @return the policies
     */
    NavigableSet<PolicyId> withNumber(int number);

    /**
     * Returns which port profiles name a policy.
     *
     * @param policy the policy
     * @return the profiles' names
     */
    NavigableSet<String> profilesWith(PolicyId policy);

    /**
     * Returns the interfaces to which the intent gives a port profile.
     *
     * @param profile the profile's name
     * @return the interfaces
     */
    NavigableSet<InterfaceId> portsWith(String profile);
}
