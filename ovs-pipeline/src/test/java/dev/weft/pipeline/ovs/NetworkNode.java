/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PolicyPath;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.UdpPort;
import dev.weft.pipeline.feature.Compiled;
import dev.weft.pipeline.feature.Compiler;
import dev.weft.pipeline.feature.LearnedStation;
import dev.weft.pipeline.feature.PathTraffic;
import dev.weft.pipeline.feature.PipelineFlows;
import dev.weft.pipeline.feature.PortNumbers;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** A node with real Open vSwitch, guests, and a tunnel to the other node; its flows are made from objects. */
final class NetworkNode implements AutoCloseable, PortNumbers {
    static final String UNDERLAY = "underlay";
    static final String HELPER = "weft-control";
    /** The port of the underlay's bridge that leads to the pipeline. */
    static final String FABRIC = "weft-fabric";

    private static final int TUNNEL = 100;
    private static final int CONTROL = 102;
    private static final int PATCH = 103;
    private static final Pattern PACKETS = Pattern.compile("n_packets=(\\d+)");

    private final OvsProcess ovs = OvsProcess.start();
    private final int host;
    private final List<String> guests;
    private final Map<ObjectKey, List<Flow>> flows = new HashMap<>();

    private final List<String> cables = new ArrayList<>();

    private Guests frames;

    NetworkNode(final int host, final List<String> guests) throws IOException, InterruptedException {
        this.host = host;
        this.guests = guests;
    }

    /** Joins nodes, each with the next by a cable, and starts their guests. */
    static void join(final NetworkNode... nodes) throws IOException, InterruptedException {
        for (int i = 1; i < nodes.length; i++) {
            final var cable = i == 1 ? UNDERLAY : UNDERLAY + i;
            nodes[i - 1].ovs.connectTo(nodes[i].ovs, cable);
            nodes[i - 1].cables.add(cable);
            nodes[i].cables.add(cable);
        }
        for (var node : nodes) {
            node.setUp(Arrays.stream(nodes).filter(other -> other != node).map(other -> other.host).toList());
        }
    }

    Guests guests() {
        return frames;
    }

    /** The flows that it should have. */
    Map<ObjectKey, List<Flow>> flows() {
        return flows;
    }

    PathId pathTo(final NetworkNode other) {
        return PathId.toHost(new HostId(other.host), Family.IPV4);
    }

    int number(final String guest) {
        return guests.indexOf(guest) + 1;
    }

    /** Makes the node do something, instead of what it did for the same object before. */
    void put(final NodeObject object) throws IOException {
        if (Compiler.flows(object, this) instanceof Compiled.Flows compiled) {
            replace(object.key(), compiled.flows());
        } else {
            throw new AssertionError(object + " does not compile");
        }
    }

    /** Sends a flow as somebody other than Weft does. */
    void write(final byte[] flowMod) throws IOException {
        try (var socket = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            socket.send(flowMod);
            socket.barrier();
        }
    }

    /** The flows of a table as ovs-ofctl shows them. */
    String dump(final Table table) throws IOException, InterruptedException {
        return ovs.ofctl("--no-names", "dump-flows", WeftBridge.NAME, "table=" + table.id());
    }

    /** What the node did for a policy by one of its paths. */
    Share traffic(final PolicyPath path) throws IOException {
        try (var socket = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            final var counters = socket.counters();
            return PathTraffic.of(path, this, key -> counters.getOrDefault(key, Amount.NONE));
        }
    }

    void remove(final ObjectKey key) throws IOException {
        replace(key, List.of());
    }

    /** Writes a flow of the underlay's bridge, as the helper does. */
    void onUnderlay(final String flow) throws IOException, InterruptedException {
        ovs.ofctl("--names", "add-flow", "br-ex", flow);
    }

    /** Asks the switch as ovs-appctl does. */
    String appctl(final String... arguments) throws IOException, InterruptedException {
        return ovs.appctl(arguments);
    }

    /** Runs something where its guests are. */
    String inNamespace(final String... command) throws IOException, InterruptedException {
        return ovs.inNamespace(command);
    }

    /** Makes a guest a host, with an address that its kernel answers for. */
    void live(final String guest, final long mac, final String address) throws IOException, InterruptedException {
        ovs.inNamespace("ip", "link", "set", guest, "address", new MacAddress(mac).toString(), "mtu",
            "1400");
        ovs.inNamespace("ip", "address", "add", address, "dev", guest);
    }

    /** Empties the datapath's cache: it would treat frames as before for a moment after flows changed. */
    void forgetFrames() throws IOException, InterruptedException {
        ovs.appctl("revalidator/purge");
    }

    /** How many frames the flows of a table and priority took, all of them: what the cache counted is counted first. */
    long packets(final Table table, final int priority) throws IOException, InterruptedException {
        forgetFrames();
        return dump(table).lines()
            .filter(line -> line.contains(priority == 0 ? "n_bytes" : "priority=" + priority + ",")
                && (priority != 0 || line.contains("priority=0 ")))
            .map(PACKETS::matcher).filter(matcher -> matcher.find())
            .mapToLong(matcher -> Long.parseLong(matcher.group(1))).sum();
    }

