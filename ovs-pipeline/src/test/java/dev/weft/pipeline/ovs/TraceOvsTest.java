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
import dev.weft.pipeline.flow.Flow;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.ClassRule;
import org.junit.Test;

/** Asks a real Open vSwitch with the flows of {@link Scenario#MANY} what becomes of a frame. */
public class TraceOvsTest {
    private static final String PEER4 = "tun_src=10.77.1.2,tun_dst=10.77.1.1";
    private static final String PEER6 = "tun_ipv6_src=fd00:77:1::2,tun_ipv6_dst=fd00:77:1::1";
    private static final String EXTERNAL = "tun_src=10.77.3.9,tun_dst=10.77.1.1";
    private static final String LINK = "0x1040000000000000";
    private static final String OPTION = "options({class=0x108,type=0x80,len=8,0x1040000000000000})";

    private static final String CONTROL_OPTION = "options({class=0x108,type=0x80,len=8,0x1240000000000000})";

    @ClassRule
    public static final Tracer TRACER = new Tracer(Scenario.MANY);

    @Test
    public void guestFrameLeavesThroughTheTunnelOfItsLink() throws IOException, InterruptedException {
        final var actions = trace("in_port=1,icmp,nw_tos=32");
        assertSent(actions, "ipv4(src=10.77.1.1,dst=10.77.1.2,", "tos=0x20,", "dst=6081,", "vni=0x1001", OPTION);
    }

    @Test
    public void onePortServesOuterIpv6Too() throws IOException, InterruptedException {
        final var actions = trace("in_port=4,icmp6");
        assertSent(actions, "ipv6(src=fd00:77:1::1,dst=fd00:77:1::2,", "dst=6081,", "vni=0x1004", OPTION);
        assertDelivered("fw-3", tunnelled(PEER6, 0x1004, LINK));
    }

    @Test
    public void externalEndGetsItsPortAndItsDscp() throws IOException, InterruptedException {
        final var actions = trace("in_port=6,icmp,nw_tos=32");
        assertSent(actions, "dst=10.77.3.9,", "tos=0xb8,", "dst=4790,", "vni=0x2001", OPTION);
        assertSent(trace("in_port=7,icmp,nw_tos=32"), "dst=10.77.3.9,", "tos=0x20,", "dst=6081,", "vni=0x2002");
    }

    @Test
    public void frameOfTheRightPeerIsDelivered() throws IOException, InterruptedException {
        assertDelivered("fw-1", tunnelled(PEER4, 0x1001, LINK));
        assertDelivered("fw-2", tunnelled("tun_src=10.77.3.3,tun_dst=10.77.1.1", 0x1002, LINK));
    }

    @Test
    public void externalLinksToOneAddressStayApart() throws IOException, InterruptedException {
        assertDelivered("fw-5", tunnelled(EXTERNAL, 0x2001, LINK));
        assertDelivered("fw-6", tunnelled(EXTERNAL, 0x2002, LINK));
        assertDropped(tunnelled(EXTERNAL, 0x1001, LINK));
    }

    @Test
    public void linkWithinTheNodeReachesOnlyItsOtherEnd() throws IOException, InterruptedException {
        assertDelivered("lb-1", "in_port=5,icmp");
        assertDelivered("fw-4", "in_port=2,icmp");
        assertDropped(tunnelled(PEER4, 0x1003, LINK));
    }

    @Test
    public void silentAndUnknownPortsAreDropped() throws IOException, InterruptedException {
        assertDropped("in_port=8,icmp");
        assertDropped("in_port=LOCAL,icmp");
        assertDropped("in_port=" + Scenario.TUNNEL_EF + ",tun_id=0xffff2e," + PEER4 + ",tun_metadata0=" + LINK
            + ",icmp");
    }

    @Test
    public void forgedFramesAreDropped() throws IOException, InterruptedException {
        // an unknown segment, and segments of other peers
        assertDropped(tunnelled(PEER4, 0x1fff, LINK));
        assertDropped(tunnelled(PEER4, 0x1002, LINK));
        assertDropped(tunnelled(PEER6, 0x1001, LINK));
        // unknown senders, and a known one that writes to another address
        assertDropped(tunnelled("tun_src=10.77.1.9,tun_dst=10.77.1.1", 0x1001, LINK));
        assertDropped(tunnelled("tun_src=10.77.1.2,tun_dst=10.77.1.8", 0x1001, LINK));
        assertDropped(tunnelled("tun_ipv6_src=fd00:77:1::9,tun_ipv6_dst=fd00:77:1::1", 0x1004, LINK));
    }

