/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.rpc.JsonRpcSession;
import dev.weft.ovsdb.rpc.RpcOptions;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** TLS with a real ovsdb-server, both sides with certificates, whichever side calls. */
public class TlsTest {
    @ClassRule
    public static final TemporaryFolder KEYS = new TemporaryFolder();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RpcTransport transport = RpcTransport.create();

    @BeforeClass
    public static void makeKeys() throws Exception {
        for (String authority : new String[] { "ca", "stranger-ca" }) {
            openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + authority,
                "-keyout", authority + ".key", "-out", authority + ".pem");
        }
        certificate("switch", "ca");
        certificate("controller", "ca");
        certificate("stranger", "stranger-ca");
    }

    @After
    public void stop() {
        transport.close();
    }

    @Test
    public void weCallTheSwitch() throws Exception {
        try (OvsdbServerProcess server = secureServer("--remote=pssl:0:127.0.0.2")) {
            final var endpoint = new Endpoint.Ssl("127.0.0.2", server.chosenPort("127.0.0.2"));
            final var session = OvsdbSession.over(Await.get(transport.dial(endpoint,
                Optional.of(client("controller")), RpcOptions.defaults())), Duration.ofSeconds(10));
            assertTrue(Await.get(session.echo("secret")));
            session.close();

            final var stranger = Await.get(transport.dial(endpoint, Optional.of(client("stranger")),
                RpcOptions.defaults()).thenCompose(JsonRpcSession::closed).exceptionally(Throwable::getMessage));
            assertTrue("the switch refuses strangers: " + stranger, stranger.contains("closed by")
                || stranger.contains("alert") || stranger.contains("handshake"));
            server.kill();
        }
    }

    @Test
    public void weRefuseAStrangeSwitch() throws Exception {
        try (OvsdbServerProcess server = secureServer("--remote=pssl:0:127.0.0.2")) {
            final var context = SslContextBuilder.forClient().trustManager(key("stranger-ca.pem"))
                .keyManager(key("controller.pem"), key("controller.key")).build();
            final var failure = Await.failure(DisconnectedException.class, transport.dial(
                new Endpoint.Ssl("127.0.0.2", server.chosenPort("127.0.0.2")), Optional.of(context),
                RpcOptions.defaults()));
            assertTrue(failure.getMessage(), failure.getMessage().contains("the TLS handshake failed"));
            server.kill();
        }
    }

    @Test
    public void theSwitchCallsUs() throws Exception {
        final BlockingQueue<OvsdbSession> sessions = new LinkedBlockingQueue<>();
        final SslContext context = SslContextBuilder.forServer(key("controller.pem"), key("controller.key"))
            .trustManager(key("ca.pem")).clientAuth(ClientAuth.REQUIRE).build();
        final var listener = Await.get(OvsdbListener.open(Endpoint.parseListen("pssl:0:127.0.0.1"), transport,
            ConnectionOptions.defaults().withTls(context), 4, sessions::add));
        final int port = listener.localAddress().getPort();

        final var plain = Await.get(transport.dial(new Endpoint.Tcp("127.0.0.1", port), Optional.empty(),
            RpcOptions.defaults()));
        plain.call("echo", new JsonArray());
        assertTrue(Await.get(plain.closed()), sessions.isEmpty());

        try (OvsdbServerProcess server = secureServer("--remote=ssl:127.0.0.1:" + port)) {
            final OvsdbSession session = sessions.poll(20, TimeUnit.SECONDS);
            assertTrue(session.peer(), session.peer().startsWith("ssl:127.0.0.1:"));
            assertTrue(Await.get(session.echo("secret")));
            assertEquals(1, listener.sessionCount());
            server.kill();
        }
        listener.close();
    }

    @Test
    public void keysAreNeeded() {
        assertThrows(IllegalArgumentException.class, () -> transport.dial(new Endpoint.Ssl("127.0.0.1", 1),
            Optional.empty(), RpcOptions.defaults()));
    }

    private OvsdbServerProcess secureServer(final String remote) throws Exception {
        return OvsdbServerProcess.start(folder.getRoot().toPath(), OvsdbServerProcess.VSWITCH_SCHEMA, remote,
            "--private-key=" + key("switch.key"), "--certificate=" + key("switch.pem"), "--ca-cert=" + key("ca.pem"));
    }

    private static SslContext client(final String name) throws Exception {
        return SslContextBuilder.forClient().trustManager(key("ca.pem"))
            .keyManager(key(name + ".pem"), key(name + ".key")).build();
    }

    private static void certificate(final String name, final String authority) throws Exception {
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + name, "-keyout", name + ".key", "-out",
            name + ".csr");
        openssl("x509", "-req", "-in", name + ".csr", "-days", "2", "-CA", authority + ".pem", "-CAkey",
            authority + ".key", "-CAcreateserial", "-out", name + ".pem");
    }

    private static void openssl(final String... arguments) throws Exception {
        OvsdbServerProcess.run(KEYS.getRoot().toPath(), "openssl", arguments);
    }

    private static File key(final String name) {
        return Path.of(KEYS.getRoot().getPath(), name).toFile();
    }
}
