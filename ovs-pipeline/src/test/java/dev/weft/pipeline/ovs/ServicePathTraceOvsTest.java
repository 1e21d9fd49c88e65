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
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;

/** What Open vSwitch would do with frames for a workload whose services are behind another outer header (SI-3). */
public class ServicePathTraceOvsTest {
    @ClassRule
    public static final Tracer TRACER = new Tracer(Scenario.SERVICES_VNET);

    private static final String OUTER = "in_port=100,tun_src=10.77.1.2,tun_dst=10.77.1.1,tun_id=0x7001,"
        + "tun_metadata1=0x7001,dl_src=02:aa:00:00:00:07,dl_dst=02:aa:00:00:00:01,";
    private static final String IP = "ip,nw_src=10.0.0.7,nw_dst=10.0.0.1,nw_proto=17,nw_ttl=9";

    @Test
    public void whatCameByIpv4GoesOnByIpv6AndKeepsItsVnet() throws IOException, InterruptedException {
        final var whole = last(TRACER.ask(OUTER + "tun_metadata0=0x10c0000000000000," + IP));
        assertTrue(whole, whole.contains("ipv6(src=fd00:77:1::1,dst=fd00:77:1::2"));
        assertTrue(whole, whole.contains("{class=0x108,type=0x80,len=8,0x10c0000000050303}"));
        assertTrue(whole, whole.contains("{class=0x108,type=0x81,len=4,0x7001}"));
        final var piece = last(TRACER.ask(OUTER + "tun_metadata0=0x10c0000000000000," + IP + ",nw_frag=later"));
        assertTrue(piece, piece.contains("{class=0x108,type=0x80,len=8,0x10c0000000050303}"));
    }

    @Test
    public void whatWasLedIsDelivered() throws IOException, InterruptedException {
        assertEquals(TRACER.port("shop-2"), last(TRACER.ask(OUTER + "tun_metadata0=0x10c0000000050300," + IP)));
        assertEquals(TRACER.port("shop-2"),
            last(TRACER.ask(OUTER + "tun_metadata0=0x10c0000000050300," + IP + ",nw_frag=later")));
        // of another policy, which does not count here
        assertEquals("drop", last(TRACER.ask(OUTER + "tun_metadata0=0x10c0000000060300," + IP)));
    }

    /** What becomes of the frame after it went through connection tracking. */
    private static String last(final String answer) {
        final var label = "Datapath actions: ";
        final var all = answer.lines().filter(line -> line.startsWith(label)).toList();
        assertTrue(answer, List.of(1, 2).contains(all.size()));
        return all.get(all.size() - 1).substring(label.length());
    }
}
