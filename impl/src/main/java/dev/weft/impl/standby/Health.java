/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import java.time.Instant;
import java.util.Optional;

/** How a member of a pair is, as far as the links of the pair go. */
public sealed interface Health {
    /** In service: it could carry the links. */
    Health FIT = new Fit();

    /** In service: it could carry the links. */
    record Fit() implements Health { }

    /**
     * It has a fault, but it is there.
     *
     * @param reason which, for people
     * @param certain it carries nothing as long as it has that fault, so a change loses nothing
     */
    record Impaired(String reason, boolean certain) implements Health {
        /** A fault that may be elsewhere. */
        public Impaired(final String reason) {
            this(reason, false);
        }
    }

    /**
     * Not known; it may be all right.
     *
     * @param reason what is not known, for people
     * @param until when it is taken for gone if nothing is heard; empty: never
     */
    record Unsure(String reason, Optional<Instant> until) implements Health { }

    /**
     * It cannot carry anything.
     *
     * @param reason why, for people
     */
    record Gone(String reason) implements Health { }

    /**
     * Returns why it is not in service.
     *
     * @return the reason; empty when it is
     */
    default Optional<String> fault() {
        if (this instanceof Impaired impaired) {
            return Optional.of(impaired.reason);
        }
        if (this instanceof Unsure unsure) {
            return Optional.of(unsure.reason);
        }
        return this instanceof Gone gone ? Optional.of(gone.reason) : Optional.empty();
    }

    /**
     * Returns the more serious of two findings.
     *
     * @param other another finding of the same member
     * @return this one unless the other one is worse
     */
    default Health worse(final Health other) {
        return other.rank() > rank() ? other : this;
    }

    /**
     * Returns how serious it is.
     *
     * @return 0 for nothing to 4 for gone
     */
    default int rank() {
        if (this instanceof Fit) {
            return 0;
        }
        if (this instanceof Impaired impaired) {
            return impaired.certain ? 2 : 1;
        }
        // what may turn out to be gone must not be forgotten over a fault that may not count
        return this instanceof Unsure ? 3 : 4;
    }
}
