/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.openflow;

import dev.weft.southbound.openflow.message.Bundle;
import dev.weft.southbound.openflow.message.OpenFlow;
import dev.weft.southbound.openflow.message.OpenFlowError;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One OpenFlow 1.3 connection of a switch. */
final class SwitchConnection implements SwitchChannel {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchConnection.class);
    private static final int HELLO = 0;
    private static final int ECHO_REQUEST = 2;
    private static final int ECHO_REPLY = 3;
    private static final int FEATURES_REQUEST = 5;
    private static final int FEATURES_REPLY = 6;
    private static final int BARRIER_REQUEST = 20;
    private static final int BARRIER_REPLY = 21;

    private final SwitchServer server;
    private final Socket socket;
    private final TreeMap<Integer, CompletableFuture<Void>> pending = new TreeMap<>();

    private int lastXid;
    private int barrier;
    private boolean closed;
    private String datapathId;

    SwitchConnection(final SwitchServer server, final Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    void start() {
        final var thread = new Thread(this::run, "switch-" + socket.getPort());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public CompletableFuture<Void> send(final byte[] messages) {
        final var answer = new CompletableFuture<Void>();
        server.noteSent(messages);
        synchronized (this) {
            final int xid = ++lastXid;
            final var stamped = ByteBuffer.wrap(messages.clone());
            for (int at = 0; at < messages.length;) {
                final int length = stamped.getShort(at + 2) & 0xffff;
                Bundle.stamp(stamped.slice(at, length), xid);
                at += length;
            }
            pending.put(xid, answer);
            if (closed || !write(stamped.array())) {
                pending.remove(xid);
                answer.completeExceptionally(new ChannelFailure("the switch is not connected"));
            }
        }
        return answer;
    }

    /** Asks for confirmation of what was sent and has no answer yet. */
    synchronized void barrier() {
        if (!pending.isEmpty() && barrier == 0) {
            barrier = ++lastXid;
            write(header(BARRIER_REQUEST, barrier));
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("already closed", e);
        }
    }

    private void run() {
        try (var in = new DataInputStream(socket.getInputStream())) {
            socket.setTcpNoDelay(true);
            write(header(HELLO, 0));
            write(header(FEATURES_REQUEST, 0));
            while (true) {
                final var header = new byte[OpenFlow.HEADER];
                in.readFully(header);
                final int length = ByteBuffer.wrap(header).getShort(2) & 0xffff;
                final var message = Arrays.copyOf(header, length);
                in.readFully(message, OpenFlow.HEADER, length - OpenFlow.HEADER);
                handle(message);
            }
        } catch (IOException e) {
            LOG.debug("connection ended", e);
        } finally {
            close();
            end();
        }
    }

    private void end() {
        if (datapathId != null) {
            server.disconnected(datapathId, this);
        }
        final List<CompletableFuture<Void>> lost;
        synchronized (this) {
            closed = true;
            lost = List.copyOf(pending.values());
            pending.clear();
        }
        lost.forEach(answer -> answer.completeExceptionally(new ChannelFailure("the switch disconnected")));
    }

    private void handle(final byte[] message) {
        final int xid = OpenFlow.xid(message);
        if (OpenFlow.isQuery(xid)) {
            server.received(datapathId, message);
            return;
        }
        switch (OpenFlow.type(message)) {
            case ECHO_REQUEST -> {
                final var reply = message.clone();
                reply[1] = ECHO_REPLY;
                write(reply);
            }
            case FEATURES_REPLY -> {
                datapathId = String.format("%016x", ByteBuffer.wrap(message).getLong(OpenFlow.HEADER));
                server.connected(datapathId, this);
            }
            case OpenFlow.ERROR -> refused(xid, message);
            case BARRIER_REPLY -> confirmed(xid);
            case OpenFlow.EXPERIMENTER, OpenFlow.MULTIPART_REPLY -> {
                final var answer = take(xid);
                server.received(datapathId, message);
                if (answer != null) {
                    answer.complete(null);
                }
            }
            default -> LOG.trace("message of type {}", OpenFlow.type(message));
        }
    }

    private void refused(final int xid, final byte[] message) {
        final var error = OpenFlowError.of(message).orElseThrow();
        LOG.info("transaction {}: {}", xid, error);
        if (error.isReasonOfCommit()) {
            server.received(datapathId, message);
            return;
        }
        final var answer = take(xid);
        if (answer != null) {
            answer.completeExceptionally(new SwitchRefusal(error.text(), error.offending()));
        }
    }

    private void confirmed(final int xid) {
        final List<CompletableFuture<Void>> answers;
        synchronized (this) {
            final var before = pending.headMap(xid);
            answers = List.copyOf(before.values());
            before.clear();
            barrier = 0;
        }
        answers.forEach(answer -> answer.complete(null));
    }

    private synchronized CompletableFuture<Void> take(final int xid) {
        return pending.remove(xid);
    }

    private synchronized boolean write(final byte[] message) {
        try {
            socket.getOutputStream().write(message);
            return true;
        } catch (IOException e) {
            LOG.debug("cannot send", e);
            return false;
        }
    }

    private static byte[] header(final int type, final int xid) {
        return ByteBuffer.allocate(OpenFlow.HEADER).put(OpenFlow.VERSION).put((byte) type)
            .putShort((short) OpenFlow.HEADER).putInt(xid).array();
    }
}
