/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.fail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waiting with a deadline.
 */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Await() {
        // static access only
    }

    /** Waits until the condition holds; fails naming it. */
    public static void until(final String what, final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("not seen within " + LIMIT + ": " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** The result of a future that should succeed. */
    public static <T> T get(final CompletableFuture<T> future) throws Exception {
        return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The failure of a future that should fail so. */
    public static <E extends Throwable> E failure(final Class<E> type, final CompletableFuture<?> future) {
        final var failure = assertThrows(ExecutionException.class, () -> get(future));
        if (!type.isInstance(failure.getCause())) {
            throw new AssertionError("expected " + type, failure.getCause());
        }
        return type.cast(failure.getCause());
    }
}
