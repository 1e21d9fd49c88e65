/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import dev.weft.helper.varp.VarpCount;
import dev.weft.helper.varp.VarpTally;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for messages on a thread of its own, and hands them on as long as those before are dealt with. Strangers are
 * not let through.
 */
final class VarpReceiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VarpReceiver.class);
    /** Longer than a message, so that one that is too long can be told. */
    private static final int LONGEST = 128;
    /** The longest datagram of other proxies. */
    private static final int ROOM = 9216;
    private static final int AT_ONCE = 64;
    private static final int MOST_PENDING = 2048;

    /** Takes datagrams that are no messages. */
    @FunctionalInterface
    interface Taker {
        /** Whether it is one of those; on the receiver's thread. The bytes stay as they are. */
        boolean take(InetSocketAddress sender, ByteBuffer bytes);
    }

    /** Takes messages. */
    @FunctionalInterface
    interface Handler {
        /** Some came; on the receiver's thread. What is to run when they are dealt with can run on any. */
        void take(List<Datagram> messages, Runnable done);
    }

    private final Selector selector;
    private final VarpTally tally;
    private final Predicate<InetAddress> known;
    private final Handler handler;
    private final Taker taker;
    private final Runnable broken;
    private final AtomicInteger pending = new AtomicInteger();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);
    private volatile boolean closed;

    private VarpReceiver(final Selector selector, final VarpTally tally, final Predicate<InetAddress> known,
            final Handler handler, final Taker taker, final Runnable broken) {
        this.selector = selector;
        this.tally = tally;
        this.known = known;
        this.handler = handler;
        this.taker = taker;
        this.broken = broken;
    }

    /**
     * Begins to listen.
     *
     * @param known who may send; any thread
     * @param handler takes messages; more are read as long as not too many are still to be dealt with
     * @param taker takes what is no message, whoever sent it
     * @param broken is told, on the receiver's thread, when it stops by itself
     */
    static VarpReceiver open(final List<DatagramChannel> channels, final VarpTally tally,
            final Predicate<InetAddress> known, final Handler handler, final Taker taker, final Runnable broken)
            throws IOException {
        final var receiver = new VarpReceiver(Selector.open(), tally, known, handler, taker, broken);
        for (DatagramChannel channel : channels) {
            channel.register(receiver.selector, SelectionKey.OP_READ);
        }
        final Thread thread = new Thread(receiver::work, "weft-varp");
        thread.setDaemon(true);
        thread.start();
        return receiver;
    }

    /** Whether it listens: it was not closed, and did not stop by itself. */
    boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        }
    }

    private void work() {
        try {
            while (!closed) {
                final List<Datagram> came = new ArrayList<>();
                selector.select(key -> read((DatagramChannel) key.channel(), came));
                final int room = MOST_PENDING - pending.get();
                final List<Datagram> taken = came.size() <= room ? came : came.subList(0, room);
                tally.add(VarpCount.INTAKE_OVERFLOW, came.size() - taken.size());
                if (!taken.isEmpty()) {
                    pending.addAndGet(taken.size());
                    handler.take(taken, () -> pending.addAndGet(-taken.size()));
                }
            }
        } catch (ClosedSelectorException e) {
            LOG.debug("closed", e);
        } catch (IOException e) {
            LOG.warn("discovery hears nothing until the next look", e);
        } finally {
            if (!closed) {
                closed = true;
                broken.run();
            }
        }
    }

    private void read(final DatagramChannel channel, final List<Datagram> came) {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                final var sender = (InetSocketAddress) channel.receive(buffer.clear());
                if (sender == null) {
                    return;
                }
                if (taker.take(sender, buffer.flip())) {
                    continue;
                }
                if (known.test(sender.getAddress())) {
                    final byte[] bytes = new byte[Math.min(LONGEST, buffer.limit())];
                    buffer.get(0, bytes);
                    came.add(new Datagram(sender.getAddress(), bytes));
                } else {
                    tally.add(VarpCount.RECEIVED);
                    tally.add(VarpCount.STRANGER);
                }
            }
        } catch (IOException e) {
            // Such as a node that does not listen: its ICMP answer is told to whoever reads next
            LOG.debug("reading", e);
        }
    }
}
