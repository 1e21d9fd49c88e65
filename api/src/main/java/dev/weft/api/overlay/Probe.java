/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How an end of a link finds out whether the other one is alive (VL-10, VL-11).
 *
 * @param queryAfter T1: seconds without user traffic until a query is sent, 1 to 3600
 * @param retryAfter T2: seconds without a reply until the query is repeated, 1 to 3600
 * @param inactiveAfter T3: seconds without anything until the end is inactive, 2 to 7200 and more than T1
 * @param key signs control messages; empty: they are not signed
 */
public record Probe(int queryAfter, int retryAfter, int inactiveAfter, Optional<LinkKey> key) {
    /** The defaults of weft-link.yang, unsigned. */
    public static final Probe DEFAULT = new Probe(15, 5, 45, Optional.empty());

    public Probe {
        requireNonNull(key);
        if (queryAfter < 1 || retryAfter < 1 || inactiveAfter <= queryAfter) {
            throw new IllegalArgumentException("probe intervals " + queryAfter + ", " + retryAfter + ", "
                + inactiveAfter + " s are not positive or not in order");
        }
    }
}
