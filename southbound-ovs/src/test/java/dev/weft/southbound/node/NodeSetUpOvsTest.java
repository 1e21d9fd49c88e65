/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** What the database and the switch of a node become when it is managed. */
public class NodeSetUpOvsTest extends OnRealNode {
    @Test
    public void bridgeIsMadeAsWanted() throws Exception {
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));

        assertEquals("secure", bridge("fail_mode"));
        assertEquals("netdev", bridge("datapath_type"));
        assertEquals("[OpenFlow13]", bridge("protocols"));
        assertEquals("\"0000000000000077\"", bridge("datapath_id"));
        assertTrue(node.ofctl("dump-tlv-map").contains("0x108"));
        final NodeStatus status = node.witness().status();
        assertEquals(Optional.of("0000000000000077"), status.datapathId());
        assertEquals(Optional.of("3.1.0"), status.version());
        assertEquals(Optional.empty(), status.problem());
        assertEquals(node.ourDump().size(), status.flowsPresent());
    }

    @Test
    public void noHiddenFlowPassesThePipeline() throws Exception {
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));
        final var hidden = node.ovs().appctl("bridge/dump-flows", "br-int");
        assertFalse(hidden, hidden.contains("NORMAL"));
    }

    @Test
    public void settingsAreRepaired() throws Exception {
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));
        node.ovs().vsctl("set", "bridge", "br-int", "fail_mode=standalone", "protocols=OpenFlow10,OpenFlow13",
            "other_config:disable-in-band=false", "other_config:forward-bpdu=true");
        Await.until("fail mode", () -> bridge("fail_mode"), "secure"::equals);
        Await.until("protocols", () -> bridge("protocols"), "[OpenFlow13]"::equals);
        Await.until("other_config", () -> bridge("other_config"),
            "{datapath-id=\"0000000000000077\", disable-in-band=\"true\", forward-bpdu=\"true\"}"::equals);
    }

    @Test
    public void tablesHaveNames() throws Exception {
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));
        final var dump = String.join("\n", node.ourDump());
        for (var name : List.of("CLASSIFY", "\"FROM_HELPER\"", "\"TUNNEL_IN\"", "CONTENT", "\"TUNNEL_OUT\"",
            "DELIVER", "\"TO_HELPER\"")) {
            assertTrue(dump, dump.contains("table=" + name + ","));
        }

        node.ovs().vsctl("set", "Flow_Table", "DELIVER", "name=other", "flow_limit=100000", "--",
            "remove", "bridge", "br-int", "flow_tables", "20");
        Await.until("the table of the operator's limit is named again",
            () -> node.ovs().vsctl("--bare", "--columns=flow_limit", "find", "Flow_Table", "name=DELIVER").strip(),
            "100000"::equals);
        Await.until("table 20 is named again",
            () -> node.ovs().vsctl("--bare", "--columns=name", "find", "Flow_Table", "name=CONTENT").strip(),
            "CONTENT"::equals);
    }

    @Test
    public void tunnelPortsFollowTheLinks() throws Exception {
        final var inherit = Things.link(7, "guest-7", 2);
        final var fixed = Things.link(8, Things.port("guest-8"), 2, new Dscp.Fixed(46));
        node.manage(Things.peer(2), inherit, fixed);
        node.awaitWaiting(inherit, "no port with external_ids:iface-id=guest-7/eth0");
        node.plug("guest-7", "guest-8");
        node.awaitInstalled(inherit, fixed);

        assertEquals("{dst_port=\"6081\", key=flow, local_ip=flow, remote_ip=flow, tos=inherit}", options("weft6081"));
        assertEquals("{dst_port=\"6081\", in_key=\"16777006\", local_ip=flow, out_key=flow, remote_ip=flow,"
            + " tos=\"0xb8\"}", options("weft6081d46"));

        node.ovs().vsctl("set", "interface", "weft6081", "options:key=5");
        Await.until("options are repaired", () -> options("weft6081"), now -> now.contains("key=flow"));
        node.remove(fixed);
        Await.until("the port of the gone link", () -> node.ovs().vsctl("list-ports", "br-int"),
            ports -> !ports.contains("weft6081d46") && ports.contains("weft6081"));
        node.ovs().vsctl("del-port", "br-int", "weft6081");
        Await.until("the port is made again", () -> node.ovs().vsctl("list-ports", "br-int"),
            ports -> ports.contains("weft6081"));
        node.awaitInstalled(inherit);
    }

    @Test
    public void devicesArePortsAsLongAsTheyAreNeeded() throws Exception {
        node.ovs().inNamespace("ip", "link", "add", "nic0", "type", "veth", "peer", "name", "nic0-peer");
        final var link = Things.link(9, new PortRef.Physical("nic0"), 2, Dscp.INHERIT);
        node.manage(Things.peer(2), link);
        node.awaitInstalled(link);
        assertTrue(node.ovs().vsctl("list-ports", "br-int").contains("nic0"));
        node.remove(link);
        Await.until("the device is let go", () -> node.ovs().vsctl("list-ports", "br-int"),
            ports -> !ports.contains("nic0"));
    }

    @Test
    public void sheetIsWritten() throws Exception {
        node.manage(Things.peerVia(3, "10.77.1.254"));
        node.awaitInstalled(Things.peer(3));
        Await.until("the sheet", () -> node.ovs().vsctl("get", "Open_vSwitch", ".", "external_ids:weft-sheet"),
            sheet -> sheet.contains("50031") && sheet.contains("10.77.1.3/32") && sheet.contains("10.77.1.254"));
    }

    @Test
    public void bridgeIsMadeAgain() throws Exception {
        node.manage(Things.peer(2), Things.shut("guest-10"));
        node.awaitInstalled(Things.peer(2));
        node.plug("guest-10");
        node.awaitInstalled(Things.peer(2), Things.shut("guest-10"));
        final var before = node.ourDump();
        node.ovs().vsctl("del-br", "br-int");
        Await.until("the bridge", () -> node.ovs().vsctl("list-br"), bridges -> bridges.contains("br-int"));
        node.awaitWaiting(Things.shut("guest-10"), "no port with external_ids:iface-id=guest-10/eth0");
        node.plug("guest-10");
        Await.until("flows", () -> node.ourDump().size(), size -> size == before.size());
    }

    private static String bridge(final String column) throws Exception {
        return node.ovs().vsctl("get", "bridge", "br-int", column).strip();
    }

    private static String options(final String port) throws Exception {
        return node.ovs().vsctl("get", "interface", port, "options").strip();
    }
}
