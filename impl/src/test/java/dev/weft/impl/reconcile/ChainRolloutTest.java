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
import static dev.weft.impl.reconcile.ChainYang.with;
import static org.junit.Assert.assertEquals;

import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.ObjectStatus;
import dev.weft.impl.service.Rollout;
import java.time.Duration;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.OpenConnections;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yangtools.yang.common.Uint16;

/** How nodes get from one generation of a chain to the next, and what a restart makes of it (SI-6, SI-8). */
public class ChainRolloutTest extends ChainTestBase {
    private static final List<String> NODES = List.of("host1", "host2", "host3");

    private void has(final String node, final int generation) throws Exception {
        driver.report(node, "policy web#" + generation, ObjectStatus.INSTALLED);
        settle();
    }

    private void everywhere(final String... generations) {
        NODES.forEach(node -> assertEquals(node, List.of(generations), generations(node, "web")));
    }

    @Test
    public void aPolicyIsOnAllNodesBeforeItLeadsAnything() throws Exception {
        begin();
        network();
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw1"))),
            put(ChainYang.policy("web"), aPolicy("web", "fw")),
            put(ChainYang.profile("guarded"), aProfile("guarded", "web")));
        everywhere("1 PASSING");
        assertEquals(List.of(), workloads("host1"));
        has("host1", 1);
        has("host2", 1);
        everywhere("1 PASSING");
        driver.takeCalls();
        has("host3", 1);
        assertEquals("one bundle for each node", List.of(
            "apply host1 +[network red, policy web#1, port-policies red#a/eth0] -[]",
            "apply host2 +[policy web#1] -[]", "apply host3 +[policy web#1] -[]"), driver.takeCalls());
        everywhere("1 CURRENT");
        assertEquals(List.of("a/eth0 web"), workloads("host1"));
    }

    @Test
    public void aNodeThatGoesIsNotWaitedFor() throws Exception {
        everything();
        pass(Rollout.PATIENCE);
        store(put(ChainYang.policy("web"), aPolicy("web", "ids", "fw")));
        has("host1", 2);
        has("host2", 2);
        everywhere("1 CURRENT", "2 PASSING");
        driver.report("host3", AWAY);
        settle();
        everywhere("1 PASSING", "2 CURRENT");
    }

    @Test
    public void aNodeThatIsAwayIsNotWaitedFor() throws Exception {
        everything();
        pass(Rollout.PATIENCE);
        NODES.forEach(node -> driver.report(node, AWAY));
        settle();
        store(put(ChainYang.policy("web"), aPolicy("web", "ids", "fw")));
        await("nobody to wait for", () -> generations("host3", "web").equals(List.of("1 PASSING", "2 CURRENT")));
    }

    @Test
    public void aNodeThatNeverAnswersDoesNotBlockForEver() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), aPolicy("web", "ids", "fw")));
        has("host1", 2);
        has("host2", 2);
        driver.report("host3", "policy web#2", new ObjectStatus.Failed("no room"));
        settle();
        pass(Rollout.PATIENCE.minusMillis(1));
        everywhere("1 CURRENT", "2 PASSING");
        pass(Duration.ofMillis(1));
        everywhere("1 PASSING", "2 CURRENT");
        pass(PASSAGE);
        everywhere("2 CURRENT");
    }

    @Test
    public void aNodeWithoutMemberOrServiceOfTheChainIsLeftAlone() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), aPolicy("web", "ids")));
        assertEquals(List.of("1 CURRENT"), generations("host3", "web"));
        acknowledge();
        assertEquals(List.of("1 PASSING"), generations("host3", "web"));
        assertEquals(List.of("1 PASSING", "2 CURRENT"), generations("host1", "web"));
        pass(PASSAGE);
        assertEquals(List.of(), generations("host3", "web"));
    }

    /** A path that is changed while it is on its way has to be acknowledged as it is now. */
    @Test
    public void whatChangesOnTheWayIsWaitedForAgain() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), aPolicy("web", "ids", "fw")));
        has("host1", 2);
        has("host2", 2);
        store(anApplianceOf("fw1", "host1"));
        plugAll();
        assertEquals("host3 is out of it", List.of(), generations("host3", "web"));
        assertEquals(List.of("1 CURRENT", "2 PASSING"), generations("host1", "web"));
        has("host1", 2);
        has("host2", 2);
        assertEquals(List.of("1 PASSING", "2 CURRENT"), generations("host1", "web"));
    }

    @Test
    public void openConnectionsStayAsTheIntentSays() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), new PolicyBuilder(aPolicy("web", "ids", "fw"))
            .setOpenConnections(OpenConnections.Stay).build()));
        acknowledge();
        everywhere("1 STAYING", "2 CURRENT");
        assertEquals("red>ids(c,ids1*1)>fw(c,fw1*1)", id("web").getChain());
        pass(DRAIN.minusMillis(1));
        everywhere("1 STAYING", "2 CURRENT");
        pass(Duration.ofMillis(1));
        everywhere("1 PASSING", "2 CURRENT");
        pass(PASSAGE);
        everywhere("2 CURRENT");
    }

    @Test
    public void aDrainedInstanceKeepsItsConnections() throws Exception {
        everything();
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw1"), anInstance("fw2"))));
        plugAll();
        acknowledge();
        pass(DRAIN);
        pass(PASSAGE);
        everywhere("2 CURRENT");
        store(put(ChainYang.service("fw"), aService("fw", "red",
            with(anInstance("fw1"), AdminState.Draining, 1), anInstance("fw2"))));
        acknowledge();
        everywhere("2 STAYING", "3 CURRENT");
        assertEquals("fw far+fw/fw2, ids far", hops("host1", "web", 2));
        assertEquals("fw fw/fw2, ids far", hops("host1", "web", 3));
        store(put(ChainYang.service("fw"), aService("fw", "red",
            with(anInstance("fw1"), AdminState.Down, 1), anInstance("fw2"))));
        assertEquals("out of service at once", "fw fw/fw2, ids far", hops("host1", "web", 2));
    }

    @Test
    public void adminStateDownIsNoOtherGeneration() throws Exception {
        everything();
        store(put(ChainYang.service("fw"), aService("fw", "red", with(anInstance("fw1"), AdminState.Down, 1))));
        everywhere("1 CURRENT");
        assertEquals("fw none, ids far", hops("host1", "web", 1));
    }

    @Test
    public void aRestartChangesNothing() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), aPolicy("web", "ids", "fw")));
        acknowledge();
        pass(PASSAGE);
        everywhere("2 CURRENT");
        final var held = driver.held();
        final var ids = config(Yang.IDS).orElseThrow();
        driver.takeCalls();
        begin();
        assertEquals(List.of("manage host1", "manage host2", "manage host3"), driver.takeCalls());
        assertEquals(held, driver.held());
        assertEquals(ids, config(Yang.IDS).orElseThrow());
        plugAll();
        assertEquals("nor does what nodes say then", List.of(), driver.takeCalls());
        assertEquals(held, driver.held());
    }

    /** Until the next generation is everywhere, the old one is what a restart goes on with. */
    @Test
    public void aRestartOnTheWayGoesOnWithTheOldOne() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), aPolicy("web", "ids", "fw")));
        everywhere("1 CURRENT", "2 PASSING");
        final var held = driver.held();
        begin();
        everywhere("1 CURRENT", "2 PASSING");
        assertEquals(held, driver.held());
        assertEquals(1, id("web").getGeneration().toJava());
        plugAll();
        acknowledge();
        everywhere("1 PASSING", "2 CURRENT");
        assertEquals(2, id("web").getGeneration().toJava());
    }

    /** Nodes that were not heard since the start may have the old generation only. */
    @Test
    public void whatChangedWhileDownWaitsForNodes() throws Exception {
        everything();
        stop();
        commit(put(ChainYang.policy("web"), aPolicy("web", "ids", "fw")));
        begin();
        everywhere("1 CURRENT", "2 PASSING");
        plugAll();
        everywhere("1 CURRENT", "2 PASSING");
        acknowledge();
        everywhere("1 PASSING", "2 CURRENT");
    }

    @Test
    public void anotherIdIsAnotherGeneration() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), new PolicyBuilder(aPolicy("web", "fw", "ids"))
            .setId(new PolicyId(Uint16.valueOf(700))).build()));
        acknowledge();
        assertEquals(List.of("1 PASSING", "2 CURRENT"), generations("host1", "web"));
        assertEquals(700, held("host1", PortPolicies.class).get(0).policies().get(0).id());
        pass(PASSAGE);
        everywhere("2 CURRENT");
    }

    @Test
    public void aPolicyThatTakesTheIdOfAnotherOneIsNeverMistakenForIt() throws Exception {
        everything();
        final int first = id("web").getId().getValue().toJava();
        store(put(ChainYang.policy("web"), new PolicyBuilder(aPolicy("web", "fw", "ids"))
                .setId(new PolicyId(Uint16.valueOf(700))).build()),
            put(ChainYang.policy("other"), new PolicyBuilder(aPolicy("other", "fw"))
                .setId(new PolicyId(Uint16.valueOf(first))).build()));
        assertEquals("the old one is gone at once", List.of("2 PASSING"), generations("host1", "web"));
        acknowledge();
        everywhere("2 CURRENT");
        assertEquals(List.of("2 CURRENT"), generations("host1", "other"));
    }
}
