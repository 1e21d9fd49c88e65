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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Reads the tables of networks from one node's switch (FN-6). Everything happens on the node's executor. */
final class AddressReader {
    /** Entries of one table. */
    static final int MAX_ENTRIES = 65536;

    private final ReadQueue<NetworkKey, List<Entry>> queue;
    private final Supplier<AddressEntries> meaning;
    private final Executor executor;

    /**
     * Creates one.
     *
     * @param session gives the switch, if it is ready
     * @param meaning tells what flows mean at that moment
     * @param executor the node's
     */
    AddressReader(final Supplier<Optional<SwitchSession>> session, final Supplier<AddressEntries> meaning,
            final Executor executor) {
        queue = new ReadQueue<>(session, this::read, executor);
        this.meaning = meaning;
        this.executor = executor;
    }

    /** Reads the table of a network. */
    CompletableFuture<List<Entry>> read(final NetworkKey network) {
        return queue.read(network);
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
        return ReadQueue.patient(from.ask(xid -> FlowStatistics.request(xid, table.id(), match),
            FlowStatistics::reply, limit));
    }
}
