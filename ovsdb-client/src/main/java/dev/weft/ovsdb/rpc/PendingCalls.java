/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.rpc;

import com.google.gson.JsonElement;
import dev.weft.ovsdb.error.DisconnectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Requests that wait for their answer. Touched by the session's event loop only.
 */
final class PendingCalls {
    /**
     * A request under way.
     *
     * @param <T> what its answer is decoded to
     */
    static final class Call<T> {
        private final String method;
        private final Function<JsonElement, T> decoder;
        private final CompletableFuture<T> future;
        private Future<?> timeout;

        Call(final String method, final Function<JsonElement, T> decoder, final CompletableFuture<T> future) {
            this.method = method;
            this.decoder = decoder;
            this.future = future;
        }

        String method() {
            return method;
        }

        void timeout(final Future<?> newTimeout) {
            timeout = newTimeout;
        }

        /** Completes the call; whatever its decoder throws fails the call and is told. */
        void succeed(final JsonElement result, final Consumer<Throwable> whenNotDecoded) {
            cancelTimeout();
            CompletableFuture.completedFuture(result).thenApply(decoder).whenComplete((decoded, failure) -> {
                if (failure == null) {
                    future.complete(decoded);
                } else {
                    future.completeExceptionally(failure.getCause());
                    whenNotDecoded.accept(failure.getCause());
                }
            });
        }

        void fail(final RuntimeException cause) {
            cancelTimeout();
            future.completeExceptionally(cause);
        }

        private void cancelTimeout() {
            if (timeout != null) {
                timeout.cancel(false);
            }
        }
    }

    private final Map<Long, Call<?>> calls = new HashMap<>();

    int size() {
        return calls.size();
    }

    void add(final long id, final Call<?> call) {
        calls.put(id, call);
    }

    /** Takes the call out; null when there is none (any more). */
    Call<?> remove(final long id) {
        return calls.remove(id);
    }

    void failAll(final String reason) {
        // A future's dependents may come back to us, so the map is emptied first
        final List<Call<?>> failed = new ArrayList<>(calls.values());
        calls.clear();
        failed.forEach(call -> call.fail(new DisconnectedException(call.method() + " was not answered: " + reason)));
    }
}
