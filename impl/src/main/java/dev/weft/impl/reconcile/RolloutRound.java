/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.PolicyId;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Lets policies go on to their next generations as nodes answer and time passes (SI-6). */
final class RolloutRound {
    private final Rollouts rollouts;
    private final Acknowledgements acknowledgements;

    RolloutRound(final Rollouts rollouts, final Acknowledgements acknowledgements) {
        this.rollouts = requireNonNull(rollouts);
        this.acknowledgements = requireNonNull(acknowledgements);
    }

    /** Lets policies go as far as they can: those that are dirty, those that nodes spoke of, and those that are due. */
    void decide(final Dirty dirty, final Collection<PolicyId> heard) {
        rollouts.decide(dirty, heard, acknowledgements);
    }

    /** Tells when the next round is due although nothing may change until then. */
    Optional<Duration> next() {
        return rollouts.next(acknowledgements);
    }
}
