/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.MoreExecutors;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.node.PolicyTraffic.Exchange;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.flow.Cookie;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.Test;

/** What a policy did is read from the flows of its generations and of its mapping. */
public class TrafficReaderTest {
    private static final NetworkKey NETWORK = NetworkKey.vnet(1000);
    private static final ServicePath OLD = Things.servicePath(NETWORK, 3, ServicePath.Role.STAYING, "one");
    private static final ServicePath NEW = Things.servicePath(NETWORK, 4, ServicePath.Role.CURRENT, "one");
    private static final MappedPath MAPPED = Things.mappedPath(NETWORK, 1, "one", 2);
    private static final PolicyId POLICY = OLD.policy();

    private final List<byte[]> sent = new ArrayList<>();
    private final SwitchSession session = new SwitchSession(messages -> {
        sent.add(messages);
        return new CompletableFuture<>();
    }, MoreExecutors.directExecutor(), new UntoldOwner());
    private final ServiceBook book = new ServiceBook();
    private final TrafficReader reader = new TrafficReader(() -> Optional.of(session), book,
        (path, counted) -> new Share(counted.values().stream().reduce(new Amount(path.key().number() & 0x7f, 100),
            Amount::plus), new Amount(1, 60),
            Map.of(Things.instanceId("one"), new Exchange(new Amount(2, 80), new Amount(1, 40)))),
        flow -> flow.table() == 0, MoreExecutors.directExecutor());

    @Test
    public void generationsAreAddedUp() {
        book.add(NEW);
        book.add(OLD);
        final var share = reader.read(POLICY);
        final var same = reader.read(POLICY);
        assertEquals("all at once, so that no change comes between", List.of(Cookie.of(OLD.key()).value(),
            Cookie.of(NEW.key()).value()), sent.stream().map(ask -> ByteBuffer.wrap(ask).getLong(32)).toList());
        answer(0);
        assertFalse(share.isDone());
        answer(1);
        assertEquals(new Share(new Amount(7, 200), new Amount(2, 120),
            Map.of(Things.instanceId("one"), new Exchange(new Amount(4, 160), new Amount(2, 80)))), share.join());
        answer(2);
        answer(3);
        assertEquals("who asks later is answered by what is there then", share.join(), same.join());
        assertEquals(4, sent.size());
    }

    @Test
    public void aPolicyThatIsNotHereDidNothing() {
        book.add(OLD);
        book.remove(OLD);
        assertEquals(new Share(Amount.NONE, Amount.NONE, Map.of()), reader.read(POLICY).join());
        assertEquals(0, sent.size());
    }

    @Test
    public void aSwitchThatGoesFailsWhatWasAsked() {
        book.add(OLD);
        final var share = reader.read(POLICY);
        session.close();
        final var failure = assertThrows(CompletionException.class, share::join);
        assertTrue(failure.getCause().getMessage(), failure.getCause().getMessage().contains("disconnected"));
    }

    @Test
    public void whatAPathCountedBeforeItChangedIsKept() {
        book.add(OLD);
        book.add(NEW);
        // in place, as when an instance died; and the old one goes
        final var changed = Things.servicePath(NETWORK, 4, ServicePath.Role.CURRENT, "two");
        final var change = new NodeProgram(List.of(changed), List.of(OLD.key()));
        final var after = reader.before(change);
        assertEquals("each is asked before it changes", 2, sent.size());
        book.remove(OLD);
        book.add(changed);
        after.run();
        session.received(counters(xid(0), 5, 50));
        session.received(counters(xid(1), 0, 7));
        final var share = reader.read(POLICY);
        session.received(counters(xid(2), 0, 9));
        assertEquals("generations, what the old one counted, and all of the new one", 3 + 4 + 4 + 50 + 9,
            share.join().matched().packets());
        final var made = reader.read(POLICY);
        session.received(counters(xid(3), 0, 2));
        assertEquals("a flow that was made anew", 3 + 4 + 4 + 50 + 7 + 2, made.join().matched().packets());

        final var gone = new NodeProgram(List.of(), List.of(changed.key()));
        final var left = reader.before(gone);
        book.remove(changed);
        left.run();
        assertEquals("of a policy that is not here any more", Amount.NONE, reader.read(POLICY).join().matched());
    }

    @Test
    public void aFlowThatBecomesAnotherGenerationsIsNotCountedTwice() {
        book.add(OLD);
        book.add(NEW);
        final var change = new NodeProgram(List.of(), List.of(OLD.key()));
        final var after = reader.before(change);
        book.remove(OLD);
        after.run();
        session.received(counters(xid(0), 0, 50));
        final var share = reader.read(POLICY);
        session.received(counters(xid(1), 0, 52));
        assertEquals(3 + 4 + 50 + 2, share.join().matched().packets());
    }

