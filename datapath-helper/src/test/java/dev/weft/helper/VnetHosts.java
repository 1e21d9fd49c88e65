/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes 1 and 2 on one LAN, the others on another one behind a router, with a vnet whose stations are discovered. Guest
 * N on node N is 10.1.0.N with 02:aa:00:00:00:0N; guest 9 can be on two nodes, and is on the one where its cable works.
 * Nodes 2 and 3 are relays. Needs root.
 */
final class VnetHosts implements Scene {
    static final int MOVER = 9;

    /**
     * What differs between tests.
     *
     * @param count how many nodes
     * @param mover the nodes on which guest 9 can be, first the one where it is
     * @param proxy whether the relays are proxies, and nodes know those of their own LAN only
     */
    record Layout(int count, List<Integer> mover, boolean proxy) {
        static final Layout RELAYED = new Layout(3, List.of(2, 3), false);
        static final Layout PROXIED = new Layout(4, List.of(1, 4), true);
    }

    final List<Node> nodes = new ArrayList<>();
    private final Path dir;
    private final Layout layout;

    VnetHosts(final Path dir) {
        this(dir, Layout.RELAYED);
    }

    VnetHosts(final Path dir, final Layout layout) {
        this.dir = dir;
        this.layout = layout;
    }

    @Override
    public void setUp() throws Exception {
        Node.setUpAll(dir, layout.count, nodes);
        router();
        for (int number = 1; number <= layout.count; number++) {
            plug(number);
            guest(number, number, 1);
        }
        for (int number : layout.mover) {
            guest(number, MOVER, 2);
        }
        cable(layout.mover.get(1), false);
        for (int number = 1; number <= layout.count; number++) {
            flows(number);
            orders(number);
        }
    }

    Node node(final int number) {
        return nodes.get(number - 1);
    }

    static String address(final int number) {
        return "10.77." + segment(number) + "." + number;
    }

    private static int segment(final int number) {
        return number < 3 ? 1 : 2;
    }

    static String mac(final int guest) {
        return "02:aa:00:00:00:0" + guest;
    }

    String routerName() {
        return node(1).netns + "r";
    }

    private void router() throws Exception {
        in(node(1).namespace("r"), "ip link set lo up");
        in(routerName(), "sysctl -q -w net.ipv4.ip_forward=1");
        for (int lan = 1; lan <= 2; lan++) {
            in(routerName(), "ip link add lan" + lan + " type bridge mcast_snooping 0");
            in(routerName(), "ip link set lan" + lan + " up");
            in(routerName(), "ip addr add 10.77." + lan + ".254/24 dev lan" + lan);
        }
    }

    private void plug(final int number) throws Exception {
        final Node node = node(number);
        final String mac = "02:00:00:00:77:0" + number;
        node.run("ovs-vsctl", "del-br", "br-sink", "--", "del-port", "br-ex", "u0", "--", "del-port", "br-int", "g0",
            "--", "set", "bridge", "br-ex", "other_config:hwaddr=" + mac);
        node.ip("link del u0");
        node.ip("addr flush dev br-ex");
        Await.until("br-ex has its MAC address", () -> node.ip("link show br-ex"), text -> text.contains(mac));
        node.ip("addr add " + address(number) + "/24 dev br-ex");
        node.ip("link add u0 type veth peer name u" + number + " netns " + routerName());
        in(routerName(), "ip link set u" + number + " up");
        in(routerName(), "ip link set u" + number + " master lan" + segment(number));
        for (String netns : List.of(node.netns, routerName())) {
            offloadsOff(netns, netns.equals(node.netns) ? "u0" : "u" + number);
        }
        node.ip("link set u0 arp off up");
        node.ip("route add 10.77." + (3 - segment(number)) + ".0/24 via 10.77." + segment(number) + ".254 dev br-ex");
        node.run("ovs-vsctl", "add-port", "br-ex", "u0", "--", "add-port", "br-int", "gnv", "--", "set", "interface",
            "gnv", "type=geneve", "ofport_request=100", "options:remote_ip=flow", "options:local_ip=flow",
            "options:key=flow");
        node.controlPort();
    }

    private void guest(final int number, final int guest, final int port) throws Exception {
        final Node node = node(number);
        final String netns = node.namespace("g" + guest);
        in(netns, "ip link set lo up");
        node.ip("link add vg" + guest + " type veth peer name eth0 netns " + netns);
        offloadsOff(node.netns, "vg" + guest);
        offloadsOff(netns, "eth0");
        in(netns, "ip link set eth0 mtu 1400 address " + mac(guest) + " up");
        in(netns, "ip addr add 10.1.0." + guest + "/24 dev eth0");
        node.ip("link set vg" + guest + " up");
        node.run("ovs-vsctl", "add-port", "br-int", "vg" + guest, "--", "set", "interface", "vg" + guest,
            "ofport_request=" + port, "external_ids:iface-id=guest/" + guest);
    }

    /** Plugs the cable of the guest that moves in at a node, or pulls it out. */
    void cable(final int number, final boolean in) throws Exception {
        node(number).ip("link set vg" + MOVER + (in ? " up" : " down"));
    }

    private Map<Integer, String> members(final int number) {
        final Map<Integer, String> members = new HashMap<>(Map.of(1, mac(number)));
        if (layout.mover.contains(number)) {
            members.put(2, mac(MOVER));
        }
        return members;
    }

    private Map<Integer, String> far(final int number) {
        final Map<Integer, String> far = new HashMap<>();
        for (int other = 1; other <= layout.count; other++) {
            if (other != number && (!layout.proxy || segment(other) == segment(number))) {
                far.put(other, address(other));
            }
        }
        return far;
    }

