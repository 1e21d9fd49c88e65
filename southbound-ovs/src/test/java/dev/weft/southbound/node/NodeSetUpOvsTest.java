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

import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Dscp;
import java.util.List;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** What a node's database and switch become when it is managed. */
public class NodeSetUpOvsTest {
    private static RealNode node;

    @BeforeClass
    public static void start() throws Exception {
        node = RealNode.start();
    }

    @AfterClass
    public static void stop() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @Test
    public void bridgeIsMadeAsWanted() throws Exception {
        node.manage(Things.peer(2));
        node.awaitInstalled(Things.peer(2));
        final var ovs = node.ovs();
        System.err.println(ovs.vsctl("list", "bridge"));
        System.err.println(ovs.vsctl("list", "controller"));
        System.err.println(ovs.appctl("bridge/dump-flows", "br-int"));
        System.err.println(node.dump());
        assertEquals("[OpenFlow13]", ovs.vsctl("get", "bridge", "br-int", "protocols").strip());
    }
}