    @Test
    public void foreignContentIsDropped() throws IOException, InterruptedException {
        assertDroppedIn(10, "priority 0", "0x0040000000000000", "version 0");
        assertDroppedIn(10, "priority 0", "0x2040000000000000", "version 2");
        assertDroppedIn(10, "priority 0", "0xf040000000000000", "version 15");
        assertDroppedIn(20, "priority 200", "0x1240000000000001", "control frame with a policy");
        assertDroppedIn(20, "priority 200", "0x1280000000000000", "control frame of kind fence");
        assertDroppedIn(20, "priority 200", "0x1200000000000000", "control frame of kind 0");
        assertDroppedIn(20, "priority 200", "0x1241000000000000", "control frame with a reserved bit");
        assertDroppedIn(20, "priority 200", "0x1240000100000000", "control frame with a fragment id");
        assertDroppedIn(10, "priority 0", "0x2240000000000000", "control frame of version 2");
        assertDroppedIn(55, "priority 0", "0x1240000000000000", "control frame that holds IP");
        assertDroppedIn(20, "priority 190", "0x1840000100000000", "first half");
        assertDroppedIn(20, "priority 190", "0x1c40000100000000", "second half");
        assertDroppedIn(20, "priority 200", "0x1a40000000000000", "half of a control frame");
        assertDroppedIn(20, "priority 0", "0x1040000000000100", "policy word");
        assertDroppedIn(24, "priority 0", "0x1080000000000000", "kind fence");
        assertDroppedIn(23, "priority 0", "0x1080000000000001", "fence frame with a policy");
        assertDroppedIn(22, "priority 0", "0x10c0000000000000", "kind vnet without its option");
        assertDroppedIn(20, "priority 0", "0x1000000000000000", "kind 0");
        assertDroppedIn(20, "priority 0", "0x1041000000000000", "reserved bit");
        assertDroppedIn(20, "priority 0", "0x1440000000000000", "second half of nothing");
        assertDroppedIn(20, "priority 0", "0x1040000100000000", "fragment id without fragment");
    }

    @Test
    public void controlFrameLeavesAsItsPortSends() throws IOException, InterruptedException {
        assertSent(trace(fromHelper(1)), "ipv4(src=10.77.1.1,dst=10.77.1.2,", "dst=6081,", "vni=0x1001",
            CONTROL_OPTION);
        assertSent(trace(fromHelper(4)), "ipv6(src=fd00:77:1::1,dst=fd00:77:1::2,", "vni=0x1004", CONTROL_OPTION);
        assertSent(trace(fromHelper(6)), "dst=10.77.3.9,", "tos=0xb8,", "dst=4790,", "vni=0x2001", CONTROL_OPTION);
    }

    @Test
    public void helperCannotSpeakForOtherPorts() throws IOException, InterruptedException {
        for (int port : new int[] {0, 0xfff8, 0xfffe, 0xffff, 99, Scenario.TUNNEL, Scenario.TUNNEL_EF,
            Scenario.CONTROL}) {
            final var text = TRACER.ask(fromHelper(port));
            assertEquals("port " + port, "drop", Tracer.actions(text));
            assertEquals("port " + port + ": twice, and no more", 2, text.lines()
                .filter(line -> line.matches("\\s*0\\. .*")).count());
        }
        assertDropped(fromHelper(8));
    }

    @Test
    public void nothingButControlFramesComesFromTheHelper() throws IOException, InterruptedException {
        final var from = "in_port=" + Scenario.CONTROL + ",";
        assertDropped(from + "dl_src=02:57:00:00:00:01,dl_dst=02:57:00:00:00:00,icmp");
        assertDropped(from + "dl_src=02:57:00:00:00:01,dl_dst=33:33:00:00:00:02,icmp6");
        assertDropped(from + "dl_src=02:57:01:00:00:01,dl_dst=02:57:00:00:00:00,dl_type=0x88b5");
        assertDropped(from + "dl_src=02:57:00:00:00:01,dl_dst=02:57:00:00:00:01,dl_type=0x88b5");
    }

