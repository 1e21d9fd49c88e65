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

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeStatus;
import java.util.List;
import org.junit.Test;

/** Interfaces of appliances without node are where they are plugged in (VN-4). */
public class PluggedTest extends ControllerTestBase {
    private static final String MAC = "02:00:00:00:00:01";
    private static final String PC = "02:00:00:00:00:0c";

    private void begin() throws Exception {
        start();
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("vm"), Yang.anAppliance("vm", null, Yang.aStation("eth0", MAC), Yang.aPort("eth1"))),
            put(Yang.appliance("pc"), Yang.anAppliance("pc", "host3", Yang.aStation("eth0", PC), Yang.aPort("eth1"))),
            put(Yang.network("red"), Yang.aFence("red", "vm/eth0", "pc/eth0")),
            put(Yang.link("web"), Yang.aLink("web", "vm/eth1", "pc/eth1")));
        driver.takeCalls();
    }

    private void plug(final String node, final String port, final boolean isPlugged) throws Exception {
        driver.plug(node, port, isPlugged);
        settle();
    }

    @Test
    public void theyAppearWhereTheyArePluggedIn() throws Exception {
        begin();
        assertEquals(List.of("member red#pc/eth0", "network red", "shut-port pc/eth1"), driver.keys("host3"));
        plug("host1", "vm/eth0", true);
        assertEquals(List.of("address red#" + PC, "member red#vm/eth0", "network red", "peer host3/ethernet"),
            driver.keys("host1"));
        plug("host2", "vm/eth1", true);
        assertEquals("each for itself", List.of("link web#a", "peer host3/ipv4"), driver.keys("host2"));
        plug("host1", "vm/eth0", false);
        assertEquals(List.of(), driver.keys("host1"));
    }

    @Test
    public void aMachineThatMovesIsFollowed() throws Exception {
        begin();
        plug("host1", "vm/eth0", true);
        driver.takeCalls();
        plug("host2", "vm/eth0", true);
        assertEquals("at both for a moment", List.of("apply host1 +[] -[address red#" + PC
            + ", member red#vm/eth0, network red, peer host3/ethernet]",
            "apply host2 +[address red#" + PC + ", member red#vm/eth0, network red, peer host3/ethernet] -[]",
            "apply host3 +[address red#" + MAC + ", network red, peer host2/ethernet] -[peer host1/ethernet]"),
            driver.takeCalls());
        plug("host1", "vm/eth0", false);
        assertEquals(List.of(), driver.takeCalls());
    }

    @Test
    public void aRestartTakesNothingFromItsNode() throws Exception {
        begin();
        plug("host1", "vm/eth0", true);
        plug("host2", "vm/eth1", true);
        final var held = driver.held();
        start();
        assertEquals("though no node has told", held, driver.held());
        driver.takeCalls();
        plug("host1", "vm/eth0", true);
        driver.report("host1", RecordingDriver.UP);
        settle();
        assertEquals(List.of(), driver.takeCalls());
        driver.report("host2", RecordingDriver.UP);
        settle();
        assertEquals("it went meanwhile", List.of(), driver.keys("host2"));
    }

    @Test
    public void aNodeThatIsNotHeardKeepsItsPorts() throws Exception {
        begin();
        plug("host1", "vm/eth0", true);
        driver.report("host1", RecordingDriver.UP);
        settle();
        final var held = driver.held();
        driver.report("host1", NodeStatus.UNKNOWN);
        settle();
        driver.report("host1", RecordingDriver.UP);
        settle();
        assertEquals(held, driver.held());
    }

    @Test
    public void aNodeInTheIntentCounts() throws Exception {
        begin();
        plug("host1", "vm/eth0", true);
        store(put(Yang.appliance("vm"), Yang.anAppliance("vm", "host2", Yang.aStation("eth0", MAC))));
        assertTrue(driver.keys("host2").contains("member red#vm/eth0"));
        plug("host1", "vm/eth0", false);
        plug("host3", "vm/eth0", true);
        assertTrue(driver.keys("host2").contains("member red#vm/eth0"));
        store(put(Yang.appliance("vm"), Yang.anAppliance("vm", null, Yang.aStation("eth0", MAC))));
        assertEquals("what was seen meanwhile is known", List.of(), driver.keys("host2"));
        assertTrue(driver.keys("host3").contains("member red#vm/eth0"));
        store(delete(Yang.node("host3")));
        assertEquals(List.of(), driver.keys("host2"));
        assertTrue("nothing is left behind", config(Yang.IDS).orElseThrow().nonnullWhereabouts().isEmpty());
    }

    @Test
    public void aNodeThatWentWhileNobodyLookedIsForgotten() throws Exception {
        begin();
        plug("host1", "vm/eth0", true);
        stop();
        commit(delete(Yang.node("host1")));
        start();
        assertEquals("appliance vm is on no node, and its interface eth0 is plugged in nowhere",
            written(Yang.network("red")).getState().nonnullMember().values().stream()
                .filter(member -> member.key().getAppliance().getValue().equals("vm")).findFirst().orElseThrow()
                .getReason());
        assertTrue("nothing is left behind", config(Yang.IDS).orElseThrow().nonnullWhereabouts().isEmpty());
    }

    @Test
    public void anAddressOfTheirNodeIsFollowed() throws Exception {
        begin();
        plug("host1", "vm/eth1", true);
        driver.takeCalls();
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.11")));
        assertEquals(List.of("manage host1", "apply host3 +[peer host1/ipv4] -[]"), driver.takeCalls());
        assertEquals("[/10.0.0.11]", driver.specs().get(new NodeId("host1")).underlay().addresses().toString());
    }
}
