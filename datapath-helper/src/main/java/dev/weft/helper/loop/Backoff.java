/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.loop;

import java.time.Duration;

/**
 * Waits between attempts, doubling up to a bound. Without chance, as it is one helper that calls its own node. Not
 * thread-safe.
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;

    private Duration next;

    /** Waits from {@code first} up to {@code longest}. */
    public Backoff(final Duration first, final Duration longest) {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("the waits should grow from more than zero, but are " + first + " to "
                + longest);
        }
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** How long to wait now. */
    public Duration next() {
        final Duration wait = next;
        final Duration doubled = wait.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return wait;
    }

    /** An attempt succeeded. */
    public void reset() {
        next = first;
    }
}
