/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * Frames in Ethernet, unencapsulated ones and those of multicast groups pass the underlay bridge as they should, in
 * halves where they are too large (FN-3, FN-8, FN-11, VN-1, VN-8). br-int is programmed as the controller would.
 */
public class FabricOvsTest {
    private static final String PLAIN = "10.1.0.";
    private static final String TAGGED = "10.1.100.";
    /** NSH and the inner Ethernet header. */
    private static final int OVERHEAD = 24 + 14;
    /** IPv4 and ICMP. */
    private static final int PING = 28;

    @Rule
    public final Stage stage = new Stage(180);

    private TunnelHosts hosts;

    @Before
    public void before() throws Exception {
        hosts = stage.set(TunnelHosts::new);
    }

    @Test
    public void framesOfEverySizePass() throws Exception {
        start("");
        inEthernet(false);
        final int limit = 1500 - OVERHEAD - PING;
        for (int from = 1; from <= 2; from++) {
            assertEquals(List.of(), hosts.unanswered(from, PLAIN, limit - 6, limit + 6));
            assertEquals(List.of(), hosts.unanswered(from, TAGGED, limit - 10, limit + 6));
            assertEquals(List.of(), hosts.unanswered(from, PLAIN, hosts.largest() - 2, hosts.largest()));
            assertEquals(List.of(), hosts.unanswered(from, TAGGED, hosts.largest() - 2, hosts.largest()));
        }
        // to all nodes at once, also in halves
        inEthernet(true);
        assertEquals(List.of(), hosts.unanswered(1, PLAIN, limit - 2, limit + 2));
        assertEquals(List.of(), hosts.unanswered(2, TAGGED, hosts.largest() - 1, hosts.largest()));
        // tunnels as before
        hosts.link(false);
        assertEquals(List.of(), hosts.unanswered(1, PLAIN, hosts.largest() - 1, hosts.largest()));
    }

    @Test
    public void allOfItComesAgainAndGoes() throws Exception {
        start("");
        inEthernet(false);
        final Node node = hosts.node(1);
        node.killVswitchd();
        node.startVswitchd();
        hosts.addresses(1);
        // returns when ovs-vswitchd has done it
        node.run("ovs-vsctl", "set", "bridge", "br-int", "external_ids:back=yes");
        inEthernet(false);
        awaitPassing(PLAIN);
        node.run("ovs-ofctl", "del-flows", "br-ex", "cookie=0x5749000000000000/-1");
        node.sheet(sheet(1, ",\"physical\":[7]"));
        awaitPassing(TAGGED);
        assertTrue(flows(1).contains("dl_vlan=7"));

        node.sheet(hosts.sheet(1));
        Await.until("the patch ports are gone", () -> node.run("ovs-vsctl", "list-ports", "br-int")
            + node.run("ovs-vsctl", "list-ports", "br-ex"), ports -> !ports.contains("weft-fabric")
            && !ports.contains("weft-underlay"));
        Await.until("the flows are gone", () -> flows(1), flows -> !flows.contains("0x5749"));
        assertTrue(node.run("ovs-ofctl", "dump-flows", "br-ex").contains("NORMAL"));
    }

    @Test
    public void guestsOnThePhysicalNetworkReachNodesAndGuests() throws Exception {
        start(",\"physical\":[0,100]");
        for (int number = 1; number <= 2; number++) {
            final Node node = hosts.node(number);
            node.run("ovs-ofctl", "del-flows", "br-int");
            for (String flow : List.of("in_port=1,vlan_tci=0x0000/0x1fff,actions=output:weft-underlay",
                    "in_port=2,vlan_tci=0x0000/0x1fff,actions=push_vlan:0x8100,set_field:4196->vlan_vid,"
                    + "output:weft-underlay", "in_port=weft-underlay,vlan_tci=0x0000/0x1fff,actions=output:1",
                    "in_port=weft-underlay,dl_vlan=100,actions=pop_vlan,output:2")) {
                node.run("ovs-ofctl", "--names", "-O", "OpenFlow13", "add-flow", "br-int", flow);
            }
            node.run("ip", "-n", hosts.guestName(number), "addr", "add", "10.77.1.10" + number + "/24", "dev", "eth0");
        }
        awaitPassing(PLAIN);
        awaitPassing(TAGGED);
        // the node itself, the other node, and nodes among themselves
        for (String target : List.of("10.77.1.1", "10.77.1.2", "10.77.1.102")) {
            Await.until("an answer of " + target, () -> ping(hosts.inGuest(1, "ping -q -n -c 1 -W 1 " + target)),
                Boolean::booleanValue);
        }
        assertTrue(ping(List.of("ip", "netns", "exec", hosts.node(1).netns, "ping", "-q", "-n", "-c", "2", "-W", "2",
            "10.77.1.2")));
        assertTrue(ping(List.of("ip", "netns", "exec", hosts.node(1).netns, "ping", "-q", "-n", "-c", "2", "-W", "2",
            "10.77.1.101")));
    }

