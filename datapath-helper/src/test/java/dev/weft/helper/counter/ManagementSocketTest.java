/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.counter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/**
 * The OpenFlow of the counters against a switch that says what the test wants.
 */
public class ManagementSocketTest {
    private static final String HELLO = "06000010" + "00000007" + "0001000800000070";
    private static final String FLOW = "0038" + "3200" + "00000001" + "00000000" + "0064" + "0000" + "0000" + "0000"
        + "00000000" + "5703000000002002" + "0000000000000007" + "0000000000000200" + "0001000400000000";
    private static final int ASKED = 8 + 56;

    @Rule
    public final Timeout timeout = Timeout.seconds(30);
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FlowStats stats = new FlowStats();
    private Path path;
    private ServerSocketChannel server;
    private ManagementSocket socket;

    @Before
    public void before() throws IOException {
        path = folder.getRoot().toPath().resolve("br.mgmt");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
        socket = new ManagementSocket(path);
    }

    @After
    public void after() throws IOException {
        socket.close();
        server.close();
    }

    @Test
    public void anAnswerInPartsAndPiecesIsRead() throws Exception {
        final var read = reading();
        try (SocketChannel peer = server.accept()) {
            assertEquals("0400000800000000", hex(peer, 8));
            assertTrue(hex(peer, 56).startsWith("0412003800000001"));
            final String answer = HELLO + part(1, true, FLOW + FLOW) + "0402000800000063" + part(9, false, FLOW)
                + part(1, true, "") + part(1, false, FLOW);
            for (int at = 0; at < answer.length(); at += 2) {
                write(peer, answer.substring(at, at + 2));
            }
            read.get(10, TimeUnit.SECONDS);
            assertEquals("the echo", "0403000800000063", hex(peer, 8));
            assertEquals(3, stats.size());

            final var again = reading();
            assertTrue(hex(peer, 56).startsWith("0412003800000002"));
            write(peer, part(2, false, FLOW));
            again.get(10, TimeUnit.SECONDS);
            assertEquals(1, stats.size());
        }
    }

    @Test
    public void largeAnswersFitInTheBuffer() throws Exception {
        final var read = reading();
        try (SocketChannel peer = server.accept()) {
            hex(peer, ASKED);
            write(peer, HELLO);
            final String large = part(1, true, FLOW.repeat(1169));
            for (int i = 0; i < 20; i++) {
                write(peer, large);
            }
            write(peer, part(1, false, ""));
            read.get(10, TimeUnit.SECONDS);
            assertEquals(20 * 1169, stats.size());
        }
    }

    @Test
    public void whatIsNoOpenFlow13IsRefused() throws Exception {
        assertRefused("01000008" + "00000000", "version 1");
        assertRefused(HELLO + "04130007" + "00000001", "length of 7");
        assertRefused(HELLO + "0401000c" + "00000001" + "00010005", "refuses: 1/5");
        assertRefused(HELLO + "04130010" + "00000001" + "0003000000000000", "something else");
        assertRefused(HELLO + "0413", "hung up");
    }

    @Test
    public void oneThatIsClosedUnderneathEnds() throws Exception {
        final var read = reading();
        try (SocketChannel peer = server.accept()) {
            hex(peer, ASKED);
            socket.close();
            assertThrows(Exception.class, () -> read.get(10, TimeUnit.SECONDS));
            assertTrue(read.isCompletedExceptionally());
        }
    }

    private void assertRefused(final String answer, final String reason) throws Exception {
        socket.close();
        socket = new ManagementSocket(path);
        final var read = reading();
        try (SocketChannel peer = server.accept()) {
            hex(peer, ASKED);
            write(peer, answer);
            peer.shutdownOutput();
            final Exception failure = assertThrows(Exception.class, () -> read.get(10, TimeUnit.SECONDS));
            assertTrue(failure.toString(), failure.getMessage().contains(reason));
        }
    }

    private CompletableFuture<Void> reading() {
        final var done = new CompletableFuture<Void>();
        final ManagementSocket used = socket;
        final var thread = new Thread(() -> {
            try {
                used.read(stats);
                done.complete(null);
            } catch (IOException e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    @Test
    public void aSwitchThatIsAwayForLongTakesNoMemory() throws IOException {
        final Path nobody = folder.getRoot().toPath().resolve("nobody.mgmt");
        final List<ManagementSocket> all = new ArrayList<>();
        final long before = directBytes();
        for (int i = 0; i < 50; i++) {
            final var away = new ManagementSocket(nobody);
            all.add(away);
            assertThrows(IOException.class, () -> away.read(stats));
            away.close();
        }
        final long more = directBytes() - before;
        assertTrue(more + " bytes for " + all.size() + " attempts", more < 50 * 4096);
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> "direct".equals(pool.getName())).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }

    private static String part(final int xid, final boolean more, final String flows) {
        return String.format("0413%04x%08x0001%04x00000000", 16 + flows.length() / 2, xid, more ? 1 : 0) + flows;
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
