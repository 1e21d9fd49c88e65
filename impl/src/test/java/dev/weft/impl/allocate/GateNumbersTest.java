/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.allocate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.GatewayId;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers of gateways and firewalls on their nodes (GW-1). */
public class GateNumbersTest {
    private static final Logger LOG = LoggerFactory.getLogger(GateNumbersTest.class);
    private static final Duration REST = Duration.ofMinutes(10);
    private static final NodeId HOST1 = new NodeId("host1");
    private static final NodeId HOST2 = new NodeId("host2");
    private static final Gate EDGE = Gate.of(new GatewayId("edge"));
    private static final Gate MORE = Gate.of(new InstanceId(new ServiceId("edge"), "edge"));

    private final SortedMap<NodeId, SortedMap<Long, Grant<Gate>>> stored = new TreeMap<>();
    private GateNumbers numbers = new GateNumbers(REST);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private Map<Gate, String> settle(final Map<Gate, NodeId> wanted, final Set<Gate> gone) {
        final var refused = numbers.settle(wanted, gone, now);
        numbers.changes().forEach((node, grants) -> {
            final var ofNode = stored.computeIfAbsent(node, id -> new TreeMap<>());
            grants.forEach((id, grant) -> grant.ifPresentOrElse(present -> ofNode.put(id, present),
                () -> ofNode.remove(id)));
        });
        numbers.stored();
        return refused;
    }

    private int number(final Gate gate) {
        return numbers.numberOf(gate).orElse(0);
    }

    @Test
    public void eachNodeCountsForItself() {
        settle(Map.of(EDGE, HOST1, MORE, HOST2), Set.of());
        assertEquals(1, number(EDGE));
        assertEquals(1, number(MORE));
        settle(Map.of(MORE, HOST1), Set.of());
        assertEquals("it moved", 2, number(MORE));
        settle(Map.of(), Set.of(EDGE));
        assertEquals(0, number(EDGE));
        settle(Map.of(EDGE, HOST1), Set.of());
        assertEquals("its number rests", 3, number(EDGE));
    }

    @Test
    public void firewallsAreFoundByTheirService() {
        final var second = Gate.of(new InstanceId(new ServiceId("edge"), "two"));
        settle(Map.of(EDGE, HOST1, MORE, HOST1, second, HOST2, Gate.of(new GatewayId("edg")), HOST1,
            Gate.of(new InstanceId(new ServiceId("edge1"), "one")), HOST2), Set.of());
        assertEquals(Set.of(MORE, second), numbers.firewalls(new ServiceId("edge")));
        assertEquals(Set.of(), numbers.firewalls(new ServiceId("edg")));
        settle(Map.of(), Set.of(MORE));
        assertEquals(Set.of(second), numbers.firewalls(new ServiceId("edge")));
    }

    @Test
    public void numbersAreFreeAfterTheirRest() {
        for (int i = 0; i < 255; i++) {
            assertEquals(Map.of(), settle(Map.of(Gate.of(new GatewayId("g" + i)), HOST1), Set.of()));
        }
        assertEquals(Map.of(EDGE, "no number of a gateway or firewall on node host1 is free: 255 are in use, 0 are held"
            + " back for 10 minutes after their release"), settle(Map.of(EDGE, HOST1), Set.of()));
        assertEquals(Set.of(EDGE), settle(Map.of(EDGE, HOST1), Set.of(Gate.of(new GatewayId("g7")))).keySet());
        now = now.plus(REST).plusSeconds(1);
        assertEquals(Map.of(), settle(Map.of(EDGE, HOST1), Set.of()));
        assertEquals(8, number(EDGE));
    }

    /** Whatever comes, goes and moves: numbers are unique on a node, and all are as before after a restart. */
    @Test
    public void randomMovesAndRestarts() {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        LOG.info("seed {}, to repeat: -Dweft.test.seed={}", seed, seed);
        final var random = new Random(seed);
        final Map<Gate, NodeId> there = new HashMap<>();
        for (int step = 0; step < 500; step++) {
            final var where = "seed " + seed + " step " + step;
            final var name = "g" + random.nextInt(3);
            final var id = random.nextBoolean() ? Gate.of(new GatewayId(name))
                : Gate.of(new InstanceId(new ServiceId(name), "one"));
            final var before = new HashMap<Gate, Integer>();
            there.keySet().forEach(gate -> before.put(gate, number(gate)));
            final var old = there.get(id);
            if (random.nextInt(4) == 0) {
                there.remove(id);
                settle(Map.of(), Set.of(id));
            } else {
                there.put(id, new NodeId("host" + random.nextInt(3)));
                assertEquals(where, Map.of(), settle(Map.of(id, there.get(id)), Set.of()));
            }
            now = now.plusSeconds(random.nextInt(300));
            if (random.nextInt(10) == 0) {
                numbers = new GateNumbers(REST);
                numbers.load(stored, now);
            }
            assertEquals(where, there.keySet(), numbers.owners());
            final var taken = new HashSet<String>();
            there.forEach((gate, node) -> {
                assertTrue(where, number(gate) > 0);
                assertTrue(where, taken.add(node + " " + number(gate)));
                if (!gate.equals(id)) {
                    assertEquals(where, (int) before.get(gate), number(gate));
                }
            });
            if (old != null && old.equals(there.get(id))) {
                assertEquals(where, (int) before.get(id), number(id));
            }
        }
        assertNotEquals("seed " + seed, 0, stored.size());
    }
}