    @Test
    public void aFlowThatWentAndCameBackCountsFromNothing() {
        final var without = Things.servicePath(NETWORK, 4, ServicePath.Role.CURRENT, "two");
        book.add(NEW);
        replace(NEW, without);
        session.received(counters(xid(0), 5, 50));
        replace(without, NEW);
        session.received(counters(xid(1), 5, 0));
        final var share = reader.read(POLICY);
        session.received(counters(xid(2), 5, 60));
        assertEquals(4 + 4 + 4 + 50 + 60, share.join().matched().packets());
    }

    private void replace(final NodeObject old, final NodeObject path) {
        final var gone = old.key().equals(path.key()) ? List.<ObjectKey>of() : List.of(old.key());
        final var after = reader.before(new NodeProgram(List.of(path), gone));
        book.remove(old);
        book.add(path);
        after.run();
    }

    @Test
    public void aChainThatBecomesAMappingAndBackCountsOn() {
        book.add(NEW);
        reader.before(NodeProgram.of(List.of(MAPPED))).run();
        assertEquals("what is new counted nothing", 0, sent.size());
        book.add(MAPPED);
        final var both = reader.read(POLICY);
        assertEquals(List.of(Cookie.of(NEW.key()).value(), Cookie.of(MAPPED.key()).value()), sent.stream()
            .map(ask -> ByteBuffer.wrap(ask).getLong(32)).toList());
        session.received(counters(xid(0), 5, 50));
        session.received(counters(xid(1), 0, 20));
        assertEquals(4 + 50 + 7 + 20, both.join().matched().packets());
        final var after = reader.before(new NodeProgram(List.of(), List.of(NEW.key())));
        book.remove(NEW);
        after.run();
        session.received(counters(xid(2), 5, 50));
        final var moved = Things.mappedPath(NETWORK, 2, "two", 2);
        replace(MAPPED, moved);
        session.received(counters(xid(3), 0, 25));
        final var mapped = reader.read(POLICY);
        session.received(counters(xid(4), 0, 30));
        assertEquals("the chain, the mapping before, and what it counted since", 4 + 50 + 7 + 25 + 7 + 5,
            mapped.join().matched().packets());
        replace(moved, NEW);
        session.received(counters(xid(5), 0, 31));
        final var back = reader.read(POLICY);
        session.received(counters(xid(6), 5, 3));
        assertEquals("its flows are new", 4 + 50 + 7 + 25 + 7 + 6 + 4 + 3, back.join().matched().packets());
    }

    @Test
    public void anUnchangedPathIsNotAskedFor() {
        book.add(OLD);
        reader.before(NodeProgram.of(List.of(OLD, Things.member(NETWORK, "web"))));
        assertEquals(0, sent.size());
    }

    @Test
    public void anotherRevisionOfAMappingIsNotAskedForAndCountsOn() {
        book.add(MAPPED);
        final var revised = new MappedPath(MAPPED.policy(), MAPPED.id(), MAPPED.network(), MAPPED.segment(),
            MAPPED.udpPort(), MAPPED.dscp(), MAPPED.current(), MAPPED.revision() + 1, MAPPED.lifetime() + 1,
            MAPPED.locators());
        replace(MAPPED, revised);
        assertEquals("its flows stay", 0, sent.size());
        final var share = reader.read(POLICY);
        session.received(counters(xid(0), 0, 20));
        assertEquals(7 + 20, share.join().matched().packets());
        replace(revised, new MappedPath(MAPPED.policy(), MAPPED.id(), MAPPED.network(), MAPPED.segment(),
            MAPPED.udpPort(), MAPPED.dscp(), !MAPPED.current(), revised.revision(), revised.lifetime(),
            MAPPED.locators()));
        assertEquals("what begins no more may have other flows", 2, sent.size());
    }

    private int xid(final int question) {
        return ByteBuffer.wrap(sent.get(question)).getInt(4);
    }

    private static byte[] counters(final int xid, final int table, final long packets) {
        return ByteBuffer.allocate(16 + 56).put((byte) 4).put((byte) 19).putShort((short) 72).putInt(xid)
            .putShort((short) 1).putShort((short) 0).putInt(0)
            .putShort((short) 56).put((byte) table).put((byte) 0)
            .putInt(61).putInt(0).putShort((short) 100).putShort((short) 0)
            .putShort((short) 0).putShort((short) 0).putInt(0).putLong(5).putLong(packets).putLong(60 * packets)
            .putShort((short) 1).putShort((short) 4).putInt(0).array();
    }

    private void answer(final int question) {
        session.received(ByteBuffer.allocate(16).put((byte) 4).put((byte) 19).putShort((short) 16)
            .putInt(xid(question)).putShort((short) 1).array());
    }
}
