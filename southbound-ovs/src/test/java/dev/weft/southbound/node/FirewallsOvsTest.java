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

import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.ovs.Guests;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** A built-in firewall comes to a real switch and its helper, lets frames pass, and goes (GW-1). */
public class FirewallsOvsTest extends OnRealNode {
    private static final NetworkKey FENCE = new NetworkKey(NetworkKey.Kind.FENCE, 0x3001);
    private static final String WEB = "02:aa:00:00:00:01";
    private static final String DB = "02:aa:00:00:00:02";
    private static final NetworkMember MEMBER = Things.member(FENCE, "web", WEB);
    private static final NetworkMember OTHER = Things.member(FENCE, "db", DB);
    private static final NodeFirewall FIREWALL = Things.firewall("one", 4, FENCE);
    private static final ServicePath PATH = Things.firewallPath(FENCE, "one", 4);
    private static final PortPolicies POLICIES = Things.policies(MEMBER);
    private static final String KEY = "weft-gateway-4";
    private static final String[] PORTS = {"web", "db"};

    private static void manage() throws Exception {
        node.manage(Things.peer(2), MEMBER, OTHER, Things.part(FENCE, List.of(MEMBER, OTHER), Things.path(2)),
            FIREWALL, PATH, POLICIES);
    }

    @Test
    public void aFirewallNeedsNoPortAndIsToldToTheHelper() throws Exception {
        manage();
        node.awaitInstalled(FIREWALL, PATH);
        Await.until("the helper", () -> node.rootId(KEY), text -> text.equals(GatewaySheet.of(FIREWALL)));
        Await.until("a limit", () -> node.rootId("weft-sheet"),
            text -> text.contains("\"conntrack\":{\"limit\":65536}"));
        node.stopDriver();
        node.startDriver();
        manage();
        node.awaitInstalled(FIREWALL, PATH);
        assertEquals(0, node.awaitSynced().flowMods());
        node.manage(Things.peer(2));
        Await.until("no firewall", () -> node.rootId(KEY), String::isEmpty);
        node.awaitSynced();
        assertEquals(List.of(), node.ourDump().stream().filter(line -> line.contains("cookie=0x5710")).toList());
    }

    @Test
    public void whatItLetPassIsCounted() throws Exception {
        manage();
        node.awaitSynced();
        node.plug(PORTS);
        node.awaitInstalled(FIREWALL, PATH, POLICIES, MEMBER, OTHER);
        for (var guest : PORTS) {
            node.ovs().inNamespace("sysctl", "-qw", "net.ipv6.conf." + guest + ".disable_ipv6=1");
            node.ovs().inNamespace("ip", "link", "set", guest, "up");
        }
        try (var guests = new Guests(node.ovs(), List.of(PORTS))) {
            for (int i = 0; i < 3; i++) {
                guests.send("web", frame(i));
            }
            Await.until("they arrive", () -> guests.seen().stream()
                .filter(seen -> seen.device().equals("db")).count(), count -> count >= 3);
            final var share = Await.until("counted", FirewallsOvsTest::read, now ->
                now.instances().get(FIREWALL.instance()).gave().packets() == 3);
            assertEquals(3, share.instances().get(FIREWALL.instance()).got().packets());
            assertTrue(share.toString(), share.matched().packets() == 3 && share.refused().packets() == 0);
        } finally {
            for (var port : PORTS) {
                node.ovs().vsctl("--if-exists", "del-port", "br-int", port);
            }
        }
    }

    private static Share read() throws Exception {
        return node.driver().read(RealNode.NODE, PATH.policy()).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** A UDP packet to the other station, from a port of its own. */
    private static byte[] frame(final int number) {
        return HexFormat.of().parseHex((DB + WEB).replace(":", "") + "0800"
            + "4500002e00000000401166ba0a0100010a010003" + HexFormat.of().toHexDigits((short) (5000 + number))
            + "0007001a0000" + "00".repeat(18));
    }
}
