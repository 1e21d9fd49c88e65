/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.pipeline.feature.Scenario;
import java.io.IOException;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Asks a real Open vSwitch with the flows of {@link Scenario#MANY} what becomes of a frame of a vnet. Vnets farm and
 * twin have the VNI of fence blue, and vnet link-twin that of a link to another controller.
 */
public class VnetTraceOvsTest {
    private static final int WEB_1 = 9;
    private static final int FARM_1 = 14;
    private static final int TWIN_1 = 16;
    private static final int VAULT_1 = 18;
    private static final String PEER2 = "tun_src=10.77.1.2,tun_dst=10.77.1.1";
    private static final String EXTERNAL = "tun_src=10.77.3.9,tun_dst=10.77.1.1";
    private static final String ENCRYPTED = "tun_src=10.78.1.2,tun_dst=10.78.1.1";
    private static final String AUTHENTICATED = "tun_src=10.78.1.3,tun_dst=10.78.1.1";
    private static final String LINK = "0x1040000000000000";
    private static final String FENCE = "0x1080000000000000";
    private static final String VNET = "0x10c0000000000000";
    private static final String ONE = "02:aa:00:00:00:01";
    private static final String TWO = "02:aa:00:00:00:02";
    private static final String FAR = "02:aa:00:00:00:03";
    private static final String ALL = "ff:ff:ff:ff:ff:ff";
    private static final String WORDS = "{class=0x108,type=0x80,len=8,0x10c0000000000000}";

    @ClassRule
    public static final Tracer TRACER = new Tracer(Scenario.MANY);

    @Test
    public void framesOfVnetsSayTheWholeId() throws IOException, InterruptedException {
        final var actions = TRACER.trace(from(FARM_1, ONE, FAR));
        assertTrue(actions, actions.contains("vni=0x3001") && actions.contains("dst=10.77.1.2,")
            && actions.contains("options(" + WORDS + "{class=0x108,type=0x81,len=4,0x81003001})"));
        final var twin = TRACER.trace(from(TWIN_1, ONE, ALL));
        assertTrue(twin, twin.contains("vni=0x3001")
            && twin.contains("options(" + WORDS + "{class=0x108,type=0x81,len=4,0x3001})"));
    }

    @Test
    public void framesOfOthersSayNoId() throws IOException, InterruptedException {
        final var actions = TRACER.trace(from(WEB_1, ONE, ALL));
        assertTrue(actions, actions.contains("tnl_push("));
        assertFalse(actions, actions.contains("type=0x81"));
    }

    @Test
    public void copiesOfAFloodAllSayTheId() throws IOException, InterruptedException {
        final var actions = TRACER.trace(from(FARM_1, ONE, ALL));
        assertEquals(actions, 3, actions.split("type=0x81,len=4,0x81003001", -1).length);
        assertTrue(actions, actions.contains("dst=10.77.1.2,") && actions.contains("dst=fd00:77:1::2,"));
        assertTrue(actions, actions.endsWith("," + port("farm-2")));
    }

    @Test
    public void vnetsAreToldApartByAllBits() throws IOException, InterruptedException {
        assertEquals(port("farm-1"), TRACER.trace(in(PEER2, 0x3001, VNET, 0x81003001L, ONE)));
        assertEquals(port("fw-8"), TRACER.trace(in(PEER2, 0x3001, VNET, 0x3001, ONE)));
        assertEquals(port("web-1"), TRACER.trace(in(PEER2, 0x3001, FENCE, 0, ONE)));
        assertEquals(port("farm-1") + "," + port("farm-2"),
            TRACER.trace(in(PEER2, 0x3001, VNET, 0x81003001L, ALL)));
    }

    @Test
    public void forgedMixesAreDropped() throws IOException, InterruptedException {
        // an unknown vnet; one whose other bits are not its own
        assertDropped(22, in(PEER2, 0x3001, VNET, 0x82003001L, ONE));
        assertDropped(22, in(PEER2, 0x3002, VNET, 0x81003001L, ONE));
        assertDropped(22, in(PEER2, 0, VNET, 0x81003001L, ONE));
        // without the option, and with it where it does not belong
        assertDropped(22, in(PEER2, 0x3001, VNET, 0, ONE));
        assertDropped(20, in(PEER2, 0x3001, FENCE, 0x81003001L, ONE));
        assertDropped(20, in(PEER2, 0x3001, FENCE, 0x3001, ONE));
        assertDropped(20, in(PEER2, 0x1001, LINK, 0x1001, ONE));
        assertDropped(20, in(PEER2, 0x1001, "0x1240000000000000", 0x1001, ONE));
        // with an unknown policy, as control data, as half a frame, with a reserved bit
        assertDropped(23, in(PEER2, 0x3001, "0x10c0000000000001", 0x81003001L, ONE));
        for (var option : new String[] {"0x12c0000000000000", "0x18c0000000000000",
            "0x10c1000000000000"}) {
            assertDropped(20, in(PEER2, 0x3001, option, 0x81003001L, ONE));
        }
    }

    @Test
    public void otherControllersHaveNoPartInVnets() throws IOException, InterruptedException {
        assertEquals(port("fw-9"), TRACER.trace(in(PEER2, 0x2001, VNET, 0x2001, ONE)));
        assertDropped(10, in(EXTERNAL, 0x2001, VNET, 0x2001, ONE));
        assertDropped(10, in(EXTERNAL, 0x2001, FENCE, 0, ONE));
        assertEquals(port("fw-5"), TRACER.trace(in(EXTERNAL, 0x2001, LINK, 0, ONE)));
    }

    @Test
    public void protectedVnetsAdmitWaysThatAreAsSafe() throws IOException, InterruptedException {
        assertEquals(port("vault-1"), TRACER.trace(in(ENCRYPTED, 0x4001, VNET, 0x4001, ONE)));
        assertDroppedForItself(in(AUTHENTICATED, 0x4001, VNET, 0x4001, ONE));
        assertDroppedForItself(in(PEER2, 0x4001, VNET, 0x4001, ONE));
        assertDroppedForItself(in(PEER2, 0x4001, VNET, 0x4001, ALL));
        assertEquals(port("safe-1"), TRACER.trace(in(ENCRYPTED, 0x4002, VNET, 0x4002, ONE)));
        assertEquals(port("safe-1"), TRACER.trace(in(AUTHENTICATED, 0x4002, VNET, 0x4002, ONE)));
        assertDroppedForItself(in(PEER2, 0x4002, VNET, 0x4002, ONE));
        // what needs no protection may have it
        assertEquals(port("farm-1"), TRACER.trace(in(ENCRYPTED, 0x3001, VNET, 0x81003001L, ONE)));
    }

    @Test
    public void protectedVnetsLeaveByProtectedWays() throws IOException, InterruptedException {
        final var actions = TRACER.trace(from(VAULT_1, ONE, ALL));
        assertTrue(actions, actions.contains("src=10.78.1.1,dst=10.78.1.2,") && !actions.contains("10.77."));
    }

    @Test
    public void sourcesAreHeldToTheSameRulesAsInFences() throws IOException, InterruptedException {
        assertDropped(26, from(FARM_1, TWO, ALL));
        assertDropped(26, from(FARM_1, FAR, ALL));
        assertDropped(24, from(TWIN_1, TWO, ALL));
    }

    private static String from(final int port, final String source, final String destination) {
        return "in_port=" + port + ",dl_src=" + source + ",dl_dst=" + destination + ",dl_type=0x0806";
    }

    private static String in(final String addresses, final int vni, final String words, final long id,
            final String destination) {
        return "in_port=" + Scenario.TUNNEL + "," + addresses + ",tun_id=" + vni + ",tun_metadata0=" + words
            + (id == 0 ? "" : ",tun_metadata1=0x" + Long.toHexString(id))
            + ",dl_src=" + FAR + ",dl_dst=" + destination + ",dl_type=0x0806";
    }

    private static void assertDropped(final int table, final String frame) throws IOException, InterruptedException {
        final var text = TRACER.ask(frame);
        assertEquals(text, "drop", Tracer.actions(text));
        assertTrue(frame + " ends at " + Tracer.last(text), Tracer.last(text).startsWith(table + ". "));
    }

    private static void assertDroppedForItself(final String frame) throws IOException, InterruptedException {
        assertDropped(22, frame);
        final var last = Tracer.last(TRACER.ask(frame));
        assertTrue(last, last.contains("priority 60"));
    }

    private static String port(final String name) throws IOException, InterruptedException {
        return TRACER.port(name);
    }
}
