/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

/**
 * What others than the other end say does not count (VL-10). Intervals are 3, 1 and 9 s.
 */
public class AuthenticationTest {
    private TwoNodes nodes;
    private TwoNodes.Node first;
    private TwoNodes.Node second;

    @Before
    public void start() {
        nodes = TwoNodes.linked(Optional.of(TwoNodes.KEY));
        first = nodes.first;
        second = nodes.second;
    }

    private void inject(final byte[] message) {
        second.engine().received(TwoNodes.SEGMENT, 1, ByteBuffer.wrap(message));
    }

    private ControlTotals totals() {
        return second.engine().totals();
    }

    @Test
    public void twoKeysAreNoLink() {
        second.put(TwoNodes.end(TwoNodes.SEGMENT, 1, Optional.of(TwoNodes.key(2)), TwoNodes.SHORT));
        first.start();
        second.start();
        nodes.chat(true);
        nodes.seconds(12);
        assertEquals("inactive authentication", first.seen());
        assertEquals("inactive authentication", second.seen());
        second.way = bytes -> null;
        nodes.seconds(12);
        assertEquals("inactive silent", first.seen());
        second.way = bytes -> bytes;
        second.put(TwoNodes.end(TwoNodes.SEGMENT, 1, Optional.of(TwoNodes.KEY), TwoNodes.SHORT));
        nodes.seconds(2);
        assertEquals("active and active", first.seen() + " and " + second.seen());
    }

    @Test
    public void aKeyAtOneEndOnlyIsNoLink() {
        second.put(TwoNodes.end(TwoNodes.SEGMENT, 1, Optional.empty(), TwoNodes.SHORT));
        first.start();
        second.start();
        nodes.seconds(12);
        assertEquals("inactive authentication", first.seen());
        assertEquals("inactive peer-inactive", second.seen());
    }

    @Test
    public void anotherKeyIsTakenWithoutALoss() {
        nodes.seconds(5);
        for (int number = 2; number < 6; number++) {
            first.put(TwoNodes.end(TwoNodes.SEGMENT, 0, Optional.of(TwoNodes.key(number)), TwoNodes.SHORT));
            nodes.seconds(4);
            second.put(TwoNodes.end(TwoNodes.SEGMENT, 1, Optional.of(TwoNodes.key(number)), TwoNodes.SHORT));
            nodes.seconds(4);
        }
        assertEquals("active and active", first.seen() + " and " + second.seen());
        assertEquals(2, first.told.size());
        assertEquals(2, second.told.size());
    }

    @Test
    public void trafficOfAStrangerIsNoLife() {
        first.way = second.way = bytes -> bytes.length == 0 ? bytes : null;
        first.start();
        second.start();
        nodes.chat(true);
        nodes.seconds(10);
        assertEquals("inactive silent", second.seen());
    }

    @Test
    public void forgedMessagesChangeNothing() {
        nodes.seconds(5);
        first.way = bytes -> null;
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 30; j++) {
                final var type = MessageType.of(1 + j % 6).orElseThrow();
                inject(TwoNodes.message(type, new Word(true, true, false), Long.MAX_VALUE - 1000 + i, 0));
            }
            nodes.ticks(1);
        }
        assertEquals("inactive authentication", second.seen());
        assertTrue(totals().toString(), totals().badAuthentication() >= 1900 && totals().tooFast() >= 1000);
        first.way = bytes -> bytes;
        nodes.seconds(2);
        assertEquals("active", second.seen());
    }

    @Test
    public void recordedMessagesAreNoLife() {
        nodes.seconds(30);
        final List<byte[]> recorded = new ArrayList<>(first.sent);
        first.way = bytes -> null;
        for (int i = 0; i < 200; i++) {
            inject(recorded.get(i % recorded.size()));
            nodes.ticks(1);
        }
        assertEquals("inactive silent", second.seen());
        // Nor for one that was not there when they were sent
        second.start();
        for (int i = 0; i < 200; i++) {
            inject(recorded.get(i % recorded.size()));
            nodes.ticks(1);
        }
        assertEquals("inactive silent", second.seen());
        first.way = bytes -> bytes;
        nodes.seconds(5);
        assertEquals("active", second.seen());
    }

    @Test
    public void messagesThatWereHeldBackAreNoLife() {
        nodes.seconds(5);
        final List<byte[]> held = new ArrayList<>();
        first.way = bytes -> {
            held.add(bytes);
            return null;
        };
        nodes.seconds(60);
        first.way = bytes -> null;
        nodes.seconds(10);
        for (byte[] message : held) {
            inject(message);
            nodes.ticks(3);
            assertEquals("inactive silent", second.seen());
        }
    }

    @Test
    public void ownMessagesAndThoseOfOtherLinksAreNotTaken() {
        nodes.seconds(5);
        final byte[] own = second.sent.get(second.sent.size() - 1);
        final byte[] good = first.sent.get(first.sent.size() - 1);
        final ControlTotals before = totals();
        inject(own);
        assertEquals("of the end itself", before.unknownEnd() + 1, totals().unknownEnd());
        second.engine().received(TwoNodes.SEGMENT, 2, ByteBuffer.wrap(good));
        assertEquals("by another path", before.wrongPath() + 1, totals().wrongPath());
        second.engine().received(TwoNodes.SEGMENT + 1, 1, ByteBuffer.wrap(good));
        inject(Arrays.copyOf(good, good.length - 1));
        inject(new byte[0]);
        assertEquals("of another link or short", before.malformed() + 3, totals().malformed());
        inject(good);
        assertEquals("twice", before.replayed() + 1, totals().replayed());
        assertEquals(before.received() + 6, totals().received());
        assertEquals(2, second.status().control().dropped());
    }

    @Test
    public void aBufferStaysAsItIsWhateverItsOrder() {
        nodes.seconds(5);
        final ByteBuffer buffer = ByteBuffer.allocateDirect(100).order(ByteOrder.LITTLE_ENDIAN);
        first.sent.clear();
        first.way = second.way = bytes -> null;
        nodes.seconds(5);
        final byte[] query = first.sent.stream().filter(bytes -> bytes[3] == MessageType.QUERY.number()).findFirst()
            .orElseThrow();
        buffer.position(7).put(query).put((byte) 0).limit(buffer.position()).position(7);
        final long before = second.status().control().queriesReceived();
        second.engine().received(TwoNodes.SEGMENT, 1, buffer);
        assertEquals("seen", before + 1, second.status().control().queriesReceived());
        assertEquals(7, buffer.position());
    }
}
