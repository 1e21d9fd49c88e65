/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.standby;

import static java.util.Objects.requireNonNull;

import dev.weft.impl.model.StandbyIntent.FailoverOn;

/**
 * An appliance and the one that takes over its links (VL-17).
 *
 * @param primary the one that links name
 * @param standby the one that stands by
 * @param failoverOn what makes it take over
 */
public record Pair(String primary, String standby, FailoverOn failoverOn) {
    public Pair {
        requireNonNull(primary);
        requireNonNull(standby);
        requireNonNull(failoverOn);
    }

    /**
     * Returns the name of a member.
     *
     * @param member which one
     * @return the appliance's name
     */
    public String name(final Member member) {
        return switch (member) {
            case PRIMARY -> primary;
            case STANDBY -> standby;
        };
    }

    @Override
    public String toString() {
        return primary + " and " + standby;
    }
}
