/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.proxy;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import dev.weft.helper.authentication.MessageAuthenticator;
import dev.weft.helper.end.LinkKey;
import dev.weft.helper.varp.Station;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

public class CrossingTest {
    private static final long VNET = 0xf000_1001L;
    private static final long MAC = 0x02aa_0000_0001L;
    private static final long OTHER = 0x02aa_0000_0002L;
    private static final long ALL = 0xffff_ffff_ffffL;
    private static final int PORT = 6090;
    private static final int ROOM = 1472;
    private static final Key KEY = MessageAuthenticator.key(LinkKey.parse(Base64.getEncoder()
        .encodeToString(new byte[32])));

    private static final InetAddress ONE = address(1);
    private static final InetAddress TWO = address(2);
    private static final InetAddress THREE = address(3);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Side one = new Side();
    private final Side two = new Side();
    private long nanos = 1;

    private static InetAddress address(final int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** One proxy, its sent datagrams and delivered frames. */
    private final class Side {
        private final Map<InetAddress, List<byte[]>> sent = new HashMap<>();
        private final List<byte[]> delivered = new ArrayList<>();
        private final ProxyTally tally = new ProxyTally();
        private final Crossing crossing = new Crossing(() -> nanos, () -> Instant.ofEpochSecond(1000), this::take,
            (vnet, frame) -> delivered.add(frame), tally);

        private boolean take(final InetAddress relay, final ByteBuffer bytes) {
            final byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return sent.computeIfAbsent(relay, any -> new ArrayList<>()).add(copy);
        }

        void peers(final Optional<Key> key, final InetAddress... peers) {
            final Map<InetAddress, Crossing.Peer> all = new HashMap<>();
            for (InetAddress peer : peers) {
                all.put(peer, new Crossing.Peer(PORT, ROOM));
            }
            crossing.become(new Crossing.Orders(Map.of(VNET, key), all));
        }

        void send(final byte[] frame) {
            final ByteBuffer buffer = ByteBuffer.allocate(100 + frame.length).put(64, frame);
            crossing.fromSwitch(VNET, buffer, 64, frame.length);
        }

        void receive(final InetAddress from, final byte[] datagram) {
            crossing.fromRelay(new InetSocketAddress(from, PORT), ByteBuffer.wrap(datagram));
        }

        List<byte[]> takeSent(final InetAddress to) {
            final List<byte[]> taken = sent.remove(to);
            return taken == null ? List.of() : taken;
        }

        long count(final ProxyCount what) {
            return tally.get(what);
        }
    }

    private byte[] frame(final long to, final long from, final int length) {
        final byte[] frame = new byte[length];
        random.nextBytes(frame);
        ByteBuffer.wrap(frame).putLong(0, to << Short.SIZE | from >>> Integer.SIZE).putInt(8, (int) from);
        return frame;
    }

    private void both(final Optional<Key> key) {
        one.peers(key, TWO, THREE);
        two.peers(key, ONE, THREE);
    }

    private void arrives(final byte[] frame, final int datagrams) {
        one.send(frame);
        final List<byte[]> sent = one.takeSent(TWO);
        assertEquals(datagrams, sent.size());
        sent.forEach(datagram -> two.receive(ONE, datagram));
        assertEquals("seed " + seed, 1, two.delivered.size());
        assertArrayEquals(frame, two.delivered.remove(0));
    }

    @Test
    public void framesArriveAsTheyAre() {
        for (Optional<Key> key : List.of(Optional.<Key>empty(), Optional.of(KEY))) {
            both(key);
            final int most = ROOM - RelayDatagram.HEADER - (key.isPresent() ? 16 : 0);
            for (int length : new int[] {14, 60, 61, most - 1, most}) {
                arrives(frame(ALL, MAC, length), 1);
            }
            for (int length : new int[] {most + 1, most + 2, 2 * most - 1, 2 * most}) {
                arrives(frame(ALL, MAC, length), 2);
            }
            one.send(frame(ALL, MAC, 2 * most + 1));
            assertEquals(List.of(), one.takeSent(TWO));
        }
        assertEquals("for each relay", 4, one.count(ProxyCount.TOO_LARGE));
        assertEquals(8, two.count(ProxyCount.JOINED));
    }

    @Test
    public void aFrameGoesWhereItsStationWasHeard() {
        both(Optional.empty());
        one.send(frame(OTHER, MAC, 60));
        assertEquals("nobody knows where it is", 1, one.count(ProxyCount.UNKNOWN_STATION));
        assertEquals(1, one.takeSent(TWO).size());
        assertEquals(1, one.takeSent(THREE).size());
        two.send(frame(MAC, OTHER, 60));
        one.receive(TWO, two.takeSent(ONE).get(0));
        one.send(frame(OTHER, MAC, 60));
        assertEquals(1, one.takeSent(TWO).size());
        assertEquals(0, one.takeSent(THREE).size());
        one.crossing.beyond(new Station(VNET, OTHER), THREE);
        one.send(frame(OTHER, MAC, 60));
        assertEquals("other relays said so", 1, one.takeSent(THREE).size());
        one.peers(Optional.empty(), TWO);
        one.send(frame(OTHER, MAC, 60));
        assertEquals("one that is no peer gets nothing", 0, one.takeSent(THREE).size());
    }

    @Test
    public void onlyPeersAreHeard() {
        both(Optional.empty());
        one.send(frame(ALL, MAC, 60));
        final byte[] good = one.takeSent(TWO).get(0);
        two.receive(address(9), good);
        two.crossing.fromRelay(new InetSocketAddress(ONE, PORT + 1), ByteBuffer.wrap(good));
        assertEquals(2, two.count(ProxyCount.STRANGER));
        two.receive(ONE, change(good, 16, 0x7f));
        assertEquals(1, two.count(ProxyCount.UNKNOWN_VNET));
        two.receive(ONE, change(good, RelayDatagram.HEADER + 6, 0xff));
        assertEquals("a group sends nothing", 1, two.count(ProxyCount.BAD_SOURCE));
        two.receive(ONE, change(good, 2, 9));
        two.receive(ONE, change(good, 3, 4));
        two.receive(ONE, change(good, 7, 61));
        two.receive(ONE, new byte[0]);
        assertEquals(4, two.count(ProxyCount.MALFORMED));
        two.receive(ONE, change(good, 4, 1));
        assertEquals("shorter than with a signature", 5, two.count(ProxyCount.MALFORMED));
        assertEquals(List.of(), two.delivered);
        two.receive(ONE, good);
        assertEquals(1, two.count(ProxyCount.RECEIVED));
    }

    private static byte[] change(final byte[] datagram, final int at, final int value) {
        final byte[] copy = datagram.clone();
        copy[at] = (byte) value;
        return copy;
    }

    @Test
    public void aKeyKeepsOthersOut() {
        one.peers(Optional.empty(), TWO);
        two.peers(Optional.of(KEY), ONE);
        one.send(frame(ALL, MAC, 60));
        two.receive(ONE, one.takeSent(TWO).get(0));
        assertEquals("not signed", 1, two.count(ProxyCount.BAD_AUTHENTICATION));
        one.peers(Optional.of(KEY), TWO);
        one.send(frame(ALL, MAC, 60));
        final byte[] good = one.takeSent(TWO).get(0);
        for (int at = 5; at < good.length; at++) {
            if (at != 6 && at != 7 && (at < 16 || at >= RelayDatagram.HEADER)) {
                two.receive(ONE, change(good, at, good[at] ^ 1 << random.nextInt(7)));
            }
        }
        assertEquals("seed " + seed, good.length - 11 + 1, two.count(ProxyCount.BAD_AUTHENTICATION)
            + two.count(ProxyCount.MALFORMED));
        two.receive(ONE, good);
        two.receive(ONE, good);
        assertEquals(1, two.count(ProxyCount.RECEIVED));
        assertEquals(1, two.count(ProxyCount.REPLAYED));
        two.peers(Optional.empty(), ONE);
        two.receive(ONE, good);
        assertEquals("signed, though there is no key", 1, two.delivered.size());
    }

    @Test
    public void halvesMayComeInAnyOrderButSoon() {
        both(Optional.empty());
        final byte[] frame = frame(ALL, MAC, 2001);
        one.send(frame);
        final List<byte[]> halves = one.takeSent(TWO);
        two.receive(ONE, halves.get(1));
        two.receive(ONE, halves.get(1));
        two.receive(THREE, halves.get(0));
        assertEquals("not of another sender", 0, two.delivered.size());
        two.receive(ONE, halves.get(0));
        assertArrayEquals(frame, two.delivered.remove(0));
        one.send(frame);
        final List<byte[]> late = one.takeSent(TWO);
        two.receive(ONE, late.get(0));
        nanos += 2_000_000_000L;
        two.receive(ONE, late.get(1));
        assertEquals(0, two.delivered.size());
        for (int i = 0; i < 5000; i++) {
            one.send(frame);
            two.receive(ONE, one.takeSent(TWO).get(i & 1));
        }
        assertEquals("no more than there is room for", 1024, 5000 + 4 - two.count(ProxyCount.HALVES_LOST), 3);
    }

    @Test
    public void nonsenseDoesNoHarm() {
        both(random.nextBoolean() ? Optional.of(KEY) : Optional.empty());
        one.send(frame(ALL, MAC, 2001));
        final List<byte[]> good = one.takeSent(TWO);
        for (int i = 0; i < 20_000; i++) {
            final byte[] bytes = good.get(i & 1).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(i % 3 == 0 ? bytes.length : RelayDatagram.HEADER)] = (byte) random.nextInt();
            }
            two.receive(ONE, Arrays.copyOf(bytes, random.nextInt(10) == 0 ? random.nextInt(3000)
                : bytes.length));
        }
        two.delivered.forEach(frame -> assertEquals("seed " + seed, 2001, frame.length, 8000));
    }
}
