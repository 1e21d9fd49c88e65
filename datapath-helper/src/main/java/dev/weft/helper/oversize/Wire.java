/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.oversize;

import dev.weft.helper.packet.PacketException;
import dev.weft.helper.packet.PacketFilter;
import dev.weft.helper.packet.PacketSocket;
import dev.weft.helper.sheet.Oversize;
import dev.weft.helper.underlay.Site;
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
    private final Oversize settings;
    private final Site site;
    private final PacketSocket bridge;
    private final PacketSocket nic;
    private final JoinTask joinTask;
    private final Thread cutter;
    private final Thread joiner;

    private Peers peers;
    private volatile boolean closed;
    private volatile boolean failed;

    private Wire(final Oversize settings, final Site site, final Peers peers, final PacketSocket bridge,
            final PacketSocket nic, final Tally tally, final Runnable broken) {
        this.settings = settings;
        this.site = site;
        this.peers = peers;
        this.bridge = bridge;
        this.nic = nic;
        this.broken = broken;
        final CutTask cutTask = new CutTask(bridge, nic, settings, tally.cutting());
        joinTask = new JoinTask(nic, bridge, settings, peers.table(), tally.joining());
        cutter = new Thread(() -> work(cutTask, bridge), "weft-cut");
        joiner = new Thread(() -> work(joinTask, nic), "weft-join");
    }

    /**
     * Opens both ends and begins.
     *
     * @param peers from whom halves are taken
     * @param tally where to count; not those of a wire that is still open
     * @param broken is told once, by any thread, if an interface stops working
     * @throws PacketException saying what cannot be opened
     */
    static Wire open(final Oversize settings, final Site site, final Peers peers, final Tally tally,
            final Runnable broken) throws PacketException {
        final PacketSocket bridge = PacketSocket.open(Underlay.OWN_END,
            new PacketFilter.Tunnelled(Oversize.GENEVE, settings.mtu() + ETHERNET, false), LONGEST_WAIT);
        final PacketSocket nic;
        try {
            nic = PacketSocket.open(site.nic(), new PacketFilter.Tunnelled(settings.port(), ANY, true), LONGEST_WAIT);
        } catch (PacketException e) {
            bridge.close();
            throw e;
        }
        final var wire = new Wire(settings, site, peers, bridge, nic, tally, broken);
        wire.start(wire.cutter);
        wire.start(wire.joiner);
        return wire;
    }

    /** Whether it goes on with these settings, perhaps after a change that needs no new sockets. */
    boolean takes(final Oversize next, final Site nextSite, final Peers nextPeers) {
        if (failed || !bridge.isCurrent() || !nic.isCurrent() || !settings.equals(next) || !site.equals(nextSite)) {
            return false;
        }
        if (!peers.equals(nextPeers)) {
            joinTask.peers(nextPeers.table());
            peers = nextPeers;
        }
        return true;
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
        LOG.info("oversize frames: ended at {}", site);
    }

    private void start(final Thread thread) {
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(this::stopped);
        thread.start();
    }

    private void work(final WireTask task, final PacketSocket ear) {
        try {
            while (!closed) {
                if (task.step() == 0 && !ear.isCurrent()) {
                    throw new IllegalStateException("the interface went or was made anew");
                }
            }
        } catch (PacketException | IllegalStateException e) {
            stopped(Thread.currentThread(), e);
        }
    }

    private void stopped(final Thread thread, final Throwable reason) {
        LOG.warn("oversize frames at {}: {} stops: {}", site, thread.getName(), reason.getMessage());
        LOG.debug("what stopped it", reason);
        failed = true;
        broken.run();
    }
}
