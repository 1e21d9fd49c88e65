/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.service;

/** In which direction traffic passes a chain, seen from the workload that has the policy (SI-2, SI-4). */
public enum Direction {
    /** What the workload sends: first service first, into the in-interface and out of the out-interface. */
    FROM_WORKLOAD(0),
    /** What is sent to the workload: last service first, into the out-interface and out of the in-interface. */
    TO_WORKLOAD(1);

    private final int bit;

    Direction(final int bit) {
        this.bit = bit;
    }

    /**
     * Returns the direction's bit in a policy word.
     *
     * @return 0 or 1
     */
    public int bit() {
        return bit;
    }

    /**
     * Returns the other direction.
     *
     * @return the direction of the replies
     */
    public Direction reverse() {
        return this == FROM_WORKLOAD ? TO_WORKLOAD : FROM_WORKLOAD;
    }
}
