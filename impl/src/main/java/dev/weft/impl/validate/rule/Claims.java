/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.LinkId;
import dev.weft.impl.validate.state.Transition;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /** As {@link #rival}, among the links that lost no end. */
    static Optional<LinkId> rival(final Transition transition, final NavigableSet<LinkId> claimants,
            final LinkId self) {
        final var whole = claimants.stream().filter(transition.after()::isWhole)
            .collect(Collectors.toCollection(TreeSet::new));
        return rival(whole, self, transition.changes().links()::containsKey);
    }
}
