/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Classifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PortProfile;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.port.profile.Policy.Direction;

/** Reads one policy or port profile. */
final class PolicyReader {
    private final IntentPath at;

    PolicyReader(final IntentPath at) {
        this.at = at;
    }

    PolicyIntent read(final Policy policy) throws InvalidIntent {
        final var id = policy.getId();
        final List<ServiceId> chain = policy.getService() == null ? List.of()
            : policy.getService().stream().map(name -> new ServiceId(name.getValue())).toList();
        final var classifiers = new ArrayList<Classifier>();
        for (var classifier : policy.nonnullClassifier().values().stream()
                .sorted(Comparator.comparing(each -> each.key().getOrder())).toList()) {
            classifiers.add(ClassifierReader.read(at.at("classifier=" + classifier.key().getOrder()), classifier));
        }
        final var mapping = new MappingReader(at).read(policy);
        return IntentReader.guarded(at, () -> new PolicyIntent(new PolicyId(policy.key().getName().getValue()),
            id == null ? OptionalInt.empty() : OptionalInt.of(id.getValue().toJava()), chain, mapping, classifiers,
            policy.getOpenConnections() == null ? IntentDefaults.CONNECTIONS_STAY
                : policy.getOpenConnections() == Policy.OpenConnections.Stay));
    }

    ProfileIntent read(final PortProfile profile) {
        final var uses = profile.getPolicy() == null ? List.<ProfileIntent.Use>of() : profile.getPolicy().stream()
            .map(use -> {
                final var direction = use.getDirection() == null ? Direction.Both : use.getDirection();
                return new ProfileIntent.Use(new PolicyId(use.getPolicy().getValue()), direction != Direction.To,
                    direction != Direction.From);
            }).toList();
        return new ProfileIntent(profile.key().getName().getValue(), uses);
    }
}
