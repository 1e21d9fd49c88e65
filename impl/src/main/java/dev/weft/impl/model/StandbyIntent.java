/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

/**
 * The appliance that takes over the links of another one (VL-17).
 *
 * @param appliance its name
 * @param failoverOn what makes it take over
 */
public record StandbyIntent(String appliance, FailoverOn failoverOn) {
    public StandbyIntent {
        requireNonNull(appliance);
        requireNonNull(failoverOn);
    }

    /** What makes a standby take over. */
    public enum FailoverOn {
        /** A port of a link vanishes from its node, or the node's switch is lost. */
        GUEST_GONE("guest-gone"),
        /** Also a port that goes down, or a link that becomes inactive. */
        LINK_DOWN("link-down");

        private final String text;

        FailoverOn(final String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
