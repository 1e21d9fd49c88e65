/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.compile;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.LinkKey;
import dev.weft.impl.model.LinkIntent;

/** How the ends of a link sign control messages (VL-10). */
public sealed interface Signing {
    /** They do not. */
    Signing NONE = new None();

    /** They do not. */
    record None() implements Signing { }

    /**
     * They do.
     *
     * @param key with this key
     */
    record With(LinkKey key) implements Signing {
        public With {
            requireNonNull(key);
        }
    }

    /**
     * They shall, but there is no key.
     *
     * @param reason why, and what to do about it
     */
    record Missing(String reason) implements Signing { }

    /** Where the compiler looks it up. */
    @FunctionalInterface
    interface Source {
        /**
         * Tells how the ends of a link sign.
         *
         * @param link the link
         * @param segment its key on the wire
         * @return how
         */
        Signing of(LinkIntent link, SegmentId segment);
    }
}
