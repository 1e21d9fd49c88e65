/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.openflow.SwitchSocket;
import dev.weft.helper.varp.Station;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the switch's entries in the order of the calls, as many at once as have gathered, and waits for its word
 * before frames follow. All of it on one thread but the waiting.
 */
final class FlowQueue implements AutoCloseable {
    /** What is to be done. */
    sealed interface Job {
        Station station();

        /** Make an entry, then give frames back. */
        record Put(Station station, long path, int seconds, List<byte[]> frames) implements Job { }

        /** Change an entry. */
        record Move(Station station, long path) implements Job { }

        /** Delete an entry. */
        record Remove(Station station) implements Job { }

        /** Delete all that the switch learned from other nodes in the vnet. */
        record Clear(Station station) implements Job { }

        /** Find out whether an entry is used. */
        record Look(Station station) implements Job { }
    }

    /** Hears of jobs that were done. */
    interface Listener {
        /** These frames find an entry now. */
        void ready(List<byte[]> frames);

        /** This entry was used since it was made. */
        void used(Station station);
    }

    private static final Logger LOG = LoggerFactory.getLogger(FlowQueue.class);
    private static final int MOST = 16_384;
    private static final int BATCH = 256;
    private static final int LONGEST_SECONDS = 5;

    private final ScheduledExecutorService thread;
    private final Executor waiting;
    private final Listener listener;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(BATCH * LearnedFlow.MOD_LENGTH + SwitchSocket.HEADER);
    private Path path = Path.of("");
    private SwitchSocket socket;
    private boolean running;
    private boolean closed;
    private int xid;
    private String complaint = "";
    private long lost;

    FlowQueue(final ScheduledExecutorService thread, final Executor waiting, final Listener listener) {
        this.thread = thread;
        this.waiting = waiting;
        this.listener = listener;
    }

    /** From now on this is the switch's socket. */
    void become(final Path next) {
        if (!next.equals(path)) {
            path = next;
            hangUp();
        }
    }

    /** What went wrong last; empty if nothing did. */
    String complaint() {
        return complaint;
    }

    /** Jobs that were not done: the switch was away, or refused them. */
    long lost() {
        return lost;
    }

    void add(final Job job) {
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
        final List<Job> batch = new ArrayList<>();
        while (batch.size() < BATCH && !jobs.isEmpty()) {
            batch.add(jobs.remove());
        }
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

    /** What came of a batch: which jobs were refused, and which entries are used. */
    private record Result(BitSet refused, BitSet used) { }

    private Result run(final SwitchSocket used, final List<Job> batch, final int first) {
        try {
            used.connect();
            out.clear();
            for (int i = 0; i < batch.size(); i++) {
                write(batch.get(i), first + i);
            }
            SwitchSocket.header(out, SwitchSocket.BARRIER_REQUEST, first + batch.size());
            used.send(out.flip());
            return read(used, first, batch.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(final Job job, final int number) {
        if (job instanceof Job.Put put) {
            LearnedFlow.put(out, number, put.station(), put.path(), put.seconds());
        } else if (job instanceof Job.Move move) {
            LearnedFlow.move(out, number, move.station(), move.path());
        } else if (job instanceof Job.Remove remove) {
            LearnedFlow.remove(out, number, remove.station());
        } else if (job instanceof Job.Clear clear) {
            LearnedFlow.clear(out, number, clear.station().vnet());
        } else {
            LearnedFlow.ask(out, number, job.station());
        }
    }

    private static Result read(final SwitchSocket from, final int first, final int count) throws IOException {
        final var result = new Result(new BitSet(), new BitSet());
        while (true) {
            final int at = from.next();
            final ByteBuffer in = from.bytes();
            final int number = in.getInt(at + 4) - first;
            final int type = in.get(at + 1);
            if (type == SwitchSocket.BARRIER_REPLY && number == count) {
                return result;
            }
            if (number >= 0 && number < count && type == SwitchSocket.ERROR) {
                result.refused.set(number);
            } else if (number >= 0 && number < count && type == SwitchSocket.MULTIPART_REPLY
                    && isUsed(in, at, from.length())) {
                result.used.set(number);
            }
        }
    }

    /** Whether the first flow of an answer was used. */
    private static boolean isUsed(final ByteBuffer in, final int at, final int length) {
        return length >= 16 + 48 && in.getLong(at + 16 + 32) > 0;
    }

    private void ended(final List<Job> batch, final Result result, final Throwable failure) {
        running = false;
        if (failure != null) {
            final Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            complain("entries of vnets cannot be set by " + path + ": " + cause.getMessage());
            lost += batch.size();
            hangUp();
        } else {
            lost += result.refused().cardinality();
            complain(result.refused().isEmpty() ? "" : "the switch refuses entries of vnets");
            for (int i = 0; i < batch.size(); i++) {
                tell(batch.get(i), result.refused().get(i), result.used().get(i));
            }
        }
        next();
    }

    private void tell(final Job job, final boolean refused, final boolean used) {
        if (job instanceof Job.Put put && !refused && !put.frames().isEmpty()) {
            listener.ready(put.frames());
        } else if (used) {
            listener.used(job.station());
        }
    }

    private void complain(final String text) {
        if (!text.equals(complaint)) {
            complaint = text;
            if (!text.isEmpty()) {
                LOG.warn("discovery: {}", text);
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
