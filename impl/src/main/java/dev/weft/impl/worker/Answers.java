/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.worker;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Futures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** What became of questions to nodes. */
public final class Answers {
    private Answers() {
        // only functions
    }

    /**
     * Says why a node has not answered.
     *
     * @param answer its answer, done
     * @param patience how long it was waited for
     * @return the reason, for people; empty if it has answered
     */
    public static Optional<String> fault(final Future<?> answer, final Duration patience) {
        try {
            Futures.getDone(answer);
            return Optional.empty();
        } catch (ExecutionException e) {
            final var cause = Throwables.getRootCause(e);
            return Optional.of(cause instanceof TimeoutException
                ? "it did not answer within " + patience.toSeconds() + " s"
                : Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString));
        }
    }
}
