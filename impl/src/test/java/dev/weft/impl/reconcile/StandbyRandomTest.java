/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.PortState;
import dev.weft.impl.standby.Contacts;
import dev.weft.impl.standby.Failover;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever happens to ports and nodes, and whenever: the links are at one member, nobody takes over who is not in
 * service, nobody keeps links who is gone while the other one is in service.
 */
public class StandbyRandomTest extends StandbyTestBase {
    private static final Logger LOG = LoggerFactory.getLogger(StandbyRandomTest.class);
    private static final int RUNS = 3;
    private static final int STEPS = 150;
    private static final Map<String, List<String>> PORTS = Map.of("fw", List.of("fw/eth0", "fw/eth1"),
        "sb", List.of("sb/eth0", "sb/eth1"));
    private static final Map<String, String> NODES = Map.of("fw", "host1", "sb", "host2");

    private final Map<String, PortState> ports = new HashMap<>();
    private final Map<String, Boolean> connected = new HashMap<>();
    private int takeovers;

    private boolean isFit(final String appliance) {
        return connected.get(appliance) && PORTS.get(appliance).stream()
            .allMatch(port -> ports.get(port) == PortState.UP);
    }

    /** A guest is gone if that can be known: its node tells, or is lost. */
    private boolean isGone(final String appliance) {
        return !connected.get(appliance) || PORTS.get(appliance).stream()
            .anyMatch(port -> ports.get(port) == PortState.MISSING);
    }

    private static String other(final String appliance) {
        return "fw".equals(appliance) ? "sb" : "fw";
    }

    private void step(final Random random) throws Exception {
        final var appliance = random.nextBoolean() ? "fw" : "sb";
        final int kind = random.nextInt(10);
        if (kind < 6) {
            final var port = PORTS.get(appliance).get(random.nextInt(2));
            ports.put(port, random.nextInt(3) == 0 ? PortState.values()[random.nextInt(3)] : PortState.UP);
            port(NODES.get(appliance), port, ports.get(port));
        } else if (kind < 8) {
            connected.put(appliance, random.nextInt(3) != 0);
            node(NODES.get(appliance), connected.get(appliance) ? RecordingDriver.UP : LOST);
        } else {
            pass(random.nextInt(random.nextBoolean() ? 400 : 12_000));
        }
    }

    private void run(final FailoverOn failoverOn, final Random random) throws Exception {
        PORTS.values().forEach(all -> all.forEach(port -> ports.put(port, PortState.UP)));
        PORTS.keySet().forEach(appliance -> connected.put(appliance, true));
        begin(failoverOn);
        for (int step = 0; step < STEPS; step++) {
            final var before = active();
            step(random);
            final var now = active();
            final var what = "step " + step + ": " + ports + " " + connected + " " + before + " -> " + now;
            if (!now.equals(before)) {
                takeovers++;
                assertTrue(what, isFit(now));
                assertTrue(what, !isFit(before));
                assertTrue(what, failoverOn == FailoverOn.LinkDown || isGone(before));
            }
        }
        final var before = active();
        pass(Math.max(Failover.CALM.toMillis(), Contacts.PATIENCE.toMillis()));
        final var what = "at the end: " + ports + " " + connected + " from " + before;
        if (isFit(other(before)) && (isGone(before) || failoverOn == FailoverOn.LinkDown && !isFit(before))) {
            assertEquals(what, other(before), active());
        } else {
            assertEquals(what, before, active());
        }
        final var held = driver.held();
        final var last = active();
        start(getDataBroker(), clock);
        assertEquals(last, active());
        assertEquals("a restart changes nothing", held, driver.held());
        stop();
        commit(delete(Yang.WEFT));
    }

    @Test
    public void rulesHoldWhateverHappens() throws Exception {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        final var random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            for (var failoverOn : FailoverOn.values()) {
                final var name = "seed " + seed + ", run " + run + ", " + failoverOn.getName();
                LOG.info("{}", name);
                try {
                    run(failoverOn, random);
                } catch (AssertionError e) {
                    throw new AssertionError(name + ": " + e.getMessage(), e);
                }
            }
        }
        assertTrue("too few takeovers, seed " + seed, takeovers > RUNS * FailoverOn.values().length);
    }
}
