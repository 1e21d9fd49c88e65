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
import java.util.List;

/**
 * Two nodes with a link between their first guests, whose ends the helpers watch: flows with control frames, ports, and
 * sheets as the controller would make them. Side a is on node 1. Needs root.
 */
final class LinkHosts implements Scene {
    static final int SEGMENT = 0x1001;
    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String OTHER_KEY = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    final TunnelHosts hosts;

    LinkHosts(final Path dir) {
        hosts = new TunnelHosts(dir);
    }

    @Override
    public void setUp() throws Exception {
        hosts.setUp();
        for (int number = 1; number <= 2; number++) {
            final Node node = node(number);
            node.controlPort();
            node.run("ovs-vsctl", "set", "interface", "vg0", "external_ids:iface-id=guest/" + number);
            node.sheet("{\"peers\":[\"10.77.1." + (3 - number) + "\"],\"addresses\":[\"10.77.1." + number
                + "\"],\"flows\":{\"bridge\":\"br-int\",\"sent-table\":0,\"received-table\":50},"
                + "\"control-port\":\"weft-control\"}");
            flows(number);
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
        node.flows(LinkFlows.common(number));
        node.flows(LinkFlows.end(SEGMENT, number, 1));
    }

    /** How the end on a node is. */
    String liveness(final int number) {
        return LocalStatus.liveness(node(number), side(number));
    }

    /** Waits until the ends are like this. */
    void await(final String here, final String there) throws Exception {
        Await.until("ends are " + here + " and " + there, () -> List.of(liveness(1), liveness(2)),
            List.of(here, there)::equals);
    }

    /** A ping from the first guest to the second one that goes on. */
    Process pinging() throws Exception {
        return new ProcessBuilder(hosts.inGuest(1, "ping -q -i 0.1 10.1.0.2")).redirectErrorStream(true)
            .redirectOutput(hosts.dir().resolve("ping").toFile()).start();
    }

    @Override
    public String picture() throws IOException {
        return hosts.picture();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        hosts.close();
    }
}
