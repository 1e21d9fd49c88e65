/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.worker;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs what others wrote, so that its faults stay with the object they concern. */
public final class Attempt {
    private Attempt() {
        // only a function
    }

    /**
     * Runs a task on this thread.
     *
     * @param task the task
     * @return what it has thrown, empty if it went well
     */
    public static Optional<Throwable> fault(final Callable<?> task) {
        final var attempt = new FutureTask<>(task);
        attempt.run();
        try {
            attempt.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause());
        } catch (InterruptedException e) {
            // it is done, so there was nothing to wait for: someone wants this thread to end
            Thread.currentThread().interrupt();
            return Optional.of(e);
        }
    }
}
