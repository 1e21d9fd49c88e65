/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.southbound.openflow.SwitchChannel;
import dev.weft.southbound.openflow.SwitchRefusal;
import dev.weft.southbound.openflow.message.Bundle;
import dev.weft.southbound.openflow.message.FlowMonitor;
import dev.weft.southbound.openflow.message.FlowMonitor.Report;
import dev.weft.southbound.openflow.message.OpenFlow;
import dev.weft.southbound.openflow.message.OpenFlowError;
import dev.weft.southbound.openflow.message.Part;
import dev.weft.southbound.openflow.message.TlvMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a switch, from the handshake on: the TLV map must stand, then the flow monitor tells what the
 * switch holds, from then on it is ready. Everything happens on the node's executor.
 */
final class SwitchSession {
    /** Is told how the session goes. */
    interface Owner {
        /** The switch has told a part of what it holds or of what changed. */
        void told(Report report);

        /** The switch has told everything: flows may be sent. */
        void ready();

        /**
         * The switch cannot be used as it is; {@link SwitchSession#restart()} tries again.
         *
         * @param reason what is wrong, and what the operator can do
         */
        void unusable(String reason);
    }

    private enum State { TLV_MAP, MONITOR, READY, UNUSABLE }

    private static final Logger LOG = LoggerFactory.getLogger(SwitchSession.class);
    private static final long REASON_MILLIS = 500;
    private static final long PATIENCE_SECONDS = 30;

    private final SwitchChannel channel;
    private final Executor executor;
    private final Owner owner;

    /** A question that is given up is taken out by another thread. */
    private final Map<Integer, Query<?>> queries = new ConcurrentHashMap<>();

    private State state = State.TLV_MAP;
    private int lastBundle;
    private int lastMonitor;
    private int attempts;
    private int lastQuery;
    /** The refusal of a flow of the last bundle. */
    private CompletableFuture<SwitchRefusal> refused = new CompletableFuture<>();

    SwitchSession(final SwitchChannel channel, final Executor executor, final Owner owner) {
        this.channel = channel;
        this.executor = executor;
        this.owner = owner;
    }

