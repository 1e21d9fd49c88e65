/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.southbound.openflow.message.OpenFlowError;
import dev.weft.southbound.openflow.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A question to a switch, and what has come of the answer. Not thread-safe, but for failing.
 *
 * @param <T> what the answer is made of
 */
final class Query<T> {
    private final CompletableFuture<List<T>> answer = new CompletableFuture<>();
    private final List<T> entries = new ArrayList<>();
    private final Function<byte[], Part<T>> reader;
    private final int limit;

    /**
     * Creates one.
     *
     * @param reader reads one message of the answer
     * @param limit how many entries are wanted at most; more are dropped
     */
    Query(final Function<byte[], Part<T>> reader, final int limit) {
        this.reader = reader;
        this.limit = limit;
    }

    /** Completes with all entries that came, or fails with a reason for people. */
    CompletableFuture<List<T>> answer() {
        return answer;
    }

    /** A part of the answer came. */
    void received(final byte[] message) {
        final var error = OpenFlowError.of(message);
        if (error.isPresent()) {
            fail("the switch refused to answer: " + error.orElseThrow().text());
            return;
        }
        try {
            final var part = reader.apply(message);
            part.entries().stream().limit(limit - entries.size()).forEach(entries::add);
            if (part.last()) {
                answer.complete(entries);
            }
        } catch (IllegalArgumentException e) {
            fail("what the switch answers cannot be read: " + e.getMessage());
        }
    }

    void fail(final String reason) {
        answer.completeExceptionally(new IllegalStateException(reason));
    }
}
