/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.AddressTable.Entry;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.table.Table;
import dev.weft.southbound.openflow.message.FlowStatistics;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Reads the tables of networks from one node's switch, one after the other however many are asked for (FN-6).
 * Everything happens on the node's executor.
 */
final class AddressReader {
    /** Entries of one table. */
    static final int MAX_ENTRIES = 65536;
    /** Networks that may wait. */
    static final int MAX_WAITING = 64;

    private static final long PATIENCE_SECONDS = 10;

    private final Supplier<Optional<SwitchSession>> session;
    private final Supplier<AddressEntries> meaning;
    private final Executor executor;
    private final Map<NetworkKey, CompletableFuture<List<Entry>>> waiting = new LinkedHashMap<>();

    private boolean reading;

    /**
     * Creates one.
     *
     * @param session gives the switch, if it is ready
     * @param meaning tells what flows mean at that moment
     * @param executor the node's
     */
    AddressReader(final Supplier<Optional<SwitchSession>> session, final Supplier<AddressEntries> meaning,
            final Executor executor) {
        this.session = session;
        this.meaning = meaning;
        this.executor = executor;
    }

    /** Reads the table of a network; who asks for one that already waits gets the same answer. */
    CompletableFuture<List<Entry>> read(final NetworkKey network) {
        if (waiting.size() >= MAX_WAITING && !waiting.containsKey(network)) {
            return failed("too many ask this node for its tables, try again");
        }
        final var answer = waiting.computeIfAbsent(network, any -> new CompletableFuture<>());
        next();
        return answer.copy();
    }

    private CompletableFuture<List<Entry>> read(final SwitchSession from, final NetworkKey network) {
        final var match = ByteBuffer.allocate(Integer.BYTES + Long.BYTES).putInt(Field.SEGMENT.header())
            .putLong(network.metadata()).array();
        return read(from, Table.LOOKUP, match, MAX_ENTRIES).thenComposeAsync(known ->
            read(from, Table.LEARNED, match, MAX_ENTRIES - known.size()).thenApplyAsync(learned ->
                meaning.get().of(known, learned), executor), executor);
    }

    private static CompletableFuture<List<FlowStatistics.Entry>> read(final SwitchSession from, final Table table,
            final byte[] match, final int limit) {
        return from.ask(xid -> FlowStatistics.request(xid, table.id(), match), FlowStatistics::reply, limit)
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .exceptionallyCompose(failure -> failure instanceof TimeoutException
                ? failed("the node's switch did not answer within " + PATIENCE_SECONDS + " s")
                : CompletableFuture.failedFuture(failure));
    }

    private void next() {
        if (reading || waiting.isEmpty()) {
            return;
        }
        final var network = waiting.keySet().iterator().next();
        final var answer = waiting.remove(network);
        reading = true;
        session.get().map(ready -> read(ready, network))
            .orElseGet(() -> failed("the node's switch is not connected"))
            .whenCompleteAsync((entries, failure) -> {
                reading = false;
                if (failure == null) {
                    answer.complete(entries);
                } else {
                    answer.completeExceptionally(failure);
                }
                next();
            }, executor);
    }

    private static <T> CompletableFuture<T> failed(final String reason) {
        return CompletableFuture.failedFuture(new IllegalStateException(reason));
    }
}
