/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SortedSetMultimap;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.model.ProfileIntent;
import dev.weft.impl.model.ServiceIntent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Services, policies and port profiles of the intent, and who names whom (SI-2, SI-6). */
final class Catalogue {
    private final Entries<ServiceId, ServiceIntent> services = new Entries<>();
    private final Entries<PolicyId, PolicyIntent> policies = new Entries<>();
    private final Entries<String, ProfileIntent> profiles = new Entries<>();
    private final SortedSetMultimap<NetworkId, ServiceId> servicesOf =
        MultimapBuilder.hashKeys().treeSetValues().build();
    private final SortedSetMultimap<ServiceId, PolicyId> policiesWith =
        MultimapBuilder.hashKeys().treeSetValues().build();
    private final SortedSetMultimap<PolicyId, String> profilesWith = MultimapBuilder.hashKeys().treeSetValues().build();

    private final SortedSetMultimap<NodeId, ServiceId> servicesOn = MultimapBuilder.hashKeys().treeSetValues().build();
    private final SortedSetMultimap<GatewayId, ServiceId> servicesBy =
        MultimapBuilder.hashKeys().treeSetValues().build();

    Entries<ServiceId, ServiceIntent> services() {
        return services;
    }

    Entries<PolicyId, PolicyIntent> policies() {
        return policies;
    }

    Entries<String, ProfileIntent> profiles() {
        return profiles;
    }

    /** Returns the services of a network. */
    Set<ServiceId> servicesOf(final NetworkId network) {
        return servicesOf.get(network);
    }

    /** Says whether there is a service for a network; one that cannot be read may be. */
    boolean mayServe(final ServiceId service, final NetworkId network) {
        return services.exists(service)
            && services.get(service).filter(there -> !there.network().equals(network)).isEmpty();
    }

    /** Returns the services with instances that name a node. */
    Set<ServiceId> servicesOn(final NodeId node) {
        return servicesOn.get(node);
    }

    /** Returns the services whose work a gateway does. */
    Set<ServiceId> servicesBy(final GatewayId gateway) {
        return servicesBy.get(gateway);
    }

    /** Returns the policies that visit a service. */
    Set<PolicyId> policiesWith(final ServiceId service) {
        return policiesWith.get(service);
    }

    /** Returns the profiles that name a policy. */
    Set<String> profilesWith(final PolicyId policy) {
        return profilesWith.get(policy);
    }

    /** Enters what a service is now. Returns false if that is known. */
    boolean setService(final ServiceId id, final Optional<ServiceIntent> now, final Dirty dirty) {
        final var before = services.get(id);
        if (!services.set(id, now)) {
            return false;
        }
        before.ifPresent(service -> {
            servicesOf.remove(service.network(), id);
            nodes(service).forEach(node -> servicesOn.remove(node, id));
            service.gateway().ifPresent(gateway -> servicesBy.remove(gateway, id));
        });
        now.ifPresent(service -> {
            servicesOf.put(service.network(), id);
            nodes(service).forEach(node -> servicesOn.put(node, id));
            service.gateway().ifPresent(gateway -> servicesBy.put(gateway, id));
        });
        dirty.services().add(id);
        dirty.policies().addAll(policiesWith.get(id));
        return true;
    }

    private static Stream<NodeId> nodes(final ServiceIntent service) {
        return service.instances().values().stream().flatMap(instance -> instance.node().stream());
    }

    /** Enters what a policy is now. Returns true if that makes a difference to the workloads that have it. */
    boolean setPolicy(final PolicyId id, final Optional<PolicyIntent> now, final Dirty dirty) {
        final var before = policies.get(id);
        if (!policies.set(id, now)) {
            return false;
        }
        before.ifPresent(policy -> policy.chain().forEach(service -> policiesWith.remove(service, id)));
        now.ifPresent(policy -> policy.chain().forEach(service -> policiesWith.put(service, id)));
        dirty.policies().add(id);
        return !before.map(PolicyIntent::classifiers).equals(now.map(PolicyIntent::classifiers));
    }

    /** Enters what a profile is now. Returns false if that is known. */
    boolean setProfile(final String name, final Optional<ProfileIntent> now, final Dirty dirty) {
        final var before = profiles.get(name);
        if (!profiles.set(name, now)) {
            return false;
        }
        before.ifPresent(profile -> profile.uses().forEach(use -> {
            profilesWith.remove(use.policy(), name);
            dirty.policies().add(use.policy());
        }));
        now.ifPresent(profile -> profile.uses().forEach(use -> {
            profilesWith.put(use.policy(), name);
            dirty.policies().add(use.policy());
        }));
        return true;
    }
}