    /** The controller programs the proxies' ports when they are there. */
    void proxyFlows() throws Exception {
        for (int number = 2; number <= 3; number++) {
            final Node node = node(number);
            final String ofport = Await.until("the proxy's port", () -> node.run("ovs-vsctl", "--bare",
                "--columns=ofport", "find", "interface", "external_ids:iface-id=weft-proxy-" + VnetFlows.VNET).strip(),
                text -> text.matches("[1-9]"));
            final Map<Integer, String> members = members(number);
            members.put(Integer.valueOf(ofport), "");
            node.flows(VnetFlows.of(address(number), far(number), members));
        }
    }

    private void flows(final int number) throws Exception {
        final Node node = node(number);
        node.run("ovs-ofctl", "add-tlv-map", "br-int", "{class=0x108,type=0x80,len=8}->tun_metadata0,"
            + "{class=0x108,type=0x81,len=4}->tun_metadata1");
        node.run("ovs-ofctl", "del-flows", "br-int");
        node.flows(VnetFlows.of(address(number), far(number), members(number)));
    }

    /** From now on stations elsewhere are learned from what they send, as they usually are. */
    void learning() throws Exception {
        for (Node node : nodes) {
            node.flows(List.of(VnetFlows.learning()));
        }
    }

    /** What the controller says. Nodes 2 and 3 are relays. */
    private void orders(final int number) throws Exception {
        final JsonObject varp = new JsonObject();
        final JsonArray relays = new JsonArray();
        varp.add("relays", relays);
        if (!isRelay(number)) {
            relays.add(address(number == 1 ? 2 : 3));
        } else {
            final JsonObject relay = new JsonObject();
            final JsonArray beside = new JsonArray();
            if (number == 2 || layout.proxy) {
                beside.add(address(number == 2 ? 1 : 4));
            }
            relay.add("nodes", beside);
            final JsonObject peer = new JsonObject();
            peer.addProperty("address", address(5 - number));
            peer.addProperty("port", port(5 - number));
            final JsonArray peers = new JsonArray();
            peers.add(peer);
            relay.add("peers", peers);
            relay.addProperty("port", port(number));
            relay.addProperty("proxy", layout.proxy);
            varp.add("relay", relay);
        }
        final JsonArray all = new JsonArray();
        far(number).values().forEach(all::add);
        node(number).sheet("{\"peers\":" + all + ",\"addresses\":[\"" + address(number) + "\"],"
            + "\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":50},"
            + "\"control-port\":\"weft-control\",\"varp\":" + varp + "}");
        vnet(number, "");
    }

    private static boolean isRelay(final int number) {
        return number == 2 || number == 3;
    }

    /** Node 3 hears other relays elsewhere, unless only one port is open. */
    private int port(final int relay) {
        return relay == 2 || layout.proxy ? 6090 : 6099;
    }

    /**
     * What the controller says of the vnet, and more if that is not empty. Questions follow each other as soon as can
     * be, since the first one to another LAN is not heard.
     */
    void vnet(final int number, final String more) throws Exception {
        final JsonObject far = new JsonObject();
        far(number).forEach((path, address) -> far.addProperty(address, path));
        final JsonArray members = new JsonArray();
        members(number).forEach((port, mac) -> {
            final JsonObject member = new JsonObject();
            member.addProperty("iface-id", "guest/" + (port == 1 ? number : MOVER));
            final JsonArray macs = new JsonArray();
            macs.add(mac);
            member.add("macs", macs);
            members.add(member);
        });
        if (layout.proxy && isRelay(number)) {
            final JsonObject member = new JsonObject();
            member.addProperty("iface-id", "weft-proxy-" + VnetFlows.VNET);
            member.add("macs", new JsonArray());
            members.add(member);
        }
        node(number).externalId("weft-vnet-" + VnetFlows.VNET, "{\"vnet\":" + VnetFlows.VNET + ",\"network\":\"farm\","
            + "\"retry-after\":1,\"attempts\":15,\"expiry\":4,\"queue\":16,\"far\":" + far + ",\"members\":" + members
            + more + "}");
    }

    /** A counter of a node's helper. */
    long count(final int number, final String name) {
        return LocalStatus.counter(node(number), name);
    }

    /** What a node's helper says of the vnet; empty if nothing. */
    JsonObject shown(final int number) {
        return LocalStatus.only(node(number), "vnet");
    }

    @Override
    public String picture() throws IOException {
        return Node.pictures(nodes);
    }

    /** Runs a command in a guest, which should end well. */
    String inGuest(final int number, final int guest, final String command) throws Exception {
        return in(guestName(number, guest), command);
    }

    /** Runs a command in a guest, however it ends. */
    String inAnyCase(final int number, final int guest, final String command) throws Exception {
        final Process process = begin(number, guest, command, node(number).rundir().resolve("output"));
        process.waitFor();
        return Files.readString(node(number).rundir().resolve("output"));
    }

    /** Starts a command in a guest. */
    Process begin(final int number, final int guest, final String command, final Path output) throws Exception {
        return new ProcessBuilder(Node.inside(guestName(number, guest), command)).redirectErrorStream(true)
            .redirectOutput(output.toFile()).start();
    }

    String guestName(final int number, final int guest) {
        return node(number).netns + "g" + guest;
    }

    private String in(final String netns, final String command) throws Exception {
        return node(1).run(Node.inside(netns, command));
    }

    private void offloadsOff(final String netns, final String device) throws Exception {
        in(netns, "ethtool -K " + device + " tx off gso off tso off gro off");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Node.closeAll(nodes);
    }
}
