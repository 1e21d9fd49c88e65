/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.replica;

import dev.weft.ovsdb.OvsdbSession;
import dev.weft.ovsdb.error.ColumnException;
import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.error.OvsdbException;
import dev.weft.ovsdb.monitor.MonitorListener;
import dev.weft.ovsdb.monitor.MonitorRequest;
import dev.weft.ovsdb.monitor.MonitorRequest.Selection;
import dev.weft.ovsdb.monitor.TableUpdates;
import dev.weft.ovsdb.schema.ColumnType;
import dev.weft.ovsdb.schema.DatabaseSchema;
import dev.weft.ovsdb.schema.TableSchema;
import dev.weft.ovsdb.value.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mirror of monitored tables. {@link #attach} it to a session, and to the next one after a reconnection: it keeps
 * what it has in between and then reports only what really differs. All changes and all calls of the listener happen on
 * the executor, in order; reading is possible from any thread, but only within the listener do all tables show one
 * moment. When an update cannot be right, or the listener falls too far behind, the session is closed, so that its
 * owner reconnects and begins anew. (Keeps Weft's picture of a node's ports: VL-13, VL-15.)
 */
public final class TableCache implements AutoCloseable {
    /** Most updates that may wait for the listener. */
    public static final int MAX_WAITING_UPDATES = 10_000;
    /** Most rows in all tables together, unless the constructor says otherwise. */
    public static final int DEFAULT_MAX_ROWS = 1_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(TableCache.class);

    private final MonitorRequest request;
    private final TableListener listener;
    private final SerialExecutor executor;
    private final Mirror mirror;

    /** What feeds the mirror now; what an earlier session still had under way no longer counts. */
    private volatile Feed feed;
    private volatile boolean closed;

    /** A mirror of at most {@link #DEFAULT_MAX_ROWS} rows. */
    public TableCache(final MonitorRequest request, final Executor executor, final TableListener listener) {
        this(request, executor, DEFAULT_MAX_ROWS, listener);
    }

    /**
     * A mirror, empty until {@link #attach}.
     *
     * @param request what to mirror; a table without columns means all but {@code _version}
     * @param executor where to work; tasks are given to it one at a time
     * @param maxRows most rows in all tables together
     * @param listener hears of every change
     */
    public TableCache(final MonitorRequest request, final Executor executor, final int maxRows,
            final TableListener listener) {
        this.request = request;
        this.listener = listener;
        this.executor = new SerialExecutor(executor, MAX_WAITING_UPDATES);
        this.mirror = new Mirror(request, maxRows);
    }

    /**
     * Feeds the mirror from a session, in place of any before.
     *
     * @return completes on the executor when the mirror is complete and the listener has heard of it; fails with a
     *     {@link ColumnException} if the database lacks a table or column of the request, or with another
     *     {@link OvsdbException}
     */
    public CompletableFuture<Void> attach(final OvsdbSession session) {
        final Feed next = new Feed(session);
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(new DisconnectedException("the mirror is closed"));
            }
            feed = next;
        }
        session.closed().thenAccept(next::lost);
        return session.getSchema(request.database()).thenCompose(next::start);
    }

    /** Whether the mirror is complete and its session alive. */
    public boolean isInSync() {
        final Feed current = feed;
        return current != null && current.synced && current.session.isOpen();
    }

    /** All rows of a table by identity; a live view that cannot be changed. */
    public Map<UUID, Row> rows(final String table) {
        return mirror.rows(table);
    }

    /** One row, if it is there. */
    public Optional<Row> row(final String table, final UUID uuid) {
        return Optional.ofNullable(mirror.rows(table).get(uuid));
    }

    /** Stops: the listener is not called again, except for a call that is under way. */
    @Override
    public void close() {
        final Feed last;
        synchronized (this) {
            closed = true;
            last = feed;
            feed = null;
        }
        if (last != null) {
            last.cancel();
        }
    }

    private Map<String, Map<String, ColumnType>> columnTypes(final DatabaseSchema schema) {
        final Map<String, Map<String, ColumnType>> types = new LinkedHashMap<>();
        request.tables().forEach((table, selection) -> {
            final TableSchema found = schema.table(table).orElseThrow(() -> new ColumnException("database "
                + schema.name() + " " + schema.version() + " has no table " + table + ", only "
                + schema.tables().keySet()));
            types.put(table, columnTypes(found, selection));
        });
        return types;
    }

    private static Map<String, ColumnType> columnTypes(final TableSchema table, final Selection selection) {
        if (selection.columns().isEmpty()) {
            return table.columns();
        }
        final Map<String, ColumnType> types = new LinkedHashMap<>();
        for (String column : selection.columns()) {
            types.put(column, Optional.ofNullable(table.columns().get(column)).orElseThrow(
                () -> new ColumnException("table " + table.name() + " has no column " + column + ", only "
                    + table.columns().keySet())));
        }
        return types;
    }

    private static MonitorRequest explicit(final MonitorRequest request,
            final Map<String, Map<String, ColumnType>> types) {
        final Map<String, Selection> tables = new LinkedHashMap<>();
        types.forEach((table, columns) -> tables.put(table,
            new Selection(List.copyOf(columns.keySet()), request.tables().get(table).where())));
        return new MonitorRequest(request.database(), tables);
    }

    /** What one session brings. */
    private final class Feed implements MonitorListener {
        private final CompletableFuture<Void> complete = new CompletableFuture<>();
        private final OvsdbSession session;

        private volatile OvsdbSession.Monitor monitor;
        private volatile boolean synced;
        private Map<String, Map<String, ColumnType>> types = Map.of();

        Feed(final OvsdbSession session) {
            this.session = session;
        }

        CompletableFuture<Void> start(final DatabaseSchema schema) {
            types = columnTypes(schema);
            return session.monitor(explicit(request, types), this).thenCompose(started -> {
                monitor = started;
                if (feed != this) {
                    cancel();
                }
                return complete;
            });
        }

        @Override
        public void initial(final TableUpdates updates) {
            work(() -> {
                tell(true, mirror.resync(types, updates));
                synced = true;
                complete.complete(null);
            });
        }

        @Override
        public void update(final TableUpdates updates) {
            work(() -> tell(false, mirror.apply(updates)));
        }

        void lost(final String reason) {
            complete.completeExceptionally(new DisconnectedException("the mirror of " + session.peer()
                + " was not completed: " + reason));
        }

        void cancel() {
            complete.completeExceptionally(new DisconnectedException("the mirror was closed or attached elsewhere"));
            final OvsdbSession.Monitor started = monitor;
            if (started != null) {
                started.cancel();
            }
        }

        private void work(final Runnable task) {
            try {
                executor.execute(() -> {
                    if (feed == this) {
                        guarded(task);
                    }
                });
            } catch (RejectedExecutionException e) {
                session.fail("the owner of the mirror takes no more updates: " + e.getMessage());
            }
        }

        private void guarded(final Runnable task) {
            try {
                task.run();
            } catch (OvsdbException e) {
                LOG.warn("{}: the mirror cannot go on and begins anew: {}", session.peer(), e.getMessage());
                session.fail(e.getMessage());
            }
        }

        private void tell(final boolean resynced, final List<RowChange> changes) {
            if (!resynced && changes.isEmpty()) {
                return;
            }
            CompletableFuture.runAsync(() -> listener.changed(resynced, changes), Runnable::run)
                .exceptionally(failure -> {
                    LOG.error("{}: the listener failed at {} changes", session.peer(), changes.size(), failure);
                    return null;
                });
        }
    }
}
