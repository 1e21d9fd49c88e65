/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.api.overlay;

/** What the outer DSCP of a link is made of (VL-6). */
public sealed interface Dscp {
    /** Copied from the inner packet. */
    Dscp INHERIT = new Inherit();

    /** Copied from the inner packet; 0 when that is not IP. */
    record Inherit() implements Dscp {
        @Override
        public String toString() {
            return "inherit";
        }
    }

    /**
     * Always the same, whatever the tenant marks.
     *
     * @param value the six bits, 0 to 63
     */
    record Fixed(int value) implements Dscp {
        public Fixed {
            if (value < 0 || value > 63) {
                throw new IllegalArgumentException("DSCP " + value + " is not within 0 to 63");
            }
        }

        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }
}
