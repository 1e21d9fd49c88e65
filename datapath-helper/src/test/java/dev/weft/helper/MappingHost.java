/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import static org.junit.Assert.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import dev.weft.helper.report.FakeController;
import dev.weft.helper.report.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A node with a workload, its peer and a service that bridges two cables, and a controller that is a mapping service;
 * flows are as the controller would program them. Locator 1 is the service.
 */
final class MappingHost implements Scene {
    static final String WORKLOAD = "10.1.0.1";
    private static final String QUESTIONS = "/rests/operations/weft-mapping:next-locator";
    private static final int GUEST = 11;
    private static final int PEER = 12;
    private static final int IN = 13;
    private static final int OUT = 14;
    private static final String REFUSING = "0x570e000000000007";
    private static final String NETWORK = "set_field:0x3001->metadata,set_field:0x10800000->reg7,";
    private static final AtomicInteger LAST = new AtomicInteger();

    final Node node;
    /** The paths by the peer's address; none: refused. */
    final Map<String, List<Integer>> paths = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();
    private final Path dir;
    private final Identity identity;
    private final String address;
    /** For how many seconds answers may be used. */
    volatile int lifetime = 3;
    private volatile int revision = 1;
    private FakeController controller;
    private int port;

    MappingHost(final Path dir) throws Exception {
        this.dir = dir;
        node = new Node(dir);
        identity = Identity.make(dir, "controller");
        address = "10.99." + LAST.incrementAndGet() + ".1";
    }

    @Override
    public void setUp() throws Exception {
        node.setUp();
        underlay();
        // before the service closes a circle
        node.controlPort();
        node.run("ovs-ofctl", "del-flows", "br-int");
        guest("w", GUEST, WORKLOAD);
        guest("p", PEER, "10.1.0.2", "10.1.0.3", "10.1.0.4");
        service();
        flows();
        serve();
        node.externalId("weft-controller", controller.told());
        node.sheet("{\"control-port\":\"weft-control\",\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,"
            + "\"received-table\":50}}");
        revise(1);
    }

    /** The way to the controller, which is in this process. */
    private void underlay() throws Exception {
        final String cable = node.netns.substring(node.netns.length() - 6) + "m";
        node.run("ip", "link", "add", cable, "type", "veth", "peer", "name", "m0", "netns", node.netns);
        node.run("ip", "addr", "add", address + "/24", "dev", cable);
        node.run("ip", "link", "set", cable, "up");
        node.ip("addr add " + address.substring(0, address.lastIndexOf('.')) + ".2/24 dev m0");
        node.ip("link set m0 up");
    }

    private void service() throws Exception {
        namespace("s");
        in("s", "ip link add br0 type bridge");
        for (int number = IN; number <= OUT; number++) {
            cable("s", "c" + number, number, "fw/" + (number == IN ? "in" : "out"));
            in("s", "ip link set c" + number + " master br0 up");
            in("s", "bridge link set dev c" + number + " learning off flood on");
        }
        in("s", "ip link set br0 up");
    }

    /** The controller is there, always at the same port. */
    void serve() throws Exception {
        controller = new FakeController(identity, InetAddress.getByName(address), port);
        port = controller.port();
        controller.behave(this::answer);
    }

    /** The controller is away. */
    void silence() {
        controller.close();
    }

