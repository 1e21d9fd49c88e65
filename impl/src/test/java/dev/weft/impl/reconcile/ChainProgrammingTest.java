/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static dev.weft.impl.reconcile.ChainYang.aPolicy;
import static dev.weft.impl.reconcile.ChainYang.aProfile;
import static dev.weft.impl.reconcile.ChainYang.aService;
import static dev.weft.impl.reconcile.ChainYang.anInstance;
import static dev.weft.impl.reconcile.ChainYang.withProfile;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** What nodes are asked to do for services, and what a change touches (SI-1 to SI-3, SI-7, SI-8). */
public class ChainProgrammingTest extends ChainTestBase {
    private static final String BOTH_FW = "fw far+fw/fw2, ids far";

    /** A second instance of fw, on host1, and nothing on its way any more. */
    private void twoInstances() throws Exception {
        everything();
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw1"), anInstance("fw2"))));
        plugAll();
        acknowledge();
        pass(DRAIN);
        pass(PASSAGE);
        assertEquals(List.of("2 CURRENT"), generations("host1", "web"));
        assertEquals(BOTH_FW, hops("host1", "web", 2));
        driver.takeCalls();
    }

    @Test
    public void everythingAtOnce() throws Exception {
        everything();
        assertEquals(List.of("address red#" + MAC2, "member red#a/eth0", "network red", "peer host2/ethernet",
            "peer host3/ethernet", "policy web#1", "port-policies red#a/eth0", "shut-port fw2/in", "shut-port fw2/out"),
            driver.keys("host1"));
        assertEquals(List.of("address red#" + MAC1, "member red#b/eth0", "network red", "peer host1/ethernet",
            "peer host3/ethernet", "policy web#1", "service-instance ids/ids1"), driver.keys("host2"));
        assertEquals("no member, but a service", List.of("address red#" + MAC1, "address red#" + MAC2, "network red",
            "peer host1/ethernet", "peer host2/ethernet", "policy web#1", "service-instance fw/fw1"),
            driver.keys("host3"));
        assertEquals("fw far, ids far", hops("host1", "web", 1));
        assertEquals("fw far, ids ids/ids1", hops("host2", "web", 1));
        assertEquals("fw fw/fw1, ids far", hops("host3", "web", 1));
        assertTrue(held("host1", ServicePath.class).stream().flatMap(path -> path.hops().stream())
            .allMatch(Hop::only));
        assertEquals("floods would pass by the services", Set.of(), held("host1", NetworkPart.class).get(0).learners());
        assertFalse(held("host2", NetworkPart.class).get(0).learners().isEmpty());
        assertEquals(Set.of(), held("host3", NetworkPart.class).get(0).members());
        assertEquals("red>fw(c,fw1*1)>ids(c,ids1*1)", id("web").getChain());
    }

    @Test
    public void anInstanceOutOfServiceTouchesThePoliciesOfItsServiceOnly() throws Exception {
        twoInstances();
        store(put(ChainYang.policy("other"), aPolicy("other", "ids")));
        acknowledge();
        pass(DRAIN);
        driver.takeCalls();
        driver.port("host3", new PortRef.Plugged("fw1/out"), PortState.DOWN);
        settle();
        assertEquals(List.of("apply host1 +[policy web#2] -[]", "apply host2 +[policy web#2] -[]",
            "apply host3 +[policy web#2] -[]"), driver.takeCalls());
        assertEquals("fw fw/fw2, ids far", hops("host1", "web", 2));
        assertEquals("its frames still come back", 1, held("host3", ServicePath.class).stream()
            .flatMap(path -> path.hops().stream()).mapToLong(hop -> hop.here().size()).sum());
        driver.port("host3", new PortRef.Plugged("fw1/out"), PortState.UP);
        settle();
        assertEquals("the same generation again", BOTH_FW, hops("host1", "web", 2));
    }

    @Test
    public void anInstanceThatIsUnpluggedHasNoTraffic() throws Exception {
        twoInstances();
        driver.plug("host3", "fw1/in", true);
        settle();
        driver.plug("host3", "fw1/in", false);
        driver.port("host3", new PortRef.Plugged("fw1/in"), PortState.MISSING);
        settle();
        assertEquals("fw fw/fw2, ids far", hops("host1", "web", 2));
    }

    /** As when its host is shut down: silence is nothing new, neither of what works nor of what does not. */
    @Test
    public void whatWasSaidLastOfAPortCountsWhileItsNodeIsSilent() throws Exception {
        everything();
        for (var state : List.of(PortState.DOWN, PortState.MISSING)) {
            driver.port("host3", new PortRef.Plugged("fw1/in"), state);
            settle();
            assertEquals("fw none, ids far", hops("host1", "web", 1));
            driver.report("host3", NodeStatus.UNKNOWN);
            driver.report("host2", NodeStatus.UNKNOWN);
            settle();
            assertEquals(state + ", and ids1 keeps its share", "fw none, ids far", hops("host1", "web", 1));
            driver.port("host3", new PortRef.Plugged("fw1/in"), PortState.UP);
            driver.report("host3", RecordingDriver.UP);
            driver.report("host2", RecordingDriver.UP);
            settle();
            assertEquals("fw far, ids far", hops("host1", "web", 1));
        }
    }

    /** The last words of a host that goes may come together. */
    @Test
    public void whatANodeSaysLastCounts() throws Exception {
        everything();
        try (var hold = hold()) {
            driver.port("host3", new PortRef.Plugged("fw1/in"), PortState.DOWN);
            driver.report("host3", NodeStatus.UNKNOWN);
        }
        settle();
        assertEquals("fw none, ids far", hops("host1", "web", 1));
    }

