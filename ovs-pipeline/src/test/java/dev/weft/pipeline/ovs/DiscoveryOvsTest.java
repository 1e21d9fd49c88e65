/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.AddressTable.Origin;
import dev.weft.api.node.Learning;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.feature.LearnedStation.Place;
import dev.weft.pipeline.feature.LearnedStationTest;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Real frames of unknown destination go to the helper and come back (VN-3): vnet asking has a1 and a2 on the one node
 * and b1 on the other, vnet other has o1.
 */
public class DiscoveryOvsTest {
    private static final NetworkId ASKING = new NetworkId("asking");
    private static final NetworkId OTHER = new NetworkId("other");
    private static final NetworkKey KEY = NetworkKey.vnet(0x8100_5001L);
    private static final NetworkKey OTHER_KEY = NetworkKey.vnet(0x5001);
    private static final long ONE = 0x02aa_0000_0001L;
    private static final long TWO = 0x02aa_0000_0002L;
    private static final long FAR = 0x02aa_0000_0009L;
    private static final String WIRE = FrameCourse.WIRE;
    private static final String HELPER = NetworkNode.HELPER;
    private static final int SERVICE_TYPE = 0x894f;
    private static final int HEADERS = 14 + 24;

    private static NetworkNode here;
    private static NetworkNode there;
    private static FrameCourse course;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        here = new NetworkNode(1, List.of("a1", "a2", "o1", "la"));
        there = new NetworkNode(2, List.of("b1", "lb"));
        NetworkNode.join(here, there);
        course = new FrameCourse(here, there);
        here.put(NetworkObjects.linkEnd("la", 0, here.pathTo(there)));
        there.put(NetworkObjects.linkEnd("lb", 1, there.pathTo(here)));
    }

    @AfterClass
    public static void stop() throws IOException {
        for (var node : new NetworkNode[] {here, there}) {
            if (node != null) {
                node.close();
            }
        }
    }

    @Before
    public void makeVnets() throws IOException {
        final Optional<Learning> learns = Optional.of(Learning.DEFAULT);
        final var discovery = Optional.of(Discovery.DEFAULT);
        here.put(NetworkObjects.member(ASKING, KEY, "a1", learns, ONE));
        here.put(NetworkObjects.member(ASKING, KEY, "a2", learns, TWO));
        here.put(NetworkObjects.part(ASKING, KEY, List.of("a1", "a2"), Set.of(here.pathTo(there)), discovery));
        here.put(NetworkObjects.member(OTHER, OTHER_KEY, "o1", learns, ONE));
        here.put(NetworkObjects.part(OTHER, OTHER_KEY, List.of("o1"), Set.of(), discovery));
        there.put(NetworkObjects.member(ASKING, KEY, "b1", learns, FAR));
        there.put(NetworkObjects.part(ASKING, KEY, List.of("b1"), Set.of(there.pathTo(here)), discovery));
    }

    @After
    public void forgetWhatWasLearned() throws IOException, InterruptedException {
        here.forgetFrames();
        there.forgetFrames();
        for (var guest : new String[] {"a1", "a2"}) {
            here.remove(ObjectKey.networkMember(ASKING, KEY, new InterfaceId(guest, "eth0")));
        }
        here.remove(ObjectKey.network(ASKING, KEY));
        there.remove(ObjectKey.network(ASKING, KEY));
        here.write(LearnedStationTest.removal(KEY, FAR));
        assertEquals(Table.LEARNED + " is empty", 1, here.dump(Table.LEARNED).lines()
            .filter(line -> line.contains("n_packets")).count());
    }

    @Test
    public void onlyUnknownUnicastGoesToTheHelper() throws IOException {
        final var frame = asked("a1", ONE, FAR);
        assertEquals("0257000000000257000000" + String.format("%02x", here.number("a1")) + "894f"
            + "0fc60103" + "00005dff" + "81005001" + "0000000" + here.number("a1") + "10c00000" + "00000000",
            HexFormat.of().formatHex(frame, 0, HEADERS));
        assertEquals(Map.of("a2", 1), course.reached(here, "a1", ONE, TWO));
        assertEquals(Map.of("a2", 1, "b1", 1, WIRE, 1), course.reached(here, "a1", ONE, FrameCourse.ALL));
    }

    @Test
    public void aFrameThatIsGivenBackGoesWhereItShould() throws IOException, InterruptedException {
        final var frame = asked("a1", ONE, FAR);
        here.write(LearnedStationTest.discovered(ASKING, KEY, FAR, here.pathTo(there)));
        final int before = delivered(frame);
        here.guests().send(HELPER, frame);
        assertEquals(before + 1, await(frame, before + 1));
        // the next one knows the way; while the datapath's cache is older than the flow it is still given to the helper
        here.forgetFrames();
        assertEquals(Map.of("b1", 1, WIRE, 1), course.reached(here, "a1", ONE, FAR));
        final var station = here.learned(ObjectKey.networkMac(ASKING, KEY, new MacAddress(FAR))).get(0);
        assertEquals(Origin.DISCOVERED, station.origin());
        assertEquals(new Place.Far(here.pathTo(there)), station.place());
        // what the station sends itself is newer
        assertEquals(Map.of("a1", 1, WIRE, 1), course.reached(there, "b1", FAR, ONE));
        assertEquals(List.of(Origin.LEARNED), here.learned(ObjectKey.network(ASKING, KEY)).stream()
            .map(each -> each.origin()).toList());
    }

    @Test
    public void tagsTravelAlong() throws IOException {
        final var tagged = HexFormat.of().parseHex("02aa0000000902aa00000001" + "8100000a" + "88b6" + "00".repeat(46));
        final var seen = here.guests().seen();
        final int start = seen.size();
        here.guests().send("a1", tagged);
        course.reached(here, "a1", ONE, TWO);
        final var frame = seen.subList(start, seen.size()).stream().filter(each -> each.device().equals(HELPER))
            .findFirst().orElseThrow().frame();
        assertArrayEquals(tagged, Arrays.copyOfRange(frame, HEADERS, frame.length));
        here.write(LearnedStationTest.discovered(ASKING, KEY, FAR, here.pathTo(there)));
        here.guests().send(HELPER, frame);
        assertEquals(Map.of("a2", 1), course.reached(here, "a1", ONE, TWO));
        assertTrue(there.guests().seen().stream().anyMatch(each -> each.device().equals(NetworkNode.UNDERLAY)
            && endsWith(each.frame(), tagged)));
    }

    @Test
    public void nobodyIsAskedTwiceAboutAFrame() throws IOException, InterruptedException {
        final var frame = asked("a1", ONE, FAR);
        final long dropped = here.packets(Table.ASK, Priority.MISS);
        final int heard = toHelper();
        here.guests().send(HELPER, frame);
        course.reached(here, "a1", ONE, TWO);
        assertEquals(heard, toHelper());
        assertEquals(dropped + 1, counted(Table.ASK, dropped + 1));
    }

    @Test
    public void whatIsGivenBackMustBeOfThatPort() throws IOException, InterruptedException {
        final var frame = asked("a1", ONE, FAR);
        here.write(LearnedStationTest.discovered(ASKING, KEY, FAR, here.pathTo(there)));
        final int before = delivered(frame);
        // a port of another vnet, of a link, of the tunnel, the helper's own; another vnet
        for (int port : new int[] {here.number("o1"), here.number("la"), 100, 102, 0}) {
            final var forged = frame.clone();
            ByteBuffer.wrap(forged).putInt(26, port);
            assertRefused(forged, Table.RETURNED);
        }
        final var forged = frame.clone();
        ByteBuffer.wrap(forged).putInt(22, 0x5001);
        assertRefused(forged, Table.RETURNED);
        // not as agreed: another source, destination, path, index
        for (int octet : new int[] {0, 6, 20, 21}) {
            final var broken = frame.clone();
            broken[octet] ^= 4;
            assertRefused(broken, Table.FROM_HELPER);
        }
        assertEquals(before, delivered(frame));
    }

    @Test
    public void sourcesAreHeldToTheirPortAgain() throws IOException, InterruptedException {
        final var frame = asked("a1", ONE, FAR);
        final long dropped = here.packets(Table.VERDICT, Priority.SPECIAL);
        ByteBuffer.wrap(frame).putInt(HEADERS + 8, (int) TWO);
        here.guests().send(HELPER, frame);
        assertEquals(dropped + 1, counted(Table.VERDICT, Priority.SPECIAL, dropped + 1));
    }

    @Test
    public void guestsCannotSpeakAsTheHelper() throws IOException, InterruptedException {
        final var frame = asked("a1", ONE, FAR);
        final long heard = here.packets(Table.FROM_HELPER, Priority.ORDINARY)
            + here.packets(Table.FROM_HELPER, Priority.MISS);
        final int before = toHelper();
        // it is an ordinary frame to an unknown station
        here.guests().send("a2", frame);
        course.reached(here, "a1", ONE, TWO);
        assertEquals(before + 1, toHelper());
        assertEquals(heard, here.packets(Table.FROM_HELPER, Priority.ORDINARY)
            + here.packets(Table.FROM_HELPER, Priority.MISS));
    }

    /** Sends a frame of unknown destination and returns what the helper got. */
    private static byte[] asked(final String guest, final long source, final long destination) throws IOException {
        final int sent = course.send(here, guest, source, destination);
        course.reached(sent);
        return here.guests().seen().stream().filter(seen -> seen.device().equals(HELPER))
            .map(Guests.Seen::frame).filter(frame -> isNumbered(frame, sent)).findFirst().orElseThrow();
    }

    private static boolean isNumbered(final byte[] frame, final int number) {
        return frame.length >= HEADERS + 18 && Short.toUnsignedInt(ByteBuffer.wrap(frame).getShort(12)) == SERVICE_TYPE
            && ByteBuffer.wrap(frame).getInt(HEADERS + 14) == number;
    }

    private static boolean endsWith(final byte[] frame, final byte[] end) {
        return frame.length > end.length
            && Arrays.equals(Arrays.copyOfRange(frame, frame.length - end.length, frame.length), end);
    }

    private static int toHelper() {
        return (int) here.guests().seen().stream().filter(seen -> seen.device().equals(HELPER)).count();
    }

    /** How often b1 got what is in a frame of the helper. */
    private static int delivered(final byte[] frame) {
        final var inner = Arrays.copyOfRange(frame, HEADERS, frame.length);
        return (int) there.guests().seen().stream()
            .filter(seen -> seen.device().equals("b1") && Arrays.equals(seen.frame(), inner)).count();
    }

    private static int await(final byte[] frame, final int wanted) {
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (delivered(frame) < wanted && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(1_000_000);
        }
        return delivered(frame);
    }

    private static void assertRefused(final byte[] frame, final Table table) throws IOException, InterruptedException {
        final long dropped = here.packets(table, Priority.MISS);
        here.guests().send(HELPER, frame);
        assertEquals(dropped + 1, counted(table, dropped + 1));
    }

    private static long counted(final Table table, final long wanted) throws IOException, InterruptedException {
        return counted(table, Priority.MISS, wanted);
    }

    /** A counter lags behind the frames. */
    private static long counted(final Table table, final int priority, final long wanted)
            throws IOException, InterruptedException {
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (here.packets(table, priority) < wanted) {
            assertTrue(table + " counts " + here.packets(table, priority), Instant.now().isBefore(deadline));
        }
        return here.packets(table, priority);
    }
}
