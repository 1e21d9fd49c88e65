/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** The helper's port is there, works, and comes again whatever happens to it (VL-10). */
public class ControlPortOvsTest extends OnRealNode {
    @Before
    public void program() throws Exception {
        node.manage(Things.peer(2), Things.link(601, "fw", 2));
        node.awaitInstalled(Things.peer(2));
        node.plug("fw");
        node.awaitInstalled(Things.peer(2), Things.link(601, "fw", 2));
        awaitControl();
    }

    @Test
    public void framesOfTheHelperTakeTheWayOfTheirPort() throws Exception {
        final var guest = number("fw");
        final long before = packets("table=40,reg2=2");
        final long delivered = packets("table=50,metadata=601");
        // 02:57:00:00:00:00, from 02:57:00:00:HH:LL, 88b5
        node.ofctl("packet-out", String.format("in_port=%s packet=025700000000025700%06x88b5%s actions=table",
            number("weft-control"), Integer.parseInt(guest), "00".repeat(46)));
        Await.until("it was sent", () -> packets("table=40,reg2=2"), now -> now > before);
        assertEquals(delivered, packets("table=50,metadata=601"));

        final var trace = trace("in_port=" + number("weft6081") + ",tun_src=10.77.1.2,tun_dst=10.77.1.1,tun_id=601,"
            + "tun_metadata0=0x1240000000000000,dl_type=0x88b5");
        assertTrue(trace, trace.contains("output:" + number("weft-control")) && trace.contains("dst=00:00:00:00:02:59")
            && trace.contains("src=00:00:00:00:00:02"));
    }

    @Test
    public void theStackOfTheNodeIsNotHeard() throws Exception {
        node.ovs().inNamespace("ip", "link", "set", "weft-control", "up");
        final var trace = trace("in_port=" + number("weft-control") + ",dl_src=02:57:00:00:00:01,icmp6");
        assertTrue(trace, trace.contains("Datapath actions: drop"));
    }

    @Test
    public void portIsMadeAgain() throws Exception {
        node.ovs().vsctl("del-port", "br-int", "weft-control");
        awaitControl();
        node.ovs().vsctl("clear", "interface", "weft-control", "external_ids");
        Await.until("it is marked again", () -> node.ovs().vsctl("get", "interface", "weft-control", "external_ids"),
            ids -> ids.contains("weft=control"));
        awaitControl();
    }

    @Test
    public void restartOfTheSwitchChangesNothing() throws Exception {
        final var before = node.ourDump();
        node.ovs().killSwitch();
        node.witness().awaitNode("the switch is gone", status -> !status.openflow());
        node.ovs().startSwitch();
        node.awaitFlows(before);
        awaitControl();
        node.awaitSynced();
    }

    private static void awaitControl() throws Exception {
        Await.until("flows of the port that is there", () -> node.dump("table=55"),
            flows -> flows.stream().anyMatch(flow -> flow.contains("output:\"weft-control\"")));
        Await.until("and from it", () -> node.dump("table=0"), flows -> flows.stream().anyMatch(flow ->
            flow.contains("in_port=\"weft-control\"")));
        final var ports = node.ovs().vsctl("list-ports", "br-int").lines().toList();
        assertEquals(List.of("weft-control"), ports.stream().filter(port -> port.startsWith("weft-")).toList());
    }

    private static long packets(final String filter) throws Exception {
        return node.ofctl("dump-flows", filter).lines().filter(line -> line.contains("priority=100"))
            .mapToLong(line -> Long.parseLong(line.replaceAll(".*n_packets=(\\d+),.*", "$1"))).sum();
    }

    private static String number(final String port) throws Exception {
        return node.ovs().vsctl("get", "interface", port, "ofport").strip();
    }

    private static String trace(final String frame) throws Exception {
        return node.ovs().appctl("ofproto/trace", "br-int", frame);
    }
}
