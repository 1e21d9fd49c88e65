/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static dev.weft.impl.reconcile.Yang.aLink;
import static dev.weft.impl.reconcile.Yang.aNode;
import static dev.weft.impl.reconcile.Yang.aPort;
import static dev.weft.impl.reconcile.Yang.anAppliance;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NodeId;
import java.util.List;
import org.junit.Test;

/** What nodes are asked to do as the intent changes. */
public class ProgrammingTest extends ControllerTestBase {
    @Test
    public void everythingAtOnce() throws Exception {
        start();
        base();
        assertEquals(List.of("manage host1", "manage host2", "manage host3"), driver.takeCalls());
        assertEquals(List.of("link tap#a", "link web#a", "peer host2/ipv4"), driver.keys("host1"));
        assertEquals(List.of("link tap#b", "link web#b", "peer host1/ipv4"), driver.keys("host2"));
        assertEquals(List.of(), driver.keys("host3"));
        assertEquals("ids are stored", 2, config(Yang.IDS).orElseThrow().nonnullSegment().size());
        assertEquals(3, config(Yang.IDS).orElseThrow().nonnullHost().size());
    }

    @Test
    public void deletedApplianceTakesItsLinkAlongAndNothingElse() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(delete(Yang.appliance("lb")));
        await("cascade", () -> config(Yang.link("web")).isEmpty());
        settle();
        assertEquals(List.of("apply host1 +[shut-port fw/eth0] -[link web#a]", "apply host2 +[] -[link web#b]"),
            driver.takeCalls());
        assertTrue(config(Yang.link("tap")).isPresent());
        assertEquals(1, released());
    }

    @Test
    public void deletedInterfaceTakesItsLinkAlong() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(delete(Yang.port("fw", "eth0")));
        await("cascade", () -> config(Yang.link("web")).isEmpty());
        settle();
        assertEquals(List.of("apply host1 +[] -[link web#a]", "apply host2 +[shut-port lb/eth0] -[link web#b]"),
            driver.takeCalls());
    }

    @Test
    public void movedApplianceKeepsItsLink() throws Exception {
        start();
        base();
        driver.takeCalls();
        final var before = config(Yang.IDS).orElseThrow();
        store(put(Yang.appliance("lb"), anAppliance("lb", "host3", aPort("eth0"))));
        assertEquals(List.of("apply host1 +[link web#a, peer host3/ipv4] -[]",
            "apply host2 +[] -[link web#b]", "apply host3 +[link web#b, peer host1/ipv4] -[]"), driver.takeCalls());
        assertEquals(before, config(Yang.IDS).orElseThrow());
        store(put(Yang.appliance("lb"), anAppliance("lb", "host1", aPort("eth0"))));
        assertEquals("both ends on one node", List.of(
            "apply host1 +[link web#a, link web#b] -[peer host3/ipv4]",
            "apply host3 +[] -[link web#b, peer host1/ipv4]"), driver.takeCalls());
    }

    @Test
    public void parkedAppliance() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(put(Yang.appliance("lb"), anAppliance("lb", null, aPort("eth0"))));
        assertEquals(List.of("apply host1 +[shut-port fw/eth0] -[link web#a]", "apply host2 +[] -[link web#b]"),
            driver.takeCalls());
        assertTrue("a parked appliance keeps its link", config(Yang.link("web")).isPresent());
        store(put(Yang.appliance("lb"), anAppliance("lb", "host2", aPort("eth0"))));
        assertEquals(List.of("apply host1 +[link web#a] -[shut-port fw/eth0]", "apply host2 +[link web#b] -[]"),
            driver.takeCalls());
    }

    @Test
    public void adminDownAndUp() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(put(Yang.port("fw", "eth0"), Yang.downPort("eth0")));
        assertEquals(List.of("apply host1 +[shut-port fw/eth0] -[link web#a]",
            "apply host2 +[shut-port lb/eth0] -[link web#b]"), driver.takeCalls());
        store(put(Yang.port("fw", "eth0"), aPort("eth0")));
        assertEquals(List.of("apply host1 +[link web#a] -[shut-port fw/eth0]",
            "apply host2 +[link web#b] -[shut-port lb/eth0]"), driver.takeCalls());
    }

    @Test
    public void changedNodeAddressSendsPeersOnly() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(put(Yang.node("host1"), aNode("host1", "10.0.0.11")));
        assertEquals("a node's own address is part of how it is driven",
            List.of("manage host1", "apply host2 +[peer host1/ipv4] -[]"), driver.takeCalls());
        assertEquals("[/10.0.0.11]", driver.specs().get(new NodeId("host1")).underlay().addresses().toString());
    }

    @Test
    public void lastUserTakesThePeerAlong() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(delete(Yang.link("web")));
        assertEquals(List.of("apply host1 +[shut-port fw/eth0] -[link web#a]",
            "apply host2 +[shut-port lb/eth0] -[link web#b]"), driver.takeCalls());
        store(delete(Yang.link("tap")));
        assertEquals(List.of("apply host1 +[shut-port fw/eth1] -[link tap#a, peer host2/ipv4]",
            "apply host2 +[shut-port ids/eth0] -[link tap#b, peer host1/ipv4]"), driver.takeCalls());
    }

    @Test
    public void changedSpecIsHandedOverWithTheCompleteProgram() throws Exception {
        start();
        base();
        driver.takeCalls();
        final var before = driver.held();
        store(put(Yang.node("host1"), new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes
            .NodeBuilder(aNode("host1", "10.0.0.1")).setSystemId("other").build()));
        assertEquals(List.of("manage host1"), driver.takeCalls());
        assertEquals(before, driver.held());
    }

    @Test
    public void deletedNodeIsReleased() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(delete(Yang.node("host3")));
        assertEquals(List.of("release host3"), driver.takeCalls());
        store(put(Yang.node("host3"), aNode("host3", "10.0.0.3")));
        assertEquals(List.of("manage host3"), driver.takeCalls());
    }

    @Test
    public void wholeIntentIsDeleted() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(delete(Yang.WEFT));
        assertEquals(List.of("release host1", "release host2", "release host3"), driver.takeCalls());
        assertEquals(2, released());
    }

    @Test
    public void sameIntentAgainChangesNothing() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(put(Yang.WEFT, config(Yang.WEFT).orElseThrow()));
        assertEquals(List.of(), driver.takeCalls());
    }

    @Test
    public void newSegmentReplacesBothEnds() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(put(Yang.link("web"), Yang.withSegment(aLink("web", "fw/eth0", "lb/eth0"), 77)));
        assertEquals(List.of("apply host1 +[link web#a] -[link web#a]", "apply host2 +[link web#b] -[link web#b]"),
            driver.takeCalls());
        assertEquals(1, released());
    }

    @Test
    public void externalLink() throws Exception {
        start();
        store(put(Yang.node("host1"), aNode("host1", "10.0.0.1")),
            put(Yang.appliance("fw"), anAppliance("fw", "host1", aPort("eth0"))),
            put(Yang.link("far"), Yang.anExternalLink("far", "fw/eth0", "192.0.2.1", 900)));
        assertEquals(List.of("link far#a", "peer far/external"), driver.keys("host1"));
        driver.takeCalls();
        store(delete(Yang.link("far")));
        assertEquals(List.of("apply host1 +[shut-port fw/eth0] -[link far#a, peer far/external]"),
            driver.takeCalls());
    }

    @Test
    public void failingDriverIsGivenEverythingAgain() throws Exception {
        start();
        base();
        driver.takeCalls();
        driver.failNext(1);
        store(delete(Yang.link("web")));
        assertEquals("the other node is served", List.of("apply host2 +[shut-port lb/eth0] -[link web#b]"),
            driver.takeCalls());
        await("host1 again", () -> driver.calls().contains("manage host1"));
        assertEquals(List.of("link tap#a", "peer host2/ipv4", "shut-port fw/eth0"), driver.keys("host1"));
    }

    @Test
    public void unreadableIntentLeavesWhatWorks() throws Exception {
        start();
        base();
        driver.takeCalls();
        store(put(Yang.link("web"), new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links
            .LinkBuilder().withKey(Yang.linkKey("web")).build()));
        assertEquals(List.of(), driver.takeCalls());
        assertFalse("not a link without an end", config(Yang.link("web")).isEmpty());
    }

    @Test
    public void releasedSegmentIsNotGivenToTheNextLink() throws Exception {
        start();
        base();
        final var before = config(Yang.IDS).orElseThrow().nonnullSegment().keySet();
        store(delete(Yang.link("web")));
        store(put(Yang.link("web"), aLink("web", "fw/eth0", "lb/eth0")));
        final var ids = config(Yang.IDS).orElseThrow();
        assertEquals(3, ids.nonnullSegment().size());
        assertNotEquals(before, ids.nonnullSegment().keySet());
        assertEquals(1, released());
    }
}
