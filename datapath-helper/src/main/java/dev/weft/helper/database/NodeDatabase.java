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
import dev.weft.ovsdb.replica.TableCache;
import dev.weft.ovsdb.rpc.RpcOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The {@code external_ids} of the node's own Open vSwitch database: kept up to date, and written to. The connection is
 * made again whenever it breaks.
 */
public final class NodeDatabase implements ConnectionListener, AutoCloseable {
    private static final String DATABASE = "Open_vSwitch";
    private static final String ROOT = "Open_vSwitch";
    private static final String EXTERNAL_IDS = "external_ids";
    /** Far more than a good sheet needs, so that one that is too large can be complained of. */
    private static final int MAX_FRAME_BYTES = 16 << 20;
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
    private static final int MAX_ROWS = 16;

    private final OvsdbConnection connection;
    private final TableCache cache;

    /**
     * A database that is not connected until {@link #start()}.
     *
     * @param thread where the owner is called
     * @param changed is told whenever anything in {@code external_ids} changed, or the connection is there again
     */
    public NodeDatabase(final Endpoint.Dial endpoint, final RpcTransport transport, final Executor thread,
            final Runnable changed) {
        cache = new TableCache(MonitorRequest.of(DATABASE).table(ROOT, EXTERNAL_IDS), thread, MAX_ROWS,
            // Not at once: the mirror counts as complete only after its first call
            (resynced, changes) -> thread.execute(changed));
        connection = new OvsdbConnection(endpoint, transport, ConnectionOptions.defaults()
            .withRpc(RpcOptions.defaults().withMaxFrameBytes(MAX_FRAME_BYTES))
            .withWaits(FIRST_WAIT, LONGEST_WAIT), this);
    }

    /** Begins to connect. */
    public void start() {
        connection.start();
    }

    /** What is in {@code external_ids}; empty while the database cannot be seen or was never initialised. */
    public Optional<Map<String, String>> externalIds() {
        return cache.isInSync()
            ? cache.rows(ROOT).values().stream().findFirst().map(root -> root.getStringMap(EXTERNAL_IDS))
            : Optional.empty();
    }

    /**
     * Sets one key of {@code external_ids} and leaves the others alone.
     *
     * @return fails with an {@link dev.weft.ovsdb.error.OvsdbException}
     */
    public CompletableFuture<TransactionResult> put(final String key, final String value) {
        return connection.session().map(session -> session.transact(Transaction.on(DATABASE)
                .add(Mutate.rows(ROOT, Where.all()).putAll(EXTERNAL_IDS, Map.of(key, value)))))
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
}
