/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketFilter;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.packet.ReceiveBatch;
import dev.weft.helper.packet.SendBatch;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open control port. A thread of its own waits for frames and hands them on in batches; there are only so many, and
 * what comes while all are in use is dropped and counted.
 */
public final class ControlWire implements AutoCloseable {
    /** Takes over frames that came. */
    @FunctionalInterface
    public interface Handler {
        /** On the port's thread; the handler gives the batch back by {@link ControlWire#release}. */
        void received(ControlWire from, ReceiveBatch batch, int count);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ControlWire.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

    /**
     * What frames are expected.
     *
     * @param thread name of the thread that waits
     * @param filter which frames
     * @param frames of a batch
     * @param room bytes for a frame; what is longer is cut off
     * @param batches that may be in use
     */
    public record Shape(String thread, PacketFilter filter, int frames, int room, int batches) {
        /** All frames of one Ethernet type. */
        public Shape(final String thread, final int etherType, final int frames, final int room, final int batches) {
            this(thread, new PacketFilter.EtherType(etherType), frames, room, batches);
        }
    }

    private final String name;
    private final PacketSocket socket;
    private final Handler handler;
    private final Runnable broken;
    private final AtomicLong overflow;
    private final BlockingQueue<ReceiveBatch> free;
    private final Thread thread;

    /** Only used by the port's thread. */
    private ReceiveBatch filling;
    private volatile boolean closed;
    private volatile boolean failed;

    private ControlWire(final String name, final Shape shape, final PacketSocket socket, final Handler handler,
            final Runnable broken, final AtomicLong overflow) {
        this.name = name;
        this.socket = socket;
        this.handler = handler;
        this.broken = broken;
        this.overflow = overflow;
        thread = new Thread(this::work, shape.thread());
        filling = new ReceiveBatch(shape.frames(), shape.room());
        free = new ArrayBlockingQueue<>(shape.batches());
        for (int i = 0; i < shape.batches(); i++) {
            free.add(new ReceiveBatch(shape.frames(), shape.room()));
        }
    }

    /**
     * Opens the port and begins to listen.
     *
     * @param handler takes over what comes
     * @param broken is told, by any thread, if the port stops working
     * @param overflow counts frames that are dropped
     * @throws PacketException saying what Linux refused
     */
    public static ControlWire open(final String name, final Shape shape, final Handler handler,
            final Runnable broken, final AtomicLong overflow) throws PacketException {
        final var wire = new ControlWire(name, shape, PacketSocket.open(name,
            shape.filter(), LONGEST_WAIT), handler, broken, overflow);
        wire.thread.setDaemon(true);
        wire.thread.setUncaughtExceptionHandler((thread, reason) -> wire.stopped(reason));
        wire.thread.start();
        return wire;
    }

    /** Whether it is open to this port, and nothing is wrong. */
    public boolean serves(final String wanted) {
        return !failed && wanted.equals(name) && socket.isCurrent();
    }

    /** Any thread: a batch was dealt with. */
    public void release(final ReceiveBatch batch) {
        free.add(batch);
    }

    /** Sends all; how many were lost. */
    public int send(final SendBatch batch) {
        try {
            return batch.to(socket);
        } catch (PacketException e) {
            stopped(e);
            return 1;
        }
    }

    /** Stops to listen and gives the port back. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // The socket stays open: the thread may still use it
            return;
        }
        socket.close();
    }

    private void work() {
        try {
            while (!closed) {
                step();
            }
        } catch (PacketException e) {
            stopped(e);
        }
    }

    private void step() throws PacketException {
        final int count = filling.from(socket);
        if (count == 0 || closed) {
            return;
        }
        final ReceiveBatch next = free.poll();
        if (next == null) {
            overflow.addAndGet(count);
        } else {
            final ReceiveBatch filled = filling;
            filling = next;
            handler.received(this, filled, count);
        }
    }

    private void stopped(final Throwable reason) {
        if (!failed) {
            failed = true;
            LOG.warn("control port {} stops: {}", name, reason.getMessage());
            LOG.debug("what stopped it", reason);
            broken.run();
        }
    }
}
