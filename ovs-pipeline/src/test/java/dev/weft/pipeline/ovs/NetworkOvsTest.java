/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Protection;
import dev.weft.pipeline.feature.LearnedStation;
import dev.weft.pipeline.feature.LearnedStation.Place;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Real frames between two real switches: fence blue has a1 on the one, b1 and b2 on the other; fence green has ga and
 * gb with the same addresses as a1 and b1; la and lb are the ends of a link. Of the members only b2 does not learn.
 */
public class NetworkOvsTest {
    private static final NetworkId BLUE = new NetworkId("blue");
    private static final NetworkId GREEN = new NetworkId("green");
    private static final NetworkKey BLUE_SEGMENT = NetworkKey.fence(new SegmentId(0x3001));
    private static final NetworkKey GREEN_SEGMENT = NetworkKey.fence(new SegmentId(0x3002));
    private static final long ONE = 0x02aa_0000_0001L;
    private static final long TWO = 0x02aa_0000_0002L;
    private static final long THREE = 0x02aa_0000_0003L;
    private static final long ALL = FrameCourse.ALL;
    private static final long HELPER = 0x0257_0000_0000L;
    private static final int CONTROL_TYPE = 0x88b5;
    private static final Learning TWO_STATIONS = new Learning(2, 300);
    private static final Duration LIMIT = FrameCourse.LIMIT;
    private static final String WIRE = FrameCourse.WIRE;

    private static NetworkNode here;
    private static NetworkNode there;
    private static FrameCourse course;
    private static long stations = 0x02bb_0000_0000L;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        here = new NetworkNode(1, List.of("a1", "ga", "la"));
        there = new NetworkNode(2, List.of("b1", "b2", "gb", "lb"));
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
    public void makeFences() throws IOException {
        for (var member : members(here)) {
            here.put(member);
        }
        for (var member : members(there)) {
            there.put(member);
        }
        common(here, BLUE, BLUE_SEGMENT, List.of("a1"), List.of(), there, Learning.DEFAULT);
        common(there, BLUE, BLUE_SEGMENT, List.of("b1"), List.of("b2"), here, Learning.DEFAULT);
        common(here, GREEN, GREEN_SEGMENT, List.of("ga"), List.of(), there, Learning.DEFAULT);
        common(there, GREEN, GREEN_SEGMENT, List.of("gb"), List.of(), here, Learning.DEFAULT);
        here.put(new NetworkMac(BLUE, BLUE_SEGMENT, new MacAddress(TWO), here.pathTo(there)));
        here.put(new NetworkMac(BLUE, BLUE_SEGMENT, new MacAddress(THREE), here.pathTo(there)));
        there.put(new NetworkMac(BLUE, BLUE_SEGMENT, new MacAddress(ONE), there.pathTo(here)));
    }

    @After
    public void forgetWhatWasLearned() throws IOException, InterruptedException {
        for (var node : new NetworkNode[] {here, there}) {
            node.forgetFrames();
            for (var member : members(node)) {
                node.remove(member.key());
                assertEquals(List.of(), node.learned(member.key()));
            }
            node.remove(key(BLUE, BLUE_SEGMENT));
            node.remove(key(GREEN, GREEN_SEGMENT));
            assertEquals(List.of(), node.learned(key(BLUE, BLUE_SEGMENT)));
        }
    }

    @Test
    public void broadcastGoesOnTheWireOnce() throws IOException {
        assertReached(Map.of("b1", 1, "b2", 1, WIRE, 1), here, "a1", ONE, ALL);
        assertReached(Map.of("a1", 1, "b2", 1, WIRE, 1), there, "b1", TWO, ALL);
        assertReached(Map.of("gb", 1, WIRE, 1), here, "ga", ONE, ALL);
    }

    @Test
    public void knownUnicastReachesOneMember() throws IOException {
        assertReached(Map.of("b1", 1, WIRE, 1), here, "a1", ONE, TWO);
        assertReached(Map.of("b2", 1, WIRE, 1), here, "a1", ONE, THREE);
        assertReached(Map.of("a1", 1, WIRE, 1), there, "b2", THREE, ONE);
        assertReached(Map.of("b2", 1), there, "b1", TWO, THREE);
    }

