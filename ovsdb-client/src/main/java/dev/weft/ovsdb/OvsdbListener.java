/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.rpc.JsonRpcSession;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for switches that call us ({@code ovs-vsctl set-manager tcp:HOST:6640}). Who they are their database tells.
 */
public final class OvsdbListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OvsdbListener.class);

    private final Set<JsonRpcSession> open = ConcurrentHashMap.newKeySet();
    private final Endpoint.Listen endpoint;
    private final ConnectionOptions options;
    private final int maxSessions;
    private final Consumer<OvsdbSession> sessions;

    private Channel channel;
    private boolean closed;

    private OvsdbListener(final Endpoint.Listen endpoint, final ConnectionOptions options, final int maxSessions,
            final Consumer<OvsdbSession> sessions) {
        if (maxSessions < 1) {
            throw new IllegalArgumentException("maxSessions should be 1 or more, but is " + maxSessions);
        }
        this.endpoint = endpoint;
        this.options = options;
        this.maxSessions = maxSessions;
        this.sessions = Objects.requireNonNull(sessions);
    }

    /**
     * Begins to listen.
     *
     * @param maxSessions most sessions at one time; further callers are turned away at once
     * @param sessions gets each session when it is ready (after the TLS handshake), on its event loop: must not block
     * @return the listener once it listens; fails with a {@link dev.weft.ovsdb.error.DisconnectedException} otherwise
     */
    public static CompletableFuture<OvsdbListener> open(final Endpoint.Listen endpoint, final RpcTransport transport,
            final ConnectionOptions options, final int maxSessions, final Consumer<OvsdbSession> sessions) {
        final var listener = new OvsdbListener(endpoint, options, maxSessions, sessions);
        return transport.listen(endpoint, options.tls(), options.rpc(), listener::accepted).thenApply(channel -> {
            listener.opened(channel);
            return listener;
        });
    }

    /** Where it listens, with the real port. */
    public synchronized InetSocketAddress localAddress() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** How many sessions there are, including those not ready yet. */
    public int sessionCount() {
        return open.size();
    }

    /** Stops listening and ends all sessions; can be called again. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            channel.close();
        }
        LOG.info("{}: no longer listening", endpoint);
        open.forEach(JsonRpcSession::close);
    }

    private synchronized void opened(final Channel newChannel) {
        channel = newChannel;
        LOG.info("{}: listening", endpoint);
    }

    private void accepted(final JsonRpcSession session) {
        final boolean late;
        synchronized (this) {
            late = closed;
            if (!late && open.size() < maxSessions) {
                open.add(session);
            }
        }
        if (!open.contains(session)) {
            session.fail(late ? "no longer listening" : "there are already " + maxSessions + " sessions");
            LOG.warn("{}: turned {} away: {}", endpoint, session.peer(), late ? "closing" : "at the limit of "
                + maxSessions + " sessions");
            return;
        }
        session.closed().thenAccept(reason -> {
            open.remove(session);
            LOG.info("{}: {} left: {}", endpoint, session.peer(), reason);
        });
        session.ready().thenAccept(this::hand);
    }

    private void hand(final JsonRpcSession session) {
        LOG.info("{}: {} connected", endpoint, session.peer());
        final var ovsdb = OvsdbSession.over(session, options.rpc().requestTimeout());
        CompletableFuture.runAsync(() -> sessions.accept(ovsdb), Runnable::run).exceptionally(failure -> {
            LOG.error("{}: the session with {} could not be taken over", endpoint, session.peer(), failure);
            session.fail("it could not be taken over: " + failure.getMessage());
            return null;
        });
    }
}