    @Test
    public void guestsSeeNoTunnelsAndSpeakNone() throws Exception {
        start(",\"physical\":[0]");
        final Node node = hosts.node(1);
        node.run("ovs-ofctl", "--names", "-O", "OpenFlow13", "add-flow", "br-int",
            "priority=65000,in_port=weft-underlay,actions=output:2");
        final Capture guest = Capture.start(hosts.guestName(1), "eth1", hosts.dir().resolve("guest"));
        // through the tunnel of the link between the nodes, small and in halves
        assertTrue(hosts.answers(1, PLAIN, 100, "-c 3 -i 0.1 -W 2"));
        assertTrue(hosts.answers(1, PLAIN, hosts.largest(), "-c 3 -i 0.1 -W 2"));
        assertEquals(0, guest.frames().stream().filter(FabricOvsTest::isTunnelled).count());
    }

    @Test
    public void tunnelsReachAGroup() throws Exception {
        for (int number = 1; number <= 2; number++) {
            final String sheet = hosts.sheet(number);
            hosts.node(number).sheet(sheet.substring(0, sheet.length() - 1)
                + ",\"multicast\":[\"239.87.48.1\",\"ff18::5701\"]}");
            hosts.node(number).helper();
        }
        for (boolean ipv6 : List.of(false, true)) {
            for (int number = 1; number <= 2; number++) {
                final int at = number;
                Await.until("the flows", () -> flows(at), flows -> flows.contains("0x574a")
                    && flows.contains("0x5748"));
            }
            toGroup(ipv6);
            final String group = ipv6 ? "ff18::5701" : "239.87.48.1";
            Await.until("frames pass through " + group, () -> hosts.answers(1, PLAIN, 100, "-c 1 -W 1"),
                Boolean::booleanValue);
            assertEquals(List.of(), hosts.unanswered(2, PLAIN, 1400, 1402));
            assertEquals(List.of(), hosts.unanswered(1, PLAIN, hosts.largest() - 1, hosts.largest()));
            assertTrue(hosts.node(1).ip("maddr show dev br-ex"), hosts.node(1).ip("maddr show dev br-ex")
                .contains(group));
        }
        final Node node = hosts.node(1);
        node.killVswitchd();
        node.startVswitchd();
        hosts.addresses(1);
        node.run("ovs-vsctl", "set", "bridge", "br-int", "external_ids:back=yes");
        Await.until("the routes are back", () -> node.appctl("ovs/route/show"), text -> text.contains("User: 239.87"));
        node.sheet(hosts.sheet(1));
        Await.until("the routes are gone", () -> node.appctl("ovs/route/show"), text -> !text.contains("User: "));
        Await.until("the flows are gone", () -> flows(1), flows -> !flows.contains("0x574a"));
        assertTrue(!node.ip("maddr show dev br-ex").contains("239.87.48.1"));
    }

    @Test
    public void framesOfVnetsAreCutAsWell() throws Exception {
        start("");
        for (int number = 1; number <= 2; number++) {
            final Node node = hosts.node(number);
            node.run("ovs-ofctl", "add-tlv-map", "br-int", "{class=0x108,type=0x81,len=4}->tun_metadata1");
            final String path = "10.77.1." + number + "->tun_src,set_field:10.77.1." + (3 - number) + "->tun_dst";
            for (String flow : List.of("in_port=1,actions=set_field:0x3001->tun_id,set_field:0x10c0000000000000->"
                    + "tun_metadata0,set_field:0x81003001->tun_metadata1,set_field:" + path + ",output:100",
                    "in_port=100,tun_id=0x3001,tun_metadata1=0x81003001,actions=output:1")) {
                node.run("ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-int", flow);
            }
        }
        // 8 octets more than a link's
        final int limit = 1500 - 48 - 8 - 14 - PING;
        Await.until("frames pass", () -> hosts.answers(1, PLAIN, limit, "-c 1 -W 1"), Boolean::booleanValue);
        assertEquals(List.of(), hosts.unanswered(1, PLAIN, limit - 6, limit + 6));
        assertEquals(List.of(), hosts.unanswered(2, PLAIN, hosts.largest() - 1, hosts.largest()));
    }

