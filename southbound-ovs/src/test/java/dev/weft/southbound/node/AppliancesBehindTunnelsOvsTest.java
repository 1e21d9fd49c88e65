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

import com.google.common.net.InetAddresses;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortRef.Tunnel.Kind;
import dev.weft.api.node.PortState;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Interfaces with tunnels of their own on a real switch (SI-11): the ports come, are mended, stay and go. */
public class AppliancesBehindTunnelsOvsTest {
    private static final NetworkKey KEY = NetworkKey.fence(new SegmentId(21));
    private static final PortRef.Tunnel SITE = tunnel(Kind.VXLAN, 5001);
    private static final PortRef.Tunnel IN = tunnel(Kind.VXLAN, 5002);
    private static final PortRef.Tunnel OUT = tunnel(Kind.GRE, 0xf1234567L);
    private static final NetworkMember MEMBER = new NetworkMember(new NetworkId("branch"), KEY,
        new InterfaceId("site", "eth0"), SITE, Set.of(), Optional.of(Learning.DEFAULT), UdpPort.GENEVE, Dscp.INHERIT);
    private static final ServiceInstance SERVICE = new ServiceInstance(Things.instanceId("one"),
        new NetworkId("branch"), KEY, IN, OUT, false, UdpPort.GENEVE, Dscp.INHERIT, Optional.empty());

    private static RealNode node;

    private static PortRef.Tunnel tunnel(final Kind kind, final long key) {
        return new PortRef.Tunnel(kind, InetAddresses.forString("10.78.0.1"), key);
    }

    @BeforeClass
    public static void start() throws Exception {
        node = RealNode.start();
    }

    @AfterClass
    public static void stop() throws Exception {
        node.close();
    }

    @Test
    public void portsFollowTheInterfaces() throws Exception {
        node.manage(Things.peer(2), MEMBER, SERVICE);
        node.awaitInstalled(MEMBER, SERVICE);
        assertEquals("{key=\"5001\", local_ip=\"10.77.1.1\", remote_ip=\"10.78.0.1\", tos=inherit}",
            column(SITE, "options"));
        assertEquals("vxlan", column(IN, "type"));
        assertEquals("gre", column(OUT, "type"));
        assertEquals("[]", column(OUT, "error"));
        node.witness().awaitPort(SITE, PortState.UP);
        final var sheet = node.rootId("weft-sheet");
        assertTrue(sheet, sheet.contains("\"tunnels\":[\"10.78.0.1\"]"));
        // the outer header by which a frame came is forgotten: the next one may be of the other family
        for (var tunnel : List.of(SITE, IN, OUT)) {
            final var flows = node.dump("table=0,in_port=" + column(tunnel, "ofport"));
            assertTrue(flows.toString(), !flows.isEmpty() && flows.stream().allMatch(flow ->
                flow.contains("set_field:0.0.0.0->tun_dst") && flow.contains("set_field:::->tun_ipv6_dst")));
        }

        mendedAfterChangesByHand();
        sameAfterARestart();
        node.remove(MEMBER);
        Await.until("the member's port is gone", AppliancesBehindTunnelsOvsTest::ports,
            ports -> !ports.contains(SITE.portName()) && ports.containsAll(List.of(IN.portName(), OUT.portName())));
        node.remove(SERVICE);
        Await.until("all are gone", AppliancesBehindTunnelsOvsTest::ports,
            ports -> ports.stream().noneMatch(port -> port.startsWith("wt-")));
        Await.until("nobody is kept warm", () -> node.rootId("weft-sheet"), text -> !text.contains("tunnels"));
    }

    private static void mendedAfterChangesByHand() throws Exception {
        node.ovs().vsctl("set", "interface", SITE.portName(), "options:key=7", "options:remote_ip=10.78.0.9");
        Await.until("options are mended", () -> column(SITE, "options"),
            now -> now.contains("key=\"5001\"") && now.contains("remote_ip=\"10.78.0.1\""));
        node.ovs().vsctl("del-port", "br-int", OUT.portName());
        Await.until("the port is made again", AppliancesBehindTunnelsOvsTest::ports,
            ports -> ports.contains(OUT.portName()));
        node.awaitInstalled(MEMBER, SERVICE);
    }

    private static void sameAfterARestart() throws Exception {
        final var flows = node.ourDump();
        final var rows = rows();
        node.stopDriver();
        node.startDriver();
        node.manage(SERVICE, MEMBER, Things.peer(2));
        node.awaitInstalled(MEMBER, SERVICE);
        assertEquals(0, node.switches().flowMods());
        assertEquals(flows, node.ourDump());
        assertEquals(rows, rows());
    }

    private static String rows() throws Exception {
        return node.ovs().vsctl("--columns=_uuid,name,ofport", "find", "interface", "external_ids:weft=remote");
    }

    private static String column(final PortRef.Tunnel tunnel, final String column) throws Exception {
        return node.ovs().vsctl("get", "interface", tunnel.portName(), column).strip();
    }

    private static List<String> ports() throws Exception {
        return node.ovs().vsctl("list-ports", "br-int").lines().toList();
    }
}