    @Test
    public void controlFrameOfAPeerReachesTheHelperOnly() throws IOException, InterruptedException {
        assertControl("00:00:00:00:10:01", "00:00:00:00:00:02", PEER4, 0x1001);
        assertControl("00:00:00:00:10:04", "00:00:00:01:00:02", PEER6, 0x1004);
        assertControl("00:00:00:00:20:02", "00:00:01:00:20:02", EXTERNAL, 0x2002);
        // whether the segment is there at all, and is that peer's, the helper sees by the addresses
        assertControl("00:00:00:00:1f:ff", "00:00:00:00:00:02", PEER4, 0x1fff);
        assertDropped(control("tun_src=10.77.1.9,tun_dst=10.77.1.1", 0x1001));
    }

    @Test
    public void guestNeverGetsAControlFrame() throws IOException, InterruptedException {
        // ends on one node: the helper speaks for one, the other must not hear it
        assertDropped(fromHelper(5));
        assertDropped(fromHelper(2));
        // nor does a guest reach the helper by what it writes
        assertDelivered("lb-1", "in_port=5,dl_src=02:57:00:00:00:01,dl_dst=02:57:00:00:00:00,dl_type=0x88b5");
        assertSent(trace("in_port=1,dl_src=02:57:00:00:00:01,dl_dst=02:57:00:00:00:00,dl_type=0x88b5"),
            "vni=0x1001", OPTION);
    }

    @Test
    public void everyFlowOfTheScenarioIsInTheSwitch() throws IOException, InterruptedException {
        try (var socket = new OpenFlowSocket(TRACER.ovs().socket(WeftBridge.NAME))) {
            assertEquals(Scenario.MANY.flows().stream().map(Flow::wire).collect(Collectors.toSet()),
                socket.flows().stream().collect(Collectors.toSet()));
        }
    }

    private static String tunnelled(final String addresses, final int segment, final String option) {
        return "in_port=" + Scenario.TUNNEL + "," + addresses + ",tun_id=" + segment + ",tun_metadata0=" + option
            + ",icmp";
    }

    private static String fromHelper(final int port) {
        return String.format("in_port=%d,dl_src=02:57:00:00:%02x:%02x,dl_dst=02:57:00:00:00:00,dl_type=0x88b5",
            Scenario.CONTROL, port >> 8, port & 0xff);
    }

    private static String control(final String addresses, final int segment) {
        return "in_port=" + Scenario.TUNNEL + "," + addresses + ",tun_id=" + segment
            + ",tun_metadata0=0x1240000000000000,dl_src=02:57:00:00:00:07,dl_dst=02:57:00:00:00:00,dl_type=0x88b5";
    }

    private static void assertControl(final String destination, final String source, final String addresses,
            final int segment) throws IOException, InterruptedException {
        assertEquals("set(eth(src=" + source + "/00:00:ff:ff:ff:ff,dst=" + destination + "/00:00:00:ff:ff:ff)),"
            + TRACER.port(WeftBridge.CONTROL), trace(control(addresses, segment)));
    }

    private static void assertSent(final String actions, final String... parts) {
        assertTrue(actions, actions.startsWith("tnl_push("));
        assertEquals(actions, 1, actions.split("tnl_push", -1).length - 1);
        for (var part : parts) {
            assertTrue(part + " in " + actions, actions.contains(part));
        }
    }

    private static void assertDelivered(final String guest, final String frame)
            throws IOException, InterruptedException {
        assertEquals(frame, TRACER.port(guest), trace(frame));
    }

    private static void assertDropped(final String frame) throws IOException, InterruptedException {
        assertEquals(frame, "drop", trace(frame));
    }

    private static void assertDroppedIn(final int table, final String where, final String option, final String what)
            throws IOException, InterruptedException {
        final var text = TRACER.ask(tunnelled(PEER4, 0x1001, option));
        assertEquals(what, "drop", Tracer.actions(text));
        final var last = Tracer.last(text);
        assertTrue(what + " ends at " + last, last.startsWith(table + ". ") && last.contains(where + ","));
    }

    private static String trace(final String frame) throws IOException, InterruptedException {
        return TRACER.trace(frame);
    }
}