    @Test
    public void stationsAreLearnedAndMoveAtOnce() throws IOException {
        final long station = ++stations;
        // unknown: to all that may have it behind them
        assertReached(Map.of("b1", 1, WIRE, 1), here, "a1", ONE, station);
        assertReached(Map.of("b1", 1, "b2", 1, WIRE, 1), here, "a1", station, ALL);
        assertReached(Map.of("a1", 1, WIRE, 1), there, "b1", TWO, station);
        assertReached(Map.of("a1", 1, WIRE, 1), there, "b2", THREE, station);
        assertEquals(List.of(new Place.Port(here.number("a1"))), places(here, members(here).get(0).key(), station));
        assertEquals(List.of(new Place.Far(there.pathTo(here))), places(there, key(BLUE, BLUE_SEGMENT), station));
        // it moves to the other node, and a single frame tells
        assertReached(Map.of("a1", 1, "b2", 1, WIRE, 1), there, "b1", station, ALL);
        assertReached(Map.of("b1", 1, WIRE, 1), here, "a1", ONE, station);
        assertReached(Map.of("b1", 1), there, "b2", THREE, station);
        assertEquals(List.of(), here.learned(members(here).get(0).key()));
        assertEquals(List.of(), there.learned(key(BLUE, BLUE_SEGMENT)));
        assertEquals(List.of(new Place.Far(here.pathTo(there))), places(here, key(BLUE, BLUE_SEGMENT), station));
    }

    @Test
    public void aBusyStationMovesWithItsTraffic() throws IOException {
        final long station = ++stations;
        // frames that Open vSwitch counts after the move teach once more where it was, until it is heard again
        move(station, here, "a1", there, "b1", Map.of("b1", 1));
        move(station, there, "b1", here, "a1", Map.of("a1", 1, WIRE, 1));
        move(station, here, "a1", there, "b1", Map.of("b1", 1));
    }

    @Test
    public void learningIsBounded() throws IOException, InterruptedException {
        final long dropped = here.packets(Table.VERDICT, Priority.MISS);
        final long first = ++stations;
        for (long station : new long[] {first, ++stations}) {
            assertReached(Map.of("b1", 1, "b2", 1, WIRE, 1), here, "a1", station, ALL);
        }
        for (int i = 0; i < 5; i++) {
            assertReached(Map.of(), here, "a1", ++stations, ALL);
        }
        assertEquals(dropped + 5, packets(here, Table.VERDICT, Priority.MISS, dropped + 5));
        assertEquals(2, here.learned(members(here).get(0).key()).size());
        // who is known and who was learned goes on
        assertReached(Map.of("b1", 1, WIRE, 1), here, "a1", ONE, TWO);
        assertReached(Map.of("b1", 1, WIRE, 1), here, "a1", first, TWO);
        assertReached(Map.of("gb", 1, WIRE, 1), here, "ga", ++stations, ALL);
    }

    @Test
    public void forgedSourcesAreDroppedAndCounted() throws IOException, InterruptedException {
        final long known = here.packets(Table.VERDICT, Priority.SPECIAL);
        assertReached(Map.of(), here, "a1", TWO, ALL);
        assertReached(Map.of(), here, "a1", THREE, TWO);
        assertEquals(known + 2, packets(here, Table.VERDICT, Priority.SPECIAL, known + 2));
        final long other = there.packets(Table.GUARD, Priority.ORDINARY);
        assertReached(Map.of(), there, "b2", ++stations, ALL);
        assertEquals(other + 1, packets(there, Table.GUARD, Priority.ORDINARY, other + 1));
        final long group = here.packets(Table.GUARD, Priority.REFUSED);
        assertReached(Map.of(), here, "a1", 0x0300_0000_0001L, ALL);
        assertEquals(group + 1, packets(here, Table.GUARD, Priority.REFUSED, group + 1));
        // what was forged moved nothing
        assertReached(Map.of("b1", 1), there, "b2", THREE, TWO);
    }

    @Test
    public void nothingGoesBackIntoATunnel() throws IOException, InterruptedException {
        final long lost = ++stations;
        final var mac = new MacAddress(lost);
        here.put(new NetworkMac(BLUE, BLUE_SEGMENT, mac, here.pathTo(there)));
        there.put(new NetworkMac(BLUE, BLUE_SEGMENT, mac, there.pathTo(here)));
        final long dropped = there.packets(Table.ROUTE, Priority.MISS);
        assertReached(Map.of(WIRE, 1), here, "a1", ONE, lost);
        assertEquals(dropped + 1, packets(there, Table.ROUTE, Priority.MISS, dropped + 1));
    }

    @Test
    public void silentStationsAreForgottenThoughFramesGoToThem() throws IOException {
        common(there, BLUE, BLUE_SEGMENT, List.of("b1"), List.of("b2"), here, new Learning(64, 1));
        final long station = ++stations;
        course.reached(here, "a1", station, ALL);
        final var all = Map.of("a1", 1, "b1", 1, WIRE, 1);
        final var deadline = Instant.now().plus(LIMIT);
        for (var where = course.reached(there, "b2", THREE, station); !where.equals(all);
                where = course.reached(there, "b2", THREE, station)) {
            assertEquals(Map.of("a1", 1, WIRE, 1), where);
            assertTrue("still known", Instant.now().isBefore(deadline));
        }
        assertEquals(List.of(), there.learned(key(BLUE, BLUE_SEGMENT)));
    }

