/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A node with a gateway between two networks with a guest each; flows are as the controller would program them, but
 * without rules and translation. Guest N is 10.N.0.2 and fd00:N::2 in network N, the gateway 10.N.0.1 and fd00:N::1
 * with 0a:00:00:00:00:0N. What is not for network 1 or 2 goes to next hop 7, which is 10.2.0.9. Needs root.
 */
final class GatewayHost implements Scene {
    static final String KEY = "weft-gateway-3";
    private static final int CONTROL = 200;
    private static final String GATE = "set_field:0x30000->reg13";

    final Node node;
    private final Path dir;

    GatewayHost(final Path dir) {
        this.dir = dir;
        node = new Node(dir);
    }

    @Override
    public void setUp() throws Exception {
        node.setUp();
        node.controlPort();
        guest(1);
        guest(2);
        flows();
        node.sheet("{\"control-port\":\"weft-control\",\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,"
            + "\"received-table\":50}}");
        order("{\"number\":7,\"address\":\"10.2.0.9\"}");
    }

    private void guest(final int number) throws Exception {
        node.ip("link add vg" + number + " type veth peer name eth0 netns " + node.namespace("g" + number));
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
            "ofport_request=" + port(number));
        Await.until("the port", () -> node.run("ovs-vsctl", "get", "interface", "vg" + number, "ofport").strip(),
            text -> text.equals(Integer.toString(port(number))));
    }

    /** Programs everything but neighbours. */
    void flows() throws Exception {
        final List<String> flows = new ArrayList<>(toHelper());
        for (int number = 1; number <= 2; number++) {
            flows.addAll(network(number));
            flows.addAll(routes(number));
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
        node.flows(flows);
        lookup(1, "02:aa:00:00:00:01");
        lookup(2, "02:aa:00:00:00:02");
    }

    /** What goes to the helper in an envelope, and what comes from it. */
    private static List<String> toHelper() {
        return List.of("table=0,in_port=" + CONTROL + ",dl_dst=02:57:00:00:00:00,dl_type=0x894f,nsh_spi=0x5d,"
            + "nsh_si=253,nsh_c4=5,actions=move:NXOXM_NSH_C1[]->OXM_OF_METADATA[0..31],decap(),decap(),"
            + "load:0->NXM_OF_IN_PORT[],goto_table:30",
            "table=68,actions=encap(nsh(md_type=1)),set_field:0x5d->nsh_spi,set_field:253->nsh_si,"
            + "move:OXM_OF_METADATA[0..31]->NXOXM_NSH_C1[],move:NXM_NX_REG13[]->NXOXM_NSH_C2[],"
            + "move:OXM_OF_METADATA[32..63]->NXOXM_NSH_C3[],move:NXM_NX_REG15[]->NXOXM_NSH_C4[],encap(ethernet),"
            + "set_field:02:57:00:00:00:00->eth_dst,set_field:02:57:00:00:00:00->eth_src,output:" + CONTROL);
    }

    /** What is done with frames of a network. */
    private static List<String> network(final int number) {
        final String network = "table=30,metadata=" + number;
        final List<String> flows = new ArrayList<>(List.of(
            "table=0,in_port=" + port(number) + ",actions=write_metadata:" + number + ",goto_table:30",
            network + ",priority=150,arp,dl_dst=ff:ff:ff:ff:ff:ff,actions=output:" + port(number) + "," + GATE
                + ",set_field:6->reg15,resubmit(,68)",
            network + ",priority=140,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,actions=output:" + port(number),
            network + ",priority=100,dl_dst=" + gate(number) + ",actions=" + GATE + ",goto_table:60"));
        for (String own : List.of("arp,dl_dst=ff:ff:ff:ff:ff:ff,arp_tpa=10." + number + ".0.1",
                "icmp6,icmp_type=135,nd_target=fd00:" + number + "::1", "arp,dl_dst=" + gate(number),
                "icmp6,icmp_type=135,dl_dst=" + gate(number), "icmp6,icmp_type=136,dl_dst=" + gate(number))) {
            flows.add(network + ",priority=200," + own + ",actions=" + GATE + ",set_field:1->reg15,goto_table:68");
        }
        return flows;
    }

    /** What is done with packets to the gateway itself and into a network. */
    private static List<String> routes(final int number) {
        final String own = ",actions=set_field:1->reg15,goto_table:68";
        final String on = ",actions=set_field:" + number + "->metadata,set_field:" + gate(number) + "->eth_src,"
            + "set_field:00:00:00:00:00:00->eth_dst,dec_ttl,goto_table:65";
        return List.of("table=60,priority=300,ip,nw_dst=10." + number + ".0.1" + own,
            "table=60,priority=300,ipv6,ipv6_dst=fd00:" + number + "::1" + own,
            "table=62,priority=24,ip,nw_dst=10." + number + ".0.0/23" + on,
            "table=62,priority=64,ipv6,ipv6_dst=fd00:" + number + "::/64" + on);
    }

    private static int port(final int number) {
        return 10 + number;
    }

    /** A guest is behind its port with a MAC address. */
    void lookup(final int number, final String mac) throws Exception {
        node.flows(List.of("table=30,priority=100,metadata=" + number + ",dl_dst=" + mac + ",actions=output:"
            + port(number)));
    }

    private static String gate(final int number) {
        return "0a:00:00:00:00:0" + number;
    }

    /** What the controller says, with a next hop of network 2. */
    void order(final String nextHop) throws Exception {
        node.externalId(KEY, "{\"gateway\":\"edge\",\"number\":3,\"interfaces\":[{\"network\":\"red\","
            + "\"segment\":\"1\",\"mac\":\"" + gate(1) + "\",\"addresses\":[\"10.1.0.1/24\",\"fd00:1::1/64\"]},"
            + "{\"network\":\"blue\",\"segment\":\"2\",\"mac\":\"" + gate(2) + "\",\"addresses\":[\"10.2.0.1/23\","
            + "\"fd00:2::1/64\"],\"next-hops\":[" + nextHop + "]}]}");
    }

    /** What the helper says of the gateway; empty if nothing. */
    JsonObject shown() {
        return LocalStatus.only(node, "gateway");
    }

    /** The neighbours that were found. */
    List<String> known() {
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

    /** The first neighbour's flow with a text; empty if there is none. */
    String flow(final String match) throws Exception {
        return node.run("ovs-ofctl", "-O", "OpenFlow13", "--no-stats", "--no-names", "dump-flows", "br-int",
            "table=66").lines().filter(line -> line.contains(match)).findFirst().orElse("");
    }

    /** How many neighbours have flows. */
    long entries() throws Exception {
        return node.run("ovs-ofctl", "-O", "OpenFlow13", "--no-stats", "dump-flows", "br-int", "table=66").lines()
            .filter(line -> line.contains("cookie=0x580f")).count();
    }

    /** Waits until a counter of the helper is that high. */
    void await(final String counter, final long least) throws Exception {
        Await.until(counter, () -> counted(counter), count -> count >= least);
    }

    /** A counter of the helper. */
    long counted(final String name) {
        return LocalStatus.counter(node, name);
    }

    /** Runs a command in a guest, however it ends; what it says. */
    String in(final int number, final String command) throws Exception {
        final Path output = dir.resolve("output");
        begin(number, command, output).waitFor();
        return Files.readString(output);
    }

    /** The same of a program in Python. */
    String python(final int number, final String program) throws Exception {
        final List<String> words = Node.inside(node.netns + "g" + number, "python3 -c");
        words.add(program);
        return node.run(words);
    }

    /** Starts a command in a guest. */
    Process begin(final int number, final String command, final Path output) throws Exception {
        return new ProcessBuilder(Node.inside(node.netns + "g" + number, command)).redirectErrorStream(true)
            .redirectOutput(output.toFile()).start();
    }

    @Override
    public String picture() throws IOException {
        return node.picture();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        node.close();
    }
}
