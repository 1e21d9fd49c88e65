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
final class VnetHosts implements AutoCloseable {
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

    private final Layout layout;
    final List<Node> nodes = new ArrayList<>();
    private final List<String> namespaces = new ArrayList<>();

    private VnetHosts(final Layout layout) {
        this.layout = layout;
    }

    static VnetHosts start(final Path dir) throws Exception {
        return start(dir, Layout.RELAYED);
    }

    static VnetHosts start(final Path dir, final Layout layout) throws Exception {
        final var hosts = new VnetHosts(layout);
        final int count = layout.count;
        boolean started = false;
        try {
            for (int number = 1; number <= count; number++) {
                hosts.nodes.add(Node.start(Files.createDirectory(dir.resolve("node" + number))));
            }
            hosts.router();
            for (int number = 1; number <= count; number++) {
                hosts.plug(number);
                hosts.guest(number, number, 1);
            }
            for (int number : layout.mover) {
                hosts.guest(number, MOVER, 2);
            }
            hosts.cable(layout.mover.get(1), false);
            for (int number = 1; number <= count; number++) {
                hosts.flows(number);
                hosts.orders(number);
            }
            started = true;
            return hosts;
        } finally {
            if (!started) {
                hosts.close();
            }
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
        namespace(routerName());
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
            "options:key=flow", "--", "set-fail-mode", "br-int", "secure", "--", "add-port", "br-int", "weft-control",
            "--", "set", "interface", "weft-control", "type=internal", "ofport_request=200");
    }

    private void guest(final int number, final int guest, final int port) throws Exception {
        final Node node = node(number);
        final String netns = guestName(number, guest);
        namespace(netns);
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
            write(node, VnetFlows.of(address(number), far(number), members));
        }
    }

    private void flows(final int number) throws Exception {
        final Node node = node(number);
        node.run("ovs-ofctl", "add-tlv-map", "br-int", "{class=0x108,type=0x80,len=8}->tun_metadata0,"
            + "{class=0x108,type=0x81,len=4}->tun_metadata1");
        node.run("ovs-ofctl", "del-flows", "br-int");
        write(node, VnetFlows.of(address(number), far(number), members(number)));
    }

    private static void write(final Node node, final List<String> flows) throws Exception {
        final Path file = node.rundir().resolve("flows");
        Files.write(file, flows);
        node.run("ovs-ofctl", "-O", "OpenFlow13", "add-flows", "br-int", file.toString());
    }

    /** From now on stations elsewhere are learned from what they send, as they usually are. */
    void learning() throws Exception {
        for (Node node : nodes) {
            node.run("ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-int", VnetFlows.learning());
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

    /** What the controller says of the vnet, and more if that is not empty. */
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
            + "\"retry-after\":3,\"attempts\":5,\"expiry\":4,\"queue\":16,\"far\":" + far + ",\"members\":" + members
            + more + "}");
    }

    /** A counter of a node's helper. */
    long count(final int number, final String name) {
        final JsonObject status = LocalStatus.of(node(number));
        return status.has("counters") && status.getAsJsonObject("counters").has(name)
            ? status.getAsJsonObject("counters").get(name).getAsLong() : 0;
    }

    /** What a node's helper says of the vnet; empty if nothing. */
    JsonObject shown(final int number) {
        final JsonObject status = LocalStatus.of(node(number));
        return status.has("vnet") && status.getAsJsonArray("vnet").size() == 1
            ? status.getAsJsonArray("vnet").get(0).getAsJsonObject() : new JsonObject();
    }

    /** What helps to find out what is wrong. */
    String picture() throws Exception {
        final var picture = new StringBuilder();
        for (Node node : nodes) {
            picture.append(Files.readString(node.log())).append(LocalStatus.of(node))
                .append('\n').append(node.appctl("tnl/neigh/show"))
                .append(node.run("ovs-ofctl", "-O", "OpenFlow15", "dump-flows", "br-int"))
                .append(node.run("ovs-ofctl", "dump-ports", "br-int"));
        }
        return picture.toString();
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
        final List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", guestName(number, guest)));
        words.addAll(List.of(command.split(" ")));
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    String guestName(final int number, final int guest) {
        return node(number).netns + "g" + guest;
    }

    private String in(final String netns, final String command) throws Exception {
        final List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", netns));
        words.addAll(List.of(command.split(" ")));
        return node(1).run(words.toArray(String[]::new));
    }

    private void namespace(final String name) throws Exception {
        node(1).run("ip", "netns", "add", name);
        namespaces.add(name);
        in(name, "ip link set lo up");
    }

    private void offloadsOff(final String netns, final String device) throws Exception {
        in(netns, "ethtool -K " + device + " tx off gso off tso off gro off");
    }

    @Override
    public void close() throws Exception {
        for (String name : namespaces) {
            node(1).run("ip", "netns", "delete", name);
        }
        for (Node node : nodes) {
            node.close();
        }
    }
}
