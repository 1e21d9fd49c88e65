/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * What an end says of itself in each message: its own condition only, never what it concludes, so that two ends cannot
 * wait for each other (VL-11).
 *
 * @param hears it hears the other end
 * @param portUp its interface is in service
 * @param undecided it does not hear yet, but has not listened long enough either: what it said before still counts
 */
record Word(boolean hears, boolean portUp, boolean undecided) {
    private static final int HEARS = 1;
    private static final int PORT_UP = 2;
    // Bit 2 tells of the signature
    private static final int UNDECIDED = 8;

    static Word of(final int flags) {
        return new Word((flags & HEARS) != 0, (flags & PORT_UP) != 0, (flags & UNDECIDED) != 0);
    }

    int flags() {
        return (hears ? HEARS : 0) | (portUp ? PORT_UP : 0) | (undecided ? UNDECIDED : 0);
    }

    /** What is known of the other end after it said this. */
    Word after(final Word before) {
        return undecided && !hears ? new Word(before.hears, portUp, false) : this;
    }
}
