/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import dev.weft.helper.control.ControlWire;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketFilter;
import dev.weft.helper.packet.ReceiveBatch;
import dev.weft.helper.packet.SendBatch;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one interface by which the switch exchanges frames of all vnets with the helper. A thread of its own waits for
 * frames and hands them on at once.
 */
final class SwitchPort implements AutoCloseable {
    /** Longest packet of the interface, with what is before the guests' own frame. */
    static final int MTU = 9100;

    private static final Logger LOG = LoggerFactory.getLogger(SwitchPort.class);
    private static final int ROOM = MTU + 14;
    private static final int BATCH = 32;

    /** Takes frames. */
    @FunctionalInterface
    interface Receiver {
        /** A frame of a vnet came; the bytes are good until this returns. */
        void frame(long vnet, ByteBuffer frames, int at, int length);
    }

    private final Receiver receiver;
    private final Runnable broken;
    private final AtomicLong overflow = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private ByteBuffer frame = ByteBuffer.allocateDirect(0);
    private SendBatch batch;
    private ControlWire wire;

    /**
     * A port that is not open.
     *
     * @param receiver takes what came, on the thread that waits
     * @param broken is told, on any thread, when it should be opened again
     */
    SwitchPort(final Receiver receiver, final Runnable broken) {
        this.receiver = receiver;
        this.broken = broken;
    }

    /**
     * Opens an interface that is up, unless it is open and still the same one.
     *
     * @throws PacketException saying what Linux refused
     */
    void open(final String name) throws PacketException {
        if (serves(name)) {
            return;
        }
        close();
        final ControlWire opened = ControlWire.open(name, new ControlWire.Shape("weft-proxy",
            new PacketFilter.EtherType(SwitchFrame.ETHER_TYPE), BATCH, ROOM, 2), this::deal, broken, overflow);
        synchronized (this) {
            if (batch == null) {
                frame = ByteBuffer.allocateDirect(ROOM);
                batch = new SendBatch(1, frame, frame);
            }
            wire = opened;
        }
        LOG.info("frames between LAN segments: {} is open", name);
    }

    private synchronized boolean serves(final String name) {
        return wire != null && wire.serves(name);
    }

    /** Gives a frame to the switch; whether it was taken. Any thread. */
    synchronized boolean send(final long vnet, final byte[] inner) {
        if (wire == null || inner.length > ROOM - SwitchFrame.INNER) {
            return false;
        }
        batch.add(frame, 0, SwitchFrame.write(frame, 0, vnet, inner));
        return wire.send(batch) == 0;
    }

    /** Frames that came faster than they were dealt with. */
    long overflow() {
        return overflow.get();
    }

    /** Frames that no flow of the helper's sends. */
    long malformed() {
        return malformed.get();
    }

    @Override
    public void close() {
        final ControlWire old;
        synchronized (this) {
            old = wire;
            wire = null;
        }
        // Its thread may be sending
        if (old != null) {
            old.close();
        }
    }

    private void deal(final ControlWire from, final ReceiveBatch received, final int count) {
        try {
            final ByteBuffer bytes = received.buffer();
            for (int i = 0; i < count; i++) {
                final int at = received.offset(i);
                final int length = received.length(i);
                if (length < ROOM && SwitchFrame.isWhole(bytes, at, length)) {
                    receiver.frame(SwitchFrame.vnet(bytes, at), bytes, at + SwitchFrame.INNER,
                        length - SwitchFrame.INNER);
                } else {
                    malformed.incrementAndGet();
                }
            }
        } finally {
            from.release(received);
        }
    }
}
