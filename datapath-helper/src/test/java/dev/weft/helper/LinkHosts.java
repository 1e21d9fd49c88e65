/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two nodes with a link between their first guests, whose ends the helpers watch: flows with control frames, ports, and
 * sheets as the controller would make them. Side a is on node 1. Needs root.
 */
final class LinkHosts implements AutoCloseable {
    static final int SEGMENT = 0x1001;
    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String OTHER_KEY = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    final TunnelHosts hosts;

    private LinkHosts(final TunnelHosts hosts) {
        this.hosts = hosts;
    }

    static LinkHosts start(final Path dir) throws Exception {
        final var link = new LinkHosts(TunnelHosts.start(dir));
        boolean started = false;
        try {
            for (int number = 1; number <= 2; number++) {
                final Node node = link.node(number);
                node.run("ovs-vsctl", "add-port", "br-int", "weft-control", "--", "set", "interface", "weft-control",
                    "type=internal", "ofport_request=200", "--", "set", "interface", "vg0",
                    "external_ids:iface-id=guest/" + number);
                node.sheet("{\"peers\":[\"10.77.1." + (3 - number) + "\"],\"addresses\":[\"10.77.1." + number
                    + "\"],\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":50},"
                    + "\"control-port\":\"weft-control\"}");
                link.flows(number);
            }
            started = true;
            return link;
        } finally {
            if (!started) {
                link.close();
            }
        }
    }

    Node node(final int number) {
        return hosts.node(number);
    }

    /** What the controller says of the end on a node. */
    void end(final int number, final String key) throws Exception {
        node(number).externalId(endKey(number), "{\"link\":\"red\",\"side\":\"" + side(number)
            + "\",\"segment\":" + SEGMENT + ",\"iface-id\":\"guest/" + number + "\",\"far\":" + (3 - number)
            + ",\"query-after\":1,\"retry-after\":1,\"inactive-after\":3"
            + (key.isEmpty() ? "" : ",\"key\":\"" + key + "\"") + "}");
    }

    static String side(final int number) {
        return number == 1 ? "a" : "b";
    }

    static String endKey(final int number) {
        return "weft-end-" + id(number);
    }

    private static int id(final int number) {
        return 2 * SEGMENT + number - 1;
    }

    /** Programs the link's flows on a node, control frames included (VL-10). */
    void flows(final int number) throws Exception {
        final Node node = node(number);
        if (!node.run("ovs-ofctl", "dump-tlv-map", "br-int").contains("0x108")) {
            node.run("ovs-ofctl", "add-tlv-map", "br-int", "{class=0x108,type=0x80,len=8}->tun_metadata0");
        }
        node.run("ovs-ofctl", "del-flows", "br-int");
        for (String flow : LinkFlows.common(number)) {
            node.run("ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-int", flow);
        }
        for (String flow : LinkFlows.end(SEGMENT, number, 1)) {
            node.run("ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-int", flow);
        }
    }

    /** How the end on a node is. */
    String liveness(final int number) {
        return LocalStatus.liveness(node(number), side(number));
    }

    /** Waits until the ends are like this. */
    void await(final String here, final String there) throws Exception {
        try {
            Await.until("ends are " + here + " and " + there, () -> List.of(liveness(1), liveness(2)),
                List.of(here, there)::equals);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + picture(1) + "\n" + picture(2), e);
        }
    }

    /** What helps to find out why an end is not as it should be. */
    private String picture(final int number) throws Exception {
        final Node node = node(number);
        return "node " + number + ": " + LocalStatus.of(node) + "\n" + node.appctl("tnl/neigh/show")
            + node.run("ovs-ofctl", "-O", "OpenFlow13", "dump-flows", "br-int");
    }

    /** A ping from the first guest to the second one that goes on. */
    Process pinging() throws Exception {
        final List<String> command = new ArrayList<>(hosts.inGuest(1, "ping -q -i 0.1 10.1.0.2"));
        return new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(hosts.dir().resolve("ping").toFile()).start();
    }

    @Override
    public void close() throws Exception {
        hosts.close();
    }
}
