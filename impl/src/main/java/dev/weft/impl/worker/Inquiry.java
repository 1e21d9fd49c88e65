/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.worker;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.api.id.NodeId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A question to many nodes at the same time. Those that do not answer in time, or cannot be asked, are told with the
 * reason, and the others count.
 *
 * @param <T> what a node answers
 */
public final class Inquiry<T> {
    /** How long an answer is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function<NodeId, ListenableFuture<T>> question;
    private final ScheduledExecutorService executor;

    /**
     * What became of it.
     *
     * @param <T> what a node answers
     * @param answers what nodes said, in the order in which they were asked
     * @param silent why the others said nothing, for people
     */
    public record Result<T>(Map<NodeId, T> answers, Map<NodeId, String> silent) { }

    /**
     * Makes it; nobody is asked yet.
     *
     * @param question asks a node; may refuse with an {@link IllegalArgumentException} or
     *     {@link IllegalStateException}, whose text is for people
     * @param executor measures time
     */
    public Inquiry(final Function<NodeId, ListenableFuture<T>> question, final ScheduledExecutorService executor) {
        this.question = requireNonNull(question);
        this.executor = requireNonNull(executor);
    }

    /**
     * Asks nodes.
     *
     * @param nodes the nodes
     * @return what became of it, when all have answered or their time is over; it does not fail
     */
    public ListenableFuture<Result<T>> ask(final Collection<NodeId> nodes) {
        final var asked = new LinkedHashMap<NodeId, ListenableFuture<T>>();
        nodes.forEach(node -> asked.put(node, ask(node)));
        return Futures.whenAllComplete(asked.values()).call(() -> result(asked), MoreExecutors.directExecutor());
    }

    private ListenableFuture<T> ask(final NodeId node) {
        try {
            return Futures.withTimeout(question.apply(node), PATIENCE.toMillis(), TimeUnit.MILLISECONDS, executor);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Futures.immediateFailedFuture(e);
        }
    }

    private static <T> Result<T> result(final Map<NodeId, ? extends Future<T>> asked) {
        final var answers = new LinkedHashMap<NodeId, T>();
        final var silent = new LinkedHashMap<NodeId, String>();
        asked.forEach((node, answer) -> {
            try {
                answers.put(node, Futures.getDone(answer));
            } catch (ExecutionException e) {
                silent.put(node, reason(Throwables.getRootCause(e)));
            }
        });
        return new Result<>(answers, silent);
    }

    private static String reason(final Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "it did not answer within " + PATIENCE.toSeconds() + " s";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
