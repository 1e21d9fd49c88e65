/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.status;

import dev.weft.api.id.ChainId;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.compile.Compiled;
import dev.weft.impl.compile.CompiledNetwork;
import dev.weft.impl.compile.CompiledPolicy;
import dev.weft.impl.compile.CompiledService;
import dev.weft.impl.compile.CompiledTenantGateway;
import dev.weft.impl.compile.Topology;
import dev.weft.impl.model.ChainIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.standby.Role;
import java.util.Optional;

/** The intent and what was made of it, as states are computed from it. */
public interface Picture extends Topology {
    /**
     * Finds a link.
     *
     * @param id its name
     * @return the link, empty when there is none
     */
    Optional<LinkIntent> link(LinkId id);

    /**
     * Finds a chain.
     *
     * @param id its name
     * @return the chain, empty when there is none
     */
    Optional<ChainIntent> chain(ChainId id);

    /**
     * Finds a network.
     *
     * @param id its name
     * @return the network, empty when there is none
     */
    Optional<NetworkIntent> network(NetworkId id);

    /**
     * Finds the network of an interface, as {@link #linkAt} finds its link.
     *
     * @param port the interface
     * @return its network, empty when it is member of none
     */
    Optional<NetworkId> networkAt(InterfaceId port);

    /**
     * Finds the key of a link on the wire.
     *
     * @param id the link
     * @return the segment id in use, empty while it has none
     */
    Optional<SegmentId> segment(LinkId id);

    /**
     * Finds who has a key on the wire.
     *
     * @param segment the segment id
     * @return the link, empty when nobody has it
     */
    Optional<LinkId> owner(SegmentId segment);

    /**
     * Finds what became of a link when it was compiled.
     *
     * @param id the link
     * @return the result, empty when there is no such link
     */
    Optional<Compiled> compiled(LinkId id);

    /**
     * Finds what became of a network when it was compiled.
     *
     * @param id the network
     * @return the result, empty when there is no such network
     */
    Optional<CompiledNetwork> compiled(NetworkId id);

    /**
     * Finds what became of a service when it was compiled.
     *
     * @param id the service
     * @return the result, empty when there is no such service
     */
    Optional<CompiledService> compiled(ServiceId id);

    /**
     * Finds what became of a policy when it was compiled.
     *
     * @param id the policy
     * @return the result, empty when there is no such policy
     */
    Optional<CompiledPolicy> compiled(PolicyId id);

    /**
     * Finds what became of a gateway when it was compiled.
     *
     * @param id the gateway
     * @return the result, empty when there is no such gateway
     */
    Optional<CompiledTenantGateway> compiled(GatewayId id);

    /**
     * Says why the port profile of an interface is not in force.
     *
     * @param named the interface as networks name it
     * @return the reason and what to do, for people; empty when it is in force or there is none
     */
    Optional<String> profileFault(InterfaceId named);

    /**
     * Finds a service.
     *
     * @param id its name
     * @return the service, empty when there is none
     */
    Optional<ServiceIntent> service(ServiceId id);

    /**
     * Finds a policy.
     *
     * @param id its name
     * @return the policy, empty when there is none
     */
    Optional<PolicyIntent> policy(PolicyId id);

    /**
     * Finds the instance of a service that an interface is of, as {@link #linkAt} finds its link.
     *
     * @param port the interface
     * @return the instance, empty when it is of none
     */
    Optional<InstanceId> instanceAt(InterfaceId port);

    /**
     * Finds the port profile in force of an interface.
     *
     * @param named the interface as networks name it
     * @return the profile, empty when none is
     */
    Optional<ProfileIntent> profileOf(InterfaceId named);

    /**
     * Finds which one of a pair an appliance is (VL-17).
     *
     * @param appliance the appliance
     * @return its role, empty when it is in no pair
     */
    Optional<Role> role(String appliance);

    /**
     * Finds the link of an interface. While a standby has taken over, its interface has the link of the one that it
     * replaces, which has none (VL-17).
     *
     * @param port the interface
     * @return its link, empty when it is in none
     */
    Optional<LinkId> linkAt(InterfaceId port);

    /**
     * Finds for which interface of its pair an interface may stand in (VL-17).
     *
     * @param port the interface
     * @return that of the appliance whose standby it is; else the same one
     */
    InterfaceId named(InterfaceId port);
}
