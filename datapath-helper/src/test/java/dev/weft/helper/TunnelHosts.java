/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two nodes with a cable between their underlay bridges, a link between their integration bridges as the controller
 * would program it, and a guest on each. Guests are 10.1.0.N; what they send as 10.1.100.N gets a VLAN tag on its way.
 * Needs root.
 */
final class TunnelHosts implements Scene {
    private static final String CONTROL = "0x1040000000000000";

    final List<Node> nodes = new ArrayList<>();
    private final Path dir;
    private final Cable cable;
    private Relay relay;

    /**
     * What is between the nodes.
     *
     * @param mtu of the underlay
     * @param guestMtu of the guests
     * @param trouble what happens to halves on their way; empty: nothing
     */
    record Cable(int mtu, int guestMtu, Optional<Relay.Trouble> trouble) {
        static Cable plain() {
            return new Cable(1500, 1500, Optional.empty());
        }

        static Cable jumbo() {
            return new Cable(5000, 9000, Optional.empty());
        }

        Cable with(final Relay.Trouble next) {
            return new Cable(mtu, guestMtu, Optional.of(next));
        }
    }

    TunnelHosts(final Path dir) {
        this(dir, Cable.plain());
    }

    TunnelHosts(final Path dir, final Cable cable) {
        this.dir = dir;
        this.cable = cable;
    }

    @Override
    public void setUp() throws Exception {
        Node.setUpAll(dir, 2, nodes);
        plug();
        for (int number = 1; number <= 2; number++) {
            guest(number);
        }
        link(false);
    }

    Node node(final int number) {
        return nodes.get(number - 1);
    }

    /** What the controller would say; the nodes are each other's peers. */
    String sheet(final int number) {
        return sheet(number, "");
    }

    /** The same with more said of oversize frames, such as where. */
    String sheet(final int number, final String oversize) {
        return "{\"oversize\":{\"mtu\":" + cable.mtu + oversize + "}," + list("addresses", number) + ","
            + list("peers", 3 - number) + "}";
    }

    private static String list(final String name, final int number) {
        return "\"" + name + "\":[\"10.77.1." + number + "\",\"fd00:77:1::" + number + "\"]";
    }

    private void plug() throws Exception {
        for (int number = 1; number <= 2; number++) {
            final Node node = node(number);
            final String mac = "02:00:00:00:77:0" + number;
            node.run("ovs-vsctl", "del-br", "br-sink", "--", "del-port", "br-ex", "u0", "--", "del-port", "br-int",
                "g0", "--", "set", "bridge", "br-ex", "other_config:hwaddr=" + mac);
            node.ip("link del u0");
            addresses(number);
            // Before there is a cable, or the other node may learn an address that does not last
            Await.until("br-ex has its MAC address", () -> node.ip("link show br-ex"), text -> text.contains(mac));
        }
        if (cable.trouble.isPresent()) {
            relay = Relay.start(this, cable.trouble.orElseThrow());
        } else {
            node(1).ip("link add u0 type veth peer name u0 netns " + node(2).netns);
        }
        for (int number = 1; number <= 2; number++) {
            nicUp(number);
            node(number).run("ovs-vsctl", "add-port", "br-ex", "u0");
        }
    }

    /** Makes the NIC of a node ready, as after it was made. */
    void nicUp(final int number) throws Exception {
        offloadsOff(node(number).netns, "u0");
        // Linux, too, would answer for br-ex, with the MAC address of the NIC
        node(number).ip("link set u0 mtu " + cable.mtu + " arp off up");
    }

    /** The addresses of the underlay bridge, which go when ovs-vswitchd does. */
    void addresses(final int number) throws Exception {
        final Node node = node(number);
        node.ip("addr flush dev br-ex");
        node.ip("link set br-ex up");
        node.ip("addr replace 10.77.1." + number + "/24 dev br-ex");
        node.ip("addr replace fd00:77:1::" + number + "/64 dev br-ex nodad");
    }

