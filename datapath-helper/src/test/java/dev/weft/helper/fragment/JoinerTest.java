/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.fragment;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.weft.helper.fragment.Frames.Shape;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class JoinerTest {
    private static final byte[] INNER = inner(1501, 3);
    private static final Shape PLAIN = Shape.plain();

    private final Counters counters = Counters.ofJoining(new SegmentCounters());
    private long now = Long.MAX_VALUE - 1000;
    private Joiner joiner = joiner(JoinLimits.defaults());

    @Test
    public void eitherOrder() {
        for (Shape shape : List.of(PLAIN, new Shape(0, true, 0, 9, 5, 0x10400000, 1),
                new Shape(1, false, 8, 2, 5, 0x10800000, 1))) {
            assertEquals(Verdict.STORED, accept(shape, INNER, false, 7));
            assertJoined(shape, INNER, accept(shape, INNER, true, 7));
            assertEquals(Verdict.STORED, accept(shape, INNER, true, 8));
            assertJoined(shape, INNER, accept(shape, INNER, false, 8));
        }
        assertEquals(0, joiner.waiting());
        assertEquals(0, joiner.waitingBytes());
        assertEquals(0, counters.drops());
    }

    @Test
    public void everySizeOfAHalf() {
        for (int size = 2; size <= 2900; size++) {
            final byte[] inner = inner(size, size);
            accept(PLAIN, inner, size % 4 < 2, size);
            assertJoined(PLAIN, inner, accept(PLAIN, inner, size % 4 >= 2, size));
        }
    }

    @Test
    public void theSameIdOnOtherLinksAndFromOtherPeersIsAnother() {
        final List<Shape> shapes = new ArrayList<>();
        for (int vni = 1; vni <= 50; vni++) {
            for (int peer = 1; peer <= 4; peer++) {
                shapes.add(PLAIN.withVni(vni).withPeer(peer));
                shapes.add(new Shape(0, true, 0, peer, vni, 0x10400000, 1));
            }
        }
        for (Shape shape : shapes) {
            assertEquals(Verdict.STORED, accept(shape, inner(1000, shape.hashCode()), true, 0));
        }
        for (Shape shape : shapes) {
            final byte[] inner = inner(1000, shape.hashCode());
            assertJoined(shape, inner, accept(shape, inner, false, 0));
        }
    }

    @Test
    public void aDuplicateTakesThePlaceOfTheFirst() {
        accept(PLAIN, INNER, false, 1);
        assertEquals(Verdict.STORED, accept(PLAIN, INNER, false, 1));
        assertEquals(1, counters.get(Verdict.DUPLICATE));
        assertJoined(PLAIN, INNER, accept(PLAIN, INNER, true, 1));
        assertEquals(Verdict.STORED, accept(PLAIN, INNER, true, 1));
        assertEquals(1, joiner.waiting());
    }

    @Test
    public void aLateHalfIsNotJoined() {
        accept(PLAIN, INNER, false, 1);
        now += Duration.ofSeconds(1).toNanos();
        assertEquals(Verdict.STORED, accept(PLAIN, INNER, true, 1));
        assertEquals(1, counters.get(Verdict.EXPIRED));
        now += Duration.ofSeconds(1).toNanos() - 1;
        joiner.expire(now);
        assertEquals(1, joiner.waiting());
        assertJoined(PLAIN, INNER, accept(PLAIN, INNER, false, 1));
        accept(PLAIN, INNER, false, 2);
        now += Duration.ofSeconds(1).toNanos();
        joiner.expire(now);
        assertEquals(0, joiner.waiting());
        assertEquals(2, counters.get(Verdict.EXPIRED));
    }

    @Test
    public void whatDoesNotFitIsNotJoinedAndDoesNotPreventTheRightOnes() {
        final byte[] other = inner(1400, 1);
        for (Runnable forgery : List.<Runnable>of(() -> accept(PLAIN, other, true, 1),
                () -> accept(new Shape(0, false, 0, 1, 0x1001, 0x10400000, 9), INNER, true, 1),
                () -> accept(new Shape(0, false, 0, 1, 0x1001, 0x10410000, 50_000), INNER, true, 1),
                () -> accept(new Shape(0, false, 4, 1, 0x1001, 0x10400000, 50_000), INNER, true, 1))) {
            final long before = counters.get(Verdict.MISMATCH);
            forgery.run();
            assertEquals(Verdict.STORED, accept(PLAIN, INNER, false, 1));
            assertEquals(before + 1, counters.get(Verdict.MISMATCH));
            assertJoined(PLAIN, INNER, accept(PLAIN, INNER, true, 1));
        }
    }

    @Test
    public void linksAndNetworksWithOneNumberDoNotMeet() {
        final Shape fence = new Shape(0, false, 0, 1, 0x1001, 0x10800000, 50_000);
        final Shape vnet = new Shape(0, false, 0, 1, 0x1001, 0x10c00000, 50_000);
        final List<Shape> shapes = List.of(PLAIN, fence, vnet, Shape.nsh(0), Shape.nsh(1).withPeer(2));
        for (Shape shape : shapes) {
            assertEquals(Verdict.STORED, accept(shape, INNER, false, 1));
        }
        for (Shape shape : shapes) {
            assertJoined(shape, INNER, accept(shape, INNER, true, 1));
        }
        assertEquals(0, counters.drops());
    }

    @Test
    public void framesInEthernetComeFromKnownNodesToThisOne() {
        final byte[] half = Frames.half(Shape.nsh(0), Frames.part(INNER, false), false, 1);
        // to another node, from another installation, from this node itself, with the number of another
        for (int[] change : new int[][] {{5, 3}, {9, 8}, {11, 200}, {29, 2}}) {
            final byte[] forged = half.clone();
            forged[change[0]] = (byte) change[1];
            assertEquals(Verdict.UNKNOWN_PEER, accept(forged));
        }
        assertEquals(Verdict.UNKNOWN_PEER, accept(Frames.half(Shape.nsh(0).withPeer(10), INNER, false, 1)));
        // for all nodes
        final byte[] group = half.clone();
        System.arraycopy(new byte[] {3, 0x5d, (byte) 0xc0, 9, (byte) 0xff, (byte) 0xff}, 0, group, 0, 6);
        assertEquals(Verdict.STORED, accept(group));
        // the other half was for this node alone
        assertEquals(Verdict.STORED, accept(Shape.nsh(0), INNER, true, 1));
        assertEquals(1, counters.get(Verdict.MISMATCH));
    }

    @Test
    public void foreignServiceHeadersAreMalformed() {
        final byte[] half = Frames.half(Shape.nsh(0), Frames.part(INNER, false), false, 1);
        // version, length, kind of metadata, what is inside, path
        for (int[] change : new int[][] {{14, 0x4f}, {15, 0xc5}, {16, 2}, {17, 1}, {20, 0x5c}}) {
            final byte[] forged = half.clone();
            forged[change[0]] = (byte) change[1];
            assertEquals(Verdict.MALFORMED, accept(forged));
        }
        for (int length = 0; length <= 38; length++) {
            assertEquals(Verdict.MALFORMED, accept(Arrays.copyOf(half, length)));
        }
    }

    @Test
    public void vnetsWithOneVniDoNotMeet() {
        final Shape vnet = new Shape(0, false, 0, 1, 0x1001, 0x10c00000, 50_000);
        accept(vnet, INNER, false, 1);
        final byte[] other = Frames.half(vnet, Frames.part(INNER, true), true, 1);
        other[vnet.headerLength() - 4] ^= 1;
        assertEquals(Verdict.STORED, accept(other));
        assertEquals(1, counters.get(Verdict.MISMATCH));
    }

    @Test
    public void theFirstIsNeverTheShorterOne() {
        final byte[] first = Frames.half(PLAIN, new byte[700], false, 1);
        final byte[] second = Frames.half(PLAIN, new byte[701], true, 1);
        accept(first);
        assertEquals(Verdict.STORED, accept(second));
        assertEquals(1, counters.get(Verdict.MISMATCH));
    }

    @Test
    public void anIdThatMustHaveComeAroundIsStale() {
        accept(PLAIN, INNER, false, 0);
        for (int i = 1; i <= 10_000; i++) {
            accept(PLAIN, INNER, false, i);
            accept(PLAIN, INNER, true, i);
        }
        assertEquals(Verdict.STORED, accept(PLAIN, INNER, true, 0));
        assertEquals(1, counters.get(Verdict.STALE));
        assertEquals(10_000, counters.get(Verdict.JOINED));
    }

    @Test
    public void congestionSurvives() {
        final byte[] marked = Frames.half(PLAIN, Frames.part(INNER, true), true, 1);
        marked[15] = 3;
        marked[24] = 0;
        marked[25] = 0;
        ByteBuffer.wrap(marked).putShort(24, Frames.checksum(marked, 14, 20));
        accept(PLAIN, INNER, false, 1);
        assertEquals(Verdict.JOINED, accept(marked));
        final byte[] frame = Frames.joined(joiner);
        assertEquals(3, frame[15]);
        assertEquals(0, Frames.checksum(frame, 14, 20));
    }

    @Test
    public void strangersAndDamageAreRefused() {
        final byte[] half = Frames.half(PLAIN, INNER, false, 1);
        assertEquals(Verdict.UNKNOWN_PEER, accept(PLAIN.withPeer(77), INNER, false, 1));
        assertEquals(Verdict.UNKNOWN_PEER, accept(new Shape(0, true, 0, 77, 5, 0x10400000, 1), INNER, false, 1));
        half[22]--;
        assertEquals(Verdict.BAD_CHECKSUM, accept(half));
        assertEquals(Verdict.MALFORMED, accept(Frames.whole(PLAIN, INNER)));
        assertEquals(Verdict.WRONG_CONTROL, accept(new Shape(0, false, 0, 1, 1, 0x20400000, 1), INNER, false, 1));
        assertEquals(Verdict.TOO_LARGE, accept(PLAIN, new byte[4000], false, 1));
        assertEquals(0, joiner.waiting());
        assertEquals(6, counters.drops());
    }

    @Test
    public void boundsHold() {
        joiner = joiner(new JoinLimits(10, 8 << 20, 4, 1 << 20, Duration.ofSeconds(1)));
        for (int id = 0; id < 5; id++) {
            assertEquals(id < 4 ? Verdict.STORED : Verdict.LINK_FULL, accept(PLAIN, INNER, true, id));
        }
        for (int vni = 1; vni <= 7; vni++) {
            assertEquals(vni < 7 ? Verdict.STORED : Verdict.FULL, accept(PLAIN.withVni(vni), INNER, true, 0));
        }
        assertEquals(10, joiner.waiting());
        assertJoined(PLAIN, INNER, accept(PLAIN, INNER, false, 2));
        assertEquals(Verdict.STORED, accept(PLAIN.withVni(7), INNER, true, 0));
        now += Duration.ofSeconds(1).toNanos();
        assertEquals(Verdict.STORED, accept(PLAIN, INNER, true, 100));
        assertEquals(1, joiner.waiting());

        joiner = joiner(new JoinLimits(100, 1536 * 3, 100, 1700, Duration.ofSeconds(1)));
        assertEquals(Verdict.STORED, accept(PLAIN, INNER, true, 0));
        assertEquals(Verdict.STORED, accept(PLAIN, INNER, true, 1));
        assertEquals(Verdict.LINK_FULL_BYTES, accept(PLAIN, INNER, true, 2));
        assertEquals(Verdict.STORED, accept(PLAIN.withVni(1), INNER, true, 0));
        assertEquals(Verdict.FULL_BYTES, accept(PLAIN.withVni(2), INNER, true, 0));
    }

    @Test
    public void newPeersForgetWhatWaited() throws Exception {
        accept(PLAIN, INNER, false, 1);
        joiner.peers(new PeerTable(List.of(InetAddress.getByName("10.77.1.77")), Frames.NODES));
        assertEquals(0, joiner.waiting());
        assertEquals(1, counters.get(Verdict.FORGOTTEN));
        assertEquals(Verdict.UNKNOWN_PEER, accept(PLAIN, INNER, true, 1));
        assertEquals(Verdict.STORED, accept(PLAIN.withPeer(77), INNER, true, 1));
    }

    private void assertJoined(final Shape shape, final byte[] inner, final Verdict verdict) {
        assertEquals(Verdict.JOINED, verdict);
        assertArrayEquals(Frames.whole(shape, inner), Frames.joined(joiner));
    }

    private Verdict accept(final Shape shape, final byte[] inner, final boolean second, final int id) {
        return accept(Frames.half(shape, Frames.part(inner, second), second, id));
    }

    private Verdict accept(final byte[] half) {
        return joiner.accept(ByteBuffer.allocate(half.length + 3).put(3, half), 3, half.length, now);
    }

    private Joiner joiner(final JoinLimits limits) {
        return new Joiner(Frames.WHOLE, Frames.HALF, 1518, limits, Traffic.peers(), counters, 42);
    }

    private static byte[] inner(final int size, final long seed) {
        final byte[] inner = new byte[size];
        new java.util.Random(seed).nextBytes(inner);
        return inner;
    }
}
