/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import com.google.common.net.InetAddresses;
import com.google.gson.JsonParser;
import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.node.Underlay;
import dev.weft.pipeline.ovs.OvsProcess;
import dev.weft.southbound.openflow.SwitchServer;
import dev.weft.southbound.ovsdb.DatabaseHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A real node under a real driver: Open vSwitch in a namespace of its own, whose database and switch connect to the
 * driver as those of any host do. Only OpenFlowPlugin is replaced, by {@link SwitchServer}.
 */
final class RealNode implements AutoCloseable {
    static final NodeId NODE = new NodeId("node-1");
    static final NodeSpec SPEC = new NodeSpec(NODE, new HostId(1), 1, "system-1", Optional.empty(),
        Optional.of("0000000000000077"), "netdev", new SourcePorts(50000, 32),
        new Underlay(List.of(InetAddresses.forString("10.77.1.1")), 1500, true, Optional.of("br-ex"),
            Optional.empty()));

    private final FakeReports reports = new FakeReports();
    private final OvsProcess ovs;
    private final SwitchServer switches;
    private final InetAddress address;
    private final int databasePort;

    private DatabaseHub databases;
    private OvsNodeDriver driver;
    private Witness witness;

    private RealNode(final OvsProcess ovs, final SwitchServer switches, final InetAddress address,
            final int databasePort) {
        this.ovs = ovs;
        this.address = address;
        this.switches = switches;
        this.databasePort = databasePort;
    }

    /** Starts everything; the node is not managed yet. */
    static RealNode start() throws Exception {
        final var ovs = OvsProcess.start();
        final InetAddress tests = ovs.connectToTests();
        final RealNode node;
        try (var free = new ServerSocket(0)) {
            node = new RealNode(ovs, new SwitchServer(), tests, free.getLocalPort());
        }
        node.startDriver();
        ovs.vsctl("set", "Open_vSwitch", ".", "external_ids:system-id=" + SPEC.systemId(),
            "ovs_version=3.1.0", "--",
            "--id=@manager", "create", "Manager",
            "target=\"tcp:" + tests.getHostAddress() + ":" + node.databasePort + "\"",
            // the default is up to 8 s between attempts
            "max_backoff=1000", "--", "set", "Open_vSwitch", ".", "manager_options=@manager");
        return node;
    }

    /** A new driver that knows nothing, as after a restart of the controller. */
    void startDriver() throws Exception {
        Await.until("the port is free", this::isPortFree, free -> free);
        databases = new DatabaseHub("ptcp:" + databasePort);
        driver = new OvsNodeDriver(switches, databases, reports, switches.port());
        witness = new Witness();
        driver.observe(witness);
        switches.forgetSent();
    }

    void stopDriver() throws Exception {
        driver.close();
        switches.cut();
    }

    private boolean isPortFree() {
        try (var attempt = new ServerSocket()) {
            attempt.bind(new InetSocketAddress(databasePort));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks the node to do exactly this. */
    void manage(final NodeObject... objects) {
        manage(Arrays.asList(objects));
    }

    void manage(final List<? extends NodeObject> objects) {
        driver.manage(SPEC, NodeProgram.of(objects));
    }

    void apply(final NodeObject... objects) {
        driver.apply(NODE, NodeProgram.of(Arrays.asList(objects)));
    }

    void remove(final NodeObject... objects) {
        driver.apply(NODE, new NodeProgram(List.of(), Arrays.stream(objects).map(NodeObject::key).toList()));
    }

    /** Plugs guests in, as a virtual machine manager does; their ports are called as the guests. */
    void plug(final String... guests) throws IOException, InterruptedException {
        final var line = new ArrayList<String>();
        for (var guest : guests) {
            line.addAll(List.of("--", "--may-exist", "add-port", "br-int", guest, "--", "set", "interface", guest,
                "type=internal", "external_ids:iface-id=" + guest + "/eth0"));
        }
        ovs.vsctl(line.toArray(String[]::new));
    }

    /** Waits until the node has looked at everything that it was asked before, and its switch is as wanted. */
    NodeStatus awaitSynced() throws Exception {
        // the helper's port comes a moment after the bridge
        Await.until("flows of the helper's port", () -> driver.flows(NODE, ObjectKey.PIPELINE::equals),
            flows -> flows.stream().anyMatch(flow -> flow.text().contains("table=TO_HELPER,priority=100")));
        Await.until("synced", () -> driver.isSynced(NODE), synced -> synced);
        return witness.awaitNode("synced", status -> status.ovsdb() && status.openflow() && status.synced());
    }

    void awaitInstalled(final NodeObject... objects) throws Exception {
        // what was told before the node looked at what it was asked is out of date
        driver.flows(NODE, any -> false);
        for (var object : objects) {
            witness.awaitObject(object.key(), ObjectStatus.INSTALLED::equals);
        }
        awaitSynced();
    }

    void awaitWaiting(final NodeObject object, final String reason) throws Exception {
        driver.flows(NODE, any -> false);
        witness.awaitObject(object.key(), status -> status instanceof ObjectStatus.Waiting waiting
            && waiting.reason().contains(reason));
    }

    /** Waits until Weft's flows on the switch are these; it may be away meanwhile. */
    void awaitFlows(final List<String> wanted) throws Exception {
        Await.until("flows as wanted", () -> {
            try {
                return ourDump();
            } catch (IOException e) {
                return List.of(e.getMessage());
            }
        }, wanted::equals);
    }

    /** The flows that the switch really holds and that pass a filter, with table names, in a fixed order. */
    List<String> dump(final String filter) throws IOException, InterruptedException {
        final var out = ovs.ofctl("--names", "--no-stats", "dump-flows", ovs.socket("br-int").toString(), filter);
        return out.lines().map(String::strip).filter(line -> line.contains("actions=")).sorted()
            .collect(Collectors.toList());
    }

    /** All flows of Weft's. */
    List<String> ourDump() throws IOException, InterruptedException {
        return dump("cookie=0x5700000000000000/0xff00000000000000");
    }

    /** Uses ovs-ofctl on the bridge. */
    String ofctl(final String command, final String... arguments) throws IOException, InterruptedException {
        final var line = new ArrayList<>(List.of(command, ovs.socket("br-int").toString()));
        line.addAll(Arrays.asList(arguments));
        return ovs.ofctl(line.toArray(String[]::new));
    }

    /** The tests' address on the way to the node; the node's is the next one. */
    InetAddress address() {
        return address;
    }

    OvsProcess ovs() {
        return ovs;
    }

    OvsNodeDriver driver() {
        return driver;
    }

    SwitchServer switches() {
        return switches;
    }

    FakeReports reports() {
        return reports;
    }

    /** A key of the root's external ids, empty when it is not there. */
    String rootId(final String key) throws IOException, InterruptedException {
        final var text = ovs.vsctl("--if-exists", "get", "Open_vSwitch", ".", "external_ids:" + key).strip();
        return text.startsWith("\"") ? JsonParser.parseString(text).getAsString() : text;
    }

    Witness witness() {
        return witness;
    }

    @Override
    public void close() throws Exception {
        driver.close();
        switches.close();
        ovs.close();
    }
}
