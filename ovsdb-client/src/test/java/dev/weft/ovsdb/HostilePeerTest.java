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
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.weft.ovsdb.error.DisconnectedException;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.error.RpcErrorException;
import dev.weft.ovsdb.monitor.MonitorRequest;
import dev.weft.ovsdb.net.RpcTransport;
import dev.weft.ovsdb.op.Insert;
import dev.weft.ovsdb.op.Transaction;
import dev.weft.ovsdb.replica.TableCache;
import dev.weft.ovsdb.rpc.JsonRpcSession;
import dev.weft.ovsdb.rpc.RpcOptions;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A session with a peer that does what no ovsdb-server would do. */
public class HostilePeerTest {
    private final RpcTransport transport = RpcTransport.create();
    private RawPeer peer;

    @Before
    public void open() throws Exception {
        peer = new RawPeer();
    }

    @After
    public void close() throws Exception {
        peer.close();
        transport.close();
    }

    @Test
    public void echoRequestsAreAnsweredAndOthersRefused() throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults());
        peer.write("{\"method\":\"echo\",\"params\":[\"a\",1],\"id\":\"e1\"}");
        assertEquals(JsonParser.parseString("{\"id\":\"e1\",\"result\":[\"a\",1],\"error\":null}"), peer.read());
        peer.write("{\"method\":\"steal\",\"params\":[],\"id\":[7]}");
        assertEquals(JsonParser.parseString("{\"id\":[7],\"result\":null,\"error\":\"unknown method\"}"), peer.read());
        assertTrue(session.isOpen());
    }

    @Test
    public void notificationsGoBothWays() throws Exception {
        final var dialled = transport.dial(peer.endpoint(), Optional.empty(), RpcOptions.defaults());
        peer.accept();
        final JsonRpcSession session = Await.get(dialled);
        final var heard = new CompletableFuture<String>();
        session.onNotification((method, params) -> heard.complete(method + params));
        peer.write("{\"method\":\"stolen\",\"params\":[\"lock\"],\"id\":null}");
        assertEquals("stolen[\"lock\"]", Await.get(heard));
        session.notify("cancel", new JsonArray());
        assertEquals(JsonParser.parseString("{\"method\":\"cancel\",\"params\":[],\"id\":null}"), peer.read());
        session.close();
        session.notify("nobody hears", new JsonArray());
        assertEquals("closed by this side", Await.get(session.closed()));
    }

    @Test
    public void silentPeerIsProbedAndGivenUp() throws Exception {
        final OvsdbSession session = connect(
            RpcOptions.defaults().withProbe(Duration.ofMillis(200), Duration.ofMillis(200)));
        assertEquals("echo", peer.read().getAsJsonObject().get("method").getAsString());
        final String reason = Await.get(session.closed());
        assertTrue(reason, reason.matches("heard nothing for \\d+ ms, not even an answer to echo"));
    }

    @Test
    public void garbageEndsTheSessionWithItsReason() throws Exception {
        endsWith("HTTP/1.1 400 Bad Request\r\n", "a message should begin with '{', but the peer sent byte 0x48 'H'");
        endsWith("{\"id\":}", "a message is not valid JSON");
        endsWith("{}", "a message should have a method or an id, but is {}");
        endsWith("{\"method\":5,\"params\":[]}", "the method of a request should be a string, but is 5");
        endsWith("{\"method\":\"x\"}", "a request lacks the member \"params\"");
        endsWith("{\"method\":\"x\",\"params\":{}}", "the params of a request should be an array");
        endsWith("{\"id\":1e99,\"result\":1}", "the id of an answer should be a 64-bit integer");
        endsWith("{\"a\":" + "[".repeat(80), "a message nests deeper than the limit of 64 levels");
        endsWith("{\"a\":\"" + "x".repeat(5000), "a message is larger than the limit of 4096 bytes");
    }

    @Test
    public void answersThatNobodyWaitsForAreIgnored() throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults());
        peer.write("{\"id\":99,\"result\":1,\"error\":null}{\"id\":\"x\",\"result\":1}");
        peer.write("{\"method\":\"update2\",\"params\":[\"m\",{}],\"id\":null}{\"method\":\"locked\",\"params\":[]}");
        final var echo = session.echo("x");
        peer.write("{\"id\":" + peer.read().getAsJsonObject().get("id") + ",\"result\":[\"x\"],\"error\":null}");
        assertTrue(Await.get(echo));
    }

    @Test
    public void wrongAnswerFailsTheRequestAndEndsTheSession() throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults());
        final var result = session.transact(Transaction.on("db").add(Insert.into("T")));
        peer.write("{\"id\":" + peer.read().getAsJsonObject().get("id") + ",\"result\":{},\"error\":null}");
        Await.failure(ProtocolException.class, result);
        assertEquals("the answer to transact cannot be taken: the result of a transaction should be an array, "
            + "but is {}", Await.get(session.closed()));
    }

    @Test
    public void errorsOfAnyShapeBecomeRpcErrors() throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults());
        for (String error : new String[] { "\"bad\"", "{\"error\":\"bad\",\"details\":\"very\"}", "[5]", "{}" }) {
            final var result = session.listDatabases();
            peer.write("{\"id\":" + peer.read().getAsJsonObject().get("id") + ",\"error\":" + error + "}");
            final var failure = Await.failure(RpcErrorException.class, result);
            assertTrue(failure.getMessage(), failure.getMessage().startsWith("list_dbs failed: "));
        }
        assertTrue(session.isOpen());
    }

    @Test
    public void unansweredRequestsAreBounded() throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults().withMaxPending(2));
        final var first = session.echo("1");
        final var second = session.echo("2");
        final var third = Await.failure(RejectedExecutionException.class, session.echo("3"));
        assertTrue(third.getMessage(), third.getMessage().endsWith("2 requests are unanswered, the limit is 2"));
        session.close();
        Await.failure(DisconnectedException.class, first);
        Await.failure(DisconnectedException.class, second);
    }

    @Test
    public void tooLargeRequestsAreRefusedHere() throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults().withMaxFrameBytes(4096));
        final var failure = Await.failure(IllegalArgumentException.class, session.echo("x".repeat(5000)));
        assertEquals("the message is larger than the limit of 4096 bytes", failure.getMessage());
        assertTrue(session.isOpen());
    }

    @Test(timeout = 60_000)
    public void peerThatAsksButNeverReadsIsCutOff() throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults());
        final String echo = "{\"method\":\"echo\",\"params\":[\"" + "x".repeat(60_000) + "\"],\"id\":1}";
        try {
            while (session.isOpen()) {
                peer.write(echo);
            }
        } catch (SocketException e) {
            assertFalse("cut off: " + e, session.isOpen());
        }
        assertTrue(Await.get(session.closed()).startsWith("the peer does not read our answers"));
    }

    @Test
    public void updatesThatDoNotFitTheMirrorEndTheSession() throws Exception {
        final String row = "550e8400-e29b-41d4-a716-446655440000";
        mirrorEndsWith("{\"Other\":{}}", "an update names table Other, which is not monitored");
        mirrorEndsWith("{\"T\":{\"" + row + "\":{\"modify\":{\"s\":\"x\"}}}}", "which is unknown");
        mirrorEndsWith("{\"T\":{\"" + row + "\":{\"delete\":null}}}", "which is unknown");
        mirrorEndsWith("{\"T\":{\"" + row + "\":{\"insert\":{\"s\":5}}}}", "an atom should be of type string");
        mirrorEndsWith("{\"T\":{\"" + row + "\":{\"insert\":{\"z\":5}}}}", "has columns [z], but monitored are [s]");
        mirrorEndsWith("{\"T\":{\"" + row + "\":{\"grow\":{}}}}", "should be initial, insert, modify or delete");
        mirrorEndsWith("{\"T\":{\"x\":{\"delete\":null}}}", "a uuid should have 36 characters");
        mirrorEndsWith("{\"T\":{\"" + row + "\":{\"insert\":{}},\"" + row.replace('0', '1')
            + "\":{\"insert\":{}}}}", "the database has 2 rows, the limit is 1");
    }

    private void mirrorEndsWith(final String update, final String reason) throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults());
        final var cache = new TableCache(MonitorRequest.of("db").table("T"), Runnable::run, 1,
            (resynced, changes) -> assertTrue("only the empty first batch", resynced && changes.isEmpty()));
        final var attached = cache.attach(session);
        answer("{\"name\":\"db\",\"tables\":{\"T\":{\"columns\":{\"s\":{\"type\":\"string\"}}}}}");
        final JsonObject monitor = answer("{}");
        Await.get(attached);
        assertTrue(cache.isInSync());
        peer.write("{\"id\":null,\"method\":\"update2\",\"params\":["
            + monitor.getAsJsonArray("params").get(1) + "," + update + "]}");
        final String closed = Await.get(session.closed());
        assertTrue(closed, closed.contains(reason));
        assertFalse(cache.isInSync());
        assertTrue(cache.rows("T").isEmpty());
    }

    private JsonObject answer(final String result) throws Exception {
        final JsonObject request = peer.read().getAsJsonObject();
        peer.write("{\"id\":" + request.get("id") + ",\"result\":" + result + ",\"error\":null}");
        return request;
    }

    private void endsWith(final String sent, final String reason) throws Exception {
        final OvsdbSession session = connect(RpcOptions.defaults().withMaxFrameBytes(4096));
        final var pending = session.listDatabases();
        peer.write(sent);
        final String closed = Await.get(session.closed());
        assertTrue(closed, closed.startsWith(reason));
        assertTrue(Await.failure(DisconnectedException.class, pending).getMessage().contains(reason));
    }

    private OvsdbSession connect(final RpcOptions options) throws Exception {
        final var dialled = transport.dial(peer.endpoint(), Optional.empty(), options);
        peer.accept();
        return OvsdbSession.over(Await.get(dialled), Duration.ofSeconds(10));
    }
}
