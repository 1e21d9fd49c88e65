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

import com.google.common.net.InetAddresses;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.NodeSpec;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** A node whose database listens and is dialled, and one that turns out to be another host than was said. */
public class DialledNodeOvsTest {
    private RealNode node;

    @Before
    public void start() throws Exception {
        node = RealNode.start();
    }

    @After
    public void stop() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @Test
    public void nodeIsDialledAndLeftInOrder() throws Exception {
        node.ovs().vsctl("set-manager", "ptcp:6640");
        final var address = InetAddresses.increment(node.address()).getHostAddress();
        final var spec = spec("unknown", Optional.of("tcp:" + address + ":6640"));
        node.driver().manage(spec, NodeProgram.of(List.of(Things.peer(2))));
        node.awaitInstalled(Things.peer(2));
        final int wanted = node.awaitSynced().flowsWanted();
        assertEquals("pipeline, helper's port, peer", wanted, node.ourDump().size());
        assertTrue(wanted + " flows", wanted > Table.values().length);

        node.driver().release(RealNode.NODE);
        Await.until("leave is taken", () -> node.ovs().vsctl("get", "Open_vSwitch", ".", "external_ids"),
            ids -> !ids.contains("weft-sheet"));
        assertEquals("", node.ovs().vsctl("get-controller", "br-int").strip());
        assertEquals(List.of(), node.ourDump());
    }

    @Test
    public void nodeWithAnotherSystemIdIsLeftAlone() throws Exception {
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));
        node.driver().manage(spec("another host", Optional.empty()), NodeProgram.of(List.of(Things.peer(2))));
        final var status = node.witness().awaitNode("database let go", now -> !now.ovsdb());
        assertTrue(status.openflow());
        node.ovs().vsctl("set", "bridge", "br-int", "fail_mode=standalone");
        node.driver().manage(spec("system-1", Optional.empty()), NodeProgram.of(List.of(Things.peer(2))));
        Await.until("fail mode", () -> node.ovs().vsctl("get", "bridge", "br-int", "fail_mode").strip(),
            "secure"::equals);
        assertFalse(node.witness().status().problem().isPresent());
    }

    private static NodeSpec spec(final String systemId, final Optional<String> remote) {
        final var base = RealNode.SPEC;
        return new NodeSpec(base.id(), base.host(), base.installation(), systemId, remote, base.datapathId(),
            base.datapathType(), base.sourcePorts(), base.underlay());
    }
}