    /** The link's frames go to a group, and come from the other node as ever. */
    private void toGroup(final boolean ipv6) throws Exception {
        hosts.link(ipv6);
        for (int number = 1; number <= 2; number++) {
            final Node node = hosts.node(number);
            final String field = ipv6 ? "tun_ipv6_" : "tun_";
            node.run("ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-int", "in_port=1,actions="
                + "set_field:0x1001->tun_id,set_field:0x1040000000000000->tun_metadata0,set_field:"
                + (ipv6 ? "fd00:77:1::" : "10.77.1.") + number + "->" + field
                + "src,set_field:" + (ipv6 ? "ff18::5701" : "239.87.48.1") + "->" + field + "dst,output:100");
        }
    }

    private static boolean isTunnelled(final byte[] frame) {
        return frame.length > 60 && (frame[12] == 8 && frame[23] == 17 && (frame[36] & 0xff) == 0x17
            || (frame[12] & 0xff) == 0x89);
    }

    private void start(final String more) throws Exception {
        for (int number = 1; number <= 2; number++) {
            hosts.node(number).sheet(sheet(number, more));
            hosts.node(number).helper();
        }
        for (int number = 1; number <= 2; number++) {
            final Node node = hosts.node(number);
            Await.until("the report", node::report, text -> text.contains("\"state\":\"ok\""));
            final int at = number;
            Await.until("the flows", () -> flows(at), flows -> flows.contains("0x5749"));
        }
    }

    private String sheet(final int number, final String more) {
        final String sheet = hosts.sheet(number);
        return sheet.substring(0, sheet.length() - 1) + ",\"ethernet\":{\"installation\":9,\"host\":" + number
            + ",\"patch\":\"weft-underlay\",\"hosts\":[" + (3 - number) + "]" + more + "}}";
    }

    private String flows(final int number) throws Exception {
        return hosts.node(number).run("ovs-ofctl", "dump-flows", "br-ex");
    }

    private void awaitPassing(final String network) throws Exception {
        Await.until("frames pass in " + network, () -> hosts.answers(1, network, 100, "-c 1 -W 1"),
            Boolean::booleanValue);
        assertEquals(List.of(), hosts.unanswered(2, network, 1400, 1401));
    }

    private static boolean ping(final List<String> command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start().waitFor() == 0;
    }

    /** Two fences, one of them in VLAN 100 of the underlay, to the other node or to all. */
    private void inEthernet(final boolean all) throws Exception {
        for (int number = 1; number <= 2; number++) {
            final Node node = hosts.node(number);
            final String self = "02:5d:c0:09:00:0" + number;
            final String other = "02:5d:c0:09:00:0" + (3 - number);
            node.run("ovs-ofctl", "del-flows", "br-int");
            for (int fence = 1; fence <= 2; fence++) {
                final String match = "in_port=weft-underlay,dl_src=" + other + ",dl_type=0x894f,nsh_c1=0x100" + fence
                    + "," + (fence == 1 ? "vlan_tci=0x0000/0x1fff" : "dl_vlan=100") + ",nsh_c3=0x10800000,actions="
                    + (fence == 1 ? "" : "pop_vlan,") + "decap(),decap(),output:" + fence;
                final String out = "in_port=" + fence + ",actions=encap(nsh(md_type=1)),set_field:0x5d->nsh_spi,"
                    + "set_field:0x100" + fence + "->nsh_c1,set_field:" + number + "->nsh_c2,"
                    + "set_field:0x10800000->nsh_c3,encap(ethernet),set_field:" + self + "->eth_src,set_field:"
                    + (all ? "03:5d:c0:09:ff:ff" : other) + "->eth_dst,"
                    + (fence == 1 ? "" : "push_vlan:0x8100,set_field:4196->vlan_vid,") + "output:weft-underlay";
                for (String flow : List.of(match, out)) {
                    node.run("ovs-ofctl", "--names", "-O", "OpenFlow13", "add-flow", "br-int", flow);
                }
            }
        }
    }
}
