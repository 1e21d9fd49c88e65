/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.NetworkMember;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work for networks is proportional to what changed, not to how many members there are. */
public class NetworkScaleTest extends ControllerTestBase {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkScaleTest.class);
    private static final int MANY = 500;
    private static final int NODES = 3;

    private static String mac(final int number) {
        return String.format("02:00:00:00:%02x:%02x", number >> 8, number & 0xff);
    }

    private Change[] many() {
        final var changes = new ArrayList<Change>();
        for (int node = 0; node <= NODES; node++) {
            changes.add(put(Yang.node("host" + node), Yang.aNode("host" + node, "10.0.0.1" + node)));
        }
        for (int i = 0; i <= MANY; i++) {
            changes.add(put(Yang.appliance("a" + i), Yang.anAppliance("a" + i, "host" + i % NODES,
                Yang.aStation("eth0", mac(i)))));
        }
        changes.add(put(Yang.network("red"), Yang.aFence("red", IntStream.range(0, MANY)
            .mapToObj(i -> "a" + i + "/eth0").toArray(String[]::new))));
        return changes.toArray(Change[]::new);
    }

    @Test
    public void oneMoreMemberAtFiveHundred() throws Exception {
        start();
        final long begin = System.nanoTime();
        store(many());
        await("all", () -> driver.held().values().stream().mapToInt(node -> node.size()).sum()
            == MANY * NODES + NODES * NODES);
        LOG.info("{} members on {} nodes handed over after {} ms", MANY, NODES,
            (System.nanoTime() - begin) / 1_000_000);
        final var objects = driver.held().values().stream().flatMap(node -> node.values().stream()).toList();
        assertEquals(MANY, objects.stream().filter(NetworkMember.class::isInstance).count());
        assertEquals(MANY * (NODES - 1), objects.stream().filter(NetworkMac.class::isInstance).count());
        driver.takeCalls();

        final long more = System.nanoTime();
        store(put(Yang.member("red", "a500/eth0"), Yang.aMember("a500/eth0")));
        await("handed over", () -> driver.calls().size() == NODES);
        LOG.info("one more member handed over after {} us", (System.nanoTime() - more) / 1_000);
        assertEquals("the member, the part of its node, and two nodes that know it", List.of(
            "apply host0 +[address red#" + mac(500) + "] -[]", "apply host1 +[address red#" + mac(500) + "] -[]",
            "apply host2 +[member red#a500/eth0, network red] -[]"), driver.calls());
        assertEquals(List.of(NODES + 1, 0), driver.counts());
        driver.takeCalls();

        store(put(Yang.appliance("a500"), Yang.anAppliance("a500", "host0", Yang.aStation("eth0", mac(500)))));
        await("moved", () -> driver.calls().size() == NODES);
        assertEquals("one change on both nodes, and a new way on the third", List.of(
            "apply host0 +[member red#a500/eth0, network red] -[address red#" + mac(500) + "]",
            "apply host1 +[address red#" + mac(500) + "] -[]",
            "apply host2 +[address red#" + mac(500) + ", network red] -[member red#a500/eth0]"), driver.takeCalls());

        store(put(Yang.appliance("a500"), Yang.anAppliance("a500", "host3", Yang.aStation("eth0", mac(500)))));
        await("new node", () -> driver.calls().size() == NODES + 1);
        assertEquals("a new node hears of all members, the others of it", List.of(
            "apply host0 +[address red#" + mac(500) + ", network red, peer host3/ethernet] -[member red#a500/eth0]",
            "apply host1 +[address red#" + mac(500) + ", network red, peer host3/ethernet] -[]",
            "apply host2 +[address red#" + mac(500) + ", network red, peer host3/ethernet] -[]"),
            driver.calls().subList(0, NODES));
        assertEquals(MANY + 1 + 1 + NODES, driver.keys("host3").size());
    }
}
