/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

/**
 * Sees that the other end gets to know each change of this end's condition, though messages may be lost: each is said
 * three times, in messages that are sent anyway or in a STATUS of its own (VL-11). Times are ticks.
 */
final class Announcing {
    private static final int TIMES = 3;

    private Word said = new Word(false, false, true);
    private int left;
    private long at;

    /** Looks whether the condition changed. */
    void look(final Word word, final long now) {
        if (!word.equals(said)) {
            said = word;
            left = TIMES;
            at = now;
        }
    }

    /** A message with the condition was sent. */
    void sent(final long now, final int apart) {
        if (due() <= now) {
            left--;
            at = now + apart;
        }
    }

    /** When the condition should be said again. */
    long due() {
        return left > 0 ? at : Long.MAX_VALUE;
    }
}
