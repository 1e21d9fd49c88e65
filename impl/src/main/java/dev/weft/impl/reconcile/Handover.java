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
import dev.weft.api.node.NodeDriver;
import dev.weft.api.node.NodeSpec;
import dev.weft.impl.status.Facts;
import dev.weft.impl.worker.Attempt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands programs to the node driver: a complete one when a node is taken in charge, differences afterwards. */
final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Map<NodeId, NodeSpec> managed = new HashMap<>();
    private final Set<NodeId> again = new HashSet<>();
    private final NodeDriver driver;
    private final NodePrograms programs;
    private final Facts facts;

    Handover(final NodeDriver driver, final NodePrograms programs, final Facts facts) {
        this.driver = requireNonNull(driver);
        this.programs = requireNonNull(programs);
        this.facts = requireNonNull(facts);
    }

    /** Hands over what changed for a node. */
    void bring(final NodeId node, final Optional<NodeSpec> spec) {
        // a failure below puts it back
        final boolean failedBefore = again.remove(node);
        Attempt.fault(() -> {
            if (spec.isPresent()) {
                drive(spec.orElseThrow(), failedBefore);
            } else {
                release(node);
            }
            return null;
        }).ifPresent(fault -> {
            LOG.error("The driver of node {} failed; the node is handed over again soon", node, fault);
            again.add(node);
        });
    }

    /** Returns the nodes whose driver failed. */
    Set<NodeId> again() {
        return Set.copyOf(again);
    }

    private void drive(final NodeSpec spec, final boolean all) {
        final var change = programs.takeChange(spec.id());
        facts.forget(spec.id(), change.gone());
        // after a failure nobody knows what the driver has heard, so it hears everything
        if (all || !spec.equals(managed.get(spec.id()))) {
            driver.manage(spec, programs.complete(spec.id()));
            managed.put(spec.id(), spec);
        } else if (!change.isEmpty()) {
            driver.apply(spec.id(), change);
        }
        // what the driver says of it is taken in the next round only; after a failure it may have nothing to say
        if (!all) {
            facts.expect(spec.id(), change.wanted());
        }
    }

    private void release(final NodeId node) {
        facts.forget(node, programs.takeChange(node).gone());
        if (managed.containsKey(node)) {
            driver.release(node);
            managed.remove(node);
            facts.forget(node);
        }
    }
}