    private void guest(final int number) throws Exception {
        final Node node = node(number);
        final String guest = node.namespace("g");
        for (int index = 0; index < 2; index++) {
            final String device = "eth" + index;
            node.ip("link add vg" + index + " type veth peer name " + device + " netns " + guest);
            offloadsOff(node.netns, "vg" + index);
            offloadsOff(guest, device);
            node.ip("link set vg" + index + " mtu " + cable.guestMtu + " up");
            node.run("ip", "-n", guest, "link", "set", device, "mtu", Integer.toString(cable.guestMtu), "up");
            node.run("ip", "-n", guest, "addr", "add", "10.1." + index * 100 + "." + number + "/24", "dev", device);
            node.run("ovs-vsctl", "add-port", "br-int", "vg" + index, "--", "set", "interface", "vg" + index,
                "ofport_request=" + (index + 1));
        }
        node.run("ovs-vsctl", "add-port", "br-int", "gnv", "--", "set", "interface", "gnv", "type=geneve",
            "ofport_request=100", "options:remote_ip=flow", "options:local_ip=flow",
            "options:key=flow", "--", "set-fail-mode", "br-int",
            "secure");
    }

    /** Programs the link, over IPv4 or IPv6. */
    void link(final boolean ipv6) throws Exception {
        for (int number = 1; number <= 2; number++) {
            final Node node = node(number);
            final String mine = ipv6 ? "fd00:77:1::" + number : "10.77.1." + number;
            final String other = ipv6 ? "fd00:77:1::" + (3 - number) : "10.77.1." + (3 - number);
            final String field = ipv6 ? "tun_ipv6_" : "tun_";
            if (!node.run("ovs-ofctl", "dump-tlv-map", "br-int").contains("0x108")) {
                node.run("ovs-ofctl", "add-tlv-map", "br-int", "{class=0x108,type=0x80,len=8}->tun_metadata0");
            }
            node.run("ovs-ofctl", "del-flows", "br-int");
            final String out = "set_field:" + CONTROL + "->tun_metadata0,set_field:" + mine + "->" + field
                + "src,set_field:" + other + "->" + field + "dst,output:100";
            final String in = "in_port=100," + field + "src=" + other + "," + field + "dst=" + mine
                + ",tun_metadata0=" + CONTROL + "/0xfc00000000000000,tun_id=";
            node.flows(List.of("in_port=1,actions=set_field:0x1001->tun_id," + out,
                "in_port=2,actions=push_vlan:0x8100,set_field:4196->vlan_vid,set_field:0x1002->tun_id," + out,
                in + "0x1001,actions=output:1", in + "0x1002,dl_vlan=100,actions=pop_vlan,output:2"));
        }
    }

    /** A command in a guest. */
    List<String> inGuest(final int number, final String command) {
        return Node.inside(guestName(number), command);
    }

    /** Largest ping with IPv4 whose packet still leaves the guest. */
    int largest() {
        return cable.guestMtu - 28;
    }

    /** Pings from a guest to the other one; which sizes got no answer, though they were tried twice. */
    List<Integer> unanswered(final int from, final String network, final int firstSize, final int lastSize)
            throws Exception {
        final List<Integer> lost = new ArrayList<>();
        for (int size = firstSize; size <= lastSize; size++) {
            if (!answers(from, network, size, "-c 1 -W 2") && !answers(from, network, size, "-c 1 -W 2")) {
                lost.add(size);
            }
        }
        return lost;
    }

    /** Whether a ping with "do not fragment" loses nothing. */
    boolean answers(final int from, final String network, final int size, final String options) throws Exception {
        final Process ping = new ProcessBuilder(inGuest(from, "ping -q -n -M do " + options + " -s " + size + " "
            + network + (3 - from))).redirectErrorStream(true).start();
        final String output = new String(ping.getInputStream().readAllBytes());
        return ping.waitFor() == 0 && output.contains(" 0% packet loss");
    }

    @Override
    public String picture() throws IOException {
        return Node.pictures(nodes);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (relay != null) {
            relay.close();
        }
        Node.closeAll(nodes);
    }

    String guestName(final int number) {
        return node(number).netns + "g";
    }

    void offloadsOff(final String netns, final String device) throws Exception {
        node(1).run("ip", "netns", "exec", netns, "ethtool", "-K", device, "tx", "off", "gso", "off", "tso", "off",
            "gro", "off");
    }

    Path dir() {
        return dir;
    }
}
