/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the node's status to whoever connects to {@code weft-helper.sock} and may: the owner of the helper. Each
 * connection gets one JSON document. Works without the controller (VL-12).
 */
public final class LocalStatusServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStatusServer.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final StatusSocket socket;
    private final Executor thread;
    private final Supplier<StatusSnapshot> snapshot;
    private final Duration limit;

    private StatusService service;
    private Object identity;
    private String complaint = "";
    private boolean closed;

    /**
     * A server without socket until {@link #look()}.
     *
     * @param rundir where the socket will be
     * @param thread the helper's one thread
     * @param snapshot makes what is shown; is called on that thread, must not block
     */
    public LocalStatusServer(final Path rundir, final Executor thread, final Supplier<StatusSnapshot> snapshot) {
        this(rundir, thread, snapshot, LIMIT);
    }

    LocalStatusServer(final Path rundir, final Executor thread, final Supplier<StatusSnapshot> snapshot,
            final Duration limit) {
        socket = StatusSocket.in(rundir);
        this.thread = thread;
        this.snapshot = snapshot;
        this.limit = limit;
    }

    /**
     * Makes the socket if it is not there: at the start, and when somebody emptied its directory, as Open vSwitch does
     * on some systems when it ends. If it cannot be made that is logged once, and the helper does its other work.
     */
    public synchronized void look() {
        if (closed || service != null && service.isOpen() && identity.equals(socket.identity())) {
            return;
        }
        shut();
        try {
            open();
            LOG.info("local status at {}", socket.path());
            complaint = "";
        } catch (IOException e) {
            if (!complaint.equals(e.toString())) {
                complaint = e.toString();
                LOG.warn("no local status at {}: {}", socket.path(), complaint);
            }
        }
    }

    /** Takes the socket away. From any thread. */
    @Override
    public synchronized void close() {
        closed = true;
        shut();
    }

    private void open() throws IOException {
        final ServerSocketChannel server = socket.listen();
        try {
            identity = socket.identity();
            if (identity == null) {
                throw new IOException("it was taken away at once");
            }
            service = new StatusService(server, thread, snapshot, limit);
        } catch (IOException e) {
            // Else it would be taken for another helper from now on
            server.close();
            throw e;
        }
        final var worker = new Thread(service, "weft-helper-status");
        worker.setDaemon(true);
        worker.start();
    }

    private void shut() {
        if (service == null) {
            return;
        }
        service.close();
        service = null;
        try {
            socket.remove(identity);
        } catch (IOException e) {
            LOG.warn("{} stays behind; the next helper takes it away: {}", socket.path(), e.toString());
        }
    }
}
