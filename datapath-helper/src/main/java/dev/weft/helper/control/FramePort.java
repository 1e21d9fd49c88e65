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
import dev.weft.helper.packet.ReceiveBatch;
import dev.weft.helper.packet.SendBatch;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes whole frames of guests behind a service header of one index from the switch, and gives it such frames. All on
 * one thread but the waiting for frames.
 */
public final class FramePort implements AutoCloseable {
    /** Longest frame of guests with an MTU of 9000, VLAN tags, and what is before it. */
    static final int MTU = 9100;

    private static final Logger LOG = LoggerFactory.getLogger(FramePort.class);
    private static final int ROOM = MTU + 14;
    private static final int BATCH = 16;

    /** Takes over a frame. */
    @FunctionalInterface
    public interface Receiver {
        /** A frame came, with all that is before it; false: no switch of Weft sends such a one. */
        boolean frame(byte[] frame);
    }

    /**
     * Which frames.
     *
     * @param what they are, for the log
     * @param name of the thread that waits for them
     * @param index the service index by which they are told from others between helper and switch
     */
    public record Kind(String what, String name, int index) { }

    private final Kind kind;
    private final Executor thread;
    private final Receiver receiver;
    private final Runnable broken;
    private final AtomicLong overflow = new AtomicLong();
    private ByteBuffer frames = ByteBuffer.allocateDirect(0);
    private SendBatch batch;
    private ControlWire wire;
    private long openings;
    private long malformed;
    private long unsent;

    /**
     * A port that is not open.
     *
     * @param receiver takes what came, on the thread
     * @param broken is told, on any thread, when it should be opened again
     */
    public FramePort(final Kind kind, final Executor thread, final Receiver receiver, final Runnable broken) {
        this.kind = kind;
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
        if (batch == null) {
            frames = ByteBuffer.allocateDirect(BATCH * ROOM);
            batch = new SendBatch(BATCH, frames, frames);
        }
        wire = ControlWire.open(name, new ControlWire.Shape(kind.name(),
            new PacketFilter.ServiceHeader(kind.index()), BATCH, ROOM, BATCH),
            (from, received, count) -> thread.execute(() -> deal(from, received, count)), broken, overflow);
        openings++;
        LOG.info("{}: {} is open", kind.what(), name);
    }

    /** Gives frames to the switch, with all that is before them. */
    public void send(final List<byte[]> back) {
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

    /** How often it was opened: each time the switch may be another one. */
    public long openings() {
        return openings;
    }

    /** Frames that came faster than they were dealt with. */
    public long overflow() {
        return overflow.get();
    }

    /** Frames that no switch of Weft sends. */
    public long malformed() {
        return malformed;
    }

    /** Frames that could not be given back. */
    public long unsent() {
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
        final byte[] frame = new byte[length];
        buffer.get(at, frame);
        if (length >= ROOM || !receiver.frame(frame)) {
            malformed++;
        }
    }
}
