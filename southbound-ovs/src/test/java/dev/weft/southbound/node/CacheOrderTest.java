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
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.NodeSpec;
import dev.weft.southbound.ovsdb.NodeFacts;
import dev.weft.southbound.ovsdb.SheetKey;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** After each change another word, where Open vSwitch needs it (SI-2). */
public class CacheOrderTest {
    private final CacheOrder order = new CacheOrder();

    @Test
    public void eachChangeHasAnotherName() {
        assertFalse("nothing happened yet", order.isDue(RealNode.SPEC, NodeFacts.UNKNOWN, 0));
        final var one = order.take(RealNode.SPEC, NodeFacts.UNKNOWN, 1);
        assertTrue(one.get(SheetKey.PURGE).isPresent());
        assertFalse(order.isDue(RealNode.SPEC, NodeFacts.UNKNOWN, 1));
        assertEquals(Map.of(), order.take(RealNode.SPEC, NodeFacts.UNKNOWN, 1));
        assertTrue(order.isDue(RealNode.SPEC, NodeFacts.UNKNOWN, 3));
        assertNotEquals(one, order.take(RealNode.SPEC, NodeFacts.UNKNOWN, 3));
        assertNotEquals("another controller's", one, new CacheOrder().take(RealNode.SPEC, NodeFacts.UNKNOWN, 1));
    }

    @Test
    public void onlyVersionsThatNeedIt() {
        for (var version : new String[] {"2.9.0", "2.16.7", "2.17.7", "3.0.4", "3.1.0", "3.1.2", "3.1.0-dev", "odd"}) {
            assertTrue(version, order.isDue(RealNode.SPEC, facts(version), 1));
        }
        for (var version : new String[] {"2.17.8", "3.0.5", "3.1.3", "3.2.0", "3.10.1", "4.0.0"}) {
            assertFalse(version, order.isDue(RealNode.SPEC, facts(version), 1));
        }
    }

    @Test
    public void anUpgradeTakesItBack() {
        order.take(RealNode.SPEC, facts("3.1.0"), 5);
        assertEquals(Map.of(SheetKey.PURGE, Optional.empty()), order.take(RealNode.SPEC, facts("3.1.7"), 6));
        assertEquals(Map.of(), order.take(RealNode.SPEC, facts("3.1.7"), 7));
    }

    @Test
    public void theKernelsDatapathDoesNotNeedIt() {
        final var spec = RealNode.SPEC;
        assertFalse(order.isDue(new NodeSpec(spec.id(), spec.host(), spec.installation(), spec.systemId(),
            spec.ovsdbRemote(), spec.datapathId(), "system", spec.sourcePorts(), spec.underlay()), facts("3.1.0"), 1));
    }

    private static NodeFacts facts(final String version) {
        return new NodeFacts(true, Optional.empty(), Optional.of(version), Optional.empty(), Optional.empty());
    }
}
