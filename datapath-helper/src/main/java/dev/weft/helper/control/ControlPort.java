/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.control;

import dev.weft.helper.liveness.ControlSender;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.ReceiveBatch;
import dev.weft.helper.packet.SendBatch;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends and receives control messages of all ends (VL-10). All on one thread but the waiting for frames. Frames to send
 * gather until {@link #flush}.
 */
public final class ControlPort implements ControlSender, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlPort.class);
    private static final int BATCH = 64;
    private static final int ROOM = 64;
    private static final ControlWire.Shape SHAPE = new ControlWire.Shape("weft-control", ControlFrame.ETHER_TYPE,
        BATCH, ROOM, 32);

    private final Executor thread;
    private final ControlReceiver receiver;
    private final Runnable broken;
    private final AtomicLong overflow = new AtomicLong();
    private final ByteBuffer frames = ByteBuffer.allocateDirect(BATCH * ROOM);
    private final SendBatch batch = new SendBatch(BATCH, frames, frames);

    private ControlWire wire;
    private int gathered;
    private long malformed;
    private long unsent;

    /**
     * A port that is not open.
     *
     * @param thread the one thread
     * @param receiver takes what came from the switch, on the thread
     * @param broken is told, on any thread, when the port should be opened again
     */
    public ControlPort(final Executor thread, final ControlReceiver receiver, final Runnable broken) {
        this.thread = thread;
        this.receiver = receiver;
        this.broken = broken;
    }

    /**
     * Opens an interface that is up, unless it is open and still the same one.
     *
     * @throws PacketException saying what Linux refused
     */
    public void open(final String name) throws PacketException {
        if (wire != null && wire.serves(name)) {
            return;
        }
        close();
        wire = ControlWire.open(name, SHAPE,
            (from, received, count) -> thread.execute(() -> deal(from, received, count)), broken, overflow);
        LOG.info("control port: {} is open", name);
    }

    @Override
    public void send(final int ofport, final ByteBuffer message) {
        if (wire == null) {
            unsent++;
            return;
        }
        if (gathered == BATCH) {
            flush();
        }
        final int at = gathered * ROOM;
        ControlFrame.write(frames, at, ofport, message);
        batch.add(frames, at, ControlFrame.LENGTH);
        gathered++;
    }

    /** Sends what has gathered. */
    public void flush() {
        if (gathered > 0) {
            gathered = 0;
            unsent += wire.send(batch);
        }
    }

    /** What was lost so far. */
    public ControlCounts counts() {
        return new ControlCounts(overflow.get(), malformed, unsent);
    }

    @Override
    public void close() {
        if (wire != null) {
            flush();
            wire.close();
            wire = null;
        }
    }

    private void deal(final ControlWire from, final ReceiveBatch received, final int count) {
        CompletableFuture.runAsync(() -> dealIfOpen(from, received, count), Runnable::run)
            .whenComplete((done, failure) -> {
                from.release(received);
                if (failure != null) {
                    LOG.error("control port: {} messages were not dealt with", count, failure);
                }
            });
    }

    private void dealIfOpen(final ControlWire from, final ReceiveBatch received, final int count) {
        if (from == wire) {
            for (int i = 0; i < count; i++) {
                frame(received.buffer(), received.offset(i), received.length(i));
            }
            flush();
        }
    }

    private void frame(final ByteBuffer buffer, final int at, final int length) {
        if (ControlFrame.isWhole(buffer, at, length)) {
            receiver.received(ControlFrame.segment(buffer, at), ControlFrame.path(buffer, at),
                buffer.slice(at + ControlFrame.HEADER, length - ControlFrame.HEADER));
        } else {
            malformed++;
        }
    }
}
