/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow;

import dev.weft.southbound.openflow.message.OpenFlow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes OpenFlow connections of real switches without OpenFlowPlugin, and counts what is sent to them. */
public final class SwitchServer implements Switches, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchServer.class);
    private static final int BARRIER_MILLIS = 5;
    private static final int BUNDLE_CONTROL = 2300;
    private static final int BUNDLE_ADD = 2301;
    private static final int BUNDLE_TYPE = 20;
    private static final int BUNDLE_BODY = 24;
    private static final int COMMIT = 4;

    private final ServerSocket socket;
    private final Map<String, SwitchListener> listeners = new HashMap<>();
    private final Map<String, SwitchConnection> connections = new HashMap<>();
    private final List<byte[]> sent = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService barriers = Executors.newSingleThreadScheduledExecutor();

    /** Listens on a free port of all addresses. */
    public SwitchServer() throws IOException {
        socket = new ServerSocket();
        socket.bind(new InetSocketAddress(0));
        final var thread = new Thread(this::accept, "switch-server");
        thread.setDaemon(true);
        thread.start();
        barriers.scheduleWithFixedDelay(this::barrier, BARRIER_MILLIS, BARRIER_MILLIS, TimeUnit.MILLISECONDS);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many flow modifications the driver sent in bundles since the last {@link #forgetSent()}. */
    public long flowMods() {
        return sent.stream().flatMap(SwitchServer::split)
            .filter(message -> isOnf(message, BUNDLE_ADD) && message.get(BUNDLE_BODY + 1) == OpenFlow.FLOW_MOD).count();
    }

    /** How many bundles the driver asked to take effect since the last {@link #forgetSent()}. */
    public long commits() {
        return sent.stream().flatMap(SwitchServer::split)
            .filter(message -> isOnf(message, BUNDLE_CONTROL) && message.getShort(BUNDLE_TYPE) == COMMIT).count();
    }

    public void forgetSent() {
        sent.clear();
    }

    private static boolean isOnf(final ByteBuffer message, final int type) {
        return message.get(1) == OpenFlow.EXPERIMENTER && message.getInt(8) == OpenFlow.ONF
            && message.getInt(12) == type;
    }

    private static Stream<ByteBuffer> split(final byte[] messages) {
        final var all = ByteBuffer.wrap(messages);
        final var each = new ArrayList<ByteBuffer>();
        for (int at = 0; at < messages.length;) {
            final int length = all.getShort(at + 2) & 0xffff;
            each.add(all.slice(at, length));
            at += length;
        }
        return each.stream();
    }

    @Override
    public synchronized Watch watch(final String datapathId, final SwitchListener listener) {
        listeners.put(datapathId, listener);
        final var connection = connections.get(datapathId);
        if (connection != null) {
            listener.connected(connection);
        }
        return () -> unwatch(datapathId, listener);
    }

    private synchronized void unwatch(final String datapathId, final SwitchListener listener) {
        listeners.remove(datapathId, listener);
    }

    synchronized void connected(final String datapathId, final SwitchConnection connection) {
        connections.put(datapathId, connection);
        final var listener = listeners.get(datapathId);
        if (listener != null) {
            listener.connected(connection);
        }
    }

    synchronized void received(final String datapathId, final byte[] message) {
        final var listener = listeners.get(datapathId);
        if (listener != null) {
            listener.received(message);
        }
    }

    synchronized void disconnected(final String datapathId, final SwitchConnection connection) {
        if (connections.remove(datapathId, connection)) {
            final var listener = listeners.get(datapathId);
            if (listener != null) {
                listener.disconnected();
            }
        }
    }

    void noteSent(final byte[] messages) {
        sent.add(messages);
    }

    /** Cuts all connections; the switches connect again by themselves. */
    public void cut() {
        final List<SwitchConnection> all;
        synchronized (this) {
            all = List.copyOf(connections.values());
        }
        all.forEach(SwitchConnection::close);
    }

    private synchronized void barrier() {
        connections.values().forEach(SwitchConnection::barrier);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                new SwitchConnection(this, socket.accept()).start();
            } catch (IOException e) {
                LOG.debug("no longer listening", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        barriers.shutdownNow();
        cut();
    }
}
