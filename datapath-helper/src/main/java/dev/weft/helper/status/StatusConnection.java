/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Iterator;

/**
 * Somebody who wants to see the status; gets it at his own speed, but has to be done in time.
 */
final class StatusConnection {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final long deadline;
    private Iterator<ByteBuffer> pages = Collections.emptyIterator();
    private ByteBuffer page = ByteBuffer.allocate(0);
    private boolean waiting = true;

    /**
     * Somebody who was let in.
     *
     * @param key of its channel, which waits for nothing yet
     * @param deadline as of {@link System#nanoTime()}
     */
    StatusConnection(final SelectionKey key, final long deadline) {
        this.channel = (SocketChannel) key.channel();
        this.key = key;
        this.deadline = deadline;
    }

    /** Whether it did not get what to show yet. */
    boolean isWaiting() {
        return waiting;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Nanoseconds it still has. */
    long left(final long now) {
        return deadline - now;
    }

    void show(final Iterator<ByteBuffer> document) {
        waiting = false;
        pages = document;
        key.interestOps(SelectionKey.OP_WRITE);
    }

    /** It takes more; closes itself after the last piece. */
    void write() throws IOException {
        while (page.hasRemaining() || pages.hasNext()) {
            if (!page.hasRemaining()) {
                page = pages.next();
            }
            channel.write(page);
            if (page.hasRemaining()) {
                return;
            }
        }
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone in any case
            pages = Collections.emptyIterator();
        }
    }
}