    /** The flows that the switch learned. */
    List<WireFlow> learned() throws IOException {
        try (var socket = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            return socket.flows().stream().filter(flow -> Cookie.isLearned(flow.cookie())).toList();
        }
    }

    /** The stations that the switch learned for an object. */
    List<LearnedStation> learned(final ObjectKey owner) throws IOException {
        try (var socket = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            return socket.flows().stream()
                .filter(flow -> flow.table() == Table.LEARNED.id() && !Cookie.isOurs(flow.cookie()))
                .map(flow -> LearnedStation.of(flow).orElseThrow(() -> new AssertionError(flow)))
                .filter(station -> station.isFor(owner)).toList();
        }
    }

    @Override
    public OptionalInt port(final PortRef port) {
        final int index = guests.indexOf(((PortRef.Plugged) port).ifaceId());
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    @Override
    public OptionalInt tunnel(final UdpPort port, final Dscp dscp) {
        return OptionalInt.of(TUNNEL);
    }

    @Override
    public Set<Integer> receiving() {
        return Set.of(TUNNEL);
    }

    @Override
    public OptionalInt underlay() {
        return OptionalInt.of(PATCH);
    }

    @Override
    public OptionalInt control() {
        return OptionalInt.of(CONTROL);
    }

    @Override
    public void close() throws IOException {
        if (frames != null) {
            frames.close();
        }
        ovs.close();
    }

    private void setUp(final List<Integer> others) throws IOException, InterruptedException {
        ovs.inNamespace("sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1");
        final var line = new ArrayList<>(List.of("add-br", WeftBridge.NAME, "--", "set", "bridge", WeftBridge.NAME,
            "datapath_type=netdev", "protocols=OpenFlow13", "fail_mode=secure", "--", "add-br", "br-ex", "--", "set",
            "bridge", "br-ex", "datapath_type=netdev", "other_config:hwaddr=" + mac(host), "--",
            "add-port", WeftBridge.NAME, "gnv", "--", "set", "interface", "gnv", "type=geneve",
            "ofport_request=" + TUNNEL, "options:remote_ip=flow", "options:local_ip=flow", "options:key=flow", "--",
            "add-port", WeftBridge.NAME, "weft-underlay", "--", "set", "interface", "weft-underlay", "type=patch",
            "options:peer=" + FABRIC, "ofport_request=" + PATCH, "--", "add-port", "br-ex", FABRIC, "tag=4095", "--",
            "set", "interface", FABRIC, "type=patch", "options:peer=weft-underlay"));
        final var devices = new ArrayList<>(guests);
        devices.forEach(guest -> addPort(line, guest, number(guest)));
        addPort(line, HELPER, CONTROL);
        cables.forEach(cable -> line.addAll(List.of("--", "add-port", "br-ex", cable)));
        devices.add(HELPER);
        ovs.vsctl(line.toArray(String[]::new));
        ovs.ofctl("add-tlv-map", WeftBridge.NAME, WeftBridge.TLV_MAP);
        ovs.inNamespace("ip", "address", "add", address(host) + "/24", "dev", "br-ex");
        ovs.inNamespace("ip", "link", "set", "br-ex", "up");
        for (int other : others) {
            ovs.appctl("tnl/neigh/set", "br-ex", address(other), mac(other));
        }
        for (var device : devices) {
            ovs.inNamespace("ip", "link", "set", device, "up");
        }
        devices.addAll(cables);
        frames = new Guests(ovs, devices);
        replace(ObjectKey.PIPELINE, PipelineFlows.base(this));
        for (int other : others) {
            final var path = PathId.toHost(new HostId(other), Family.IPV4);
            put(new NodeObject.Peer(ObjectKey.peer(path, "other"), path,
                new Carrier.Tunnel(InetAddresses.forString(address(host)), InetAddresses.forString(address(other)),
                    Optional.empty())));
        }
    }

    private void replace(final ObjectKey key, final List<Flow> wanted) throws IOException {
        final var old = flows.put(key, wanted);
        try (var socket = new OpenFlowSocket(ovs.socket(WeftBridge.NAME))) {
            for (var flow : wanted) {
                socket.send(FlowMod.add(flow.wire()));
            }
            for (var flow : old == null ? List.<Flow>of() : old) {
                if (wanted.stream().noneMatch(each -> each.wire().key().equals(flow.wire().key()))) {
                    socket.send(FlowMod.deleteStrict(flow.wire().key(), flow.cookie().value()));
                }
            }
            socket.barrier();
        }
    }

    private static void addPort(final List<String> line, final String name, final int number) {
        line.addAll(List.of("--", "add-port", WeftBridge.NAME, name, "--", "set", "interface", name, "type=internal",
            "ofport_request=" + number));
    }

    static String address(final int host) {
        return "10.78.0." + host;
    }

    private static String mac(final int host) {
        return "02:00:00:00:78:0" + host;
    }
}
