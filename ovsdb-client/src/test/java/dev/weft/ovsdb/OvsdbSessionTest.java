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
import dev.weft.ovsdb.error.OperationException;
import dev.weft.ovsdb.error.RpcErrorException;
import dev.weft.ovsdb.error.RpcTimeoutException;
import dev.weft.ovsdb.net.Endpoint;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.op.Abort;
import dev.weft.ovsdb.op.Comment;
import dev.weft.ovsdb.op.Delete;
import dev.weft.ovsdb.op.Insert;
import dev.weft.ovsdb.op.Mutate;
import dev.weft.ovsdb.op.Select;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.op.Update;
import dev.weft.ovsdb.op.Wait;
import dev.weft.ovsdb.op.Where;
import dev.weft.ovsdb.rpc.RpcOptions;
import dev.weft.ovsdb.value.OvsdbValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A session with a real ovsdb-server. */
public class OvsdbSessionTest {
    private static final String DB = "Open_vSwitch";
    private static final Duration SECONDS_10 = Duration.ofSeconds(10);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final RpcTransport transport = RpcTransport.create();
    private OvsdbServerProcess server;
    private OvsdbSession session;

    @Before
    public void connect() throws Exception {
        server = OvsdbServerProcess.start(folder.getRoot().toPath(), OvsdbServerProcess.VSWITCH_SCHEMA);
        session = dial(server.unix(), RpcOptions.defaults());
    }

    @After
    public void disconnect() throws Exception {
        session.close();
        transport.close();
        server.close();
    }

    @Test
    public void tellsDatabasesAndSchema() throws Exception {
        assertEquals(Set.of(DB, "_Server"), Set.copyOf(Await.get(session.listDatabases())));
        final var schema = Await.get(session.getSchema(DB));
        assertEquals(DB, schema.name());
        assertTrue(schema.table("Interface").orElseThrow().columns().containsKey("external_ids"));
        final var failure = Await.failure(RpcErrorException.class, session.getSchema("Nope"));
        assertEquals("unknown database", failure.error());
        assertTrue(failure.getMessage(), failure.getMessage().startsWith("get_schema failed: unknown database: "));
    }

    @Test
    public void transactsOverTcpToo() throws Exception {
        try (OvsdbSession other = dial(server.tcp(), RpcOptions.defaults())) {
            assertTrue(Await.get(other.echo("are you there?")));
            addBridge(other, "br0");
            assertEquals(1, Await.get(session.transact(Transaction.on(DB)
                .add(Select.from("Bridge", Where.equal("name", "br0"), "name")))).rows(0).size());
        }
    }

    @Test
    public void everyOperationDoesWhatItSays() throws Exception {
        addBridge(session, "br0");
        final Where bridge = Where.equal("name", "br0");
        final var changed = Await.get(session.transact(Transaction.on(DB)
            .add(Wait.holds("Bridge", bridge, "fail_mode", OvsdbValue.of("secure")))
            .add(Wait.absent("Bridge", Where.equal("name", "br1")))
            .add(Update.rows("Bridge", bridge).set("fail_mode", OvsdbValue.emptySet())
                .set("mcast_snooping_enable", true))
            .add(Mutate.rows("Bridge", bridge).putAll("external_ids", Map.of("a", "9", "c", "3"))
                .deleteKeys("external_ids", List.of("b")).insert("flood_vlans", OvsdbValue.integers(List.of(7L, 8L))))
            .add(Insert.into("Port").named("p").set("name", "p1").set("tag", 5).setRef("interfaces", "i"))
            .add(Insert.into("Interface").named("i").set("name", "p1").set("type", "internal"))
            .add(Mutate.rows("Bridge", bridge).insertRef("ports", "p"))
            .add(new Comment("weft: a port"))
            .add(Select.from("Bridge", bridge))));
        assertEquals(1, changed.count(2));
        final var row = changed.rows(8).get(0);
        assertEquals(Optional.empty(), row.getOptionalString("fail_mode"));
        assertTrue(row.getBoolean("mcast_snooping_enable"));
        assertEquals(Map.of("a", "9", "c", "3"), row.getStringMap("external_ids"));
        assertEquals(Set.of(7L, 8L), row.getLongSet("flood_vlans"));
        assertEquals(Set.of(changed.uuid("p")), row.getUuidSet("ports"));

        final var gone = Await.get(session.transact(Transaction.on(DB)
            .add(Mutate.rows("Bridge", Where.uuid(row.uuid())).delete("ports", changed.uuid("p")))));
        assertEquals(1, gone.count(0));
        assertEquals(List.of(), Await.get(session.transact(Transaction.on(DB)
            .add(Select.from("Port", Where.all())))).rows(0));
    }

