/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.database;

import dev.weft.ovsdb.ConnectionListener;
import dev.weft.ovsdb.ConnectionOptions;
import dev.weft.ovsdb.OvsdbConnection;
import dev.weft.ovsdb.OvsdbSession;
import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.monitor.MonitorRequest;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.op.Mutate;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.TransactionResult;
import dev.weft.ovsdb.op.Where;
import dev.weft.ovsdb.replica.RowChange;
import dev.weft.ovsdb.replica.TableCache;
import dev.weft.ovsdb.rpc.RpcOptions;
import dev.weft.ovsdb.value.OvsdbMap;
import dev.weft.ovsdb.value.OvsdbValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The node's own Open vSwitch database: the root's {@code external_ids}, kept up to date and written to, and the
 * interfaces. The connection is made again whenever it breaks. All on one thread.
 */
public final class NodeDatabase implements ConnectionListener, AutoCloseable {
    private static final String DATABASE = "Open_vSwitch";
    private static final String ROOT = "Open_vSwitch";
    private static final String EXTERNAL_IDS = "external_ids";
    /** Far more than a good sheet and all ends need, so that one that is too large can be complained of. */
    private static final int MAX_FRAME_BYTES = 64 << 20;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
    /** An interface for each end, and as many of others. */
    private static final int MAX_ROWS = 1 << 17;

    private final OvsdbConnection connection;
    private final TableCache cache;
    private final DatabaseListener listener;
    private final ExternalIds externalIds = new ExternalIds();

    /**
     * A database that is not connected until {@link #start()}.
     *
     * @param thread where the owner is called
     * @param listener hears of every change
     */
    public NodeDatabase(final Endpoint.Dial endpoint, final RpcTransport transport, final Executor thread,
            final DatabaseListener listener) {
        this.listener = listener;
        cache = new TableCache(MonitorRequest.of(DATABASE).table(ROOT, EXTERNAL_IDS)
                .table(InterfaceRow.TABLE, InterfaceRow.COLUMNS), thread, MAX_ROWS,
            (resynced, changes) -> {
                tell(changes);
                // Not at once: the mirror counts as complete only after its first call
                thread.execute(listener::complete);
            });
        connection = new OvsdbConnection(endpoint, transport, ConnectionOptions.defaults()
            .withRpc(RpcOptions.defaults().withMaxFrameBytes(MAX_FRAME_BYTES))
            .withWaits(FIRST_WAIT, LONGEST_WAIT), this);
    }

    /** Begins to connect. */
    public void start() {
        connection.start();
    }

    /** Whether the database can be seen, and was initialised. */
    public boolean isVisible() {
        return cache.isInSync() && !cache.rows(ROOT).isEmpty();
    }

    /** The value of a key of {@code external_ids} as it was seen last. */
    public Optional<String> externalId(final String key) {
        return externalIds.get(key);
    }

    /**
     * Sets one key of {@code external_ids} and leaves the others alone.
     *
     * @return fails with an {@link dev.weft.ovsdb.error.OvsdbException}
     */
    public CompletableFuture<TransactionResult> put(final String key, final String value) {
        return change(Map.of(key, Optional.of(value)));
    }

    /**
     * Sets keys of {@code external_ids}, or takes those without a value away, all at once, and leaves the others alone.
     *
     * @return fails with an {@link dev.weft.ovsdb.error.OvsdbException}
     */
    public CompletableFuture<TransactionResult> change(final Map<String, Optional<String>> changes) {
        final Map<String, String> present = new LinkedHashMap<>();
        changes.forEach((key, value) -> value.ifPresent(text -> present.put(key, text)));
        final Mutate change = Mutate.rows(ROOT, Where.all()).deleteKeys(EXTERNAL_IDS, changes.keySet())
            .insert(EXTERNAL_IDS, OvsdbValue.stringMap(present));
        return connection.session().map(session -> session.transact(Transaction.on(DATABASE).add(change)))
            .orElseGet(() -> CompletableFuture.failedFuture(new DisconnectedException("there is no connection to "
                + connection.endpoint())));
    }

    @Override
    public void onConnected(final OvsdbSession session) {
        cache.attach(session).exceptionally(failure -> {
            session.fail("cannot watch the database: " + failure.getMessage());
            return null;
        });
    }

    @Override
    public void close() {
        cache.close();
        connection.close();
    }

    private void tell(final List<RowChange> changes) {
        final Map<UUID, Optional<InterfaceRow>> interfaces = new LinkedHashMap<>();
        final Map<String, Optional<String>> ids = new LinkedHashMap<>();
        for (RowChange change : changes) {
            if (change.table().equals(InterfaceRow.TABLE)) {
                interfaces.put(change.uuid(), change.after().map(InterfaceRow::of));
            } else {
                ids.putAll(externalIds.become(change.after().map(root -> root.get(EXTERNAL_IDS))
                    .orElse(OvsdbMap.EMPTY)));
            }
        }
        // Ports first, so that a new end finds its own
        if (!interfaces.isEmpty()) {
            listener.interfaces(interfaces);
        }
        if (!ids.isEmpty()) {
            listener.externalIds(ids);
        }
    }
}
