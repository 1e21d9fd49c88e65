/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static dev.weft.impl.reconcile.YangSteering.aPolicy;
import static dev.weft.impl.reconcile.YangSteering.aProfile;
import static dev.weft.impl.reconcile.YangSteering.aService;
import static dev.weft.impl.reconcile.YangSteering.withProfile;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeStatus;
import dev.weft.impl.reconcile.SeenProfiles.Place;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

public class SeenProfilesTest extends SteeringTestBase {
    private static final String B = "port-policies red#b/eth0";
    private static final String MAC_B = "02:00:00:00:00:02";

    private boolean isLed() {
        return driver.keys("host2").contains(B);
    }

    private String reason() {
        return written(Yang.port("b", "eth0")).getState().getReason();
    }

    private void seen(final String node, final String port, final String profile) throws Exception {
        driver.profile(node, port, Optional.ofNullable(profile));
        settle();
        acknowledge();
    }

    @Test
    public void aProfileOnTheNodeCountsWhereTheIntentGivesNone() throws Exception {
        beginUp();
        assertFalse(isLed());
        seen("host2", "b/eth0", "p");
        assertTrue(isLed());
        assertEquals("p", written(Yang.port("b", "eth0")).getState().getPortProfile().getValue());
        await("workloads", () -> Set.of("a/eth0", "b/eth0").equals(policy().getWorkload()));
        seen("host2", "b/eth0", null);
        assertFalse(isLed());
        seen("host1", "b/eth0", "p");
        assertFalse("it is not plugged in there", isLed());
        seen("host2", "b/eth0", "p");
        store(put(YangSteering.profile("none"), aProfile("none")), put(Yang.appliance("b"), Yang.anAppliance("b",
            "host2", withProfile(Yang.aStation("eth0", MAC_B), "none"))));
        acknowledge();
        assertFalse("what the intent gives counts", isLed());
    }

    @Test
    public void aProfileThatCannotBeIsToldAndTakesNothingOut() throws Exception {
        beginUp();
        seen("host2", "b/eth0", "q");
        final var missing = "port profile 'q', which external_ids:weft-profile of its port says, does not exist; make"
            + " it at /weft:weft/port-profile";
        await("told", () -> missing.equals(reason()));
        assertEquals(Status.Up, written(Yang.port("b", "eth0")).getState().getStatus());
        store(put(Yang.network("blue"), Yang.aFence("blue")), put(YangSteering.service("far"), aService("far", "blue")),
            put(YangSteering.policy("far"), aPolicy("far", "far")),
            put(YangSteering.profile("q"), aProfile("q", "far")));
        acknowledge();
        await("told " + reason(), () -> reason() != null && reason().contains("is not in force, as its policy far is of"
            + " network blue and the interface in network red"));
        assertFalse(isLed());
        store(put(YangSteering.policy("far"), aPolicy("far", "fw")));
        acknowledge();
        assertTrue("the policy is of red now", isLed());
        store(put(YangSteering.service("fw"), aService("fw", "blue", "fw1", "fw2")));
        acknowledge();
        assertFalse("its service is of blue now", isLed());
    }

    @Test
    public void itIsKeptUntilTheNodeTellsOtherwise() throws Exception {
        beginUp();
        seen("host2", "b/eth0", "p");
        seen("host2", "foreign", "p");
        assertEquals(1, config(Yang.IDS).orElseThrow().nonnullSeenProfile().size());
        final var before = driver.held();
        start(getDataBroker(), Clock.systemUTC());
        await("managed again", () -> driver.held().equals(before));
        driver.report("host2", RecordingDriver.UP);
        settle();
        acknowledge();
        assertFalse("the node did not tell it again", isLed());
        await("written", () -> config(Yang.IDS).orElseThrow().nonnullSeenProfile().isEmpty());
        seen("host2", "b/eth0", "p");
        driver.report("host2", NodeStatus.UNKNOWN);
        settle();
        assertTrue(isLed());
        driver.profile("host2", "b/eth0", Optional.of("p"));
        driver.report("host2", RecordingDriver.UP);
        settle();
        assertTrue("the node told it again", isLed());
        store(delete(Yang.appliance("b")));
        await("forgotten", () -> config(Yang.IDS).orElseThrow().nonnullSeenProfile().isEmpty());
    }

    @Test
    public void namesAreBounded() {
        final var seen = new SeenProfiles();
        final var place = new Place(new NodeId("host1"), "tap0");
        assertTrue(seen.note(place, Optional.of("x".repeat(5000))));
        assertEquals(SeenProfiles.MAX_NAME, seen.at(place).orElseThrow().length());
        assertFalse(seen.note(place, Optional.of("x".repeat(6000))));
        assertTrue(seen.note(place, Optional.of("")));
        assertEquals(Optional.empty(), seen.at(place));
        assertEquals(Map.of(), seen.changes(any -> true));
    }
}
