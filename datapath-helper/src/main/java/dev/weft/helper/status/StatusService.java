/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the status behind one socket, on a thread of its own: a few at a time, the others wait at the door; whoever
 * takes too long is shown out. All who wait get the same snapshot, so that many of them do not keep the helper busy.
 */
final class StatusService implements Runnable {
    /** Most who are served at a time. */
    static final int MAX_CLIENTS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(StatusService.class);

    private final ServerSocketChannel server;
    private final Executor thread;
    private final Supplier<StatusSnapshot> snapshot;
    private final Duration limit;
    private final Selector selector;
    private final SelectionKey door;
    private final Map<SelectionKey, StatusConnection> clients = new HashMap<>();
    private final AtomicReference<CompletableFuture<StatusSnapshot>> made = new AtomicReference<>();
    private boolean asked;

    StatusService(final ServerSocketChannel server, final Executor thread, final Supplier<StatusSnapshot> snapshot,
            final Duration limit) throws IOException {
        this.server = server;
        this.thread = thread;
        this.snapshot = snapshot;
        this.limit = limit;
        selector = Selector.open();
        server.configureBlocking(false);
        door = server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Serves until it is closed. */
    @Override
    public void run() {
        try {
            while (server.isOpen()) {
                selector.select(this::ready, patience());
                takeSnapshot();
                showOut();
                door.interestOps(clients.size() < MAX_CLIENTS ? SelectionKey.OP_ACCEPT : 0);
            }
        } catch (ClosedSelectorException | CancelledKeyException e) {
            LOG.debug("closed", e);
        } catch (IOException | UncheckedIOException e) {
            if (server.isOpen()) {
                LOG.warn("the local status is not shown until the next look", e);
            }
        } finally {
            // Whatever it was: a door behind which nobody is would never be made anew
            close();
            clients.values().forEach(StatusConnection::close);
        }
    }

    boolean isOpen() {
        return server.isOpen();
    }

    /** Ends it, from any thread. */
    void close() {
        try {
            server.close();
            selector.close();
        } catch (IOException e) {
            LOG.warn("the socket of the local status was not closed in order", e);
        }
    }

    private void ready(final SelectionKey key) {
        if (key.equals(door)) {
            accept();
            return;
        }
        final StatusConnection client = clients.get(key);
        try {
            client.write();
        } catch (IOException e) {
            // Who hangs up early harms nobody
            LOG.debug("a client of the local status is gone", e);
            client.close();
        }
    }

    private void accept() {
        try {
            final SocketChannel channel = server.accept();
            if (channel == null) {
                return;
            }
            channel.configureBlocking(false);
            final SelectionKey key = channel.register(selector, 0);
            clients.put(key, new StatusConnection(key, System.nanoTime() + limit.toNanos()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!asked) {
            asked = true;
            CompletableFuture.supplyAsync(snapshot, thread).whenComplete((result, failure) -> {
                made.set(failure == null ? CompletableFuture.completedFuture(result)
                    : CompletableFuture.failedFuture(failure));
                selector.wakeup();
            });
        }
    }

    private void takeSnapshot() {
        final CompletableFuture<StatusSnapshot> result = made.getAndSet(null);
        if (result == null) {
            return;
        }
        asked = false;
        result.whenComplete((taken, failure) -> {
            if (failure != null) {
                LOG.warn("the status cannot be shown", failure);
            }
            for (StatusConnection client : clients.values()) {
                if (client.isWaiting() && failure == null) {
                    client.show(new StatusPages(taken));
                } else if (client.isWaiting()) {
                    client.close();
                }
            }
        });
    }

    private void showOut() {
        final long now = System.nanoTime();
        clients.values().removeIf(client -> {
            if (client.left(now) <= 0) {
                client.close();
            }
            return !client.isOpen();
        });
    }

    /** Milliseconds until somebody's time is over; 0: nobody's. */
    private long patience() {
        final long now = System.nanoTime();
        final long left = clients.values().stream().mapToLong(client -> client.left(now)).min().orElse(-1);
        return clients.isEmpty() ? 0 : Math.max(1, Duration.ofNanos(left).toMillis() + 1);
    }
}
