/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.health;

import dev.weft.helper.control.ControlWire;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketFilter;
import dev.weft.helper.packet.ReceiveBatch;
import dev.weft.helper.packet.SendBatch;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends probes of all instances and takes those that come back. All on one thread but the waiting for frames. Frames to
 * send gather until {@link #flush}.
 */
final class ProbePort implements ProbeSender, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProbePort.class);
    private static final int BATCH = 64;
    /** What a service that floods can have in hand: the rest is dropped. */
    private static final int BATCHES = 8;
    private static final ControlWire.Shape SHAPE = new ControlWire.Shape("weft-probe",
        new PacketFilter.ServiceHeader(ProbeFrame.INDEX), BATCH, ProbeFrame.ROOM, BATCHES);

    private final Executor thread;
    private final Consumer<ProbeFrame.Returned> receiver;
    private final Runnable broken;
    private final AtomicLong overflow = new AtomicLong();
    private final ByteBuffer frames = ByteBuffer.allocateDirect(BATCH * ProbeFrame.ROOM);
    private final SendBatch batch = new SendBatch(BATCH, frames, frames);

    private ControlWire wire;
    private boolean away;
    private int gathered;
    private long malformed;
    private long unsent;

    /**
     * A port that is not open.
     *
     * @param receiver takes what came back, on the thread
     * @param broken is told, on any thread, when it should be opened again
     */
    ProbePort(final Executor thread, final Consumer<ProbeFrame.Returned> receiver, final Runnable broken) {
        this.thread = thread;
        this.receiver = receiver;
        this.broken = broken;
    }

    /**
     * Opens an interface that is up, unless it is open and still the same one.
     *
     * @throws PacketException saying what Linux refused
     */
    void open(final String name) throws PacketException {
        if (wire != null && wire.serves(name)) {
            return;
        }
        close();
        wire = ControlWire.open(name, SHAPE,
            (from, received, count) -> thread.execute(() -> deal(from, received, count)), broken, overflow);
        LOG.info("probes of services: {} is open", name);
    }

    /** There is no such interface: what has been open is closed. */
    void away() {
        close();
        away = true;
    }

    @Override
    public Way way() {
        return wire != null ? Way.OPEN : away ? Way.AWAY : Way.CLOSED;
    }

    @Override
    public void send(final ProbeKind kind, final int port, final Probe probe) {
        if (wire == null) {
            unsent++;
            return;
        }
        if (gathered == BATCH) {
            flush();
        }
        final int at = gathered * ProbeFrame.ROOM;
        batch.add(frames, at, ProbeFrame.write(frames, at, kind, port, probe));
        gathered++;
    }

    /** Sends what has gathered. */
    void flush() {
        if (gathered > 0) {
            gathered = 0;
            unsent += wire.send(batch);
        }
    }

    /** Frames that came faster than they were dealt with. */
    long overflow() {
        return overflow.get();
    }

    /** Frames that are no probes. */
    long malformed() {
        return malformed;
    }

    /** Probes that the port did not take. */
    long unsent() {
        return unsent;
    }

    @Override
    public void close() {
        // what was so of another time says nothing of instances that come later
        away = false;
        if (wire != null) {
            flush();
            wire.close();
            wire = null;
        }
    }

    private void deal(final ControlWire from, final ReceiveBatch received, final int count) {
        try {
            for (int i = 0; i < count && from == wire; i++) {
                ProbeFrame.read(received.buffer(), received.offset(i), received.length(i))
                    .ifPresentOrElse(receiver, () -> malformed++);
            }
        } finally {
            from.release(received);
        }
    }
}
