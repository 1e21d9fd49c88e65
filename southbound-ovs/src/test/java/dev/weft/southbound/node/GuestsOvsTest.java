/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

/** Flows follow the ports of guests, whenever these come, go and change their number. */
public class GuestsOvsTest extends OnRealNode {
    @Test
    public void linkOfAPortThatIsThere() throws Exception {
        final var link = Things.link(101, "early", 2);
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));
        node.plug("early");
        node.apply(link);
        node.awaitInstalled(link);
        assertEquals(2, flowsOf("early", 101).size());
    }

    @Test
    public void linkWaitsForItsPort() throws Exception {
        final var link = Things.link(102, "late", 2);
        node.manage(Things.peer(2), link);
        node.awaitWaiting(link, "no port with external_ids:iface-id=late/eth0");
        assertEquals(List.of(), node.dump("table=50,metadata=102"));
        node.plug("late");
        node.awaitInstalled(link);
        assertEquals(2, flowsOf("late", 102).size());
    }

    @Test
    public void flowsFollowThePort() throws Exception {
        final var link = Things.link(103, "mover", 2);
        node.manage(Things.peer(2), link);
        node.awaitSynced();
        node.plug("mover");
        node.awaitInstalled(link);
        node.ovs().vsctl("del-port", "br-int", "mover");
        node.awaitWaiting(link, "iface-id=mover/eth0");
        Await.until("flows are gone", () -> node.dump("table=50,metadata=103"), List::isEmpty);

        node.ovs().vsctl("add-port", "br-int", "mover2", "--", "set", "interface", "mover2", "type=internal",
            "ofport_request=777", "external_ids:iface-id=mover/eth0");
        node.awaitInstalled(link);
        assertEquals(1, node.dump("table=0,in_port=777").size());
        assertTrue(node.dump("table=50,metadata=103").get(0).contains("output:mover2"));

        node.ovs().vsctl("set", "interface", "mover2", "ofport_request=778");
        Await.until("the new number", () -> node.dump("table=0,in_port=778"), flows -> flows.size() == 1);
        assertEquals(List.of(), node.dump("table=0,in_port=777"));
    }

    @Test
    public void portInTwoPlacesIsUsedInNone() throws Exception {
        final var link = Things.link(104, "double", 2);
        node.manage(Things.peer(2), link);
        node.awaitSynced();
        node.plug("double");
        node.awaitInstalled(link);
        node.ovs().vsctl("add-port", "br-int", "double2", "--", "set", "interface", "double2", "type=internal",
            "external_ids:iface-id=double/eth0");
        node.awaitWaiting(link, "iface-id=double/eth0");
        node.ovs().vsctl("del-port", "br-int", "double");
        node.awaitInstalled(link);
        assertTrue(node.dump("table=50,metadata=104").get(0).contains("output:double2"));
    }

    @Test
    public void lifeOfAnInterface() throws Exception {
        final var shut = Things.shut("guest");
        final var link = Things.link(105, "guest", 2);
        node.manage(Things.peer(2), shut);
        node.awaitSynced();
        node.plug("guest");
        node.awaitInstalled(shut);
        final var silent = node.ourDump();
        node.remove(shut);
        node.apply(link);
        node.awaitInstalled(link);
        // instead of one flow two and a tunnel port's
        assertEquals(silent.size() - 1 + 3, node.ourDump().size());
        node.remove(link);
        node.apply(shut);
        node.awaitInstalled(shut);
        node.awaitFlows(silent);
    }

    private static List<String> flowsOf(final String port, final int segment) throws Exception {
        final var flows = node.dump("table=0,in_port=" + port);
        flows.addAll(node.dump("table=50,metadata=" + segment));
        return flows;
    }
}
