/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what nobody tells. */
final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Await() {
        // only a function
    }

    /** Looks again and again until it sees what is wanted, and returns it; fails with what it saw last. */
    static <T> T until(final String what, final Callable<T> look, final Predicate<T> wanted) throws Exception {
        final long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            final var seen = look.call();
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not in time: " + what + "; at last: " + seen);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
