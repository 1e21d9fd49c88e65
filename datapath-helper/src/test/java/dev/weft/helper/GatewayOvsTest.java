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

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * A real helper serves a gateway between two networks with a guest each (GW-1); see {@link GatewayHost}.
 */
public class GatewayOvsTest {
    private static final Pattern RECEIVED = Pattern.compile("(\\d+) received");

    @Rule
    public final Stage stage = new Stage(180);

    private GatewayHost host;
    private Node node;

    @Before
    public void before() throws Exception {
        host = stage.set(GatewayHost::new);
        node = host.node;
    }

    @Test
    public void packetsPassAndTheGatewayAnswers() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        assertEquals("the gateway itself", 3, received(host.in(1, "ping -q -c 3 -i 0.2 -W 4 10.1.0.1")));
        assertEquals("its other address", 3, received(host.in(1, "ping -q -c 3 -i 0.2 -W 4 10.2.0.1")));
        assertEquals("by IPv6", 3, received(host.in(1, "ping -q -c 3 -i 0.2 -W 4 fd00:1::1")));
        assertEquals("nothing is lost, not even the first", 5,
            received(host.in(1, "ping -q -c 5 -i 0.2 -W 4 10.2.0.2")));
        assertEquals("nor by IPv6", 5, received(host.in(1, "ping -q -c 5 -i 0.2 -W 4 fd00:2::2")));
        assertEquals(List.of("10.1.0.2", "10.2.0.2", "fd00:1:0:0:0:0:0:2", "fd00:2:0:0:0:0:0:2"), host.known());
        assertEquals("the switch has them", 4, host.entries());
        final String neighbour = host.in(1, "ip neigh show 10.1.0.1");
        assertTrue(neighbour, neighbour.contains("0a:00:00:00:00:01"));
        assertEquals(0, host.counted("gateway-malformed") + host.counted("gateway-bad-frame"));
    }

    @Test
    public void whatGoesNoFurtherIsTold() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        final String expired = host.in(1, "ping -c 1 -t 1 -W 4 10.2.0.2");
        assertTrue(expired, expired.contains("From 10.1.0.1") && expired.contains("Time to live exceeded"));
        final String expired6 = host.in(1, "ping -c 1 -t 1 -W 4 fd00:2::2");
        assertTrue(expired6, expired6.contains("From fd00:1::1") && expired6.contains("Time exceeded"));
        final String nobody = host.in(1, "ping -c 1 -W 9 10.2.0.77");
        assertTrue(nobody, nobody.contains("From 10.2.0.1") && nobody.contains("Destination Host Unreachable"));
        final String nobody6 = host.in(1, "ping -c 1 -W 9 fd00:2::77");
        assertTrue(nobody6, nobody6.contains("From fd00:2::1") && nobody6.contains("Address unreachable"));
        final String noRoute = host.in(1, "ping -c 1 -W 4 fd00:99::1");
        assertTrue(noRoute, noRoute.contains("From fd00:1::1") && noRoute.contains("No route"));
        assertTrue("a port of its own", host.python(1, "import errno, socket; s = socket.socket(); s.settimeout(5); "
            + "print(errno.errorcode[s.connect_ex(('10.1.0.1', 80))])").contains("ECONNREFUSED"));
        assertEquals("nothing is kept of strangers", "", host.flow("77"));
        assertTrue(host.counted("gateway-not-found") >= 2);
    }

    @Test
    public void aNextHopIsFoundByItsNumber() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        host.in(2, "ip addr add 10.2.0.9/24 dev eth0");
        host.in(2, "ip addr add 192.0.2.55/32 dev lo");
        assertEquals(3, received(host.in(1, "ping -q -c 3 -i 0.2 -W 4 192.0.2.55")));
        assertTrue(host.flow("reg13=0x30007"), host.flow("reg13=0x30007").contains("0x2aa00000002"));
        host.in(2, "ip addr add 10.2.0.10/24 dev eth0");
        host.in(2, "ip addr del 10.2.0.9/24 dev eth0");
        host.order("{\"number\":7,\"address\":\"10.2.0.10\"}");
        Await.until("the old one is forgotten", host::known, list -> !list.contains("10.2.0.9"));
        assertEquals(3, received(host.in(1, "ping -q -c 3 -i 0.2 -W 4 192.0.2.55")));
        assertTrue(host.known().toString(), host.known().contains("10.2.0.10"));
    }

    @Test
    public void aNeighbourThatChangesItsHardwareIsFollowed() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        assertEquals(2, received(host.in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        host.in(2, "sysctl -qw net.ipv4.conf.all.arp_notify=1 net.ipv4.conf.eth0.arp_notify=1");
        host.in(2, "ip link set eth0 down");
        host.in(2, "ip link set eth0 address 02:aa:00:00:00:22");
        host.lookup(2, "02:aa:00:00:00:22");
        // says who it is, to all
        host.in(2, "ip link set eth0 up");
        host.in(2, "ip route replace default via 10.2.0.1");
        Await.until("the switch follows", () -> host.flow("nw_dst=10.2.0.2"), text -> text.contains("0x2aa00000022"));
        assertEquals(3, received(host.in(1, "ping -q -c 3 -i 0.2 -W 4 10.2.0.2")));
        assertTrue(host.counted("gateway-moved") > 0);
    }

    @Test
    public void whoSpeaksForOthersIsNotBelieved() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        assertEquals(2, received(host.in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        final String forged = "0a0000000002" + "02aa00000002" + "0806" + "0001080006040002" + "02aa00000099"
            + "0a020002" + "0a0000000002" + "0a020001";
        host.python(2, "import socket; s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW); s.bind(('eth0', 0)); "
            + "s.send(bytes.fromhex('" + forged + "'))");
        host.await("gateway-stranger", 1);
        assertTrue(host.flow("nw_dst=10.2.0.2"), host.flow("nw_dst=10.2.0.2").contains("0x2aa00000002"));
    }

    @Test
    public void anotherHelperTakesOverWhatTheSwitchHas() throws Exception {
        final Process first = node.helper();
        host.await("gateway-announced", 1);
        assertEquals(2, received(host.in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        final Path output = stage.dir().resolve("ping");
        final Process ping = host.begin(1, "ping -i 0.05 10.2.0.2", output);
        Pings.answers(output, 10);
        Node.end(first);
        Pings.answers(output, 10);
        // one that was left behind by a gateway that is gone
        node.run("ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-int", "cookie=0x580f000000000001,table=66,"
            + "priority=100,metadata=0x1,reg13=0x50000,ip,nw_dst=10.1.0.7,actions=load:0x02aa00000007->"
            + "NXM_OF_ETH_DST[]");
        node.helper();
        Await.until("it knows the neighbours", host::known, list -> list.containsAll(List.of("10.1.0.2", "10.2.0.2")));
        Await.until("of strangers it does not", () -> host.flow("reg13=0x50000"), String::isEmpty);
        Pings.answers(output, 10);
        ping.destroy();
        ping.waitFor();
        assertEquals("nothing is lost", List.of(), Pings.gaps(output));
    }

    @Test
    public void allOfItAgainAfterOpenVswitchDied() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        assertEquals(2, received(host.in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        node.killVswitchd();
        node.startVswitchd();
        // waits until it has made the bridges again
        node.run("ovs-vsctl", "--timeout=20", "set", "bridge", "br-int", "external_ids:made=again");
        host.flows();
        Await.until("packets pass again", () -> received(host.in(1, "ping -q -c 1 -W 2 10.2.0.2")),
            count -> count == 1);
        assertTrue("the entries came back", host.entries() >= 2);
    }

    @Test
    public void aGatewayThatGoesLeavesNothing() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        assertEquals(2, received(host.in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        assertTrue(host.entries() > 0);
        node.removeExternalId(GatewayHost.KEY);
        Await.until("no entry", host::entries, count -> count == 0);
        Await.until("no gateway", () -> LocalStatus.of(node).getAsJsonArray("gateway").size(), size -> size == 0);
    }

    @Test
    public void whatTheLastGatewayLeftGoesThoughNoHelperWasThere() throws Exception {
        final Process first = node.helper();
        host.await("gateway-announced", 1);
        assertEquals(2, received(host.in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        Node.end(first);
        assertTrue(host.entries() > 0);
        node.removeExternalId(GatewayHost.KEY);
        node.helper();
        Await.until("no entry", host::entries, count -> count == 0);
    }

    @Test
    public void connectionsOfAFirewallThatGoesAreForgotten() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        connection();
        assertEquals("it is no gateway to show", 1, LocalStatus.of(node).getAsJsonArray("gateway").size());
        node.removeExternalId("weft-gateway-4");
        Await.until("nothing remembered", this::remembered, count -> count == 0);
        Await.until("nobody's", this::owner, text -> text.equals("\"\""));
        datagram();
        Await.until("flows that stayed make one all the same", this::remembered, count -> count == 1);
        node.externalId("weft-gateway-4", "{\"gateway\":\"wall/one of blue\",\"number\":4,\"interfaces\":[]}");
        Await.until("the next owner", this::owner, text -> text.equals("\"wall/one of blue\""));
        assertEquals("gets none of them", 0, remembered());
    }

    @Test
    public void connectionsGoOnWithoutTheHelperButNotWithAnotherOwner() throws Exception {
        final Process first = node.helper();
        host.await("gateway-announced", 1);
        connection();
        Await.until("its owner", this::owner, text -> text.equals("\"wall/one of red\""));
        Node.end(first);
        final Process second = node.helper();
        host.await("gateway-announced", 1);
        // what comes after the start of a helper is done after what it did then
        node.externalId("weft-gateway-5", "{\"gateway\":\"wall/two of red\",\"number\":5,\"interfaces\":[]}");
        Await.until("the next owner", () -> node.run("ovs-vsctl", "--if-exists", "get", "Open_vSwitch", ".",
            "external_ids:weft-zone-65284").strip(), text -> text.equals("\"wall/two of red\""));
        assertEquals("nothing is forgotten", 1, remembered());
        Node.end(second);
        node.externalId("weft-gateway-4", "{\"gateway\":\"wall/one of blue\",\"number\":4,\"interfaces\":[]}");
        node.helper();
        Await.until("another owner", this::owner, text -> text.equals("\"wall/one of blue\""));
        assertEquals(0, remembered());
    }

    /** A firewall that is told of knows a connection. */
    private void connection() throws Exception {
        node.externalId("weft-gateway-4", "{\"gateway\":\"wall/one of red\",\"number\":4,\"interfaces\":[]}");
        node.run("ovs-ofctl", "-O", "OpenFlow15", "add-flow", "br-int", "table=0,priority=40000,in_port=11,udp,"
            + "tp_dst=4444,actions=ct(commit,zone=65283)");
        datagram();
        Await.until("a connection", this::remembered, count -> count == 1);
    }

    private void datagram() throws Exception {
        host.python(1, "import socket; socket.socket(2, 2).sendto(b'x', ('10.2.0.2', 4444))");
    }

    private String owner() throws Exception {
        return node.run("ovs-vsctl", "--if-exists", "get", "Open_vSwitch", ".", "external_ids:weft-zone-65283").strip();
    }

    private long remembered() throws Exception {
        return node.run("ovs-appctl", "dpctl/dump-conntrack", "zone=65283").lines()
            .filter(line -> line.contains("4444")).count();
    }

    @Test
    public void floodsToNobodyAreBounded() throws Exception {
        node.helper();
        host.await("gateway-announced", 1);
        // or Linux drops most while it does not know the gateway
        assertEquals(1, received(host.in(1, "ping -q -c 1 -W 9 10.1.0.1")));
        // a node that is busy loses some before they come that far
        Await.until("more than may wait", () -> {
            host.python(1, """
                import socket
                out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                for i in range(20000):
                    out.sendto(b"x" * 1000, ("10.2.%d.%d" % (i % 2, i // 2 % 250 + 3), 9))
                """);
            return host.counted("gateway-frames-overflow");
        }, count -> count > 0);
        assertTrue("and the gateway still answers", Await.until("an echo",
            () -> received(host.in(1, "ping -q -c 1 -W 4 10.1.0.1")), count -> count == 1) == 1);
        Await.until("all is given up", () -> host.shown().get("asking").getAsInt(), count -> count == 0);
        assertEquals(0, host.shown().get("frames-waiting").getAsInt());
    }

    private static int received(final String text) {
        final Matcher matcher = RECEIVED.matcher(text);
        assertTrue(text, matcher.find());
        return Integer.parseInt(matcher.group(1));
    }
}
