/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.monitor.MonitorListener;
import dev.weft.ovsdb.monitor.MonitorRequest;
import dev.weft.ovsdb.monitor.TableUpdates;
import dev.weft.ovsdb.op.Operation;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.TransactionResult;
import dev.weft.ovsdb.rpc.JsonRpcSession;
import dev.weft.ovsdb.schema.DatabaseSchema;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A conversation with one database server, whichever side called. Thread-safe. Every future may fail with an
 * {@link dev.weft.ovsdb.error.OvsdbException}, and completes on the event loop: chain with an executor what blocks.
 * (How Weft configures ports, tunnels and bridges on nodes: VL-13, VL-15.)
 */
public final class OvsdbSession implements AutoCloseable {
    private final Map<String, MonitorListener> monitors = new ConcurrentHashMap<>();
    private final AtomicLong lastMonitor = new AtomicLong();
    private final JsonRpcSession rpc;
    private final Duration timeout;

    private OvsdbSession(final JsonRpcSession rpc, final Duration timeout) {
        this.rpc = rpc;
        this.timeout = timeout;
    }

    /** Speaks OVSDB over a JSON-RPC session, of which it becomes the only user. */
    public static OvsdbSession over(final JsonRpcSession rpc, final Duration requestTimeout) {
        final var session = new OvsdbSession(rpc, requestTimeout);
        rpc.onNotification(session::notified);
        return session;
    }

    /** Who is at the other end, for messages. */
    public String peer() {
        return rpc.peer();
    }

    /** This side's IP address in the session; empty on a Unix socket. */
    public Optional<InetAddress> localAddress() {
        return rpc.localAddress();
    }

    /** Names of the databases that the server has. */
    public CompletableFuture<List<String>> listDatabases() {
        return rpc.call("list_dbs", new JsonArray(), timeout, result -> {
            final List<String> names = new ArrayList<>();
            JsonAccess.array(result, "the databases").forEach(name -> names.add(JsonAccess.string(name, "a name")));
            return List.copyOf(names);
        });
    }

    /** Schema of a database. */
    public CompletableFuture<DatabaseSchema> getSchema(final String database) {
        final JsonArray params = new JsonArray(1);
        params.add(database);
        return rpc.call("get_schema", params, timeout, DatabaseSchema::fromJson);
    }

    /** Runs a transaction within the default time. */
    public CompletableFuture<TransactionResult> transact(final Transaction transaction) {
        return transact(transaction, timeout);
    }

    /**
     * Runs a transaction.
     *
     * @return fails with an {@link dev.weft.ovsdb.error.OperationException} if the database refused it
     */
    public CompletableFuture<TransactionResult> transact(final Transaction transaction, final Duration within) {
        final List<Operation> operations = List.copyOf(transaction.operations());
        return rpc.call("transact", transaction.toJson(), within,
            result -> Transaction.resultFromJson(operations, result));
    }

    /**
     * Begins to watch tables. A {@link dev.weft.ovsdb.replica.TableCache} does this and makes rows of what is heard.
     *
     * @return completes when the listener has had its first call
     */
    public CompletableFuture<Monitor> monitor(final MonitorRequest request, final MonitorListener listener) {
        final String id = "weft-" + lastMonitor.incrementAndGet();
        final JsonArray params = new JsonArray(3);
        params.add(request.database());
        params.add(id);
        params.add(request.toJson());
        return rpc.call("monitor_cond", params, timeout, result -> {
            listener.initial(TableUpdates.fromJson(result));
            monitors.put(id, listener);
            return new Monitor(id);
        });
    }

    /** Asks for a sign of life and checks that it is ours that comes back. */
    public CompletableFuture<Boolean> echo(final String text) {
        final JsonArray params = new JsonArray(1);
        params.add(text);
        return rpc.call("echo", params, timeout, params::equals);
    }

    /** Whether it has not ended yet. */
    public boolean isOpen() {
        return rpc.isOpen();
    }

    /** Completes with the reason when the session has ended; never fails. */
    public CompletableFuture<String> closed() {
        return rpc.closed();
    }

    /** Ends the session for a reason, which {@link #closed()} gets. */
    public void fail(final String reason) {
        rpc.fail(reason);
    }

    @Override
    public void close() {
        rpc.close();
    }

    @Override
    public String toString() {
        return rpc.toString();
    }

    private void notified(final String method, final JsonArray params) {
        if ("update2".equals(method) && params.size() == 2) {
            final JsonElement id = params.get(0);
            final MonitorListener listener = id instanceof JsonPrimitive name && name.isString()
                ? monitors.get(name.getAsString()) : null;
            if (listener != null) {
                listener.update(TableUpdates.fromJson(params.get(1)));
            }
        }
    }

    /** A monitor under way. */
    public final class Monitor {
        private final String id;

        Monitor(final String id) {
            this.id = id;
        }

        /** Stops watching. The listener hears nothing more from now on; completes when the server knows, too. */
        public CompletableFuture<Void> cancel() {
            if (monitors.remove(id) == null) {
                return CompletableFuture.completedFuture(null);
            }
            final JsonArray params = new JsonArray(1);
            params.add(id);
            return rpc.call("monitor_cancel", params, timeout, toVoid());
        }

        private static Function<JsonElement, Void> toVoid() {
            return result -> null;
        }
    }
}
