/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.openstack.mapping;

import com.google.common.collect.Lists;
import dev.weft.openstack.mapping.Steering.Lead;
import dev.weft.openstack.model.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Uuid;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfileBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy.Direction;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** The policies that chains are, and the profiles that put them at ports. */
final class Policies {
    private final Map<Name, Policy> policies = new HashMap<>();
    private final Map<Name, List<org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile
        .Policy>> uses = new LinkedHashMap<>();

    Policies(final Snapshot resources, final Steering steering) {
        final var matches = new Matches(resources);
        steering.leads().forEach(lead -> lead.workloads().forEach((port, classifiers) -> {
            final var name = Names.policy(lead.chain().getId(), port);
            policies.put(name, new PolicyBuilder().setName(name).setId(lead.chain().getChainId())
                .setService(services(lead)).setClassifier(matches.of(classifiers, lead.backward())).build());
            uses.computeIfAbsent(Names.of(port), profile -> new ArrayList<>()).add(
                new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile
                    .PolicyBuilder().setPolicy(name).setDirection(direction(lead)).build());
        }));
    }

    Map<Name, Policy> policies() {
        return policies;
    }

    Map<Name, PortProfile> profiles() {
        final Map<Name, PortProfile> profiles = new HashMap<>();
        uses.forEach((name, list) -> profiles.put(name,
            new PortProfileBuilder().setName(name).setPolicy(list).build()));
        return profiles;
    }

    /** The profile of a port that is alone; null for none. */
    Name profileOf(final Uuid port) {
        final var name = Names.of(port);
        return uses.containsKey(name) ? name : null;
    }

    private static List<Name> services(final Lead lead) {
        final var services = Snapshot.listed(lead.chain().getPortPairGroup()).stream().map(Names::of).toList();
        return lead.backward() ? List.copyOf(Lists.reverse(services)) : services;
    }

    private static Direction direction(final Lead lead) {
        if (Boolean.TRUE.equals(lead.chain().getSymmetric())) {
            return Direction.Both;
        }
        return lead.backward() ? Direction.To : Direction.From;
    }
}