    @Test
    public void refusalsAreTyped() throws Exception {
        final var noTable = refused(Transaction.on(DB).add(new Comment("x")).add(Insert.into("Nope")));
        assertEquals("syntax error", noTable.error());
        assertEquals(1, noTable.index());
        assertTrue(noTable.getMessage(), noTable.getMessage().contains("No table named Nope"));

        addBridge(session, "br0");
        final var referenced = refused(Transaction.on(DB).add(Delete.rows("Bridge", Where.all())));
        assertEquals("referential integrity violation", referenced.error());
        assertEquals("the commit, after the one operation", 1, referenced.index());

        assertEquals("aborted", refused(Transaction.on(DB).add(new Abort())).error());
        assertEquals("timed out", refused(Transaction.on(DB)
            .add(Wait.absent("Bridge", Where.equal("name", "br0")))).error());
        assertTrue(session.isOpen());
    }

    @Test
    public void unansweredRequestsTimeOutAloneOrEndWithTheSession() throws Exception {
        final var never = Transaction.on(DB).add(new Wait("Bridge", Where.all(), List.of("name"), false, List.of(),
            Duration.ofMinutes(5)));
        final var timeout = Await.failure(RpcTimeoutException.class,
            session.transact(never, Duration.ofMillis(100)));
        assertTrue(timeout.getMessage(), timeout.getMessage().endsWith("did not answer transact within 100 ms"));
        assertTrue(Await.get(session.echo("still there")));

        final var pending = session.transact(never);
        assertTrue(Await.get(session.echo("so that one was sent before")));
        server.kill();
        final var gone = Await.failure(DisconnectedException.class, pending);
        assertTrue(gone.getMessage(), gone.getMessage().startsWith("transact was not answered: "));
        assertFalse(session.isOpen());
        final String reason = Await.get(session.closed());
        assertTrue(reason, reason.contains("closed by unix:") || reason.contains("reset"));
        Await.failure(DisconnectedException.class, session.echo("too late"));
    }

    @Test
    public void closingTwiceIsHarmlessAndFailsWhatIsUnderWay() throws Exception {
        final var pending = session.transact(Transaction.on(DB).add(new Wait("Bridge", Where.all(), List.of("name"),
            false, List.of(), Duration.ofMinutes(5))));
        session.close();
        session.close();
        assertTrue(Await.failure(DisconnectedException.class, pending).getMessage().endsWith("closed by this side"));
        assertEquals("closed by this side", Await.get(session.closed()));
    }

    @Test
    public void keepaliveLeavesALivingPeerAlone() throws Exception {
        try (OvsdbSession probed = dial(server.unix(),
                RpcOptions.defaults().withProbe(Duration.ofMillis(30), Duration.ofMillis(300)))) {
            assertThrows("several probes went out, and all were answered", TimeoutException.class,
                () -> probed.closed().get(900, TimeUnit.MILLISECONDS));
            assertTrue(Await.get(probed.echo("x")));
        }
    }

    @Test
    public void connectingNowhereSaysSo() throws Exception {
        final var absent = new Endpoint.Unix(folder.getRoot().toPath().resolve("absent").toString());
        final var failure = Await.failure(DisconnectedException.class,
            transport.dial(absent, Optional.empty(), RpcOptions.defaults()));
        assertTrue(failure.getMessage(), failure.getMessage().startsWith("cannot connect to unix:"));
        final Endpoint.Tcp closed = server.tcp();
        server.kill();
        final var refused = Await.failure(DisconnectedException.class,
            transport.dial(closed, Optional.empty(), RpcOptions.defaults()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("Connection refused"));
    }

    private OvsdbSession dial(final Endpoint.Dial endpoint, final RpcOptions options) throws Exception {
        return OvsdbSession.over(Await.get(transport.dial(endpoint, Optional.empty(), options)), SECONDS_10);
    }

    private OperationException refused(final Transaction transaction) {
        return Await.failure(OperationException.class, session.transact(transaction));
    }

    private static void addBridge(final OvsdbSession session, final String name) throws Exception {
        Await.get(session.transact(Transaction.on(DB)
            .add(Insert.into(DB).set("bridges", OvsdbValue.ref("b")))
            .add(Insert.into("Bridge").named("b").set("name", name).set("fail_mode", "secure")
                .set("external_ids", Map.of("a", "1", "b", "2")))));
    }
}
