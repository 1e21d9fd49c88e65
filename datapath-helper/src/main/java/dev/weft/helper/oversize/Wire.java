/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.fragment.Counters;
import dev.weft.helper.fragment.PeerTable;
import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketFilter;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.sheet.Oversize;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two directions at work, each in a thread of its own that sleeps while nothing comes.
 */
final class Wire implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final int ETHERNET = 14;
    /** Shorter than any half. */
    private static final int ANY = 60;

    private final Runnable broken;
    private final PacketSocket bridge;
    private final PacketSocket nic;
    private final Counters cut = new Counters();
    private final Counters joined = new Counters();
    private final JoinTask joinTask;
    private final Thread cutter;
    private final Thread joiner;

    private Oversize settings;
    private volatile boolean closed;
    private volatile boolean failed;

    private Wire(final Oversize settings, final PacketSocket bridge, final PacketSocket nic, final Runnable broken) {
        this.settings = settings;
        this.bridge = bridge;
        this.nic = nic;
        this.broken = broken;
        final CutTask cutTask = new CutTask(bridge, nic, settings, cut);
        joinTask = new JoinTask(nic, bridge, settings, joined);
        cutter = new Thread(() -> work(cutTask), "weft-cut");
        joiner = new Thread(() -> work(joinTask), "weft-join");
    }

    /**
     * Opens both ends and begins.
     *
     * @param broken is told once, by any thread, if an interface stops working
     * @throws PacketException saying what cannot be opened
     */
    static Wire open(final Oversize settings, final Runnable broken) throws PacketException {
        final PacketSocket bridge = PacketSocket.open(Underlay.OWN_END,
            new PacketFilter(Oversize.GENEVE, settings.mtu() + ETHERNET), LONGEST_WAIT);
        final PacketSocket nic;
        try {
            nic = PacketSocket.open(settings.nic(), new PacketFilter(settings.port(), ANY), LONGEST_WAIT);
        } catch (PacketException e) {
            bridge.close();
            throw e;
        }
        final var wire = new Wire(settings, bridge, nic, broken);
        wire.start(wire.cutter);
        wire.start(wire.joiner);
        return wire;
    }

    /** Whether it goes on with these settings, perhaps after a change that needs no new sockets. */
    boolean takes(final Oversize next) {
        if (failed || !bridge.isCurrent() || !nic.isCurrent() || !settings.differsOnlyInPeers(next)) {
            return false;
        }
        if (!settings.equals(next)) {
            joinTask.peers(new PeerTable(next.peers()));
            settings = next;
        }
        return true;
    }

    /** What happened so far, for a log. */
    @Override
    public String toString() {
        return "cutting: " + cut + "; joining: " + joined;
    }

    /** Ends both directions and gives the interfaces back. */
    @Override
    public void close() {
        closed = true;
        try {
            cutter.join();
            joiner.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // The sockets stay open: a thread may still use them
            return;
        }
        bridge.close();
        nic.close();
        LOG.info("oversize frames: ended; {}", this);
    }

    private void start(final Thread thread) {
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(this::stopped);
        thread.start();
    }

    private void work(final WireTask task) {
        try {
            while (!closed) {
                task.step();
            }
        } catch (PacketException e) {
            stopped(Thread.currentThread(), e);
        }
    }

    private void stopped(final Thread thread, final Throwable reason) {
        LOG.warn("oversize frames: {} stops", thread.getName(), reason);
        failed = true;
        broken.run();
    }
}
