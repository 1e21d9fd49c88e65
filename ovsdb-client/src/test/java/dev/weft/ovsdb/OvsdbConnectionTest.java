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

import dev.weft.ovsdb.ConnectionState.Closed;
import dev.weft.ovsdb.ConnectionState.Connected;
import dev.weft.ovsdb.ConnectionState.Connecting;
import dev.weft.ovsdb.ConnectionState.Idle;
import dev.weft.ovsdb.ConnectionState.Waiting;
import dev.weft.ovsdb.monitor.MonitorRequest;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.op.Insert;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.replica.RowChange;
import dev.weft.ovsdb.replica.TableCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Coming back to a real ovsdb-server that goes away. */
public class OvsdbConnectionTest {
    private static final ConnectionOptions QUICK = ConnectionOptions.defaults()
        .withWaits(Duration.ofMillis(20), Duration.ofMillis(200));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RpcTransport transport = RpcTransport.create();
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<ConnectionState> states = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private OvsdbServerProcess server;

    private record Batch(boolean resynced, List<RowChange> changes) {
    }

    @Before
    public void start() throws Exception {
        server = OvsdbServerProcess.start(folder.getRoot().toPath(),
            Path.of(getClass().getResource("/everything.ovsschema").toURI()));
    }

    @After
    public void stop() throws Exception {
        transport.close();
        executor.shutdownNow();
        server.close();
    }

    @Test
    public void mirrorComesBackOverUnixSocket() throws Exception {
        mirrorComesBack(server.unix());
    }

    @Test
    public void mirrorComesBackOverTcp() throws Exception {
        mirrorComesBack(server.tcp());
    }

    private void mirrorComesBack(final Endpoint.Dial endpoint) throws Exception {
        final var cache = new TableCache(MonitorRequest.of("Everything").table("Thing"), executor,
            (resynced, changes) -> batches.add(new Batch(resynced, changes)));
        try (OvsdbConnection connection = new OvsdbConnection(endpoint, transport, QUICK, new ConnectionListener() {
            @Override
            public void onConnected(final OvsdbSession session) {
                cache.attach(session);
            }

            @Override
            public void onState(final ConnectionState before, final ConnectionState after) {
                states.add(after);
            }
        })) {
            assertEquals(new Idle(), connection.state());
            connection.start();
            connection.start();
            assertEquals(new Batch(true, List.of()), next());
            Await.get(connection.session().orElseThrow().transact(Transaction.on("Everything")
                .add(Insert.into("Thing").set("one_string", "a")).add(Insert.into("Thing").set("one_string", "b"))));
            assertEquals(2, next().changes().size());

            server.kill();
            Await.until("the connection waits", () -> connection.state() instanceof Waiting);
            assertFalse(cache.isInSync());
            assertEquals("the mirror keeps what it had", 2, cache.rows("Thing").size());
            server.restart();
            assertEquals("nothing changed, nothing is told", new Batch(true, List.of()), next());
            Await.until("the mirror is in sync", cache::isInSync);

            server.kill();
            server.transactOffline("[\"Everything\",{\"op\":\"delete\",\"table\":\"Thing\",\"where\":[[\"one_string\","
                + "\"==\",\"a\"]]},{\"op\":\"update\",\"table\":\"Thing\",\"where\":[],\"row\":{\"one_integer\":7}},"
                + "{\"op\":\"insert\",\"table\":\"Thing\",\"row\":{\"one_string\":\"c\"}}]");
            server.restart();
            final Batch difference = next();
            assertTrue(difference.resynced());
            assertEquals(List.of("Deleted a", "Inserted c", "Modified b"), describe(difference));
            assertEquals(2, cache.rows("Thing").size());
            connection.close();
            connection.close();
            Await.until("it is closed", () -> states.get(states.size() - 1) instanceof Closed);
            assertEquals(new Closed(), connection.state());
        }
        assertEquals(Connecting.class, states.get(0).getClass());
        assertEquals(Connected.class, states.get(1).getClass());
        assertEquals(Waiting.class, states.get(2).getClass());
        assertEquals(3, states.stream().filter(Connected.class::isInstance).count());
    }

    @Test
    public void waitsGrowWhileNobodyAnswers() throws Exception {
        server.kill();
        try (OvsdbConnection connection = new OvsdbConnection(server.tcp(), transport, QUICK, new ConnectionListener() {
            @Override
            public void onConnected(final OvsdbSession session) {
                throw new AssertionError("nobody is there");
            }

            @Override
            public void onState(final ConnectionState before, final ConnectionState after) {
                states.add(after);
            }
        })) {
            connection.start();
            Await.until("five failures", () -> waits().size() >= 5);
            assertTrue(waits().get(0).reason().startsWith("cannot connect to tcp:127.0.0.1:"));
            assertTrue(waits().get(0).delay().compareTo(Duration.ofMillis(20)) <= 0);
            assertTrue(waits().get(4).delay().compareTo(Duration.ofMillis(150)) >= 0);
        }
    }

    @Test
    public void failingOwnerDoesNotStopTheConnection() throws Exception {
        try (OvsdbConnection connection = new OvsdbConnection(server.unix(), transport, QUICK, session -> {
            states.add(new Connected(session));
            throw new IllegalStateException("thrown by the test on purpose");
        })) {
            connection.start();
            Await.until("connected", () -> states.size() == 1);
            server.kill();
            server.restart();
            Await.until("connected again", () -> states.size() == 2);
        }
    }

    @Test
    public void secureEndpointsNeedKeys() {
        final var failure = assertThrows(IllegalArgumentException.class,
            () -> new OvsdbConnection(new Endpoint.Ssl("127.0.0.1", 6640), transport, QUICK, session -> { }));
        assertEquals("ssl:127.0.0.1:6640 needs keys and certificates (an SslContext)", failure.getMessage());
    }

    private List<Waiting> waits() {
        return states.stream().filter(Waiting.class::isInstance).map(Waiting.class::cast).toList();
    }

    private Batch next() throws InterruptedException {
        final Batch batch = batches.poll(20, TimeUnit.SECONDS);
        assertTrue("a batch came", batch != null);
        return batch;
    }

    private static List<String> describe(final Batch batch) {
        return batch.changes().stream().map(change -> change.getClass().getSimpleName() + " "
            + change.after().or(change::before).orElseThrow().getString("one_string")).sorted().toList();
    }
}
