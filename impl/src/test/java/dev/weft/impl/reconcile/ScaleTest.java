/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work is proportional to what changed, not to what exists. */
public class ScaleTest extends ControllerTestBase {
    private static final Logger LOG = LoggerFactory.getLogger(ScaleTest.class);
    private static final int MANY = 1000;

    private Change[] many() {
        final var changes = new ArrayList<Change>(List.of(
            put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2"))));
        for (int i = 0; i <= MANY; i++) {
            changes.add(put(Yang.appliance("a" + i), Yang.anAppliance("a" + i, "host1", Yang.aPort("eth0"))));
            changes.add(put(Yang.appliance("b" + i), Yang.anAppliance("b" + i, "host2", Yang.aPort("eth0"))));
            if (i < MANY) {
                changes.add(put(Yang.link("l" + i), Yang.aLink("l" + i, "a" + i + "/eth0", "b" + i + "/eth0")));
            }
        }
        return changes.toArray(Change[]::new);
    }

    @Test
    public void oneMoreLinkAtAThousand() throws Exception {
        start();
        final long begin = System.nanoTime();
        store(many());
        LOG.info("{} links handed over after {} ms", MANY, (System.nanoTime() - begin) / 1_000_000);
        assertEquals(List.of("manage host1", "manage host2"), driver.takeCalls());
        final var objects = driver.held().values().stream().flatMap(node -> node.values().stream()).toList();
        assertEquals(2 * MANY, objects.stream().filter(LinkEnd.class::isInstance).count());
        assertEquals("one way to each other", 2, objects.stream().filter(Peer.class::isInstance).count());
        assertEquals("two ports without a link", 2 * MANY + 4, objects.size());

        store(put(Yang.link("more"), Yang.aLink("more", "a1000/eth0", "b1000/eth0")));
        assertEquals(List.of("apply host1 +[link more#a] -[shut-port a1000/eth0]",
            "apply host2 +[link more#b] -[shut-port b1000/eth0]"), driver.calls());
        assertEquals("exactly two ends, and two silent ports less", List.of(2, 2), driver.counts());
        driver.takeCalls();

        store(delete(Yang.link("l500")));
        assertEquals(List.of("apply host1 +[shut-port a500/eth0] -[link l500#a]",
            "apply host2 +[shut-port b500/eth0] -[link l500#b]"), driver.takeCalls());

        store(put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.22")));
        assertEquals("an address of a node with a thousand links is one object at the other node",
            List.of("apply host1 +[peer host2/ipv4] -[]", "manage host2"), driver.takeCalls());
    }

    @Test
    public void statesOfAThousandLinks() throws Exception {
        start();
        store(many());
        driver.acknowledgeAll();
        await("last state", () -> written(Yang.link("l999")).getState().getStatus() == Status.Up);
        await("all states", () -> operational(Yang.WEFT).orElseThrow().nonnullLink().values().stream()
            .allMatch(link -> link.getState().getStatus() == Status.Up));
        assertEquals(MANY, operational(Yang.WEFT).orElseThrow().nonnullLink().size());
        await("interfaces", () -> operational(Yang.WEFT).orElseThrow().nonnullAppliance().size() == 2 * MANY + 2);
    }
}
