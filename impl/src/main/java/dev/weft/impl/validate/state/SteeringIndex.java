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
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Services, policies and port profiles by all that rules look for. */
final class SteeringIndex implements SteeringView {
    private final JournaledMap<ServiceId, ServiceIntent> services;
    private final JournaledMap<PolicyId, PolicyIntent> policies;
    private final JournaledMap<String, ProfileIntent> profiles;
    private final JournaledSets<NetworkId, ServiceId> networks;
    private final JournaledSets<InterfaceId, InstanceId> ports;
    private final JournaledSets<String, InstanceId> appliances;
    private final JournaledSets<NodeId, InstanceId> nodes;
    private final JournaledSets<GatewayId, ServiceId> gateways;
    private final JournaledSets<ServiceId, PolicyId> visitors;
    private final JournaledSets<Integer, PolicyId> numbers;
    private final JournaledSets<PolicyId, String> uses;
    private final JournaledSets<String, InterfaceId> workloads;

    SteeringIndex(final Journal journal) {
        services = new JournaledMap<>(journal);
        policies = new JournaledMap<>(journal);
        profiles = new JournaledMap<>(journal);
        networks = new JournaledSets<>(journal);
        ports = new JournaledSets<>(journal);
        appliances = new JournaledSets<>(journal);
        nodes = new JournaledSets<>(journal);
        gateways = new JournaledSets<>(journal);
        visitors = new JournaledSets<>(journal);
        numbers = new JournaledSets<>(journal);
        uses = new JournaledSets<>(journal);
        workloads = new JournaledSets<>(journal);
    }

    /** Replaces one service. */
    void applyService(final ServiceId id, final Change<ServiceIntent> change) {
        change.before().ifPresent(before -> enterService(before, false));
        change.after().ifPresent(after -> enterService(after, true));
        services.set(id, change.after());
    }

    /** Replaces one policy. */
    void applyPolicy(final PolicyId id, final Change<PolicyIntent> change) {
        change.before().ifPresent(before -> enterPolicy(before, false));
        change.after().ifPresent(after -> enterPolicy(after, true));
        policies.set(id, change.after());
    }

    /** Replaces one port profile. */
    void applyProfile(final String name, final Change<ProfileIntent> change) {
        change.before().ifPresent(before -> enterProfile(before, false));
        change.after().ifPresent(after -> enterProfile(after, true));
        profiles.set(name, change.after());
    }

    /** Enters what an interface has, or strikes it out. */
    void enter(final InterfaceIntent port, final boolean present) {
        port.profile().ifPresent(profile -> workloads.set(profile, port.id(), present));
    }

    private void enterService(final ServiceIntent service, final boolean present) {
        networks.set(service.network(), service.id(), present);
        service.instances().values().forEach(instance -> {
            instance.ports().forEach(port -> ports.set(port, instance.id(), present));
            instance.appliance().ifPresent(appliance -> appliances.set(appliance, instance.id(), present));
            instance.node().ifPresent(node -> nodes.set(node, instance.id(), present));
        });
        service.gateway().ifPresent(gateway -> gateways.set(gateway, service.id(), present));
    }

    private void enterPolicy(final PolicyIntent policy, final boolean present) {
        policy.chain().forEach(service -> visitors.set(service, policy.id(), present));
        policy.number().ifPresent(number -> numbers.set(number, policy.id(), present));
    }

    private void enterProfile(final ProfileIntent profile, final boolean present) {
        profile.uses().forEach(use -> uses.set(use.policy(), profile.name(), present));
    }

    @Override
    public Optional<ServiceIntent> service(final ServiceId id) {
        return services.get(id);
    }

    @Override
    public Optional<PolicyIntent> policy(final PolicyId id) {
        return policies.get(id);
    }

    @Override
    public Optional<ProfileIntent> profile(final String name) {
        return profiles.get(name);
    }

    @Override
    public NavigableSet<ServiceId> servicesOf(final NetworkId network) {
        return networks.get(network);
    }

    @Override
    public NavigableSet<InstanceId> at(final InterfaceId port) {
        return ports.get(port);
    }

    @Override
    public NavigableSet<InstanceId> on(final String appliance) {
        return appliances.get(appliance);
    }

    @Override
    public NavigableSet<InstanceId> naming(final NodeId node) {
        return nodes.get(node);
    }

    @Override
    public NavigableSet<ServiceId> naming(final GatewayId gateway) {
        return gateways.get(gateway);
    }

    @Override
    public NavigableSet<PolicyId> visiting(final ServiceId service) {
        return visitors.get(service);
    }

    @Override
    public NavigableSet<PolicyId> withNumber(final int number) {
        return numbers.get(number);
    }

    @Override
    public NavigableSet<String> profilesWith(final PolicyId policy) {
        return uses.get(policy);
    }

    @Override
    public NavigableSet<InterfaceId> portsWith(final String profile) {
        return workloads.get(profile);
    }

    List<Object> contents() {
        return List.of(services.copy(), policies.copy(), profiles.copy(), networks.copy(), ports.copy(),
            appliances.copy(), nodes.copy(), gateways.copy(), visitors.copy(), numbers.copy(), uses.copy(),
            workloads.copy());
    }
}
