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

import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;

/** A member of a network serves at the appliance of its pair that is active (VL-17). */
public class NetworkStandbyTest extends ControllerTestBase {
    private static final String FW = "02:00:00:00:00:0f";
    private static final String SB = "02:00:00:00:00:05";
    private static final String PC = "02:00:00:00:00:0c";

    private void begin(final String standbyMac) throws Exception {
        start();
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("fw"), Yang.withStandby(Yang.anAppliance("fw", "host1", Yang.aStation("eth0", FW)),
                "sb", FailoverOn.GuestGone)),
            put(Yang.appliance("sb"), Yang.anAppliance("sb", "host2", Yang.aStation("eth0", standbyMac))),
            put(Yang.appliance("pc"), Yang.anAppliance("pc", "host3", Yang.aStation("eth0", PC))),
            put(Yang.network("red"), Yang.aFence("red", "fw/eth0", "pc/eth0")));
        driver.acknowledgeAll();
        port("host1", "fw/eth0", PortState.UP);
        port("host2", "sb/eth0", PortState.UP);
        settle();
    }

    private void port(final String node, final String port, final PortState state) {
        driver.port(node, new PortRef.Plugged(port), state);
    }

    @Test
    public void theStandbyIsSilentUntilItTakesOver() throws Exception {
        begin(SB);
        assertEquals(List.of("address red#" + PC, "member red#fw/eth0", "network red", "peer host3/ethernet"),
            driver.keys("host1"));
        assertTrue(driver.keys("host2").contains("shut-port sb/eth0"));
        driver.takeCalls();
        port("host1", "fw/eth0", PortState.MISSING);
        await("takeover", () -> driver.keys("host2").contains("member red#sb/eth0"));
        settle();
        assertEquals(List.of("address red#" + PC, "member red#sb/eth0", "network red", "peer host3/ethernet"),
            driver.keys("host2"));
        assertTrue(driver.keys("host1").contains("shut-port fw/eth0"));
        assertTrue("its own address", driver.keys("host3").contains("address red#" + SB));
        final var held = driver.held();
        start();
        assertEquals("a restart changes nothing", held, driver.held());
    }

    @Test
    public void bothMayHaveOneAddress() throws Exception {
        begin(FW);
        driver.takeCalls();
        port("host1", "fw/eth0", PortState.MISSING);
        await("takeover", () -> driver.keys("host2").contains("member red#sb/eth0"));
        await("others know", () -> driver.calls().stream().anyMatch(call -> call.startsWith("apply host3 ")));
        settle();
        assertTrue("the node that takes over hears first: " + driver.calls(),
            driver.calls().get(0).startsWith("apply host2 "));
        assertTrue(driver.keys("host3").contains("address red#" + FW));
    }

    @Test
    public void theStandbyIsNoMemberOfItsOwn() throws Exception {
        begin(SB);
        store(put(Yang.member("red", "sb/eth0"), Yang.aMember("sb/eth0")));
        assertTrue("validation was bypassed", driver.keys("host2").contains("shut-port sb/eth0"));
        assertEquals(List.of("address red#" + PC, "member red#fw/eth0", "network red", "peer host3/ethernet"),
            driver.keys("host1"));
    }
}