    private void answer(final FakeController from, final HttpExchange exchange) throws IOException {
        final String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!exchange.getRequestURI().toString().equals(QUESTIONS)) {
            from.answer(exchange, 200, "{\"weft-report:output\":{\"complete-wanted\":false}}");
            return;
        }
        final JsonArray answers = new JsonArray();
        JsonParser.parseString(body).getAsJsonObject().getAsJsonObject("weft-mapping:input")
            .getAsJsonArray("question").forEach(one -> answers.add(answer(one.getAsJsonObject())));
        final JsonObject output = new JsonObject();
        output.add("answer", answers);
        final JsonObject answer = new JsonObject();
        answer.add("weft-mapping:output", output);
        from.answer(exchange, 200, answer.toString());
    }

    private JsonObject answer(final JsonObject question) {
        asked.incrementAndGet();
        final boolean from = "from".equals(question.get("direction").getAsString());
        final List<Integer> path = paths.get(question.get(from ? "destination" : "source").getAsString());
        final int here = question.get("here").getAsInt();
        final JsonObject answer = new JsonObject();
        answer.add("number", question.get("number"));
        answer.addProperty("revision", question.get("revision").getAsInt() == 0 ? revision
            : question.get("revision").getAsInt());
        answer.addProperty("lifetime", lifetime);
        answer.addProperty("result", path == null ? "refused" : here == 1 || path.isEmpty() ? "arrived" : "next");
        if (path != null && here != 1 && !path.isEmpty()) {
            answer.addProperty("locator", path.get(0));
        }
        return answer;
    }

    /** A new revision is in force. */
    void revise(final int next) throws Exception {
        revision = next;
        node.externalId("weft-mapping-7", "{\"policy\":7,\"name\":\"web\",\"network\":\"red\",\"segment\":"
            + 0x3001 + ",\"revision\":" + next + ",\"lifetime\":3,\"locators\":[{\"number\":1,\"service\":\"fw\","
            + "\"instance\":\"one\",\"in\":{\"iface-id\":\"fw/in\"},\"out\":{\"iface-id\":\"fw/out\"}}]}");
    }

    private void flows() throws Exception {
        final String ask = "encap(nsh(md_type=1)),set_field:0x5d->nsh_spi,set_field:252->nsh_si,"
            + "move:OXM_OF_METADATA[0..31]->NXOXM_NSH_C1[],move:NXM_OF_IN_PORT[]->NXOXM_NSH_C2[0..15],"
            + "move:NXM_NX_REG8[]->NXOXM_NSH_C4[],encap(ethernet),set_field:02:57:00:00:00:00->eth_dst,"
            + "set_field:02:57:00:00:00:00->eth_src,output:200";
        final List<String> flows = new ArrayList<>(List.of(
            "table=0,in_port=" + GUEST + ",arp,actions=output:" + PEER,
            "table=0,in_port=" + PEER + ",arp,actions=output:" + GUEST,
            "table=0,in_port=" + GUEST + ",ip,actions=" + NETWORK + "set_field:0x700ff->reg8,goto_table:29",
            "table=0,in_port=" + PEER + ",ip,actions=" + NETWORK + "set_field:0x701ff->reg8,goto_table:29",
            "table=0,in_port=200,dl_type=0x894f,nsh_spi=0x5d,nsh_si=252,actions="
                + "move:NXOXM_NSH_C1[]->OXM_OF_METADATA[0..31],move:NXOXM_NSH_C2[0..15]->NXM_OF_IN_PORT[],"
                + "load:1->NXM_NX_REG10[1],move:NXOXM_NSH_C4[]->NXM_NX_REG8[],decap(),decap(),goto_table:29",
            "table=14,in_port=" + OUT + ",ct_mark=0x70000/0xffff0000,actions=set_field:0x70001->reg8,"
                + "move:NXM_NX_CT_MARK[9..15]->NXM_NX_REG8[9..15],goto_table:29",
            "table=14,in_port=" + IN + ",ct_mark=0x70000/0xffff0000,actions=set_field:0x70101->reg8,"
                + "move:NXM_NX_CT_MARK[9..15]->NXM_NX_REG8[9..15],goto_table:29",
            "table=29,priority=30,ip,reg4=0,reg8=0x70000/0xffff0000,reg10=0/0x2,actions=" + ask,
            "table=31,cookie=" + REFUSING + ",reg8=0x700fe/0xffff00ff,actions=drop",
            "table=30,ip,nw_dst=" + WORKLOAD + ",actions=output:" + GUEST,
            "table=30,priority=1,ip,actions=output:" + PEER,
            "table=54,ip,actions=ct(table=57,zone=" + IN + ")",
            "table=57,ip,actions=ct(commit,zone=" + IN + ",exec(move:NXM_NX_REG8[9..31]->NXM_NX_CT_MARK[9..31])),"
                + "output:NXM_NX_REG3[]"));
        for (int cable : new int[] {IN, OUT}) {
            flows.add("table=0,in_port=" + cable + ",ip,actions=" + NETWORK + "ct(table=14,zone=" + IN + ")");
        }
        node.flows(flows);
    }

    private void guest(final String name, final int number, final String... addresses) throws Exception {
        namespace(name);
        cable(name, "eth0", number, "guest/" + name);
        for (String one : addresses) {
            in(name, "ip addr add " + one + "/24 dev eth0");
        }
        in(name, "ip link set eth0 up");
        in(name, "ethtool -K eth0 tx off gso off tso off gro off");
    }

    private void cable(final String name, final String device, final int number, final String plugged)
            throws Exception {
        node.ip("link add v" + number + " type veth peer name " + device + " netns " + node.netns + name);
        node.ip("link set v" + number + " up");
        node.run("ip", "netns", "exec", node.netns, "ethtool", "-K", "v" + number, "tx", "off");
        node.run("ovs-vsctl", "add-port", "br-int", "v" + number, "--", "set", "interface", "v" + number,
            "ofport_request=" + number, "external_ids:iface-id=" + plugged);
    }

    private void namespace(final String name) throws Exception {
        node.namespace(name);
        in(name, "sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1");
    }

    /** Runs a command in a guest, which should end well. */
    String in(final String guest, final String command) throws Exception {
        return node.run(Node.inside(node.netns + guest, command));
    }

    /** Starts a command in a guest. */
    Process begin(final String guest, final String command, final String output) throws Exception {
        return new ProcessBuilder(Node.inside(node.netns + guest, command)).redirectErrorStream(true)
            .redirectOutput(dir.resolve(output).toFile()).start();
    }

    /** How many packets the service got from the workload's side. */
    long served() throws Exception {
        return Long.parseLong(in("s", "cat /sys/class/net/c" + IN + "/statistics/rx_packets").strip());
    }

    /** How many packets the policy's own flow dropped. */
    int refused() throws Exception {
        final var found = Pattern.compile("n_packets=(\\d+)").matcher(node.run("ovs-ofctl", "-O", "OpenFlow14",
            "dump-flows", "br-int", "cookie=" + REFUSING + "/-1"));
        assertTrue(found.find());
        return Integer.parseInt(found.group(1));
    }

    /** A counter of the helper. */
    long count(final String name) {
        return LocalStatus.counter(node, name);
    }

    /** What the helper says of the policy; empty if nothing. */
    JsonObject shown() {
        return LocalStatus.only(node, "mapping");
    }

    @Override
    public String picture() throws IOException {
        return node.picture();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (controller != null) {
            controller.close();
        }
        node.close();
    }
}
