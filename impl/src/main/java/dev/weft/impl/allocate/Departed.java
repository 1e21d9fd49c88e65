/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Owners of numbers that are not there any more. Most give their numbers back at once; those that will come back keep
 * theirs. Who is to come back is asked again whenever something else goes, so a number may be kept longer than needed,
 * never shorter.
 *
 * @param <O> who may have a number
 */
final class Departed<O> {
    private final Set<O> waiting = new HashSet<>();

    /** Says whether somebody is not there and keeps its number. */
    boolean isWaiting(final O owner) {
        return waiting.contains(owner);
    }

    /**
     * Takes note of who came and went.
     *
     * @param back who is there
     * @param gone who is not there any more
     * @param reserved who keeps its number, empty: not known; asked only if somebody is gone
     * @return who gives its number back
     */
    Set<O> released(final Set<O> back, final Set<O> gone, final Supplier<Optional<Set<O>>> reserved) {
        waiting.removeAll(back);
        if (gone.isEmpty()) {
            return Set.of();
        }
        waiting.addAll(gone);
        final var kept = reserved.get();
        if (kept.isEmpty()) {
            return Set.of();
        }
        final var released = new HashSet<>(waiting);
        released.removeAll(kept.orElseThrow());
        waiting.removeAll(released);
        return released;
    }
}
