/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.op.Insert;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.rpc.JsonRpcSession;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Real ovsdb-servers that call us. */
public class OvsdbListenerTest {
    private static final Endpoint.Listen LOOPBACK = Endpoint.parseListen("ptcp:0:127.0.0.1");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RpcTransport transport = RpcTransport.create();
    private final BlockingQueue<OvsdbSession> sessions = new LinkedBlockingQueue<>();

    @After
    public void stop() {
        transport.close();
    }

    @Test
    public void switchesCallAndComeBack() throws Exception {
        final OvsdbListener listener = open(8);
        try (OvsdbServerProcess server = caller("a", listener)) {
            final OvsdbSession session = next();
            assertTrue(session.peer(), session.peer().startsWith("tcp:127.0.0.1:"));
            assertEquals(Set.of("Open_vSwitch", "_Server"), Set.copyOf(Await.get(session.listDatabases())));
            Await.get(session.transact(Transaction.on("Open_vSwitch").add(Insert.into("Open_vSwitch"))));
            assertEquals(1, listener.sessionCount());

            server.kill();
            Await.get(session.closed());
            Await.until("the session is forgotten", () -> listener.sessionCount() == 0);
            server.restart();
            final OvsdbSession again = next();
            assertTrue(Await.get(again.echo("hello again")));

            listener.close();
            listener.close();
            assertEquals("closed by this side", Await.get(again.closed()));
        }
    }

    @Test
    public void callersOverTheLimitAreTurnedAwayUntilThereIsRoom() throws Exception {
        final OvsdbListener listener = open(1);
        try (OvsdbServerProcess first = caller("a", listener)) {
            final OvsdbSession session = next();
            final var refused = Await.get(transport.dial(
                new Endpoint.Tcp("127.0.0.1", listener.localAddress().getPort()), Optional.empty(),
                ConnectionOptions.defaults().rpc()).thenCompose(JsonRpcSession::closed)
                .exceptionally(Throwable::getMessage));
            assertTrue(refused, refused.contains("closed by tcp:") || refused.contains("reset"));
            assertTrue(session.isOpen());
            assertEquals(1, listener.sessionCount());

            first.kill();
            Await.get(session.closed());
            Await.until("there is room", () -> listener.sessionCount() == 0);
            try (OvsdbServerProcess second = caller("b", listener)) {
                assertTrue(Await.get(next().echo("in at last")));
                second.kill();
            }
        }
        listener.close();
    }

    @Test
    public void sessionThatItsOwnerCannotTakeIsClosed() throws Exception {
        final OvsdbListener listener = Await.get(OvsdbListener.open(LOOPBACK, transport,
            ConnectionOptions.defaults(), 8, session -> {
                sessions.add(session);
                throw new IllegalStateException("thrown by the test on purpose");
            }));
        try (OvsdbServerProcess server = caller("a", listener)) {
            assertTrue(Await.get(next().closed()).contains("could not be taken over"));
            server.kill();
        }
        listener.close();
    }

    @Test
    public void portInUseIsAnError() throws Exception {
        final OvsdbListener listener = open(1);
        final int port = listener.localAddress().getPort();
        final var failure = Await.failure(DisconnectedException.class, OvsdbListener.open(
            new Endpoint.PassiveTcp(port, Optional.of("127.0.0.1")), transport, ConnectionOptions.defaults(), 1,
            sessions::add));
        assertTrue(failure.getMessage(), failure.getMessage().startsWith("cannot listen on ptcp:" + port));
        assertFalse(failure.getMessage().isBlank());
        listener.close();
        assertThrows(IllegalArgumentException.class, () -> open(0));
    }

    private OvsdbListener open(final int maxSessions) throws Exception {
        return Await.get(OvsdbListener.open(LOOPBACK, transport, ConnectionOptions.defaults(), maxSessions,
            sessions::add));
    }

    private OvsdbServerProcess caller(final String name, final OvsdbListener listener) throws Exception {
        return OvsdbServerProcess.start(folder.newFolder(name).toPath(), OvsdbServerProcess.VSWITCH_SCHEMA,
            "--remote=tcp:127.0.0.1:" + listener.localAddress().getPort());
    }

    private OvsdbSession next() throws InterruptedException {
        final OvsdbSession session = sessions.poll(30, TimeUnit.SECONDS);
        assertTrue("a switch called", session != null);
        return session;
    }
}
