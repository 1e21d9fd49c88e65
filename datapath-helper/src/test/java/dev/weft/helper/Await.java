/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Waiting with a deadline.
 */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Await() {
        // static access only
    }

    /** Waits until a look shows what is expected; fails telling what it showed last. */
    public static <T> T until(final String what, final Callable<T> look, final Predicate<T> expected)
            throws Exception {
        final long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            final T seen = look.call();
            if (expected.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                fail("not seen within " + LIMIT + ": " + what + "; seen last: " + seen);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