    @Test
    public void newSettingsForgetNothing() throws IOException {
        course.reached(here, "a1", ++stations, ALL);
        final var member = NetworkObjects.member(BLUE, BLUE_SEGMENT, "a1", Optional.of(new Learning(7, 30)), ONE);
        here.put(member);
        assertEquals(1, here.learned(member.key()).size());
    }

    @Test
    public void linksAreAsTheyWere() throws IOException {
        assertReached(Map.of("lb", 1, WIRE, 1), here, "la", ++stations, ++stations);
        assertReached(Map.of("la", 1, WIRE, 1), there, "lb", ++stations, ALL);
        // a control frame for the link's end reaches the other helper; one for a fence's member nobody
        final int sent = course.send(here, NetworkNode.HELPER, HELPER | here.number("la"), HELPER, CONTROL_TYPE);
        course.await(there, NetworkNode.HELPER, sent);
        final int lost = course.send(here, NetworkNode.HELPER, HELPER | here.number("a1"), HELPER, CONTROL_TYPE);
        course.reached(here, "a1", ONE, ALL);
        assertEquals(Map.of(), course.seen(lost));
    }

    private static List<NetworkMember> members(final NetworkNode node) {
        final Optional<Learning> two = Optional.of(TWO_STATIONS);
        return node == here
            ? List.of(NetworkObjects.member(BLUE, BLUE_SEGMENT, "a1", two, ONE),
                NetworkObjects.member(GREEN, GREEN_SEGMENT, "ga", two, ONE))
            : List.of(NetworkObjects.member(BLUE, BLUE_SEGMENT, "b1", two, TWO),
                NetworkObjects.member(BLUE, BLUE_SEGMENT, "b2", Optional.empty(), THREE),
                NetworkObjects.member(GREEN, GREEN_SEGMENT, "gb", two, TWO));
    }

    private static void common(final NetworkNode node, final NetworkId network, final NetworkKey segment,
            final List<String> learners, final List<String> others, final NetworkNode far, final Learning learning)
            throws IOException {
        final var all = new ArrayList<>(learners);
        all.addAll(others);
        node.put(new NetworkPart(network, segment, ports(all), ports(learners),
            new TreeSet<PathId>(Set.of(node.pathTo(far))), true, Optional.of(learning),
            Protection.NONE, Optional.empty()));
    }

    private static List<Place> places(final NetworkNode node, final ObjectKey owner, final long station)
            throws IOException {
        return node.learned(owner).stream().filter(each -> each.mac().value() == station)
            .map(LearnedStation::place).toList();
    }

    private static Set<PortRef> ports(final List<String> guests) {
        return Set.copyOf(guests.stream().<PortRef>map(PortRef.Plugged::new).toList());
    }

    private static ObjectKey key(final NetworkId network, final NetworkKey segment) {
        return ObjectKey.network(network, segment);
    }

    private static void assertReached(final Map<String, Integer> expected, final NetworkNode node, final String guest,
            final long source, final long destination) throws IOException {
        assertEquals(expected, course.reached(node, guest, source, destination));
    }

    private static void move(final long station, final NetworkNode from, final String guest, final NetworkNode to,
            final String other, final Map<String, Integer> wanted) throws IOException {
        for (int i = 0; i < 50; i++) {
            course.send(from, guest, station, ALL);
            course.reached(there, "b2", THREE, station);
        }
        final var begin = Instant.now();
        var since = begin;
        int right = 0;
        while (right < 20) {
            course.send(to, other, station, ALL);
            final var where = course.reached(there, "b2", THREE, station);
            right = where.equals(wanted) ? right + 1 : 0;
            since = right == 1 ? Instant.now() : since;
            assertTrue("still at " + where, Instant.now().isBefore(begin.plus(LIMIT)));
        }
        Logger.getLogger(NetworkOvsTest.class.getName()).info("moved from " + guest + " to " + other + " within "
            + Duration.between(begin, since).toMillis() + " ms");
    }

    /** Waits for a counter, which lags behind the frames, to reach a value at least. */
    private static long packets(final NetworkNode node, final Table table, final int priority, final long wanted)
            throws IOException, InterruptedException {
        final var deadline = Instant.now().plus(LIMIT);
        long packets;
        do {
            packets = node.packets(table, priority);
        } while (packets < wanted && Instant.now().isBefore(deadline));
        return packets;
    }
}
