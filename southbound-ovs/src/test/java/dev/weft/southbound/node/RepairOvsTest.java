/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.NodeObject.LinkEnd;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** Whatever is done to the switch by hand or by accident is mended, and nothing else is touched. */
public class RepairOvsTest extends OnRealNode {
    private static final LinkEnd LINK = Things.link(201, "fw", 2);

    private List<String> before;
    private long flowMods;

    @Before
    public void program() throws Exception {
        node.manage(Things.peer(2), LINK);
        node.awaitInstalled(Things.peer(2));
        node.plug("fw");
        node.awaitInstalled(LINK);
        before = node.ourDump();
        flowMods = node.awaitSynced().flowMods();
        node.switches().forgetSent();
    }

    @Test
    public void allFlowsDeleted() throws Exception {
        node.ofctl("del-flows");
        node.awaitFlows(before);
        assertEquals(before.size(), node.awaitSynced().flowMods() - flowMods);
        assertEquals(before.size(), node.switches().flowMods());
    }

    @Test
    public void oneFlowDeleted() throws Exception {
        node.ofctl("del-flows", "table=50,metadata=201");
        node.awaitFlows(before);
        assertEquals(1, node.awaitSynced().flowMods() - flowMods);
    }

    @Test
    public void flowWithOurCookieGoes() throws Exception {
        node.ofctl("add-flow", "cookie=0x5703000000000192,table=0,priority=7,in_port=99,actions=drop");
        node.awaitFlows(before);
        assertEquals(1, node.awaitSynced().flowMods() - flowMods);
    }

    @Test
    public void flowsOfOthersStay() throws Exception {
        node.ofctl("add-flow", "cookie=0x99,table=0,priority=8,in_port=99,actions=drop");
        node.ofctl("add-flow", "table=200,priority=9,actions=drop");
        // what follows is handled after the news of these
        flowWithOurCookieGoes();
        assertEquals(1, node.dump("cookie=0x99/-1").size());
        assertEquals(1, node.dump("table=200").size());
        node.ofctl("del-flows", "cookie=0x99/-1");
        node.ofctl("del-flows", "table=200");
        node.awaitFlows(before);
    }

    @Test
    public void changedActionsAreRepaired() throws Exception {
        node.ofctl("mod-flows", "table=50,metadata=201,actions=drop");
        node.awaitFlows(before);
        assertEquals(1, node.awaitSynced().flowMods() - flowMods);
    }

    @Test
    public void flowTakenOverBySomebodyElseIsTakenBack() throws Exception {
        final var ours = node.dump("table=20,reg7=0x8000000/0x8000000").toString();
        assertTrue(ours, ours.contains("reg7=0x8000000/0x8000000"));
        node.ofctl("add-flow", "cookie=0x99,table=20,priority=190,reg7=0x8000000/0x8000000,actions=goto_table:50");
        node.awaitFlows(before);
        assertEquals(List.of(), node.dump("cookie=0x99/-1"));
    }

    @Test
    public void connectionCutAndBack() throws Exception {
        node.switches().cut();
        node.witness().awaitNode("disconnected", status -> !status.openflow());
        node.ofctl("del-flows", "table=50,metadata=201");
        assertNotEquals(before, node.ourDump());
        node.awaitFlows(before);
        assertEquals(1, node.awaitSynced().flowMods() - flowMods);
        node.awaitInstalled(LINK);
    }

    @Test
    public void switchKilledAndBack() throws Exception {
        node.ovs().killSwitch();
        node.witness().awaitNode("disconnected", status -> !status.openflow());
        node.awaitWaiting(LINK, "not connected");
        node.ovs().startSwitch();
        node.awaitFlows(before);
        assertTrue(node.ofctl("dump-tlv-map").contains("0x108"));
        node.awaitInstalled(LINK);
    }
}
