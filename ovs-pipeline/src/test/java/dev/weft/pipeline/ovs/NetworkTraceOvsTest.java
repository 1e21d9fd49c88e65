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

import dev.weft.pipeline.feature.Scenario;
import java.io.IOException;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Asks a real Open vSwitch with the flows of {@link Scenario#MANY} what becomes of a frame of a fence. What depends on
 * frames before it is in {@link NetworkOvsTest}.
 */
public class NetworkTraceOvsTest {
    private static final int WEB_1 = 9;
    private static final int DB_1 = 10;
    private static final int WEB_2 = 11;
    private static final int APP_1 = 12;
    private static final int FW_7 = 13;
    private static final int BLUE = 0x3001;
    private static final int GREEN = 0x3002;
    private static final int RED = 0x3003;
    private static final String PEER2 = "tun_src=10.77.1.2,tun_dst=10.77.1.1";
    private static final String PEER3 = "tun_src=10.77.3.3,tun_dst=10.77.1.1";
    private static final String ONE = "02:aa:00:00:00:01";
    private static final String TWO = "02:aa:00:00:00:02";
    private static final String FAR = "02:aa:00:00:00:03";
    private static final String UNKNOWN = "02:bb:00:00:00:07";
    private static final String ALL = "ff:ff:ff:ff:ff:ff";
    private static final String GROUP = "33:33:00:00:00:01";
    private static final String FENCE = "0x1080000000000000";
    private static final String OPTION = "options({class=0x108,type=0x80,len=8,0x1080000000000000})";

    @ClassRule
    public static final Tracer TRACER = new Tracer(Scenario.MANY);

    @Test
    public void knownUnicastGoesToOneNode() throws IOException, InterruptedException {
        final var actions = trace(from(WEB_1, ONE, FAR));
        assertCopies(1, actions);
        assertTrue(actions, actions.contains("dst=10.77.1.2,") && actions.contains("vni=0x3001")
            && actions.contains(OPTION) && actions.contains("dst=6081,"));
        assertDelivered(actions);
    }

    @Test
    public void membersOfOneNodeTalkWithoutLeavingIt() throws IOException, InterruptedException {
        assertEquals(port("db-1"), trace(from(WEB_1, ONE, TWO)));
        assertEquals(port("web-1"), trace(from(DB_1, TWO, ONE)));
        assertEquals(port("web-2"), trace(from(APP_1, UNKNOWN, ONE)));
    }

    @Test
    public void groupFramesGoOnceToEachNodeAndToAllOthersHere() throws IOException, InterruptedException {
        for (var destination : new String[] {ALL, GROUP, "01:80:c2:00:00:00"}) {
            final var actions = trace(from(WEB_1, ONE, destination));
            assertCopies(2, actions);
            assertTrue(actions, actions.contains("dst=10.77.1.2,") && actions.contains("dst=10.77.3.3,"));
            assertDelivered(actions, "db-1");
        }
        final var other = trace(from(DB_1, TWO, ALL));
        assertCopies(2, other);
        assertDelivered(other, "web-1");
        // a fence without members elsewhere
        assertEquals(port("app-1"), trace(from(WEB_2, ONE, ALL)));
    }

    @Test
    public void copiesOfDifferentFamiliesDoNotMixTheirHeaders() throws IOException, InterruptedException {
        final var actions = trace(from(FW_7, ONE, ALL));
        assertCopies(1, actions);
        assertTrue(actions, actions.contains("ipv6(src=fd00:77:1::1,dst=fd00:77:1::2,"));
    }

    @Test
    public void unknownUnicastGoesToLearnersAndNodesOrNowhere() throws IOException, InterruptedException {
        final var blue = trace(from(DB_1, TWO, UNKNOWN));
        assertCopies(2, blue);
        assertDelivered(blue, "web-1");
        // the only other member here does not learn
        final var other = trace(from(WEB_1, ONE, UNKNOWN));
        assertCopies(2, other);
        assertDelivered(other);
        assertDropped(36, from(FW_7, ONE, UNKNOWN));
    }

    @Test
    public void forgedSourcesAreDropped() throws IOException, InterruptedException {
        // of another member here, of one elsewhere; both by a member that learns
        assertDropped(26, from(WEB_1, TWO, FAR));
        assertDropped(26, from(WEB_1, FAR, ALL));
        assertDropped(26, from(APP_1, ONE, ALL));
        // by one that does not
        assertDropped(26, from(DB_1, ONE, FAR));
        assertDropped(24, from(DB_1, UNKNOWN, ALL));
        // no station has a group address, or none at all but its own
        assertDropped(24, from(WEB_1, GROUP, ALL));
        assertDropped(24, from(DB_1, ALL, ALL));
        // one that learns may send as nobody known
        assertCopies(1, trace(from(WEB_1, UNKNOWN, FAR)));
    }

    @Test
    public void framesFromTunnelsReachMembersOnly() throws IOException, InterruptedException {
        assertEquals(port("web-1"), trace(tunnelled(PEER2, BLUE, FENCE, FAR, ONE)));
        assertEquals(port("db-1"), trace(tunnelled(PEER3, BLUE, FENCE, UNKNOWN, TWO)));
        assertEquals(port("web-1") + "," + port("db-1"), trace(tunnelled(PEER2, BLUE, FENCE, FAR, ALL)));
        assertEquals(port("web-1"), trace(tunnelled(PEER2, BLUE, FENCE, FAR, UNKNOWN)));
        assertEquals(port("fw-7"), trace(tunnelled(PEER2, RED, FENCE, UNKNOWN, ONE)));
    }

    @Test
    public void nothingFromATunnelGoesBackIntoOne() throws IOException, InterruptedException {
        assertDropped(34, tunnelled(PEER3, BLUE, FENCE, UNKNOWN, FAR));
        assertDropped(34, tunnelled(PEER2, BLUE, FENCE, UNKNOWN, FAR));
    }

    @Test
    public void whatIsForNobodyHereIsDropped() throws IOException, InterruptedException {
        // a fence that drops what is unknown
        assertDropped(52, tunnelled(PEER2, RED, FENCE, UNKNOWN, TWO));
        // a fence without members here, a link's segment, and a fence's segment as a link's
        assertDropped(24, tunnelled(PEER2, 0x3009, FENCE, UNKNOWN, ONE));
        assertDropped(24, tunnelled(PEER2, 0x1001, FENCE, UNKNOWN, ONE));
        assertDropped(50, tunnelled(PEER2, BLUE, "0x1040000000000000", FAR, ONE));
        // no peer, no version, no station
        assertDropped(10, tunnelled("tun_src=10.77.1.9,tun_dst=10.77.1.1", BLUE, FENCE, FAR, ONE));
        assertDropped(10, tunnelled(PEER2, BLUE, "0x2080000000000000", FAR, ONE));
        assertDropped(24, tunnelled(PEER2, BLUE, FENCE, GROUP, ONE));
    }

    @Test
    public void fencesWithTheSameAddressesStayApart() throws IOException, InterruptedException {
        assertEquals(port("web-2"), trace(tunnelled(PEER2, GREEN, FENCE, FAR, ONE)));
        assertEquals(port("web-1"), trace(tunnelled(PEER2, BLUE, FENCE, FAR, ONE)));
        assertEquals(port("web-2") + "," + port("app-1"), trace(tunnelled(PEER2, GREEN, FENCE, FAR, ALL)));
        // no such address in this fence: only a learner may have it
        assertEquals(port("app-1"), trace(from(WEB_2, ONE, TWO)));
    }

    @Test
    public void helperHasNothingToSayInAFence() throws IOException, InterruptedException {
        assertDropped(0, String.format("in_port=%d,dl_src=02:57:00:00:00:%02x,dl_dst=02:57:00:00:00:00,dl_type=0x88b5",
            Scenario.CONTROL, WEB_1));
        assertDropped(20, tunnelled(PEER2, BLUE, "0x1280000000000000", FAR, ONE));
        assertDropped(20, tunnelled(PEER2, BLUE, "0x1880000100000000", FAR, ONE));
    }

    private static String from(final int port, final String source, final String destination) {
        return "in_port=" + port + ",dl_src=" + source + ",dl_dst=" + destination + ",dl_type=0x0806";
    }

    private static String tunnelled(final String addresses, final int segment, final String option,
            final String source, final String destination) {
        return "in_port=" + Scenario.TUNNEL + "," + addresses + ",tun_id=" + segment + ",tun_metadata0=" + option
            + ",dl_src=" + source + ",dl_dst=" + destination + ",dl_type=0x0806";
    }

    private static void assertCopies(final int count, final String actions) {
        assertEquals(actions, count, actions.split("tnl_push\\(", -1).length - 1);
    }

    /** What remains of the actions without the copies that leave through the tunnel. */
    private static void assertDelivered(final String actions, final String... guests)
            throws IOException, InterruptedException {
        final var ports = new StringBuilder();
        for (var guest : guests) {
            ports.append(ports.isEmpty() ? "" : ",").append(port(guest));
        }
        final var rest = actions.replaceAll("(clone\\()?tnl_push\\(.*?out_port\\(\\d+\\)\\),\\d+\\)?,?", "");
        assertEquals(actions, ports.toString(), rest);
    }

    private static void assertDropped(final int table, final String frame) throws IOException, InterruptedException {
        final var text = TRACER.ask(frame);
        assertEquals(text, "drop", Tracer.actions(text));
        final var last = Tracer.last(text);
        assertTrue(frame + " ends at " + last, last.startsWith(table + ". "));
    }

    private static String port(final String name) throws IOException, InterruptedException {
        return TRACER.port(name);
    }

    private static String trace(final String frame) throws IOException, InterruptedException {
        return TRACER.trace(frame);
    }
}
