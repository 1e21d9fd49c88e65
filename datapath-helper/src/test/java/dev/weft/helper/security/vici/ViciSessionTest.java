/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security.vici;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

public class ViciSessionTest {
    /** a = "1"; l = ["x"]; s { b = "22" }. */
    private static final String MESSAGE = "0301610001" + "31" + "04016c" + "05000178" + "06" + "010173"
        + "0301620002" + "3232" + "02";

    @Rule
    public final Timeout timeout = Timeout.seconds(30);
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private volatile byte[] heard = new byte[0];

    @Test
    public void requestsAndAnswersAreAsCharonHasThem() throws Exception {
        try (var server = server(); ViciSession session = ViciSession.open(path())) {
            final Thread answering = answering(server, List.of("01" + MESSAGE));
            final Section answer = session.request("test", new Section().put("a", "1").list("l", "x")
                .section("s", new Section().put("b", "22")));
            answering.join();
            assertEquals(1, answer.number("a"));
            assertEquals(List.of("x"), answer.items("l"));
            assertEquals("22", answer.inner("s").orElseThrow().text("b"));
            assertArrayEquals(HexFormat.of().parseHex("000474657374" + MESSAGE), heard);
        }
    }

    @Test
    public void refusalsAndNonsenseAreToldApart() throws Exception {
        final String refusal = "01" + "0307" + hex("success") + "0002" + hex("no") + "0306" + hex("errmsg") + "0003"
            + hex("bad");
        for (String answer : List.of(refusal, "02", "09", "01" + "03", "01" + "0101" + "73", "01" + "02", "01" + "08",
            "01" + "0101" + "73".repeat(1) + "010173".repeat(30))) {
            try (var server = server(); ViciSession session = ViciSession.open(path())) {
                final Thread answering = answering(server, List.of(answer));
                final var error = assertThrows(answer, ViciException.class,
                    () -> session.request("test", new Section()));
                answering.join();
                assertEquals(answer, answer.equals(refusal), error.getMessage().equals("charon refuses test: bad"));
            }
        }
        assertThrows(ViciException.class, () -> ViciSession.open(folder.getRoot().toPath().resolve("nobody")));
    }

    @Test
    public void damagedMessagesNeverDoHarm() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        final byte[] good = HexFormat.of().parseHex(MESSAGE);
        int read = 0;
        for (int round = 0; round < 5000; round++) {
            final byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            try {
                Element.section(ByteBuffer.wrap(bad, 0, 1 + random.nextInt(bad.length)));
                read++;
            } catch (IOException e) {
                assertTrue("seed " + seed, e.getMessage().contains("charon"));
            }
        }
        assertTrue("seed " + seed, read > 0);
    }

    private Path path() {
        return folder.getRoot().toPath().resolve("vici");
    }

    private ServerSocketChannel server() throws IOException {
        Files.deleteIfExists(path());
        final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path()));
        return server;
    }

    /** Hears one request and gives the answers. */
    private Thread answering(final ServerSocketChannel server, final List<String> answers) {
        final var thread = new Thread(() -> {
            try (SocketChannel channel = server.accept()) {
                final ByteBuffer length = ByteBuffer.allocate(4);
                channel.read(length);
                final ByteBuffer request = ByteBuffer.allocate(length.flip().getInt());
                while (request.hasRemaining() && channel.read(request) >= 0) {
                    assertTrue(request.capacity() > 0);
                }
                heard = request.array();
                for (String answer : answers) {
                    final byte[] bytes = HexFormat.of().parseHex(answer);
                    channel.write(ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).flip());
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    private static String hex(final String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
