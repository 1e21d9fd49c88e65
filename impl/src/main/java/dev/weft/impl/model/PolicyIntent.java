/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.PolicyMark;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which traffic visits which services, as the intent has it (SI-2, SI-6).
 *
 * @param id its name
 * @param number its id on the wire, 1 to 65535; empty: allocated
 * @param chain the services in the order in which what workloads send visits them, each once; in mapping mode those
 *     that it can visit, in any order
 * @param mapping how it answers in mapping mode (SI-9); empty: all of its traffic visits the chain
 * @param classifiers the traffic that it applies to: one of them must fit; at least one
 * @param stay whether open connections keep the old chain when the chain changes
 */
public record PolicyIntent(PolicyId id, OptionalInt number, List<ServiceId> chain,
        Optional<MappingIntent> mapping, List<Classifier> classifiers, boolean stay) {
    public PolicyIntent {
        requireNonNull(id);
        chain = List.copyOf(chain);
        requireNonNull(mapping);
        classifiers = classifiers.isEmpty() ? List.of(Classifier.ALL) : List.copyOf(classifiers);
        if (number.isPresent()) {
            // refuses what is no policy id
            requireNonNull(new PolicyMark(number.getAsInt(), 0));
        }
        if (chain.stream().distinct().count() != chain.size()) {
            throw new IllegalArgumentException("a service is in the chain twice: " + chain);
        }
        final var strange = mapping.stream().flatMap(answers -> answers.rules().stream())
            .flatMap(rule -> rule.services().stream()).filter(Predicate.not(Set.copyOf(chain)::contains)).findFirst();
        if (strange.isPresent()) {
            throw new IllegalArgumentException("a rule names service " + strange.orElseThrow() + ", which is not one of"
                + " the policy's services: " + chain + "; add it to them, or name one of them");
        }
    }
}
