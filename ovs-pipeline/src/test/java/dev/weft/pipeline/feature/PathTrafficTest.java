/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.PolicyTraffic.Amount;
import org.junit.Test;

/** What counters of flows mean (SI-12). */
public class PathTrafficTest {
    private static final Amount ONE = new Amount(1, 60);

    @Test
    public void ofAGatewayOnlyWhatItGotIsKnown() {
        final var path = ServiceObjects.path("blue", 0x3001, 7, 1, Role.CURRENT,
            ServiceObjects.near(ServiceObjects.builtIn("wall", 3), false),
            ServiceObjects.station("exit", "0a:00:00:00:09:01"));
        final var instances = PathTraffic.of(path, Scenario.PORTS, flow -> ONE).instances();
        final var wall = instances.get(new InstanceId(new ServiceId("wall"), "a"));
        assertTrue(wall.toString(), wall.got().packets() > 0 && wall.gave().packets() > 0);
        final var exit = instances.get(new InstanceId(new ServiceId("exit"), "a"));
        assertTrue(exit.toString(), exit.got().packets() > 0);
        assertEquals("what is sent to workloads was never there", Amount.NONE, exit.gave());
    }

    @Test
    public void countersOfAMappingDoNotDependOnItsRevision() {
        final var path = ServiceObjects.mapped("blue", 0x3001, 7, ServiceObjects.at(1, ServiceObjects.FIREWALL, true));
        assertTrue(PathTraffic.isAlike(path, with(path, true, 2, 90)));
        assertFalse(PathTraffic.isAlike(path, with(path, false, 1, 60)));
        assertFalse(PathTraffic.isAlike(path, ServiceObjects.mapped("blue", 0x3001, 7,
            ServiceObjects.at(1, ServiceObjects.DETECTOR, true))));
        final var chain = ServiceObjects.path("blue", 0x3001, 7, 1, Role.CURRENT,
            ServiceObjects.near(ServiceObjects.FIREWALL, false));
        assertTrue(PathTraffic.isAlike(chain, chain));
        assertFalse(PathTraffic.isAlike(chain, path));
        assertFalse(PathTraffic.isAlike(chain, ServiceObjects.path("blue", 0x3001, 7, 1, Role.STAYING,
            ServiceObjects.near(ServiceObjects.FIREWALL, false))));
    }

    private static MappedPath with(final MappedPath path, final boolean current, final int revision,
            final int lifetime) {
        return new MappedPath(path.policy(), path.id(), path.network(), path.segment(), path.udpPort(), path.dscp(),
            current, revision, lifetime, path.locators());
    }
}
