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
import java.util.OptionalInt;

/**
 * Which traffic visits which services, as the intent has it (SI-2, SI-6).
 *
 * @param id its name
 * @param number its id on the wire, 1 to 65535; empty: allocated
 * @param chain the services in the order in which what workloads send visits them, each once
 * @param classifiers the traffic that it applies to: one of them must fit; at least one
 * @param stay whether open connections keep the old chain when the chain changes
 */
public record PolicyIntent(PolicyId id, OptionalInt number, List<ServiceId> chain, List<Classifier> classifiers,
        boolean stay) {
    public PolicyIntent {
        requireNonNull(id);
        chain = List.copyOf(chain);
        classifiers = classifiers.isEmpty() ? List.of(Classifier.ALL) : List.copyOf(classifiers);
        if (number.isPresent()) {
            // refuses what is no policy id
            requireNonNull(new PolicyMark(number.getAsInt(), 0));
        }
        if (chain.stream().distinct().count() != chain.size()) {
            throw new IllegalArgumentException("a service is in the chain twice: " + chain);
        }
    }
}
