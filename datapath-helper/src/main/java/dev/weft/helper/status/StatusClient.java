/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a running helper for its status.
 */
final class StatusClient {
    /** Far more than the status of as many ends as a node can have. */
    private static final int MAX_BYTES = 64 << 20;
    private static final int BUFFER = 64 << 10;

    private final StatusSocket socket;
    private final Duration limit;

    StatusClient(final StatusSocket socket, final Duration limit) {
        this.socket = socket;
        this.limit = limit;
    }

    /**
     * The helper's document, whole or not.
     *
     * @throws IOException if there is no helper, or it does not answer in time
     */
    String fetch() throws IOException {
        final long deadline = System.nanoTime() + limit.toNanos();
        final var text = new ByteArrayOutputStream();
        final var buffer = ByteBuffer.allocate(BUFFER);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
            Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            while (true) {
                final int count = channel.read(buffer.clear());
                if (count < 0) {
                    return text.toString(StandardCharsets.UTF_8);
                }
                text.write(buffer.array(), 0, count);
                if (text.size() > MAX_BYTES) {
                    throw new IOException("the answer is longer than " + MAX_BYTES + " bytes");
                }
                if (count == 0) {
                    await(selector, deadline);
                }
            }
        }
    }

    private void await(final Selector selector, final long deadline) throws IOException {
        final long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0 || selector.select(left) == 0) {
            throw new SocketTimeoutException("no whole answer within " + limit.toSeconds() + " s");
        }
        selector.selectedKeys().clear();
    }
}
