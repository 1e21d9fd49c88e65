/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;

import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.util.List;
import org.junit.Test;

/** Observers learn how the ports are that objects need, in the right order (VL-17). */
public class PortStatesOvsTest extends OnRealNode {
    private static final PortRef PORT = new PortRef.Plugged("guest/eth0");
    private static final String NAME = PORT.toString();

    @Test
    public void portsAreFollowed() throws Exception {
        final var link = Things.link(501, "guest", 2);
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));
        node.ovs().inNamespace("ip", "link", "add", "guest", "type", "veth", "peer", "name", "guest-peer");
        node.ovs().inNamespace("ip", "link", "set", "guest", "up");
        node.ovs().vsctl("add-port", "br-int", "guest", "--", "set", "interface", "guest",
            "external_ids:iface-id=guest/eth0");
        assertEquals("nobody needs it", List.of("ovsdb true"), node.witness().takeOrder());

        node.apply(link);
        node.witness().awaitPort(PORT, PortState.DOWN);
        node.ovs().inNamespace("ip", "link", "set", "guest-peer", "up");
        node.witness().awaitPort(PORT, PortState.UP);
        node.ovs().inNamespace("ip", "link", "set", "guest", "down");
        node.witness().awaitPort(PORT, PortState.DOWN);
        node.ovs().inNamespace("ip", "link", "set", "guest", "up");
        node.witness().awaitPort(PORT, PortState.UP);
        node.ovs().vsctl("del-port", "br-int", "guest");
        node.witness().awaitPort(PORT, PortState.MISSING);
        node.ovs().vsctl("add-port", "br-int", "guest", "--", "set", "interface", "guest",
            "external_ids:iface-id=guest/eth0");
        node.witness().awaitPort(PORT, PortState.UP);
        node.awaitInstalled(link);

        // a new controller hears of ports before it hears that the database is connected
        node.stopDriver();
        node.startDriver();
        node.manage(Things.peer(2), link);
        node.awaitInstalled(link);
        assertEquals(List.of(NAME + " UP", "ovsdb true"), node.witness().takeOrder());

        final var late = new Witness();
        try (var registration = node.driver().observe(late)) {
            late.awaitPort(PORT, PortState.UP);
            late.awaitNode("node", status -> status.ovsdb());
            assertEquals(registration.toString(), List.of(NAME + " UP", "ovsdb true"), late.takeOrder());
        }
    }

    @Test
    public void whatIsPluggedInIsToldAlsoToANewController() throws Exception {
        node.manage();
        node.awaitSynced();
        node.plug("nobody-asks");
        node.witness().awaitPlugged("nobody-asks/eth0", true);
        node.stopDriver();
        node.startDriver();
        node.manage();
        node.witness().awaitPlugged("nobody-asks/eth0", true);
        node.ovs().vsctl("del-port", "br-int", "nobody-asks");
        node.witness().awaitPlugged("nobody-asks/eth0", false);
    }
}
