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
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Rollout;
import dev.weft.impl.status.Facts;
import java.time.Clock;
import java.time.Instant;

/** Says whether nodes have what they need of a generation before frames may come to them that are on it (SI-6). */
final class Acknowledgements {
    private final NodePrograms programs;
    private final Facts facts;
    private final Clock clock;
    private final Paths paths;
    private final Instant begun;

    Acknowledgements(final NodePrograms programs, final Facts facts, final Clock clock, final Paths paths) {
        this.programs = requireNonNull(programs);
        this.facts = requireNonNull(facts);
        this.clock = requireNonNull(clock);
        begun = clock.instant();
        this.paths = requireNonNull(paths);
    }

    /** Says whether all nodes that can be asked have a generation. Only those are asked that are to have it. */
    boolean isEverywhere(final PolicyId policy, final Generation generation) {
        final var key = generation.key(policy);
        return paths.isBrought(policy, generation) && paths.nodes(policy).stream()
            .filter(node -> !programs.users(node, key).isEmpty()).allMatch(node -> has(node, key));
    }

    private boolean has(final NodeId node, final ObjectKey key) {
        return facts.isConnected(node) ? facts.of(node, key) instanceof ObjectStatus.Installed : isSettled();
    }

    /** Soon after a start, nodes may only be on their way here. */
    private boolean isSettled() {
        return !clock.instant().isBefore(begun.plus(Rollout.PATIENCE));
    }
}
