/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.openflow.Field;
import dev.weft.helper.openflow.SwitchSocket;
import dev.weft.helper.varp.Station;
import dev.weft.helper.vnet.Mac;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears which stations of vnets the switch learns behind its own ports, by a flow monitor (ONF extension 187): first
 * all that are there, then each change. A thread of its own waits.
 */
final class StationWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StationWatch.class);
    private static final int ONF = 0x4f4e4600;
    private static final int FLOW_MONITOR = 1870;
    private static final int REQUEST_LENGTH = 64;
    private static final short EXPERIMENTER = (short) 0xffff;
    private static final short INITIAL_ADD_DELETE_MODIFY_ACTIONS = 0x1f;
    private static final int METADATA_MASKED = 0x80000510;
    private static final int MATCH_LENGTH = 24;
    private static final int UPDATES = 24;
    private static final int UPDATE_MATCH = 24;
    private static final int MOST_PENDING = 16;

    /**
     * A station that appeared behind a port, or is not there any more.
     *
     * @param station which
     * @param port OpenFlow number of the port; 0: it is behind none
     */
    record Change(Station station, int port) { }

    /** Hears of stations. */
    interface Listener {
        /** Some changed; after the first list was complete {@code listed} is true once. */
        void changed(StationWatch from, List<Change> changes, boolean listed);
    }

    private final Path path;
    private final SwitchSocket socket;
    private final Executor thread;
    private final Listener listener;
    private final Runnable broken;
    private final Semaphore room = new Semaphore(MOST_PENDING);
    private volatile boolean closed;
    private volatile boolean failed;

    private StationWatch(final Path path, final Executor thread, final Listener listener, final Runnable broken)
            throws IOException {
        this.path = path;
        this.thread = thread;
        this.listener = listener;
        this.broken = broken;
        socket = new SwitchSocket(path);
    }

    /**
     * Begins to watch.
     *
     * @param thread where the listener is called
     * @param broken is told, on any thread, when the watch ended by itself
     * @throws IOException if there is no switch
     */
    static StationWatch open(final Path path, final Executor thread, final Listener listener, final Runnable broken)
            throws IOException {
        final var watch = new StationWatch(path, thread, listener, broken);
        try {
            watch.socket.connect();
        } catch (IOException e) {
            watch.close();
            throw e;
        }
        final Thread waiter = new Thread(watch::work, "weft-stations");
        waiter.setDaemon(true);
        waiter.start();
        return watch;
    }

    /** Whether it watches this switch, and works. */
    boolean serves(final Path wanted) {
        return !failed && wanted.equals(path);
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
    }

    private void work() {
        try {
            final ByteBuffer request = ByteBuffer.allocateDirect(REQUEST_LENGTH);
            request(request);
            socket.send(request.flip());
            while (!closed) {
                message(socket.next());
            }
        } catch (IOException | IllegalArgumentException e) {
            stopped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopped(final Exception reason) {
        failed = true;
        if (!closed) {
            LOG.warn("stations of vnets are not heard of from {}: {}", path, reason.getMessage());
            broken.run();
        }
    }

    private void message(final int at) throws InterruptedException, IOException {
        final ByteBuffer in = socket.bytes();
        final int type = in.get(at + 1);
        if (type == SwitchSocket.ERROR) {
            throw new IOException("the switch refuses to tell");
        }
        if (type != SwitchSocket.MULTIPART_REPLY || in.getShort(at + 8) != EXPERIMENTER) {
            return;
        }
        final List<Change> changes = changes(in.slice(at + UPDATES, Math.max(0, socket.length() - UPDATES)));
        final boolean listed = in.getInt(at + 4) != 0 && (in.getShort(at + 10) & 1) == 0;
        if (!changes.isEmpty() || listed) {
            room.acquire();
            thread.execute(() -> {
                try {
                    listener.changed(this, changes, listed);
                } finally {
                    room.release();
                }
            });
        }
    }

    private static List<Change> changes(final ByteBuffer in) {
        final List<Change> changes = new ArrayList<>();
        int at = 0;
        while (in.limit() - at >= 8) {
            final int length = Short.toUnsignedInt(in.getShort(at));
            if (length < 8 || length > in.limit() - at) {
                throw new IllegalArgumentException("a flow update has a length of " + length);
            }
            change(in.slice(at, length), changes);
            at += length;
        }
        return changes;
    }

    /** Match and action are those that the pipeline's learning makes; others tell nothing. */
    private static void change(final ByteBuffer in, final List<Change> changes) {
        final int event = in.getShort(2);
        if (event > 2 || in.limit() < UPDATE_MATCH + 32 || in.getInt(UPDATE_MATCH + 4) != Field.ETH_DST
                || in.getInt(UPDATE_MATCH + 14) != Field.METADATA) {
            return;
        }
        final long metadata = in.getLong(UPDATE_MATCH + 18);
        final Station station = new Station(metadata - LearnedFlow.VNET, in.getLong(UPDATE_MATCH + 8) >>> 16);
        if (metadata > LearnedFlow.VNET && Mac.isStation(station.mac())) {
            changes.add(new Change(station, event == 1 ? 0 : port(in)));
        }
    }

    private static int port(final ByteBuffer in) {
        final int instructions = UPDATE_MATCH + 32;
        return in.limit() >= instructions + 32 && in.getShort(instructions) == 4
            && in.getInt(instructions + 12) == 0x2320 && in.getInt(instructions + 20) == Field.PORT
            ? (int) in.getLong(instructions + 24) & 0xffff : 0;
    }

    private static void request(final ByteBuffer out) {
        out.put((byte) SwitchSocket.VERSION).put((byte) SwitchSocket.MULTIPART_REQUEST)
            .putShort((short) REQUEST_LENGTH).putInt(1)
            .putShort(EXPERIMENTER).putShort((short) 0).putInt(0).putInt(ONF).putInt(FLOW_MONITOR)
            .putInt(1).putShort(INITIAL_ADD_DELETE_MODIFY_ACTIONS).putShort((short) MATCH_LENGTH).putInt(-1)
            .put((byte) LearnedFlow.TABLE).put((byte) 0).putShort((short) 0)
            .putShort((short) 1).putShort((short) MATCH_LENGTH)
            .putInt(METADATA_MASKED).putLong(LearnedFlow.VNET).putLong(LearnedFlow.VNET);
    }
}
