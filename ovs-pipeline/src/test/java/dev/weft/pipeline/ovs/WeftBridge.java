/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import dev.weft.pipeline.feature.Scenario;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sets up the bridges of a node as Weft does: br-int with tunnels and guests, br-ex with the outer addresses. */
final class WeftBridge {
    static final String NAME = "br-int";
    static final String CONTROL = "weft-control";
    static final String TLV_MAP = "{class=0x0108,type=0x80,len=8}->tun_metadata0,"
        + "{class=0x0108,type=0x81,len=4}->tun_metadata1";
    static final String MAC_OF_NEIGHBOURS = "02:00:00:00:99:02";

    private static final List<String> NEIGHBOURS = List.of("10.77.1.2", "10.77.3.3", "10.77.3.9", "fd00:77:1::2",
        "10.78.1.2", "10.78.1.3");

    private WeftBridge() {
        // only functions
    }

    static void setUp(final OvsProcess ovs) throws IOException, InterruptedException {
        final var line = new ArrayList<>(List.of(
            "add-br", NAME, "--", "set", "bridge", NAME, "datapath_type=netdev", "protocols=OpenFlow13",
            "fail_mode=secure", "--", "add-br", "br-ex", "--", "set", "bridge", "br-ex", "datapath_type=netdev",
            "--", "add-port", "br-ex", "underlay", "--", "set", "interface", "underlay", "type=internal"));
        tunnel(line, "gnv", Scenario.TUNNEL, "options:key=flow", "options:tos=inherit");
        tunnel(line, "gnv-ef", Scenario.TUNNEL_EF, "options:in_key=0xffff2e", "options:out_key=flow",
            "options:tos=0xb8", "options:dst_port=4790");
        line.addAll(List.of("--", "add-port", NAME, CONTROL, "--", "set", "interface", CONTROL, "type=internal",
            "ofport_request=" + Scenario.CONTROL));
        for (int i = 0; i < Scenario.GUESTS.size(); i++) {
            final var guest = Scenario.GUESTS.get(i);
            line.addAll(List.of("--", "add-port", NAME, guest, "--", "set", "interface", guest, "type=internal",
                "ofport_request=" + (i + 1), "external_ids:iface-id=" + guest + "/eth0"));
        }
        for (var table : Table.values()) {
            line.addAll(List.of("--", "--id=@" + table, "create", "Flow_Table", "name=" + table,
                "--", "set", "bridge", NAME, "flow_tables:" + table.id() + "=@" + table));
        }
        ovs.vsctl(line.toArray(String[]::new));
        ovs.ofctl("add-tlv-map", NAME, TLV_MAP);
        ovs.inNamespace("ip", "address", "add", "10.77.1.1/16", "dev", "br-ex");
        ovs.inNamespace("ip", "address", "add", "10.78.1.1/16", "dev", "br-ex");
        ovs.inNamespace("ip", "address", "add", "fd00:77:1::1/64", "dev", "br-ex", "nodad");
        ovs.inNamespace("ip", "link", "set", "br-ex", "up");
        for (var neighbour : NEIGHBOURS) {
            ovs.appctl("tnl/neigh/set", "br-ex", neighbour, MAC_OF_NEIGHBOURS);
        }
    }

    private static void tunnel(final List<String> line, final String name, final int number, final String... options) {
        line.addAll(List.of("--", "add-port", NAME, name, "--", "set", "interface", name, "type=geneve",
            "ofport_request=" + number, "options:remote_ip=flow", "options:local_ip=flow"));
        line.addAll(List.of(options));
    }
}
