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
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Thousands of links go in few bundles, and one more costs as much as it did when there were none. */
public class ManyLinksOvsTest extends OnRealNode {
    private static final int COUNT = 2000;

    @Test
    public void oneMoreLinkCostsTwoFlows() throws Exception {
        final var objects = new ArrayList<NodeObject>(List.of(Things.peer(2)));
        for (int i = 1; i <= COUNT; i++) {
            objects.add(Things.link(i, "g" + i, 2));
        }
        node.manage(objects.subList(0, 1));
        node.awaitInstalled(Things.peer(2));
        plugMany(COUNT + 1);
        node.switches().forgetSent();

        node.manage(objects);
        node.awaitInstalled(objects.toArray(NodeObject[]::new));
        assertEquals(2 * COUNT + 1, node.switches().flowMods());
        assertTrue("bundles: " + node.switches().commits(), node.switches().commits() <= 3);
        assertEquals(node.awaitSynced().flowsPresent(), node.ourDump().size());
        assertEquals(COUNT, node.dump("table=50,metadata=0/0xffff000000000000,reg8=0").size());

        node.switches().forgetSent();
        final var more = Things.link(COUNT + 1, "g" + (COUNT + 1), 2);
        node.apply(more);
        node.awaitInstalled(more);
        assertEquals(2, node.switches().flowMods());
        node.remove(more);
        node.awaitSynced();
        assertEquals(4, node.switches().flowMods());
        assertEquals(2, node.switches().commits());
    }

    /** Patch ports cost the switch nothing, so there can be thousands of guests. */
    private static void plugMany(final int count) throws Exception {
        final var line = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            line.addAll(List.of("--", "add-port", "br-int", "g" + i, "--", "set", "interface", "g" + i, "type=patch",
                "options:peer=none" + i, "external_ids:iface-id=g" + i + "/eth0"));
        }
        node.ovs().vsctl(line.toArray(String[]::new));
    }
}
