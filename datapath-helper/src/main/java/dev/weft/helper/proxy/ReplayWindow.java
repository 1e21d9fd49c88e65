/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

/**
 * Which of the last numbers of a sender came already. Not thread-safe.
 */
final class ReplayWindow {
    private static final int SIZE = Long.SIZE;

    private long highest = -1;
    private long seen;

    /** Whether a number did not come before; it has then. What is far behind the highest counts as come. */
    boolean isNew(final long number) {
        if (number > highest) {
            final long step = number - highest;
            seen = highest < 0 || step >= SIZE ? 1 : seen << step | 1;
            highest = number;
            return true;
        }
        final long behind = highest - number;
        if (behind >= SIZE || (seen >>> behind & 1) != 0) {
            return false;
        }
        seen |= 1L << behind;
        return true;
    }
}
