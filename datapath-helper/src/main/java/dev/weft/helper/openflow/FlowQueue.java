/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.openflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the switch's flows in the order of the calls, as many at once as have gathered, and waits for its word
 * before the owner goes on. All of it on one thread but the waiting.
 *
 * @param <J> what there is to do
 */
public final class FlowQueue<J extends FlowQueue.Job> implements AutoCloseable {
    /** What is to be done: one request. */
    public interface Job {
        /** Puts the request, of at most {@link #MOST_BYTES}. */
        void write(ByteBuffer out, int xid);

        /** While others wait: a part of the answer came. Only questions have answers. */
        default void answer(final ByteBuffer in, final int at, final int length) throws IOException {
            throw new IOException("the switch answers what was no question");
        }
    }

    /**
     * Hears of jobs that were done.
     *
     * @param <J> what there is to do
     */
    @FunctionalInterface
    public interface Listener<J> {
        /** The switch did it, and all before it. */
        void done(J job);
    }

    /** Longest request. */
    public static final int MOST_BYTES = 192;

    private static final Logger LOG = LoggerFactory.getLogger(FlowQueue.class);
    private static final int MOST = 16_384;
    private static final int BATCH = 256;
    private static final int LONGEST_SECONDS = 5;

    private final String what;
    private final ScheduledExecutorService thread;
    private final Executor waiting;
    private final Listener<J> listener;
    private final Deque<J> jobs = new ArrayDeque<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(BATCH * MOST_BYTES + SwitchSocket.HEADER);
    private Path path = Path.of("");
    private SwitchSocket socket;
    private boolean running;
    private boolean closed;
    private int xid;
    private String complaint = "";
    private long lost;

    /**
     * A queue that knows no switch.
     *
     * @param what there is in the switch, for complaints
     * @param waiting where something may block
     * @param listener hears, on the thread, what was done
     */
    public FlowQueue(final String what, final ScheduledExecutorService thread, final Executor waiting,
            final Listener<J> listener) {
        this.what = what;
        this.thread = thread;
        this.waiting = waiting;
        this.listener = listener;
    }

    /** From now on this is the switch's socket. */
    public void become(final Path next) {
        if (!next.equals(path)) {
            path = next;
            hangUp();
        }
    }

    /** What went wrong last; empty if nothing did. */
    public String complaint() {
        return complaint;
    }

    /** What went wrong last, if anything did. Whether all is well again is found out, even if nothing is to be done. */
    public Optional<String> problem() {
        if (complaint.isEmpty()) {
            return Optional.empty();
        }
        if (!running && !closed) {
            run(List.of());
        }
        return Optional.of(complaint);
    }

    /** Jobs that were not done: the switch was away, or refused them. */
    public long lost() {
        return lost;
    }

    /** One thing more to do. */
    public void add(final J job) {
        if (closed || jobs.size() >= MOST || path.toString().isEmpty()) {
            lost++;
            return;
        }
        jobs.add(job);
        next();
    }

    @Override
    public void close() {
        closed = true;
        jobs.clear();
        hangUp();
    }

    private void next() {
        if (running || jobs.isEmpty()) {
            return;
        }
        final List<J> batch = new ArrayList<>();
        while (batch.size() < BATCH && !jobs.isEmpty()) {
            batch.add(jobs.remove());
        }
        run(batch);
    }

    private void run(final List<J> batch) {
        running = true;
        final SwitchSocket used;
        try {
            used = socket == null ? new SwitchSocket(path) : socket;
        } catch (IOException e) {
            ended(batch, null, e);
            return;
        }
        socket = used;
        final int first = xid + 1;
        xid += batch.size() + 1;
        final Future<?> limit = thread.schedule(used::close, LONGEST_SECONDS, TimeUnit.SECONDS);
        CompletableFuture.supplyAsync(() -> run(used, batch, first), waiting)
            .whenCompleteAsync((result, failure) -> {
                limit.cancel(false);
                ended(batch, result, failure);
            }, thread);
    }

    /** Which jobs were refused. */
    private BitSet run(final SwitchSocket used, final List<J> batch, final int first) {
        try {
            used.connect();
            out.clear();
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).write(out, first + i);
            }
            SwitchSocket.header(out, SwitchSocket.BARRIER_REQUEST, first + batch.size());
            used.send(out.flip());
            return read(used, first, batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BitSet read(final SwitchSocket from, final int first, final List<J> batch) throws IOException {
        final var refused = new BitSet();
        while (true) {
            final int at = from.next();
            final ByteBuffer in = from.bytes();
            final int number = in.getInt(at + 4) - first;
            final int type = in.get(at + 1);
            if (type == SwitchSocket.BARRIER_REPLY && number == batch.size()) {
                return refused;
            }
            if (number >= 0 && number < batch.size() && type == SwitchSocket.ERROR) {
                refused.set(number);
            } else if (number >= 0 && number < batch.size() && type == SwitchSocket.MULTIPART_REPLY) {
                batch.get(number).answer(in, at, from.length());
            }
        }
    }

    private void ended(final List<J> batch, final BitSet refused, final Throwable failure) {
        running = false;
        if (failure != null) {
            final Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            complain(what + " cannot be set by " + path + ": " + cause.getMessage());
            lost += batch.size();
            hangUp();
        } else {
            lost += refused.cardinality();
            complain(refused.isEmpty() ? "" : "the switch refuses " + what);
            for (int i = refused.nextClearBit(0); i < batch.size(); i = refused.nextClearBit(i + 1)) {
                listener.done(batch.get(i));
            }
        }
        next();
    }

    private void complain(final String text) {
        if (!text.equals(complaint)) {
            complaint = text;
            if (!text.isEmpty()) {
                LOG.warn("flows: {}", text);
            }
        }
    }

    private void hangUp() {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
