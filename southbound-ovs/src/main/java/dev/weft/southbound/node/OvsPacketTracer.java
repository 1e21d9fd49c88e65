/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import dev.weft.api.id.NodeId;
import dev.weft.api.trace.PacketTracer;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceRequest;
import dev.weft.pipeline.trace.Knowledge;
import dev.weft.pipeline.trace.Need;
import dev.weft.pipeline.trace.NodeIdentity;
import dev.weft.pipeline.trace.Walker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Follows packets through the nodes that a driver drives (SI-12): only nodes in the packet's way are looked at, and
 * only what it meets there is asked of their switches. Not final, because Blueprint makes a proxy of what it publishes.
 */
public class OvsPacketTracer implements PacketTracer {
    private static final long PATIENCE_SECONDS = 10;
    /** Each round finds out all that the last one missed; a chain of 16 services on as many nodes needs some 40. */
    private static final int MAX_ROUNDS = 256;

    /** Packets that are followed at once: for each the flows of the nodes in its way are made anew. */
    static final int MAX_TRACES = 16;

    private final Semaphore room = new Semaphore(MAX_TRACES);
    private final Supplier<List<NodeSight>> sights;
    private final Function<NodeId, Optional<NodeSight>> sight;

    /** A packet that is being followed, and who waits for it. */
    private record Trace(TraceRequest request, Knowledge known, Walker walker, Future<TraceReport> answer) { }

    /**
     * Creates one.
     *
     * @param driver who drives the nodes
     */
    public OvsPacketTracer(final OvsNodeDriver driver) {
        this(driver::sights, driver::sight);
    }

    OvsPacketTracer(final Supplier<List<NodeSight>> sights, final Function<NodeId, Optional<NodeSight>> sight) {
        this.sights = requireNonNull(sights);
        this.sight = requireNonNull(sight);
    }

    @Override
    public ListenableFuture<TraceReport> trace(final TraceRequest request) {
        if (!room.tryAcquire()) {
            return Futures.immediateFailedFuture(new IllegalStateException("too many packets are being traced, try "
                + "again"));
        }
        final var answer = SettableFuture.<TraceReport>create();
        identities().thenApply(Knowledge::new)
            .thenCompose(known -> round(new Trace(request, known, new Walker(known), answer), 0))
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((report, failure) -> {
                room.release();
                if (failure == null) {
                    answer.set(report);
                } else {
                    answer.setException(reason(failure));
                }
            });
        return answer;
    }

    /** A node that is busy or not set up yet cannot be found by its addresses. */
    private CompletableFuture<List<NodeIdentity>> identities() {
        final var questions = sights.get().stream().map(each -> each.identity().<Optional<NodeIdentity>>handle(
            (identity, failure) -> Optional.ofNullable(identity))).toList();
        return CompletableFuture.allOf(questions.toArray(CompletableFuture[]::new)).thenApply(nothing ->
            questions.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList());
    }

    private CompletableFuture<TraceReport> round(final Trace trace, final int number) {
        if (trace.answer.isDone()) {
            throw new CancellationException("nobody waits for it any more");
        }
        final var result = trace.walker.follow(trace.request);
        if (result.needs().isEmpty()) {
            return CompletableFuture.completedFuture(result.report().orElseThrow());
        }
        if (number >= MAX_ROUNDS) {
            throw new IllegalStateException("the packet's way is too long to be traced");
        }
        final var questions = result.needs().stream().map(need -> find(need, trace.known)).toList();
        // what was found out is put together in one thread
        return CompletableFuture.allOf(questions.toArray(CompletableFuture[]::new)).thenComposeAsync(nothing -> {
            questions.forEach(question -> question.join().run());
            return round(trace, number + 1);
        });
    }

    /** Finds something out; what is to be noted then. */
    private CompletableFuture<Runnable> find(final Need need, final Knowledge known) {
        final var asked = sight.apply(need.node());
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(() -> known.failed(need, missing(need.node())));
        }
        if (need instanceof Need.Learned query) {
            return asked.orElseThrow().learned(query.query()).handle((rules, failure) -> failure == null
                ? () -> known.found(query, rules) : () -> known.failed(need, text(failure)));
        }
        return asked.orElseThrow().view().handle((view, failure) -> failure == null
            ? () -> known.found(view) : () -> known.failed(need, text(failure)));
    }

    private static String missing(final NodeId node) {
        return "node " + node + " is not managed by this controller";
    }

    private static String text(final Throwable failure) {
        final var reason = reason(failure);
        return Objects.requireNonNullElseGet(reason.getMessage(), reason::toString);
    }

    private static Throwable reason(final Throwable failure) {
        final var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
            : failure;
        return cause instanceof TimeoutException ? new IllegalStateException("the nodes did not answer within "
            + PATIENCE_SECONDS + " s", cause) : cause;
    }
}
