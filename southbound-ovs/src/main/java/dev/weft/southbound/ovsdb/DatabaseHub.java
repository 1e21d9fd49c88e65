/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeSpec;
import dev.weft.ovsdb.ConnectionListener;
import dev.weft.ovsdb.ConnectionOptions;
import dev.weft.ovsdb.OvsdbConnection;
import dev.weft.ovsdb.OvsdbListener;
import dev.weft.ovsdb.OvsdbSession;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.op.Select;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.Where;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions with the databases of nodes: some dial in and are recognised by their system-id, others are dialled.
 * A caller that no node of the intent claims waits, in a bounded room, until one does.
 */
public final class DatabaseHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHub.class);
    private static final int MAX_SESSIONS = 4096;
    private static final int MAX_UNCLAIMED = 64;

    /** A node that wants sessions. */
    private record Claim(NodeSpec spec, Consumer<OvsdbSession> taker, Optional<OvsdbConnection> dialled) { }

    private final RpcTransport transport = RpcTransport.create();
    private final ConnectionOptions options = ConnectionOptions.defaults();
    private final Map<NodeId, Claim> claims = new HashMap<>();
    private final Map<String, OvsdbSession> unclaimed = new HashMap<>();

    private OvsdbListener listener;

    /**
     * Starts listening.
     *
     * @param listen where, such as {@code ptcp:6640}
     */
    public DatabaseHub(final String listen) {
        final var endpoint = Endpoint.parse(listen);
        if (!(endpoint instanceof Endpoint.Listen passive)) {
            throw new IllegalArgumentException(listen + " is no address to listen on; use ptcp:PORT");
        }
        OvsdbListener.open(passive, transport, options, MAX_SESSIONS, this::accepted)
            .whenComplete((opened, failure) -> {
                if (failure != null) {
                    LOG.error("cannot listen on {} for nodes' databases, free the port and restart", listen, failure);
                } else {
                    opened(opened);
                }
            });
    }

    private synchronized void opened(final OvsdbListener opened) {
        listener = opened;
    }

    /**
     * Wants sessions for a node, now and whenever there is a new one.
     *
     * @param spec the node
     * @param taker gets the sessions
     */
    public synchronized void claim(final NodeSpec spec, final Consumer<OvsdbSession> taker) {
        release(spec.id());
        final var dialled = spec.ovsdbRemote().map(remote -> dial(remote, taker));
        claims.put(spec.id(), new Claim(spec, taker, dialled));
        dialled.ifPresent(OvsdbConnection::start);
        final var waiting = unclaimed.remove(spec.systemId());
        if (waiting != null && dialled.isEmpty()) {
            taker.accept(waiting);
        }
    }

    private OvsdbConnection dial(final String remote, final Consumer<OvsdbSession> taker) {
        if (!(Endpoint.parse(remote) instanceof Endpoint.Dial active)) {
            throw new IllegalArgumentException(remote + " is no address to dial; use tcp:ADDRESS:PORT");
        }
        return new OvsdbConnection(active, transport, options, new ConnectionListener() {
            @Override
            public void onConnected(final OvsdbSession session) {
                taker.accept(session);
            }
        });
    }

    /**
     * Wants no sessions for a node any more.
     *
     * @param node the node
     */
    public synchronized void release(final NodeId node) {
        final var claim = claims.remove(node);
        if (claim != null) {
            claim.dialled.ifPresent(OvsdbConnection::close);
        }
    }

    private void accepted(final OvsdbSession session) {
        session.transact(Transaction.on(Schema.DATABASE)
            .add(Select.from(Schema.ROOT, Where.all(), Schema.EXTERNAL_IDS)))
            .thenAccept(result -> identified(session,
                result.rows(0).get(0).getStringMap(Schema.EXTERNAL_IDS).getOrDefault("system-id", "")))
            .whenComplete((nothing, failure) -> {
                if (failure != null) {
                    session.fail("its database does not tell who it is: " + failure.getMessage());
                }
            });
    }

    private synchronized void identified(final OvsdbSession session, final String systemId) {
        for (var claim : claims.values()) {
            if (claim.spec.systemId().equals(systemId) && claim.dialled.isEmpty()) {
                claim.taker.accept(session);
                return;
            }
        }
        if (unclaimed.size() >= MAX_UNCLAIMED && !unclaimed.containsKey(systemId)) {
            session.fail("its system-id '" + systemId + "' is no node's, and " + MAX_UNCLAIMED + " such wait already");
            return;
        }
        LOG.warn("{} with system-id '{}' is no node of the intent; it waits", session.peer(), systemId);
        final var before = unclaimed.put(systemId, session);
        if (before != null) {
            before.fail("another switch with system-id '" + systemId + "' has connected");
        }
        session.closed().thenAccept(reason -> gone(session, systemId));
    }

    private synchronized void gone(final OvsdbSession session, final String systemId) {
        unclaimed.remove(systemId, session);
    }

    @Override
    public synchronized void close() {
        claims.values().forEach(claim -> claim.dialled.ifPresent(OvsdbConnection::close));
        if (listener != null) {
            listener.close();
        }
        transport.close();
    }
}
