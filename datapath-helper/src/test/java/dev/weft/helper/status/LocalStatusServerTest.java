/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.status;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.helper.Await;
import dev.weft.helper.liveness.Liveness;
import dev.weft.helper.report.ConnectionStatus;
import dev.weft.helper.report.EndReport;
import dev.weft.helper.report.FakeSource;
import dev.weft.helper.report.NodeReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LocalStatusServerTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<EndReport> ends = new ArrayList<>();
    private StatusSocket socket;
    private LocalStatusServer server;

    @Before
    public void setUp() {
        socket = StatusSocket.in(folder.getRoot().toPath());
        for (long id = 2; id < 3_002; id++) {
            ends.add(FakeSource.end(id, Liveness.ACTIVE, id));
        }
        server = server(Duration.ofSeconds(20));
    }

    @After
    public void tearDown() {
        server.close();
        thread.shutdownNow();
    }

    @Test
    public void socketIsItsOwnersOnlyAndGoesAway() throws Exception {
        server.look();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.path())));
        assertEquals(3_000, fetch().end().size());
        server.close();
        assertFalse(Files.exists(socket.path()));
        server.look();
        assertFalse("closed is closed", Files.exists(socket.path()));
    }

    @Test
    public void staleSocketIsReplaced() throws Exception {
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket.path()));
        }
        assertTrue(Files.exists(socket.path()));
        assertFalse(socket.answers());
        server.look();
        assertEquals(3_000, fetch().end().size());
    }

    @Test
    public void secondHelperLeavesTheFirstAlone() throws Exception {
        server.look();
        try (var second = server(Duration.ofSeconds(20))) {
            second.look();
            assertTrue(socket.answers());
        }
        assertTrue("the first one's socket stays", Files.exists(socket.path()));
        assertEquals(3_000, fetch().end().size());
        // When the first ends the second's next look succeeds
        try (var second = server(Duration.ofSeconds(20))) {
            second.look();
            server.close();
            second.look();
            assertEquals(3_000, fetch().end().size());
        }
    }

    @Test
    public void somebodysFileIsNotTakenAway() throws Exception {
        Files.writeString(socket.path(), "precious");
        server.look();
        server.close();
        assertEquals("precious", Files.readString(socket.path()));
    }

    @Test
    public void socketComesBackAfterItsDirectoryWasEmptied() throws Exception {
        server.look();
        server.look();
        Files.delete(socket.path());
        server.look();
        assertEquals(3_000, fetch().end().size());
        final Path elsewhere = folder.getRoot().toPath().resolve("gone");
        try (var other = new LocalStatusServer(elsewhere, thread, this::snapshot)) {
            other.look();
            Files.createDirectory(elsewhere);
            other.look();
            assertTrue(StatusSocket.in(elsewhere).answers());
        }
    }

    @Test
    public void whoDoesNotReadIsShownOutAndKeepsNobodyWaiting() throws Exception {
        server = server(Duration.ofMillis(700));
        server.look();
        final List<SocketChannel> idle = new ArrayList<>();
        for (int i = 0; i < StatusService.MAX_CLIENTS + 4; i++) {
            idle.add(SocketChannel.open(UnixDomainSocketAddress.of(socket.path())));
        }
        assertEquals(3_000, fetch().end().size());
        for (SocketChannel channel : idle.subList(0, StatusService.MAX_CLIENTS)) {
            // What was in the socket's buffer, and then the end, as the server hung up
            assertTrue(readToEnd(channel) < 1 << 20);
        }
        for (SocketChannel channel : idle) {
            channel.close();
        }
    }

    @Test
    public void whoTalksOrHangsUpHarmsNothing() throws Exception {
        server.look();
        for (int i = 0; i < 200; i++) {
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()))) {
                channel.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".repeat(10).getBytes(
                    StandardCharsets.UTF_8)));
            } catch (IOException e) {
                assertTrue("the server may be faster", server != null);
            }
        }
        assertEquals(3_000, fetch().end().size());
    }

    @Test
    public void manyWhoWaitShareASnapshot() throws Exception {
        final var queue = new LinkedBlockingQueue<Runnable>();
        server = new LocalStatusServer(folder.getRoot().toPath(), queue::add, this::snapshot);
        server.look();
        final List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < StatusService.MAX_CLIENTS; i++) {
            final var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
            answers.add(CompletableFuture.supplyAsync(() -> readToEnd(channel)));
        }
        Await.until("a question", queue::size, size -> size > 0);
        assertEquals("one for all", 1, queue.size());
        final var all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        while (!all.isDone()) {
            final Runnable question = queue.poll(20, TimeUnit.MILLISECONDS);
            if (question != null) {
                question.run();
            }
        }
        for (CompletableFuture<Integer> answer : answers) {
            assertTrue(answer.get() > 1 << 20);
        }
    }

    @Test
    public void brokenSnapshotIsNotTheEnd() throws Exception {
        final var broken = new AtomicInteger(1);
        server = new LocalStatusServer(folder.getRoot().toPath(), thread, () -> {
            if (broken.getAndDecrement() > 0) {
                throw new IllegalStateException("a test breaks it");
            }
            return snapshot();
        });
        server.look();
        assertEquals("", new StatusClient(socket, Duration.ofSeconds(20)).fetch());
        assertEquals(3_000, fetch().end().size());
    }

    private StatusDocument fetch() throws Exception {
        return StatusDocument.read(Await.until("an answer", () -> new StatusClient(socket, Duration.ofSeconds(20))
            .fetch(), text -> !text.isEmpty()));
    }

    private LocalStatusServer server(final Duration limit) {
        return new LocalStatusServer(folder.getRoot().toPath(), thread, this::snapshot, limit);
    }

    private StatusSnapshot snapshot() {
        return new StatusSnapshot("1.0", "", Optional.empty(), new NodeReport("off", "", Map.of()),
            new ConnectionStatus.NoController(Optional.empty()), ends);
    }

    /** Reads what comes, closes the channel and returns how much it was. */
    private static int readToEnd(final SocketChannel channel) {
        final var buffer = ByteBuffer.allocate(1 << 16);
        int sum = 0;
        try (channel) {
            for (int count = 0; count >= 0; count = channel.read(buffer.clear())) {
                sum += count;
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
