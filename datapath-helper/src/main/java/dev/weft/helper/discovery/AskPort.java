/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.control.ControlWire;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketFilter;
import dev.weft.helper.packet.ReceiveBatch;
import dev.weft.helper.packet.SendBatch;
import dev.weft.helper.varp.Station;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes frames to unknown stations from the switch, and gives them back. All on one thread but the waiting for frames.
 */
final class AskPort implements AutoCloseable {
    /** Longest frame of guests with an MTU of 9000, VLAN tags, and what is before it. */
    static final int MTU = 9100;

    private static final Logger LOG = LoggerFactory.getLogger(AskPort.class);
    private static final int ROOM = MTU + 14;
    private static final int BATCH = 16;

    /** Takes over a frame. */
    @FunctionalInterface
    interface Receiver {
        /** A frame came to this station from this port. */
        void frame(Station station, int port, byte[] frame);
    }

    private final Executor thread;
    private final Receiver receiver;
    private final Runnable broken;
    private final AtomicLong overflow = new AtomicLong();
    private ByteBuffer frames = ByteBuffer.allocateDirect(0);
    private SendBatch batch;
    private ControlWire wire;
    private long malformed;
    private long unsent;

    /**
     * A port that is not open.
     *
     * @param receiver takes what came, on the thread
     * @param broken is told, on any thread, when it should be opened again
     */
    AskPort(final Executor thread, final Receiver receiver, final Runnable broken) {
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
        if (batch == null) {
            frames = ByteBuffer.allocateDirect(BATCH * ROOM);
            batch = new SendBatch(BATCH, frames, frames);
        }
        wire = ControlWire.open(name, new ControlWire.Shape("weft-ask", new PacketFilter.ServiceHeader(AskFrame.INDEX),
            BATCH, ROOM, BATCH),
            (from, received, count) -> thread.execute(() -> deal(from, received, count)), broken, overflow);
        LOG.info("frames to unknown stations: {} is open", name);
    }

    /** Gives frames back to the switch. */
    void send(final List<byte[]> back) {
        if (wire == null) {
            unsent += back.size();
            return;
        }
        int gathered = 0;
        for (byte[] frame : back) {
            frames.put(gathered * ROOM, frame);
            batch.add(frames, gathered * ROOM, frame.length);
            gathered++;
            if (gathered == BATCH) {
                unsent += wire.send(batch);
                gathered = 0;
            }
        }
        if (gathered > 0) {
            unsent += wire.send(batch);
        }
    }

    /** Frames that came faster than they were dealt with. */
    long overflow() {
        return overflow.get();
    }

    /** Frames that no switch of Weft sends. */
    long malformed() {
        return malformed;
    }

    /** Frames that could not be given back. */
    long unsent() {
        return unsent;
    }

    @Override
    public void close() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }

    private void deal(final ControlWire from, final ReceiveBatch received, final int count) {
        try {
            for (int i = 0; i < count && from == wire; i++) {
                frame(received.buffer(), received.offset(i), received.length(i));
            }
        } finally {
            from.release(received);
        }
    }

    private void frame(final ByteBuffer buffer, final int at, final int length) {
        if (length < ROOM && AskFrame.isWhole(buffer, at, length)) {
            final byte[] frame = new byte[length];
            buffer.get(at, frame);
            receiver.frame(AskFrame.station(buffer, at), AskFrame.port(buffer, at), frame);
        } else {
            malformed++;
        }
    }
}
