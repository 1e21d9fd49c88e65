/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import dev.weft.ovsdb.ConnectionState.Closed;
import dev.weft.ovsdb.ConnectionState.Connected;
import dev.weft.ovsdb.ConnectionState.Connecting;
import dev.weft.ovsdb.ConnectionState.Idle;
import dev.weft.ovsdb.ConnectionState.Waiting;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.rpc.JsonRpcSession;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that we call and keep: whenever it breaks, it is made again, with growing waits, until it is closed.
 * Methods may be called by any thread; all changes of state happen on one event loop. (VL-19: a node goes on without
 * us, so a lost connection is a matter of coming back, not of an alarm to traffic.)
 */
public final class OvsdbConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OvsdbConnection.class);

    private final Endpoint.Dial endpoint;
    private final RpcTransport transport;
    private final ConnectionOptions options;
    private final ConnectionListener listener;
    private final EventExecutor executor;
    private final Backoff backoff;

    private volatile ConnectionState state = new Idle();
    private Future<?> retry;

    /**
     * Makes a connection that is idle until {@link #start()}.
     *
     * @throws IllegalArgumentException if the endpoint needs TLS and the options have none
     */
    public OvsdbConnection(final Endpoint.Dial endpoint, final RpcTransport transport, final ConnectionOptions options,
            final ConnectionListener listener) {
        if (endpoint.secure() && options.tls().isEmpty()) {
            throw new IllegalArgumentException(endpoint + " needs keys and certificates (an SslContext)");
        }
        this.endpoint = endpoint;
        this.transport = transport;
        this.options = options;
        this.listener = Objects.requireNonNull(listener);
        this.executor = transport.executor();
        this.backoff = new Backoff(options.firstWait(), options.longestWait(), ThreadLocalRandom.current());
    }

    /** Begins to connect; does nothing when it already began. */
    public void start() {
        executor.execute(() -> {
            if (state instanceof Idle) {
                connect();
            }
        });
    }

    /** Where it is. */
    public ConnectionState state() {
        return state;
    }

    /** The session, when there is one. */
    public Optional<OvsdbSession> session() {
        return state instanceof Connected connected ? Optional.of(connected.session()) : Optional.empty();
    }

    /** Where it connects to. */
    public Endpoint.Dial endpoint() {
        return endpoint;
    }

    /** Ends it for good; can be called again. */
    @Override
    public void close() {
        try {
            executor.execute(this::doClose);
        } catch (RejectedExecutionException e) {
            LOG.debug("the transport of {} was closed before", endpoint, e);
        }
    }

    private void doClose() {
        if (state instanceof Closed) {
            return;
        }
        if (retry != null) {
            retry.cancel(false);
        }
        final Optional<OvsdbSession> open = session();
        enter(new Closed());
        open.ifPresent(session -> {
            session.close();
            heard("onDisconnected", () -> listener.onDisconnected(session, "closed by this side"));
        });
    }

    private void connect() {
        enter(new Connecting());
        transport.dial(endpoint, options.tls(), options.rpc()).whenCompleteAsync(this::dialled, executor);
    }

    private void dialled(final JsonRpcSession rpc, final Throwable failure) {
        if (failure != null) {
            if (state instanceof Connecting) {
                waitAfter(failure.getMessage());
            }
            return;
        }
        if (!(state instanceof Connecting)) {
            rpc.close();
            return;
        }
        final OvsdbSession session = OvsdbSession.over(rpc, options.rpc().requestTimeout());
        final long since = System.nanoTime();
        enter(new Connected(session));
        heard("onConnected", () -> listener.onConnected(session));
        session.closed().thenAcceptAsync(reason -> lost(session, reason, since), executor);
    }

    private void lost(final OvsdbSession session, final String reason, final long since) {
        if (state instanceof Connected connected && connected.session() == session) {
            backoff.connectionLasted(Duration.ofNanos(System.nanoTime() - since));
            waitAfter(reason);
            heard("onDisconnected", () -> listener.onDisconnected(session, reason));
        }
    }

    private void waitAfter(final String reason) {
        final Duration delay = backoff.next();
        enter(new Waiting(reason, delay));
        retry = executor.schedule(() -> {
            if (state instanceof Waiting) {
                connect();
            }
        }, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void enter(final ConnectionState next) {
        final ConnectionState before = state;
        state = next;
        if (next instanceof Connecting || before instanceof Connecting && next instanceof Waiting) {
            // A node that is away would otherwise write a line every few seconds
            LOG.debug("{}: from {} to {}", endpoint, before, next);
        } else {
            LOG.info("{}: from {} to {}", endpoint, before, next);
        }
        heard("onState", () -> listener.onState(before, next));
    }

    private void heard(final String what, final Runnable call) {
        CompletableFuture.runAsync(call, Runnable::run).exceptionally(failure -> {
            LOG.error("the owner of the connection to {} failed in {}", endpoint, what, failure);
            return null;
        });
    }
}