    @Test
    public void aWorkloadThatMovesTakesItsPoliciesAlong() throws Exception {
        everything();
        driver.takeCalls();
        store(put(Yang.appliance("a"), Yang.anAppliance("a", "host2",
            withProfile(Yang.aStation("eth0", MAC1), "guarded"))));
        assertEquals(List.of("apply host1 +[] -[address red#" + MAC2 + ", member red#a/eth0, network red, "
                + "peer host2/ethernet, peer host3/ethernet, policy web#1, port-policies red#a/eth0]",
            "apply host2 +[member red#a/eth0, network red, port-policies red#a/eth0] -[address red#" + MAC1
                + ", peer host1/ethernet]",
            "apply host3 +[address red#" + MAC1 + ", network red] -[peer host1/ethernet]"), driver.takeCalls());
        assertEquals(List.of("a/eth0 web"), workloads("host2"));
    }

    @Test
    public void aMemberMoreOnTheSameNodeTouchesNoPolicy() throws Exception {
        everything();
        store(put(Yang.appliance("c"), Yang.anAppliance("c", "host2", Yang.aStation("eth0", "02:00:00:00:00:03"))));
        driver.takeCalls();
        store(put(Yang.member("red", "c/eth0"), Yang.aMember("c/eth0")));
        assertEquals(List.of("apply host1 +[address red#02:00:00:00:00:03] -[]",
            "apply host2 +[member red#c/eth0, network red] -[]", "apply host3 +[address red#02:00:00:00:00:03] -[]"),
            driver.takeCalls());
    }

    @Test
    public void anInstanceThatMovesIsFollowed() throws Exception {
        everything();
        store(anApplianceOf("fw1", "host1"));
        plugAll();
        assertEquals("no member and no service any more", List.of(), driver.keys("host3"));
        assertEquals("fw fw/fw1, ids far", hops("host1", "web", 1));
        assertEquals("fw far, ids ids/ids1", hops("host2", "web", 1));
        assertEquals("the same generation", List.of("1 CURRENT"), generations("host1", "web"));
    }

    @Test
    public void anInstanceIsWhereItsPortsArePluggedIn() throws Exception {
        everything();
        store(put(Yang.appliance("fw1"), Yang.anAppliance("fw1", null, Yang.aPort("in"), Yang.aPort("out"))));
        assertEquals("fw none, ids far", hops("host1", "web", 1));
        driver.plug("host3", "fw1/in", true);
        settle();
        assertEquals("both ports must be on one node", "fw none, ids far", hops("host1", "web", 1));
        driver.plug("host3", "fw1/out", true);
        settle();
        assertEquals("fw fw/fw1, ids far", hops("host3", "web", 1));
        driver.plug("host1", "fw1/in", true);
        driver.plug("host1", "fw1/out", true);
        settle();
        assertEquals("fw fw/fw1, ids far", hops("host1", "web", 1));
        assertEquals(List.of(), driver.keys("host3"));
    }

    @Test
    public void aPolicyThatIsNotInTheProfileAnyMoreLeadsNothing() throws Exception {
        everything();
        driver.takeCalls();
        store(put(ChainYang.profile("guarded"), aProfile("guarded")));
        assertEquals(List.of("apply host1 +[network red] -[port-policies red#a/eth0]"), driver.takeCalls());
        store(delete(ChainYang.policy("web")));
        assertEquals("frames on their way go on", List.of("1 PASSING"), generations("host3", "web"));
        pass(PASSAGE);
        assertEquals(List.of(), generations("host3", "web"));
        assertTrue(config(Yang.IDS).orElseThrow().nonnullPolicy().values().stream()
            .allMatch(entry -> entry.getReleased() != null && entry.getChain() == null));
    }

    @Test
    public void onlyTheOneThatVisitsAServiceGetsWhatHasNoMark() throws Exception {
        everything();
        store(put(ChainYang.policy("other"), aPolicy("other", "ids")));
        assertEquals(List.of(true, false), only("web"));
        acknowledge();
        assertEquals(List.of(false), only("other"));
        store(delete(ChainYang.policy("other")));
        pass(PASSAGE);
        assertEquals(List.of(true, true), only("web"));
    }

    private List<Boolean> only(final String policy) {
        return held("host1", ServicePath.class).stream().filter(path -> path.policy().value().equals(policy))
            .flatMap(path -> path.hops().stream()).map(Hop::only).toList();
    }

    @Test
    public void aServiceOfWhichAPortIsTakenHasNoTraffic() throws Exception {
        everything();
        store(put(Yang.link("l"), Yang.aLink("l", "fw1/in", "fw2/in")));
        assertEquals("fw none, ids far", hops("host1", "web", 1));
        assertEquals(List.of(), driver.keys("host3").stream().filter(key -> key.contains("service")).toList());
        store(delete(Yang.link("l")));
        assertEquals("fw far, ids far", hops("host1", "web", 1));
    }

    @Test
    public void withoutItsNetworkThereIsNothing() throws Exception {
        everything();
        store(delete(Yang.network("red")));
        for (var node : List.of("host1", "host2", "host3")) {
            assertTrue(driver.keys(node).toString(), driver.keys(node).stream()
                .allMatch(key -> key.startsWith("shut-port")));
        }
        store(put(Yang.network("red"), Yang.aFence("red", "a/eth0", "b/eth0")));
        acknowledge();
        assertEquals(List.of("1 CURRENT"), generations("host3", "web"));
        assertEquals(List.of("a/eth0 web"), workloads("host1"));
    }
}
