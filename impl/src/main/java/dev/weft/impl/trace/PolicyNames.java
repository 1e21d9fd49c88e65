/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.trace;

import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectKind;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceStep.Matched;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;

/** The policies whose flows took a packet, by their ids on the wire, and which of them a mapping leads (SI-9). */
final class PolicyNames {
    private static final int GENERATION_BITS = 8;

    private final Map<Integer, Name> names = new HashMap<>();
    private final Set<Integer> mapped = new HashSet<>();

    PolicyNames(final TraceReport report) {
        for (var step : report.steps()) {
            if (step instanceof Matched matched) {
                matched.owner().ifPresent(this::add);
            }
        }
    }

    private void add(final ObjectKey owner) {
        if (owner.kind() == ObjectKind.SERVICE_PATH) {
            names.put((int) (owner.number() >> GENERATION_BITS), new Name(owner.name().replaceFirst("#.*", "")));
        } else if (owner.kind() == ObjectKind.MAPPED_PATH) {
            names.put((int) owner.number(), new Name(owner.name()));
            mapped.add((int) owner.number());
        }
    }

    Optional<Name> name(final int policy) {
        return Optional.ofNullable(names.get(policy));
    }

    /** Says whether words of the policy have a revision and a locator, not a generation and services left. */
    boolean mapped(final int policy) {
        return mapped.contains(policy);
    }
}
