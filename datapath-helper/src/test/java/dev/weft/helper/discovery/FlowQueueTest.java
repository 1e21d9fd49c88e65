/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.discovery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.Await;
import dev.weft.helper.openflow.FlowQueue;
import dev.weft.helper.varp.Station;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** Against a switch that says what the test wants. */
public class FlowQueueTest {
    private static final Station ONE = new Station(7, 0x0200_0000_0001L);
    private static final Station TWO = new Station(7, 0x0200_0000_0002L);

    @Rule
    public final Timeout timeout = Timeout.seconds(60);
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService waiting = Executors.newCachedThreadPool();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final FlowQueue<LearnedJob> queue = new FlowQueue<>("entries", thread, waiting, this::done);
    private Path path;
    private ServerSocketChannel server;

    @Before
    public void before() throws IOException {
        path = folder.getRoot().toPath().resolve("br.mgmt");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
    }

    @After
    public void after() throws Exception {
        call(queue::close);
        thread.shutdownNow();
        waiting.shutdownNow();
        server.close();
    }

    private void done(final LearnedJob job) {
        if (job instanceof LearnedJob.Put put) {
            put.frames().forEach(frame -> heard.add("frame " + frame[0]));
        } else if (job instanceof LearnedJob.Look look && look.isUsed()) {
            heard.add("used " + look.station().mac() % 16);
        }
    }

    private void call(final Runnable what) throws Exception {
        thread.submit(what).get(10, TimeUnit.SECONDS);
    }

    private static LearnedJob put(final Station station, final int frame) {
        return new LearnedJob.Put(station, 2, 30, List.of(new byte[] {(byte) frame}));
    }

    @Test
    public void framesFollowTheSwitchsWord() throws Exception {
        call(() -> {
            queue.become(path);
            queue.add(put(ONE, 1));
            queue.add(new LearnedJob.Move(TWO, 3));
            queue.add(new LearnedJob.Look(ONE));
        });
        try (SocketChannel peer = server.accept()) {
            assertTrue(hex(peer, 8).startsWith("04000008"));
            assertTrue("the first job goes at once", hex(peer, 112).startsWith("040e007000000001"));
            assertEquals("0414000800000002", hex(peer, 8));
            write(peer, "0400000800000000");
            assertEquals(List.of(), heard);
            write(peer, "0415000800000002");
            assertTrue("the others together", hex(peer, 112).startsWith("040e007000000003"));
            assertTrue(hex(peer, 56).startsWith("0412003800000004"));
            assertEquals("0414000800000005", hex(peer, 8));
            assertEquals(List.of("frame 1"), heard);
            write(peer, "0413004800000004" + "0001000000000000" + "0038" + "20000000000100000000" + "0064"
                + "0000001e00000000" + "0000" + "5807000000000000" + "0000000000000005" + "0000000000000100"
                + "0001000400000000" + "0415000800000005");
            Await.until("the entry is used", () -> heard, List.of("frame 1", "used 1")::equals);
            assertEquals(0, queue.lost());
        }
    }

    @Test
    public void whatIsRefusedIsCountedAndItsFramesAreDropped() throws Exception {
        call(() -> {
            queue.become(path);
            queue.add(put(ONE, 1));
        });
        try (SocketChannel peer = server.accept()) {
            hex(peer, 8 + 112 + 8);
            write(peer, "0400000800000000" + "0401000c00000001" + "00050001" + "0415000800000002");
            Await.until("it is lost", queue::lost, lost -> lost == 1);
            assertEquals(List.of(), heard);
            Await.until("that is said", queue::complaint, text -> text.contains("refuses"));
            call(() -> queue.add(put(ONE, 2)));
            hex(peer, 112 + 8);
            write(peer, "0415000800000004");
            Await.until("the next one is not", () -> heard, List.of("frame 2")::equals);
            Await.until("all is well again", queue::complaint, String::isEmpty);
        }
    }

    @Test
    public void aSwitchThatGoesIsCalledAgain() throws Exception {
        call(() -> {
            queue.become(path);
            queue.add(put(ONE, 1));
        });
        server.accept().close();
        Await.until("it is lost", queue::lost, lost -> lost == 1);
        call(() -> queue.add(put(ONE, 2)));
        try (SocketChannel peer = server.accept()) {
            hex(peer, 8 + 112 + 8);
            write(peer, "0400000800000000" + "0415000800000004");
            Await.until("the next one is not", () -> heard, List.of("frame 2")::equals);
        }
    }

    @Test
    public void thatAllIsWellAgainIsFoundOutWithoutAJob() throws Exception {
        call(() -> {
            queue.become(path);
            queue.add(put(ONE, 1));
        });
        server.accept().close();
        Await.until("it is lost", queue::lost, lost -> lost == 1);
        assertTrue(thread.submit(queue::problem).get(10, TimeUnit.SECONDS).isPresent());
        try (SocketChannel peer = server.accept()) {
            assertEquals("only a barrier", "0414000800000003", hex(peer, 16).substring(16));
            write(peer, "0400000800000000" + "0415000800000003");
            Await.until("all is well again", () -> thread.submit(queue::problem).get(10, TimeUnit.SECONDS),
                Optional::isEmpty);
            assertEquals(1, queue.lost());
        }
    }

    private static void write(final SocketChannel peer, final String hex) throws IOException {
        final ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        while (bytes.hasRemaining()) {
            peer.write(bytes);
        }
    }

    private static String hex(final SocketChannel peer, final int bytes) throws IOException {
        return HexFormat.of().formatHex(Channels.newInputStream(peer).readNBytes(bytes));
    }
}
