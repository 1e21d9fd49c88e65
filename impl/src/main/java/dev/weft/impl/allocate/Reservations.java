/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import dev.weft.api.id.NetworkId;
import java.util.Optional;
import java.util.Set;

/** Whose numbers are kept although they are not there, because they will come back (FN-9). */
@FunctionalInterface
public interface Reservations {
    /** Nobody's. */
    Reservations NONE = () -> Optional.of(new Kept(Set.of(), Set.of()));

    /**
     * Those whose numbers are kept.
     *
     * @param segments links and fences
     * @param vnets vnets
     */
    record Kept(Set<Holder> segments, Set<NetworkId> vnets) {
        public Kept {
            segments = Set.copyOf(segments);
            vnets = Set.copyOf(vnets);
        }
    }

    /**
     * Returns whose numbers are kept at this moment. Asked when something is gone; it may wait for the datastore.
     *
     * @return they; empty if that cannot be told now, so that no number may be given back yet
     */
    Optional<Kept> kept();
}
