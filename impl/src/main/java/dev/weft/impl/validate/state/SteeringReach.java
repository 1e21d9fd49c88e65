/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.state;

import com.google.common.collect.Sets;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.InstanceIntent;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.NetworkIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What one transaction does to services, policies and workloads, also by changing what they depend on. */
public final class SteeringReach {
    private final Changes changes;
    private final IntentView after;
    private final SortedSet<PolicyId> policies = new TreeSet<>();
    private final SortedSet<String> profiles = new TreeSet<>();

    SteeringReach(final Changes changes, final IntentView after) {
        this.changes = changes;
        this.after = after;
        final var steering = after.steering();
        policies.addAll(changes.policies().keySet());
        changes.services().keySet().forEach(service -> policies.addAll(steering.visiting(service)));
        profiles.addAll(changes.profiles().keySet());
        policies.forEach(policy -> profiles.addAll(steering.profilesWith(policy)));
    }

    /**
     * Returns the services that are new or changed, or whose network is changed or deleted.
     *
     * @return the services as they would be, in the order of names
     */
    public List<ServiceIntent> services() {
        final var ids = new TreeSet<>(changes.services().keySet());
        changes.networks().keySet().forEach(network -> ids.addAll(after.steering().servicesOf(network)));
        return ids.stream().map(after.steering()::service).flatMap(Optional::stream).toList();
    }

    /**
     * Returns the instances of changed services, those on changed appliances and on standbys of these, and those that
     * name a changed node.
     *
     * @return the instances as they would be, in the order of names
     */
    public List<InstanceIntent> instances() {
        final var ids = new TreeSet<InstanceId>();
        changes.services().values().forEach(change -> change.after().ifPresent(service ->
            service.instances().values().forEach(instance -> ids.add(instance.id()))));
        changes.appliances().forEach((name, change) -> {
            ids.addAll(after.steering().on(name));
            change.after().flatMap(ApplianceIntent::standbyName)
                .ifPresent(standby -> ids.addAll(after.steering().on(standby)));
        });
        changes.nodes().keySet().forEach(node -> ids.addAll(after.steering().naming(node)));
        return ids.stream().map(this::instance).flatMap(Optional::stream).toList();
    }

    /**
     * Returns the services that name a gateway and are new or changed, or whose gateway is changed or deleted.
     *
     * @return the services as they would be, in the order of names
     */
    public List<ServiceIntent> ledByGateways() {
        final var ids = new TreeSet<>(changes.services().keySet());
        changes.gateways().keySet().forEach(gateway -> ids.addAll(after.steering().naming(gateway)));
        return ids.stream().map(after.steering()::service).flatMap(Optional::stream)
            .filter(service -> service.gateway().isPresent()).toList();
    }

    /**
     * Returns an instance.
     *
     * @param id service and name
     * @return the instance as it would be
     */
    public Optional<InstanceIntent> instance(final InstanceId id) {
        return after.steering().service(id.service()).map(service -> service.instances().get(id.instance()));
    }

    /**
     * Says whether a service is new, deleted or changed.
     *
     * @param service its name
     * @return whether it is
     */
    public boolean changes(final ServiceId service) {
        return changes.services().containsKey(service);
    }

    /**
     * Says whether the transaction gives an interface to an instance.
     *
     * @param id the instance
     * @param port the interface
     * @return false if the instance had it before
     */
    public boolean isNew(final InstanceId id, final InterfaceId port) {
        return changes(id.service()) && Optional.ofNullable(changes.services().get(id.service()).before()
            .map(before -> before.instances().get(id.instance())).orElse(null))
            .filter(before -> before.ports().contains(port)).isEmpty();
    }

    /**
     * Returns the policies that are new, changed or deleted, or visit a changed or deleted service.
     *
     * @return their names
     */
    public SortedSet<PolicyId> policies() {
        return Collections.unmodifiableSortedSet(policies);
    }

    /**
     * Returns the policies of {@link #policies} that there would be.
     *
     * @return the policies as they would be
     */
    public List<PolicyIntent> remainingPolicies() {
        return policies.stream().map(after.steering()::policy).flatMap(Optional::stream).toList();
    }

    /**
     * Returns the port profiles that are new or changed, or name a policy of {@link #policies}.
     *
     * @return the profiles as they would be
     */
    public List<ProfileIntent> profiles() {
        return profiles.stream().map(after.steering()::profile).flatMap(Optional::stream).toList();
    }

    /**
     * Returns the interfaces with a port profile that have to be looked at again.
     *
     * @return the interfaces as they would be, in the order of names
     */
    public List<InterfaceIntent> workloads() {
        final var ids = new TreeSet<InterfaceId>();
        profiles.forEach(profile -> ids.addAll(after.steering().portsWith(profile)));
        changes.appliances().values().stream().flatMap(change -> change.after().stream())
            .flatMap(appliance -> appliance.interfaces().values().stream()).map(InterfaceIntent::id).forEach(ids::add);
        changes.networks().values().forEach(change -> ids.addAll(Sets.symmetricDifference(
            members(change.before()), members(change.after()))));
        return ids.stream().map(after::port).flatMap(Optional::stream).filter(port -> port.profile().isPresent())
            .toList();
    }

    /**
     * Returns the instances that lost an interface with an appliance although their service, which the transaction
     * does not change, is written again with the whole intent.
     *
     * @param lost the interfaces that are gone
     * @return the instances as they would be
     */
    Collection<InstanceIntent> leftHanging(final Stream<InterfaceId> lost) {
        final var ids = new TreeSet<InstanceId>();
        lost.forEach(port -> ids.addAll(after.steering().at(port)));
        ids.removeIf(id -> changes(id.service()));
        return ids.stream().map(this::instance).flatMap(Optional::stream).toList();
    }

    private static Set<InterfaceId> members(final Optional<NetworkIntent> network) {
        return network.map(NetworkIntent::members).<Set<InterfaceId>>map(all -> all).orElse(Set.of());
    }
}
