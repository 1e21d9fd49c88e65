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

import dev.weft.api.node.NodeObject;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** A controller that was away changes nothing but the difference, and one that leaves takes its things along. */
public class RestartOvsTest extends OnRealNode {
    private static final NodeObject PEER = Things.peer(2);
    private static final NodeObject ONE = Things.link(301, "one", 2);
    private static final NodeObject TWO = Things.link(302, "two", 2);
    private static final NodeObject SHUT = Things.shut("idle");

    private List<String> before;

    @Before
    public void program() throws Exception {
        node.manage(PEER, ONE, TWO, SHUT);
        node.awaitInstalled(PEER);
        node.plug("one", "two", "idle");
        node.awaitInstalled(PEER, ONE, TWO, SHUT);
        before = node.ourDump();
    }

    @Test
    public void sameProgramAgainSendsNothing() throws Exception {
        node.switches().forgetSent();
        node.manage(PEER, ONE, TWO, SHUT);
        node.apply(ONE);
        node.awaitInstalled(PEER, ONE, TWO, SHUT);
        assertEquals(0, node.switches().flowMods());
        assertEquals(0, node.switches().commits());
    }

    @Test
    public void restartWithTheSameProgram() throws Exception {
        node.stopDriver();
        node.startDriver();
        node.manage(SHUT, TWO, ONE, PEER);
        node.awaitInstalled(PEER, ONE, TWO, SHUT);
        assertEquals(0, node.awaitSynced().flowMods());
        assertEquals(0, node.switches().commits());
        assertEquals(before, node.ourDump());
    }

    @Test
    public void restartWithAnotherProgram() throws Exception {
        node.stopDriver();
        node.startDriver();
        final var elsewhere = Things.link(301, "one", 3);
        final var third = Things.link(303, "idle", 2);
        node.manage(PEER, Things.peer(3), elsewhere, third);
        node.awaitInstalled(PEER, Things.peer(3), elsewhere, third);
        // peer 3: 2 added; link 301: one changed, one added, one removed; link 302: 2 removed; shut: 1 removed;
        // link 303: 2 added
        assertEquals(2 + 3 + 2 + 1 + 2, node.awaitSynced().flowMods());
        assertEquals(10, node.switches().flowMods());
        assertEquals(before.size() + 2 + 0 - 2 - 1 + 2, node.ourDump().size());
        assertEquals(List.of(), node.dump("table=50,metadata=302"));
    }

    @Test
    public void releaseLeavesWhatIsOfOthers() throws Exception {
        node.driver().release(RealNode.NODE);
        Await.until("the sheet is gone", () -> node.ovs().vsctl("get", "Open_vSwitch", ".", "external_ids"),
            ids -> !ids.contains("weft-sheet"));
        assertEquals(List.of(), node.ourDump());
        final var ports = node.ovs().vsctl("list-ports", "br-int");
        assertTrue(ports, ports.contains("one") && ports.contains("two"));
        assertFalse(ports, ports.contains("weft"));
        assertEquals("", node.ovs().vsctl("get-controller", "br-int").strip());
        assertEquals("{}", node.ovs().vsctl("get", "bridge", "br-int", "flow_tables").strip());
        assertEquals("", node.ovs().vsctl("--bare", "--columns=name", "list", "Flow_Table").strip());

        node.manage(PEER, ONE, TWO, SHUT);
        node.awaitInstalled(PEER, ONE, TWO, SHUT);
        // the new tunnel port has another number
        assertEquals(before.size(), node.ourDump().size());
    }
}
