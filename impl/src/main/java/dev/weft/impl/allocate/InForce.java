/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Way;
import java.util.List;
import java.util.Optional;

/**
 * What is in force of a policy, so that a restart changes nothing (SI-6).
 *
 * @param generation the number of the generation, 1 to 127; without a way, that of the last one
 * @param way what it is made of; empty: nothing is in force
 * @param staying the older generations that open connections stay on, the oldest first; none if nothing is in force
 */
public record InForce(int generation, Optional<? extends Way> way, List<Generation> staying) {
    public InForce {
        requireNonNull(way);
        staying = way.isEmpty() ? List.of() : List.copyOf(staying);
    }

    /**
     * Returns what is kept of a policy of which nothing is in force.
     *
     * @param generation the number of its last generation
     * @return it
     */
    public static InForce nothing(final int generation) {
        return new InForce(generation, Optional.empty(), List.of());
    }
}
