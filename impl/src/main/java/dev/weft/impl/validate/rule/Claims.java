/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/** Who else wants a thing that only one may have. */
final class Claims {
    private Claims() {
        // only functions
    }

    /**
     * Returns the claimant that an object is told about. Of two objects that one transaction brings, only the later
     * one by name is told, so that one fault is one problem.
     */
    static <O extends Comparable<O>> Optional<O> rival(final NavigableSet<O> claimants, final O self,
            final Predicate<O> isChanged) {
        final var lower = claimants.lower(self);
        if (lower != null) {
            return Optional.of(lower);
        }
        return Optional.ofNullable(claimants.higher(self)).filter(isChanged.negate());
    }
}
