/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.varp.VarpTally;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

public class VarpReceiverTest {
    @Rule
    public final Timeout timeout = Timeout.seconds(60);

    private final VarpTally tally = new VarpTally();
    private final BlockingQueue<Runnable> taken = new LinkedBlockingQueue<>();
    private final CountDownLatch broken = new CountDownLatch(1);
    private DatagramChannel channel;
    private VarpReceiver receiver;
    private volatile boolean failing;

    @Before
    public void before() throws IOException {
        channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        receiver = VarpReceiver.open(List.of(channel), tally, address -> true, (came, done) -> taken.add(done),
            (sender, bytes) -> {
                if (failing) {
                    throw new IllegalStateException("a fault");
                }
                return false;
            }, broken::countDown);
    }

    @After
    public void after() throws IOException {
        receiver.close();
        channel.close();
    }

    @Test
    public void whatStoppedByItselfIsNotOpen() throws Exception {
        send();
        taken.take().run();
        assertTrue(receiver.isOpen());
        failing = true;
        send();
        assertTrue("that is told", broken.await(30, TimeUnit.SECONDS));
        assertFalse(receiver.isOpen());
    }

    @Test
    public void whoClosesItKnows() {
        receiver.close();
        assertFalse(receiver.isOpen());
        assertEquals(1, broken.getCount());
    }

    private void send() throws IOException {
        try (DatagramChannel out = DatagramChannel.open()) {
            out.send(ByteBuffer.allocate(68), channel.getLocalAddress());
        }
    }
}
