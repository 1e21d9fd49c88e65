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

import dev.weft.api.node.NodeObject;
import dev.weft.api.node.ObjectStatus;
import java.util.Optional;
import org.junit.Test;

/** What a switch refuses is the state of the object that it refused, with the reason; all else goes on. */
public class RefusalOvsTest extends OnRealNode {
    private static final NodeObject PEER = Things.peer(2);
    private static final NodeObject FIRST = Things.link(401, "first", 2);
    private static final NodeObject SECOND = Things.link(402, "second", 2);
    private static final NodeObject THIRD = Things.link(403, "third", 2);
    private static final NodeObject SHUT = Things.shut("idle");

    @Test
    public void tableThatIsFull() throws Exception {
        node.manage(PEER, FIRST);
        node.awaitInstalled(PEER);
        node.plug("first", "second", "third", "idle");
        node.awaitInstalled(PEER, FIRST);
        // the miss, the first link and the second
        node.ovs().vsctl("set", "Flow_Table", "DELIVER", "flow_limit=3", "overflow_policy=refuse");

        node.apply(SECOND);
        node.awaitInstalled(SECOND);
        node.apply(SHUT, THIRD, Things.peer(3));
        assertThirdIsRefused();
        node.awaitInstalled(PEER, FIRST, SECOND, SHUT, Things.peer(3));
        assertEquals(0, node.dump("table=0,in_port=third").size());
        assertEquals(Optional.empty(), node.awaitSynced().problem());

        // trying again without another reason would only be refused again
        node.switches().forgetSent();
        node.apply(THIRD);
        node.awaitSynced();
        assertEquals(0, node.switches().commits());

        final var changed = Things.link(403, "third", 3);
        node.apply(changed);
        assertThirdIsRefused();
        node.ovs().vsctl("clear", "Flow_Table", "DELIVER", "flow_limit", "overflow_policy");
        node.apply(THIRD);
        node.awaitInstalled(PEER, FIRST, SECOND, THIRD, SHUT);

        node.remove(THIRD);
        node.awaitSynced();
        node.ovs().vsctl("set", "Flow_Table", "DELIVER", "flow_limit=3", "overflow_policy=refuse");
        node.apply(THIRD);
        assertThirdIsRefused();
        node.ovs().vsctl("clear", "Flow_Table", "DELIVER", "flow_limit", "overflow_policy");
        node.switches().cut();
        node.awaitInstalled(THIRD);
    }

    private static void assertThirdIsRefused() throws Exception {
        node.driver().flows(RealNode.NODE, any -> false);
        node.witness().awaitObject(THIRD.key(), status -> status instanceof ObjectStatus.Failed failed
            && failed.reason().contains("the switch refused its flows: flow modification failed, the table is full"));
    }

    @Test
    public void optionMapOfSomebodyElse() throws Exception {
        node.manage();
        node.awaitSynced();
        node.driver().release(RealNode.NODE);
        Await.until("released", () -> node.ovs().vsctl("get-controller", "br-int").strip(), String::isEmpty);
        node.ofctl("del-flows");
        node.ofctl("del-tlv-map");
        node.ofctl("add-tlv-map", "{class=0xffff,type=0x7,len=4}->tun_metadata0");

        node.manage(PEER);
        final var status = node.witness().awaitNode("problem", now -> now.openflow() && now.problem().isPresent());
        final var problem = status.problem().orElseThrow();
        assertTrue(problem, problem.contains("another use of tun_metadata0") && problem.contains("del-tlv-map"));
        assertTrue(!status.synced());
        node.awaitWaiting(PEER, "another use of tun_metadata0");

        node.ofctl("del-tlv-map");
        node.awaitInstalled(PEER);
        assertEquals(Optional.empty(), node.awaitSynced().problem());
    }
}
