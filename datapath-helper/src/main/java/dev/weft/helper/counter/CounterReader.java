/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import dev.weft.helper.loop.Outcome;
import dev.weft.helper.sheet.LinkFlows;
import dev.weft.helper.sheet.Sheet;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reads the counters of all ends in one request, a reading at a time (VL-11, VL-12). All of it on one thread but the
 * waiting.
 */
public final class CounterReader implements AutoCloseable {
    /** Opens a switch. */
    @FunctionalInterface
    interface Opener {
        FlowSource open(Path socket) throws IOException;
    }

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Path rundir;
    private final ScheduledExecutorService thread;
    private final Executor waiting;
    private final TrafficTable table;
    private final TrafficTable.Listener listener;
    private final Opener opener;
    /** Only used by one reading at a time, first where it waits and then on the thread. */
    private final FlowStats stats = new FlowStats();

    private Path socket = Path.of("");
    private FlowSource source;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private boolean closed;

    /**
     * A reader that is not connected.
     *
     * @param rundir where the bridges' management sockets are
     * @param thread the one thread
     * @param waiting where a reading may block
     * @param table takes over what was read
     * @param listener hears which ends received something
     */
    public CounterReader(final Path rundir, final ScheduledExecutorService thread, final Executor waiting,
            final TrafficTable table, final TrafficTable.Listener listener) {
        this(rundir, thread, waiting, table, listener, ManagementSocket::new);
    }

    CounterReader(final Path rundir, final ScheduledExecutorService thread, final Executor waiting,
            final TrafficTable table, final TrafficTable.Listener listener, final Opener opener) {
        this.rundir = rundir;
        this.thread = thread;
        this.waiting = waiting;
        this.table = table;
        this.listener = listener;
        this.opener = opener;
    }

    /** Reads all counters, where the sheet says they are, if there are ends. */
    public CompletionStage<Outcome> pass(final Sheet wanted) {
        return table.isEmpty() ? CompletableFuture.completedFuture(new Outcome.Done())
            : wanted.flows().map(flows -> read(flows).<Outcome>thenApply(done -> new Outcome.Done()))
                .orElseGet(() -> CompletableFuture.completedFuture(new Outcome.Done()));
    }

    /**
     * Reads all counters, unless a reading is under way.
     *
     * @return completes on the thread when the table is up to date; fails with an {@link IOException} that says why it
     *     is not
     */
    public CompletableFuture<Void> read(final LinkFlows flows) {
        if (!running.isDone() || closed) {
            return running;
        }
        final boolean fresh;
        try {
            fresh = open(rundir.resolve(flows.bridge() + ".mgmt"));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        // A connection from before may be one to a daemon that is gone
        final CompletableFuture<Void> done = fresh ? once() : once().handle((read, failure) -> failure)
            .thenCompose(failure -> failure == null ? CompletableFuture.completedFuture(null) : again());
        running = done.thenRun(() -> table.apply(stats, flows.sentTable(), flows.receivedTable(), listener));
        return running;
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
    }

    /** Whether the connection is a new one. */
    private boolean open(final Path path) throws IOException {
        if (source != null && path.equals(socket)) {
            return false;
        }
        hangUp();
        socket = path;
        source = opener.open(path);
        return true;
    }

    private CompletableFuture<Void> again() {
        if (closed) {
            return CompletableFuture.failedFuture(new IOException("the helper ends"));
        }
        try {
            open(socket);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return once();
    }

    private CompletableFuture<Void> once() {
        final FlowSource used = source;
        final Path where = socket;
        final Future<?> limit = thread.schedule(used::close, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {
            try {
                used.read(stats);
            } catch (AsynchronousCloseException e) {
                throw failed(where, "there was no answer within " + LONGEST.toSeconds() + " s", e);
            } catch (IOException e) {
                throw failed(where, e.getMessage() == null ? e.toString() : e.getMessage(), e);
            }
        }, waiting).whenCompleteAsync((done, failure) -> {
            limit.cancel(false);
            if (failure != null && source == used) {
                hangUp();
            }
        }, thread);
    }

    private static CompletionException failed(final Path where, final String reason, final IOException cause) {
        return new CompletionException(new IOException("the counters cannot be read from " + where + ": " + reason,
            cause));
    }

    private void hangUp() {
        if (source != null) {
            source.close();
            source = null;
        }
    }
}
