/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads from one node's switch what somebody wants to see, one thing after the other however many are asked for; who
 * asks for one that waits gets the same answer. Everything happens on the node's executor.
 *
 * @param <K> what is asked for
 * @param <V> what is answered
 */
final class ReadQueue<K, V> {
    /** Things that may wait. */
    static final int MAX_WAITING = 64;

    private static final long PATIENCE_SECONDS = 10;

    private final Supplier<Optional<SwitchSession>> session;
    private final BiFunction<SwitchSession, K, CompletableFuture<V>> read;
    private final Executor executor;
    private final Map<K, CompletableFuture<V>> waiting = new LinkedHashMap<>();

    private boolean reading;

    /**
     * Creates one.
     *
     * @param session gives the switch, if it is ready
     * @param read reads one thing
     * @param executor the node's
     */
    ReadQueue(final Supplier<Optional<SwitchSession>> session,
            final BiFunction<SwitchSession, K, CompletableFuture<V>> read, final Executor executor) {
        this.session = session;
        this.read = read;
        this.executor = executor;
    }

    /** Reads a thing; fails with a reason for people. */
    CompletableFuture<V> read(final K what) {
        if (waiting.size() >= MAX_WAITING && !waiting.containsKey(what)) {
            return failed("too many ask this node for its tables, try again");
        }
        final var answer = waiting.computeIfAbsent(what, any -> new CompletableFuture<>());
        next();
        return answer.copy();
    }

    /** A question that is given up after a while. */
    static <T> CompletableFuture<T> patient(final CompletableFuture<T> question) {
        return question.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .exceptionallyCompose(failure -> failure instanceof TimeoutException
                ? failed("the node's switch did not answer within " + PATIENCE_SECONDS + " s")
                : CompletableFuture.failedFuture(failure));
    }

    private void next() {
        if (reading || waiting.isEmpty()) {
            return;
        }
        final var what = waiting.keySet().iterator().next();
        final var answer = waiting.remove(what);
        reading = true;
        // what cannot even be asked must not keep others waiting
        CompletableFuture.completedFuture(what).thenCompose(this::ask).whenCompleteAsync((found, failure) -> {
            reading = false;
            if (failure == null) {
                answer.complete(found);
            } else {
                answer.completeExceptionally(failure);
            }
            next();
        }, executor);
    }

    private CompletableFuture<V> ask(final K what) {
        return session.get().map((Function<SwitchSession, CompletableFuture<V>>) ready -> read.apply(ready, what))
            .orElseGet(() -> failed("the node's switch is not connected"));
    }

    private static <T> CompletableFuture<T> failed(final String reason) {
        return CompletableFuture.failedFuture(new IllegalStateException(reason));
    }
}
