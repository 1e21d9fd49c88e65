/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.mapping;

/**
 * What the mapping service answers to a question.
 *
 * @param result what becomes of the packets
 * @param locator where they go, 1 to 240; 0 if not {@link Result#NEXT}
 * @param revision by which they go on, 1 to 127; 0 if {@link Result#UNKNOWN}
 * @param lifetime for how long that may be used, seconds, 1 to 86400
 */
record Reply(Result result, int locator, int revision, int lifetime) {
    /** What becomes of packets. */
    enum Result { NEXT, ARRIVED, REFUSED, UNKNOWN }

    /** The largest locator. */
    static final int MAX_LOCATOR = 240;
    /** The largest revision. */
    static final int MAX_REVISION = 127;
    /** The longest lifetime. */
    static final int MAX_LIFETIME = 86_400;

    Reply {
        final boolean there = result == Result.NEXT;
        final boolean led = there || result == Result.ARRIVED;
        if (locator < (there ? 1 : 0) || locator > (there ? MAX_LOCATOR : 0)
                || revision < (led ? 1 : 0) || revision > MAX_REVISION
                || lifetime < 1 || lifetime > MAX_LIFETIME) {
            throw new IllegalArgumentException(result + " with locator " + locator + ", revision " + revision
                + " and lifetime " + lifetime);
        }
    }
}
