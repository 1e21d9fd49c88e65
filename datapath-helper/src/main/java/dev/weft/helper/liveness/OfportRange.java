/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * Which OpenFlow ports an interface may have: 16 bits is what the frame to the switch has room for, and the next
 * number is OpenFlow's own.
 */
final class OfportRange {
    private static final int LAST = 0xfffe;

    private OfportRange() {
    }

    /** Refuses what is no such port. */
    static void check(final int ofport) {
        if (ofport < 1 || ofport > LAST) {
            throw new IllegalArgumentException("an OpenFlow port should be 1 to " + LAST + ", but is " + ofport);
        }
    }
}