    void start() {
        final int attempt = ++attempts;
        send(TlvMap.request(), "Open vSwitch did not tell its Geneve option map");
        // some errors of Open vSwitch carry a wrong transaction id, so that nothing is told to fail
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS, executor).execute(() -> {
            if (attempts == attempt && (state == State.TLV_MAP || state == State.MONITOR)) {
                unusable("the switch did not tell what it holds within " + PATIENCE_SECONDS + " s");
            }
        });
    }

    /** Begins anew on the same channel, because it is not known any more what the switch holds. */
    void restart() {
        state = State.TLV_MAP;
        if (lastMonitor > 0) {
            // whether there was one to end does not matter
            channel.send(FlowMonitor.cancel(lastMonitor));
        }
        start();
    }

    /** The channel is gone: nothing that still comes from it counts. */
    void close() {
        state = State.UNUSABLE;
        queries.values().forEach(query -> query.fail("the node's switch disconnected"));
    }

    /**
     * Asks for something.
     *
     * @param <T> what the answer is made of
     * @param request makes the question from its transaction id
     * @param reader reads one message of the answer
     * @param limit how many entries are wanted at most
     * @return completes with the entries, or fails with a reason for people
     */
    <T> CompletableFuture<List<T>> ask(final IntFunction<byte[]> request, final Function<byte[], Part<T>> reader,
            final int limit) {
        final int xid = OpenFlow.query(++lastQuery & Integer.MAX_VALUE);
        final var query = new Query<T>(reader, limit);
        queries.put(xid, query);
        query.answer().whenComplete((entries, failure) -> queries.remove(xid));
        channel.send(request.apply(xid)).whenComplete((nothing, failure) -> {
            if (failure != null) {
                query.fail(failure.getMessage());
            }
        });
        return query.answer();
    }

    /** Changes meters, which cannot be in a bundle; fails as {@link #commit} does. */
    CompletableFuture<Void> change(final byte[] meters) {
        return channel.send(meters);
    }

    boolean isReady() {
        return state == State.READY;
    }

    void received(final byte[] message) {
        if (message.length >= OpenFlow.HEADER && OpenFlow.isQuery(OpenFlow.xid(message))) {
            Optional.ofNullable(queries.get(OpenFlow.xid(message))).ifPresent(query -> query.received(message));
            return;
        }
        switch (state) {
            case TLV_MAP -> TlvMap.reply(message).ifPresent(this::tlvMap);
            case MONITOR, READY -> {
                report(message).ifPresent(this::told);
                OpenFlowError.of(message).ifPresent(error ->
                    refused.complete(new SwitchRefusal(error.text(), error.offending())));
            }
            default -> LOG.debug("a message of {} octets came too late", message.length);
        }
    }

    private Optional<Report> report(final byte[] message) {
        try {
            return FlowMonitor.report(message);
        } catch (IllegalArgumentException e) {
            unusable("what the switch tells of its flows cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void told(final Report report) {
        owner.told(report);
        if (state == State.MONITOR && report.last()) {
            state = State.READY;
            owner.ready();
        }
    }

    private void tlvMap(final List<TlvMap.Mapping> mappings) {
        final var missing = TlvMap.Mapping.WEFT.stream().filter(wanted -> !mappings.contains(wanted)).toList();
        for (var mapping : mappings) {
            if (missing.stream().anyMatch(mapping::clashesWith)) {
                unusable("the switch's Geneve option map has another use of tun_metadata" + mapping.index() + " ("
                    + mapping + "): remove it with 'ovs-ofctl del-tlv-map' when nothing needs it");
                return;
            }
        }
        if (!missing.isEmpty()) {
            send(TlvMap.add(missing), "Open vSwitch refused the Geneve option map");
        }
        // no answer comes to a modification that is accepted; what is sent after it is handled after it
        monitor();
    }

    private void monitor() {
        state = State.MONITOR;
        send(FlowMonitor.request(++lastMonitor),
            "Open vSwitch refused the flow monitor; version 2.16 or later is needed");
    }

    private void send(final byte[] message, final String problem) {
        channel.send(message).whenCompleteAsync((nothing, failure) -> {
            if (failure != null) {
                unusable(problem + ": " + failure.getMessage());
            }
        }, executor);
    }

    private void unusable(final String reason) {
        if (state != State.UNUSABLE) {
            state = State.UNUSABLE;
            owner.unusable(reason);
        }
    }

    /**
     * Sends flow modifications as one: all take effect or none does.
     *
     * @param messages the modifications
     * @return completes when they took effect; fails with {@link SwitchRefusal} or
     *         {@link dev.weft.southbound.openflow.ChannelFailure} when none did, as far as is known
     */
    CompletableFuture<Void> commit(final List<byte[]> messages) {
        final var bundle = new Bundle(++lastBundle);
        refused = new CompletableFuture<>();
        final var ofFlow = refused;
        final var adds = new ArrayList<CompletableFuture<Void>>();
        final var opened = channel.send(bundle.open());
        bundle.add(messages).forEach(batch -> adds.add(channel.send(batch)));
        return channel.send(bundle.close())
            // the errors of all adds came before the answer to close; adds without error have no answer at all
            .handle((nothing, failure) -> firstFailure(opened, adds, failure))
            .thenCompose(failure -> failure == null ? commit(bundle, ofFlow)
                : channel.send(bundle.discard()).handle((nothing, ignored) -> failure)
                    .thenCompose(CompletableFuture::failedFuture));
    }

    /** The answer to commit only says that a flow was refused; which one and why was told before, by its own error. */
    private CompletableFuture<Void> commit(final Bundle bundle, final CompletableFuture<SwitchRefusal> ofFlow) {
        return channel.send(bundle.commit()).exceptionallyCompose(failure -> failure instanceof SwitchRefusal refusal
            // it may be on its way in another thread
            ? ofFlow.completeOnTimeout(refusal, REASON_MILLIS, TimeUnit.MILLISECONDS)
                .thenCompose(CompletableFuture::failedFuture)
            : CompletableFuture.failedFuture(failure));
    }

    private static Throwable firstFailure(final CompletableFuture<Void> opened,
            final List<CompletableFuture<Void>> adds, final Throwable ofClose) {
        for (var add : adds) {
            if (add.isCompletedExceptionally()) {
                return causeOf(add);
            }
        }
        return opened.isCompletedExceptionally() ? causeOf(opened) : ofClose;
    }

    private static Throwable causeOf(final CompletableFuture<Void> failed) {
        return failed.handle((nothing, failure) -> failure).join();
    }
}
