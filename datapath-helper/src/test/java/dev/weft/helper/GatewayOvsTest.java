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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.TestWatcher;
import org.junit.rules.Timeout;
import org.junit.runner.Description;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real helper serves a gateway between two networks with a guest each, by flows as the controller would program them,
 * but without rules and translation (GW-1). Guest N is 10.N.0.2 and fd00:N::2 in network N, the gateway 10.N.0.1 and
 * fd00:N::1 with 0a:00:00:00:00:0N. What is not for network 1 or 2 goes to next hop 7, which is 10.2.0.9.
 */
public class GatewayOvsTest {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayOvsTest.class);
    private static final String KEY = "weft-gateway-3";
    private static final int CONTROL = 200;
    private static final String GATE = "set_field:0x30000->reg13";
    private static final Pattern RECEIVED = Pattern.compile("(\\d+) received");

    @Rule
    public final Timeout timeout = Timeout.seconds(180);
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();
    @Rule
    public final TestWatcher watcher = new TestWatcher() {
        @Override
        protected void failed(final Throwable failure, final Description description) {
            LOG.warn("{}", picture);
        }
    };

    private Node node;
    private String picture = "";

    @Before
    public void before() throws Exception {
        node = Node.start(folder.getRoot().toPath());
        node.run("ovs-vsctl", "set-fail-mode", "br-int", "secure", "--", "add-port", "br-int", "weft-control", "--",
            "set", "interface", "weft-control", "type=internal", "ofport_request=" + CONTROL);
        guest(1);
        guest(2);
        flows();
        node.sheet("{\"control-port\":\"weft-control\",\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,"
            + "\"received-table\":50}}");
        gateway("");
    }

    @After
    public void after() throws Exception {
        if (node != null) {
            picture = Files.readString(node.log()) + LocalStatus.of(node)
                + node.run("ovs-ofctl", "-O", "OpenFlow15", "dump-flows", "br-int");
            for (int number = 1; number <= 2; number++) {
                new ProcessBuilder("ip", "netns", "delete", name(number)).start().waitFor();
            }
            node.close();
        }
    }

    @Test
    public void packetsPassAndTheGatewayAnswers() throws Exception {
        node.helper();
        await("gateway-announced", 1);
        assertEquals("the gateway itself", 3, received(in(1, "ping -q -c 3 -i 0.2 -W 4 10.1.0.1")));
        assertEquals("its other address", 3, received(in(1, "ping -q -c 3 -i 0.2 -W 4 10.2.0.1")));
        assertEquals("by IPv6", 3, received(in(1, "ping -q -c 3 -i 0.2 -W 4 fd00:1::1")));
        assertEquals("nothing is lost, not even the first", 5, received(in(1, "ping -q -c 5 -i 0.2 -W 4 10.2.0.2")));
        assertEquals("nor by IPv6", 5, received(in(1, "ping -q -c 5 -i 0.2 -W 4 fd00:2::2")));
        assertEquals(List.of("10.1.0.2", "10.2.0.2", "fd00:1:0:0:0:0:0:2", "fd00:2:0:0:0:0:0:2"), known());
        assertEquals("the switch has them", 4, entries());
        assertTrue(in(1, "ip neigh show 10.1.0.1"), in(1, "ip neigh show 10.1.0.1").contains("0a:00:00:00:00:01"));
        assertEquals(0, counted("gateway-malformed") + counted("gateway-bad-frame"));
    }

    @Test
    public void whatGoesNoFurtherIsTold() throws Exception {
        node.helper();
        await("gateway-announced", 1);
        final String expired = in(1, "ping -c 1 -t 1 -W 4 10.2.0.2");
        assertTrue(expired, expired.contains("From 10.1.0.1") && expired.contains("Time to live exceeded"));
        final String expired6 = in(1, "ping -c 1 -t 1 -W 4 fd00:2::2");
        assertTrue(expired6, expired6.contains("From fd00:1::1") && expired6.contains("Time exceeded"));
        final String nobody = in(1, "ping -c 1 -W 9 10.2.0.77");
        assertTrue(nobody, nobody.contains("From 10.2.0.1") && nobody.contains("Destination Host Unreachable"));
        final String nobody6 = in(1, "ping -c 1 -W 9 fd00:2::77");
        assertTrue(nobody6, nobody6.contains("From fd00:2::1") && nobody6.contains("Address unreachable"));
        final String noRoute = in(1, "ping -c 1 -W 4 fd00:99::1");
        assertTrue(noRoute, noRoute.contains("From fd00:1::1") && noRoute.contains("No route"));
        assertTrue("a port of its own", in(1, "python3 -c import/socket;s=socket.socket();s.settimeout(5);"
            .replace('/', ' ') + "s.connect(('10.1.0.1',80))").contains("refused"));
        assertEquals("nothing is kept of strangers", 0, entriesOf("77"));
        assertTrue(counted("gateway-not-found") >= 2);
    }

    @Test
    public void aNextHopIsFoundByItsNumber() throws Exception {
        node.helper();
        await("gateway-announced", 1);
        in(2, "ip addr add 10.2.0.9/24 dev eth0");
        in(2, "ip addr add 192.0.2.55/32 dev lo");
        assertEquals(3, received(in(1, "ping -q -c 3 -i 0.2 -W 4 192.0.2.55")));
        assertTrue(flow("reg13=0x30007"), flow("reg13=0x30007").contains("0x2aa00000002"));
        in(2, "ip addr add 10.2.0.10/24 dev eth0");
        in(2, "ip addr del 10.2.0.9/24 dev eth0");
        gateway("{\"number\":7,\"address\":\"10.2.0.10\"}");
        Await.until("the old one is forgotten", this::known, list -> !list.contains("10.2.0.9"));
        assertEquals(3, received(in(1, "ping -q -c 3 -i 0.2 -W 4 192.0.2.55")));
        assertTrue(known().toString(), known().contains("10.2.0.10"));
    }

    @Test
    public void aNeighbourThatChangesItsHardwareIsFollowed() throws Exception {
        node.helper();
        await("gateway-announced", 1);
        assertEquals(2, received(in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        in(2, "sysctl -qw net.ipv4.conf.all.arp_notify=1 net.ipv4.conf.eth0.arp_notify=1");
        in(2, "ip link set eth0 down");
        in(2, "ip link set eth0 address 02:aa:00:00:00:22");
        lookup(2, "02:aa:00:00:00:22");
        // says who it is, to all
        in(2, "ip link set eth0 up");
        in(2, "ip route replace default via 10.2.0.1");
        Await.until("the switch follows", () -> flow("nw_dst=10.2.0.2"), text -> text.contains("0x2aa00000022"));
        assertEquals(3, received(in(1, "ping -q -c 3 -i 0.2 -W 4 10.2.0.2")));
        assertTrue(counted("gateway-moved") > 0);
    }

    @Test
    public void whoSpeaksForOthersIsNotBelieved() throws Exception {
        node.helper();
        await("gateway-announced", 1);
        assertEquals(2, received(in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        final String forged = "0a0000000002" + "02aa00000002" + "0806" + "0001080006040002" + "02aa00000099"
            + "0a020002" + "0a0000000002" + "0a020001";
        in(2, "python3 -c import/socket;s=socket.socket(socket.AF_PACKET,socket.SOCK_RAW);s.bind(('eth0',0));"
            .replace('/', ' ') + "s.send(bytes.fromhex('" + forged + "'))");
        await("gateway-stranger", 1);
        assertTrue(flow("nw_dst=10.2.0.2"), flow("nw_dst=10.2.0.2").contains("0x2aa00000002"));
    }

    @Test
    public void anotherHelperTakesOverWhatTheSwitchHas() throws Exception {
        final Process first = node.helper();
        await("gateway-announced", 1);
        assertEquals(2, received(in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        final Path output = folder.getRoot().toPath().resolve("ping");
        final Process ping = begin(1, "ping -i 0.05 10.2.0.2", output);
        Pings.answers(output, 10);
        Node.end(first);
        Pings.answers(output, 10);
        // one that was left behind by a gateway that is gone
        node.run("ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-int", "cookie=0x580f000000000001,table=66,"
            + "priority=100,metadata=0x1,reg13=0x50000,ip,nw_dst=10.1.0.7,actions=load:0x02aa00000007->"
            + "NXM_OF_ETH_DST[]");
        node.helper();
        Await.until("it knows the neighbours", this::known, list -> list.containsAll(List.of("10.1.0.2", "10.2.0.2")));
        Await.until("of strangers it does not", () -> flow("reg13=0x50000"), String::isEmpty);
        Pings.answers(output, 10);
        ping.destroy();
        ping.waitFor();
        assertEquals("nothing is lost", List.of(), Pings.gaps(output));
    }

    @Test
    public void allOfItAgainAfterOpenVswitchDied() throws Exception {
        node.helper();
        await("gateway-announced", 1);
        assertEquals(2, received(in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        node.killVswitchd();
        node.startVswitchd();
        // waits until it has made the bridges again
        node.run("ovs-vsctl", "--timeout=20", "set", "bridge", "br-int", "external_ids:made=again");
        flows();
        Await.until("packets pass again", () -> received(in(1, "ping -q -c 1 -W 2 10.2.0.2")), count -> count == 1);
        assertTrue("the entries came back", entries() >= 2);
    }

    @Test
    public void aGatewayThatGoesLeavesNothing() throws Exception {
        node.helper();
        await("gateway-announced", 1);
        assertEquals(2, received(in(1, "ping -q -c 2 -i 0.2 -W 4 10.2.0.2")));
        assertTrue(entries() > 0);
        node.removeExternalId(KEY);
        Await.until("no entry", this::entries, count -> count == 0);
        Await.until("no gateway", () -> LocalStatus.of(node).getAsJsonArray("gateway").size(), size -> size == 0);
    }

    @Test
    public void floodsToNobodyAreBounded() throws Exception {
        node.helper();
        await("gateway-announced", 1);
        in(1, "python3 -c import/socket;s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM);".replace('/', ' ')
            + "[s.sendto(b'x'*1000,('10.2.%d.%d'%(i%2,i//2%250+3),9))for(i)in(range(20000))]");
        await("gateway-frames-overflow", 1);
        assertTrue("and the gateway still answers", Await.until("an echo",
            () -> received(in(1, "ping -q -c 1 -W 4 10.1.0.1")), count -> count == 1) == 1);
        Await.until("all is given up", () -> shown().get("asking").getAsInt(), count -> count == 0);
        assertEquals(0, shown().get("frames-waiting").getAsInt());
    }

    private void guest(final int number) throws Exception {
        node.run("ip", "netns", "add", name(number));
        node.ip("link add vg" + number + " type veth peer name eth0 netns " + name(number));
        node.ip("link set vg" + number + " up");
        node.run("ip", "netns", "exec", node.netns, "ethtool", "-K", "vg" + number, "tx", "off");
        in(number, "ethtool -K eth0 tx off gso off tso off gro off");
        in(number, "sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.eth0.accept_dad=0");
        in(number, "ip link set lo up");
        in(number, "ip link set eth0 address 02:aa:00:00:00:0" + number + " up");
        in(number, "ip addr add 10." + number + ".0.2/24 dev eth0");
        in(number, "ip addr add fd00:" + number + "::2/64 dev eth0 nodad");
        in(number, "ip route add default via 10." + number + ".0.1");
        in(number, "ip -6 route add default via fd00:" + number + "::1");
        node.run("ovs-vsctl", "add-port", "br-int", "vg" + number, "--", "set", "interface", "vg" + number,
            "ofport_request=" + (10 + number));
        Await.until("the port", () -> node.run("ovs-vsctl", "get", "interface", "vg" + number, "ofport").strip(),
            text -> text.equals(Integer.toString(10 + number)));
    }

    private void flows() throws Exception {
        final List<String> flows = new ArrayList<>();
        flows.add("table=0,in_port=" + CONTROL + ",dl_dst=02:57:00:00:00:00,dl_type=0x894f,nsh_spi=0x5d,nsh_si=253,"
            + "nsh_c4=5,actions=move:NXOXM_NSH_C1[]->OXM_OF_METADATA[0..31],decap(),decap(),load:0->NXM_OF_IN_PORT[],"
            + "goto_table:30");
        for (int number = 1; number <= 2; number++) {
            final String network = "metadata=" + number;
            flows.add("table=0,in_port=" + (10 + number) + ",actions=write_metadata:" + number + ",goto_table:30");
            for (String own : List.of("arp,dl_dst=ff:ff:ff:ff:ff:ff,arp_tpa=10." + number + ".0.1",
                "icmp6,icmp_type=135,nd_target=fd00:" + number + "::1", "arp,dl_dst=" + gate(number),
                "icmp6,icmp_type=135,dl_dst=" + gate(number), "icmp6,icmp_type=136,dl_dst=" + gate(number))) {
                flows.add("table=30,priority=200," + network + "," + own + ",actions=" + GATE
                    + ",set_field:1->reg15,goto_table:68");
            }
            flows.add("table=30,priority=150," + network + ",arp,dl_dst=ff:ff:ff:ff:ff:ff,actions=output:"
                + (10 + number) + "," + GATE + ",set_field:6->reg15,resubmit(,68)");
            flows.add("table=30,priority=140," + network + ",dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,"
                + "actions=output:" + (10 + number));
            flows.add("table=30,priority=100," + network + ",dl_dst=" + gate(number) + ",actions=" + GATE
                + ",goto_table:60");
            for (String family : List.of("ip,nw_dst=10." + number + ".0.1", "ipv6,ipv6_dst=fd00:" + number + "::1")) {
                flows.add("table=60,priority=300," + family + ",actions=set_field:1->reg15,goto_table:68");
            }
            final String on = "set_field:" + number + "->metadata,set_field:" + gate(number) + "->eth_src,"
                + "set_field:00:00:00:00:00:00->eth_dst,dec_ttl,goto_table:65";
            flows.add("table=62,priority=24,ip,nw_dst=10." + number + ".0.0/23,actions=" + on);
            flows.add("table=62,priority=64,ipv6,ipv6_dst=fd00:" + number + "::/64,actions=" + on);
        }
        for (String family : List.of("ip", "ipv6")) {
            flows.add("table=60,priority=200," + family + ",nw_ttl=1,actions=set_field:3->reg15,goto_table:68");
            flows.add("table=60,priority=100," + family + ",actions=goto_table:62");
        }
        flows.add("table=62,priority=1,ip,actions=set_field:0x30007->reg13,set_field:2->metadata,set_field:" + gate(2)
            + "->eth_src,set_field:00:00:00:00:00:00->eth_dst,dec_ttl,goto_table:65");
        flows.add("table=62,priority=1,ipv6,actions=set_field:4->reg15,goto_table:68");
        flows.add("table=65,actions=resubmit(,66),resubmit(,67)");
        flows.add("table=67,priority=100,dl_dst=00:00:00:00:00:00,actions=set_field:2->reg15,resubmit(,68)");
        flows.add("table=67,priority=0,actions=load:0->NXM_OF_IN_PORT[],resubmit(,30)");
        flows.add("table=68,actions=encap(nsh(md_type=1)),set_field:0x5d->nsh_spi,set_field:253->nsh_si,"
            + "move:OXM_OF_METADATA[0..31]->NXOXM_NSH_C1[],move:NXM_NX_REG13[]->NXOXM_NSH_C2[],"
            + "move:OXM_OF_METADATA[32..63]->NXOXM_NSH_C3[],move:NXM_NX_REG15[]->NXOXM_NSH_C4[],encap(ethernet),"
            + "set_field:02:57:00:00:00:00->eth_dst,set_field:02:57:00:00:00:00->eth_src,output:" + CONTROL);
        final Path file = folder.getRoot().toPath().resolve("flows");
        Files.write(file, flows);
        node.run("ovs-ofctl", "-O", "OpenFlow15", "add-flows", "br-int", file.toString());
        lookup(1, "02:aa:00:00:00:01");
        lookup(2, "02:aa:00:00:00:02");
    }

    private void lookup(final int number, final String mac) throws Exception {
        node.run("ovs-ofctl", "-O", "OpenFlow15", "add-flow", "br-int", "table=30,priority=100,metadata=" + number
            + ",dl_dst=" + mac + ",actions=output:" + (10 + number));
    }

    private static String gate(final int number) {
        return "0a:00:00:00:00:0" + number;
    }

    /** What the controller says. */
    private void gateway(final String nextHop) throws Exception {
        node.externalId(KEY, "{\"gateway\":\"edge\",\"number\":3,\"interfaces\":[{\"network\":\"red\","
            + "\"segment\":\"1\",\"mac\":\"" + gate(1) + "\",\"addresses\":[\"10.1.0.1/24\",\"fd00:1::1/64\"]},"
            + "{\"network\":\"blue\",\"segment\":\"2\",\"mac\":\"" + gate(2) + "\",\"addresses\":[\"10.2.0.1/23\","
            + "\"fd00:2::1/64\"],\"next-hops\":[" + (nextHop.isEmpty() ? "{\"number\":7,\"address\":\"10.2.0.9\"}"
            : nextHop) + "]}]}");
    }

    private JsonObject shown() {
        final JsonObject all = LocalStatus.of(node);
        return all.has("gateway") && all.getAsJsonArray("gateway").size() == 1
            ? all.getAsJsonArray("gateway").get(0).getAsJsonObject() : new JsonObject();
    }

    /** The neighbours that were found. */
    private List<String> known() {
        final List<String> known = new ArrayList<>();
        if (shown().has("neighbour")) {
            for (JsonElement one : shown().getAsJsonArray("neighbour")) {
                if (one.getAsJsonObject().has("mac")) {
                    known.add(one.getAsJsonObject().get("address").getAsString());
                }
            }
        }
        return known.stream().sorted().toList();
    }

    private String flow(final String match) throws Exception {
        return node.run("ovs-ofctl", "-O", "OpenFlow13", "--no-stats", "--no-names", "dump-flows", "br-int",
            "table=66").lines().filter(line -> line.contains(match)).findFirst().orElse("");
    }

    private long entries() throws Exception {
        return node.run("ovs-ofctl", "-O", "OpenFlow13", "--no-stats", "dump-flows", "br-int", "table=66").lines()
            .filter(line -> line.contains("cookie=0x580f")).count();
    }

    private long entriesOf(final String text) throws Exception {
        return flow(text).isEmpty() ? 0 : 1;
    }

    private void await(final String counter, final long most) throws Exception {
        Await.until(counter, () -> counted(counter), count -> count >= most);
    }

    private long counted(final String name) {
        final JsonObject all = LocalStatus.of(node);
        return all.has("counters") && all.getAsJsonObject("counters").has(name)
            ? all.getAsJsonObject("counters").get(name).getAsLong() : 0;
    }

    private static int received(final String text) {
        final Matcher matcher = RECEIVED.matcher(text);
        assertTrue(text, matcher.find());
        return Integer.parseInt(matcher.group(1));
    }

    private String name(final int number) {
        return node.netns + "g" + number;
    }

    /** Runs a command in a guest, however it ends; what it says. */
    private String in(final int number, final String command) throws Exception {
        final Path output = Files.createTempFile(folder.getRoot().toPath(), "in", "");
        begin(number, command, output).waitFor();
        return Files.readString(output);
    }

    private Process begin(final int number, final String command, final Path output) throws Exception {
        final List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name(number)));
        final int code = command.indexOf(" -c import");
        words.addAll(List.of((code < 0 ? command : command.substring(0, code)).split(" ")));
        if (code >= 0) {
            words.addAll(List.of("-c", command.substring(code + 4)));
        }
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }
}
