/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NodeId;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Compiles what is dirty and hands over what that changed. */
final class Programmer {
    private final Plan plan;
    private final NodePrograms programs;
    private final Handover handover;

    Programmer(final Plan plan, final NodePrograms programs, final Handover handover) {
        this.plan = requireNonNull(plan);
        this.programs = requireNonNull(programs);
        this.handover = requireNonNull(handover);
    }

    /** Returns false if a driver failed. Everything is compiled before anything is handed over. */
    boolean bring(final Dirty dirty, final Set<NodeId> first) {
        plan.compile(dirty, programs);
        final var nodes = new TreeSet<NodeId>(Comparator.comparing((NodeId node) -> !first.contains(node))
            .thenComparing(Comparator.naturalOrder()));
        nodes.addAll(dirty.nodes());
        nodes.addAll(programs.touched());
        nodes.addAll(handover.again());
        nodes.forEach(node -> handover.bring(node, plan.spec(node)));
        return handover.again().isEmpty();
    }
}
