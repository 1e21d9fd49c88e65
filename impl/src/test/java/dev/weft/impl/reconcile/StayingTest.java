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

import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.impl.service.Rollout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.policy.Staying;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.policy.StayingBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.policy.StayingKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.OpenConnections;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.PolicyId;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Open connections stay on old generations over a restart, for as long as was meant (SI-6, SI-8). */
public class StayingTest extends ChainTestBase {
    private static final List<String> MANAGED = List.of("manage host1", "manage host2", "manage host3");

    /** Gives policy web another chain, on whose predecessor open connections stay. */
    private void lead(final String... services) throws Exception {
        store(put(ChainYang.policy("web"), staying(services)));
        acknowledge();
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy staying(
            final String... services) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder(
            aPolicy("web", services)).setOpenConnections(OpenConnections.Stay).build();
    }

    private void everywhere(final String... generations) {
        driver.specs().keySet().forEach(node -> assertEquals(node.value(), List.of(generations),
            generations(node.value(), "web")));
    }

    private static Staying old(final int generation, final String chain, final String until) {
        return new StayingBuilder().withKey(new StayingKey(Uint8.valueOf(generation))).setChain(chain)
            .setUntil(until == null ? null : new DateAndTime(until)).build();
    }

    private static Change entry(final Policy entry) {
        return put(Yang.IDS.child(Policy.class, entry.key()), entry);
    }

    /** Stores what policy web stays on as somebody else would write it, while no controller is there. */
    private void forge(final Staying... staying) throws Exception {
        stop();
        commit(entry(new PolicyBuilder(id("web")).setStaying(List.of(staying)).build()));
    }

    @Test
    public void aRestartChangesNothing() throws Exception {
        everything();
        final var begun = clock.instant();
        lead("ids", "fw");
        pass(PASSAGE);
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw1"), anInstance("fw2"))));
        plugAll();
        acknowledge();
        everywhere("1 STAYING", "2 STAYING", "3 CURRENT");
        assertEquals(List.of(old(1, "red>fw(c,fw1*1)>ids(c,ids1*1)", begun.plus(DRAIN).toString()),
            old(2, "red>ids(c,ids1*1)>fw(c,fw1*1)", begun.plus(PASSAGE).plus(DRAIN).toString())),
            id("web").getStaying());
        final var held = driver.held();
        final var ids = config(Yang.IDS).orElseThrow();
        driver.takeCalls();
        begin();
        assertEquals(MANAGED, driver.takeCalls());
        assertEquals(held, driver.held());
        plugAll();
        assertEquals("nor does what nodes say then", List.of(), driver.takeCalls());
        assertEquals(held, driver.held());
        assertEquals(ids, config(Yang.IDS).orElseThrow());
        pass(DRAIN.minus(PASSAGE));
        everywhere("1 PASSING", "2 STAYING", "3 CURRENT");
        assertEquals(1, id("web").getStaying().size());
        pass(PASSAGE);
        everywhere("2 PASSING", "3 CURRENT");
        assertEquals(List.of(), id("web").nonnullStaying());
        pass(PASSAGE);
        everywhere("3 CURRENT");
    }

    /** A node that is not heard yet sends frames that are on it. */
    @Test
    public void whatEndedMeanwhileGoesWhenNodesHadTimeToConnect() throws Exception {
        everything();
        lead("ids", "fw");
        stop();
        clock.pass(DRAIN);
        begin();
        everywhere("1 STAYING", "2 CURRENT");
        plugAll();
        pass(Rollout.PATIENCE);
        everywhere("1 PASSING", "2 CURRENT");
        assertEquals(List.of(), id("web").nonnullStaying());
        pass(PASSAGE);
        everywhere("2 CURRENT");
    }

    /** A frame is not on its way for as long as a controller takes to start. */
    @Test
    public void whatOnlyFramesOnTheirWayUseIsNotKept() throws Exception {
        everything();
        lead("ids", "fw");
        pass(DRAIN);
        everywhere("1 PASSING", "2 CURRENT");
        begin();
        everywhere("2 CURRENT");
    }

    @Test
    public void whatIsStoredAsNobodyMeantItIsReplaced() throws Exception {
        everything();
        lead("ids", "fw");
        pass(PASSAGE);
        final var right = id("web");
        final var soon = clock.instant().plus(DRAIN).toString();
        final var chain = "red>fw(c,fw1*1)";
        forge(old(1, right.getStaying().get(0).getChain(), right.getStaying().get(0).getUntil().getValue()),
            old(2, chain, soon), old(3, "blue>fw(c,fw1*1)", soon), old(4, "red>fw", soon), old(5, null, soon),
            old(6, chain, null), old(8, "mapping:red>fw>1=fw*fw1", soon),
            old(9, chain, "2026-13-32T00:00:00Z"), old(10, "red>fw(c" + ",a*1".repeat(100_000) + ")", soon),
            old(11, "red>nobody(c,fw1*1)", soon), old(12, chain + ">fw(c,fw1*1)", soon));
        driver.takeCalls();
        begin();
        assertEquals("one that passes is there for a moment", List.of("1 STAYING", "2 CURRENT", "11 PASSING"),
            generations("host1", "web"));
        pass(PASSAGE);
        everywhere("1 STAYING", "2 CURRENT");
        assertEquals(right, id("web"));
    }

    /** As when the clock was ahead when it was stored. */
    @Test
    public void nobodyStaysLongerThanADay() throws Exception {
        everything();
        lead("ids", "fw");
        final var chain = id("web").getStaying().get(0).getChain();
        forge(old(1, chain, "2999-01-01T00:00:00Z"));
        begin();
        everywhere("1 STAYING", "2 CURRENT");
        assertEquals(List.of(old(1, chain, clock.instant().plus(Rollout.MAX_STAY).toString())),
            id("web").getStaying());
    }

    @Test
    public void whatIsStoredWithoutAChainIsReplaced() throws Exception {
        everything();
        stop();
        final var right = id("web");
        commit(entry(new PolicyBuilder(right).setChain("red>").setStaying(
            List.of(old(9, "red>fw(c,fw1*1)", clock.instant().plus(DRAIN).toString()))).build()));
        begin();
        everywhere("2 PASSING");
        assertEquals(List.of(), id("web").nonnullStaying());
        plugAll();
        acknowledge();
        everywhere("2 CURRENT");
        assertEquals(right.getChain(), id("web").getChain());
    }

    @Test
    public void theNewestOfTooManyAreKept() throws Exception {
        everything();
        final var until = clock.instant().plus(DRAIN).toString();
        forge(IntStream.rangeClosed(100, 120).mapToObj(number -> old(number, "red>ids(c,ids1*1)", until))
            .toArray(Staying[]::new));
        begin();
        assertEquals(IntStream.rangeClosed(113, 120).boxed().toList(), id("web").getStaying().stream()
            .map(old -> old.getGeneration().intValue()).toList());
        assertEquals(1 + Rollout.MAX_OLD, generations("host2", "web").size());
    }

    /** Before the next generation is taken into use as well as while they stay on the old one. */
    @Test
    public void connectionsOfAnInstanceThatIsGoneGoToTheOthersAtOnce() throws Exception {
        everything();
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw2"))));
        assertEquals("1 CURRENT", generations("host1", "web").get(0));
        assertEquals("fw fw/fw2, ids far", hops("host1", "web", 1));
        acknowledge();
        assertEquals(List.of("1 STAYING", "2 CURRENT"), generations("host1", "web"));
        assertEquals("fw fw/fw2, ids far", hops("host1", "web", 1));
        assertEquals("fw far, ids ids/ids1", hops("host2", "web", 1));
        driver.port("host1", new PortRef.Plugged("fw2/in"), PortState.DOWN);
        settle();
        assertEquals("fw none, ids far", hops("host1", "web", 1));
    }

    @Test
    public void soDoThoseOfADrainedOneThatDies() throws Exception {
        everything();
        store(put(ChainYang.service("fw"), aService("fw", "red", with(anInstance("fw1"), AdminState.Draining, 1),
            anInstance("fw2"))));
        acknowledge();
        everywhere("1 STAYING", "2 CURRENT");
        assertEquals("fw far, ids far", hops("host1", "web", 1));
        driver.port("host3", new PortRef.Plugged("fw1/in"), PortState.DOWN);
        settle();
        assertEquals("fw fw/fw2, ids far", hops("host1", "web", 1));
        driver.port("host3", new PortRef.Plugged("fw1/in"), PortState.UP);
        settle();
        assertEquals("and back", "fw far, ids far", hops("host1", "web", 1));
    }

    @Test
    public void noneStayOnAServiceThatIsDeletedAlongWithTheChange() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), staying("ids")), delete(ChainYang.service("fw")));
        driver.acknowledgeAll();
        settle();
        assertEquals(List.of("1 PASSING", "2 CURRENT"), generations("host1", "web"));
        assertEquals(List.of(), id("web").nonnullStaying());
    }

    /** No policy wants the service any more, so it may be deleted. */
    @Test
    public void connectionsDoNotStayOnAServiceThatWasDeleted() throws Exception {
        everything();
        lead("ids");
        assertEquals(List.of("1 STAYING", "2 CURRENT"), generations("host1", "web"));
        store(delete(ChainYang.service("fw")));
        assertEquals(List.of("1 PASSING", "2 CURRENT"), generations("host1", "web"));
        assertEquals(List.of(), id("web").nonnullStaying());
    }

    @Test
    public void norDoTheyWhenThatWasWhileDown() throws Exception {
        everything();
        lead("ids");
        stop();
        commit(delete(ChainYang.service("fw")));
        begin();
        assertEquals(List.of("1 PASSING", "2 CURRENT"), generations("host1", "web"));
        assertEquals(List.of(), id("web").nonnullStaying());
        pass(PASSAGE);
        assertEquals(List.of("2 CURRENT"), generations("host1", "web"));
    }

    @Test
    public void anotherIdWhileDownBeginsAnew() throws Exception {
        everything();
        lead("ids", "fw");
        final var before = id("web").key();
        stop();
        commit(put(ChainYang.policy("web"), new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121
            .services.PolicyBuilder(staying("ids", "fw")).setId(new PolicyId(Uint16.valueOf(700))).build()));
        begin();
        everywhere("1 PASSING");
        final var released = config(Yang.IDS.child(Policy.class, before)).orElseThrow();
        assertEquals(null, released.getChain());
        assertEquals(List.of(), released.nonnullStaying());
        plugAll();
        acknowledge();
        everywhere("1 CURRENT");
        assertEquals(List.of(), id("web").nonnullStaying());
    }

    @Test
    public void anotherNetworkWhileDownTakesConnectionsAlong() throws Exception {
        everything();
        lead("ids", "fw");
        stop();
        commit(put(Yang.network("blue"), Yang.aFence("blue", "a/eth0", "b/eth0")), delete(Yang.network("red")),
            put(ChainYang.service("fw"), aService("fw", "blue", anInstance("fw1"))),
            put(ChainYang.service("ids"), aService("ids", "blue", anInstance("ids1"))));
        begin();
        plugAll();
        acknowledge();
        assertEquals(List.of("3 CURRENT"), generations("host1", "web"));
        assertEquals("blue>ids(c,ids1*1)>fw(c,fw1*1)", id("web").getChain());
        assertEquals(List.of(), id("web").nonnullStaying());
    }

    /** What the policy was stays in force and stored, so that no traffic passes the services by. */
    @Test
    public void aServiceThatCannotBeReadTakesNoPolicyOutOfForce() throws Exception {
        everything();
        lead("ids", "fw");
        final var before = id("web");
        stop();
        commit(put(ChainYang.service("fw"), new ServiceBuilder(aService("fw", "red", anInstance("fw1")))
            .setNetwork(null).build()));
        begin();
        plugAll();
        assertEquals(before, id("web"));
        assertEquals(List.of("1 STAYING", "2 CURRENT"), generations("host1", "web"));
        assertEquals("what it would give to it is dropped", "ids far, fw none", hops("host1", "web", 2));
        assertEquals(List.of("a/eth0 web"), workloads("host1"));
        await("it is told", () -> ("service fw cannot be read; correct it. Until then the policy goes on as it was")
            .equals(written(ChainYang.policy("web")).getState().getReason()));
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw1"))));
        everywhere("1 STAYING", "2 CURRENT");
        assertEquals("fw far, ids far", hops("host1", "web", 1));
    }

    /** Nobody lets this in, but the datastore may have it. */
    @Test
    public void aServiceThatIsNotThereTakesNoPolicyOutOfForce() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), aPolicy("web", "fw", "nobody")));
        everywhere("1 CURRENT");
        assertEquals(List.of("a/eth0 web"), workloads("host1"));
        await("it is told", () -> ("there is no service nobody; create it, or take it out of the policy. Until then the"
            + " policy goes on as it was").equals(written(ChainYang.policy("web")).getState().getReason()));
    }

    /** A policy that is gone and comes back has forgotten. */
    @Test
    public void aPolicyThatWasDeletedWhileDownIsForgotten() throws Exception {
        everything();
        lead("ids", "fw");
        final var before = id("web").key();
        stop();
        commit(delete(ChainYang.policy("web")), put(ChainYang.profile("guarded"), aProfile("guarded")));
        begin();
        everywhere();
        assertEquals(List.of(), config(Yang.IDS.child(Policy.class, before)).orElseThrow().nonnullStaying());
        store(put(ChainYang.policy("web"), new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121
            .services.PolicyBuilder(staying("ids", "fw")).setId(before.getId()).build()));
        everywhere("3 PASSING");
    }

    /** Of a policy whose generations change, and of no other one, one entry is written for each change. */
    @Test
    public void writesAreInProportionToChanges() throws Exception {
        everything();
        store(put(ChainYang.policy("other"), aPolicy("other", "fw")));
        acknowledge();
        final var written = new CopyOnWriteArrayList<Integer>();
        getDataBroker().registerDataTreeChangeListener(DataTreeIdentifier.create(LogicalDatastoreType.CONFIGURATION,
            Yang.IDS.child(Policy.class)), changes -> changes.forEach(change -> {
                if (change.getRootNode().getDataBefore() != null) {
                    written.add(change.getRootNode().getDataAfter().nonnullStaying().size());
                }
            }));
        lead("ids", "fw");
        pass(PASSAGE);
        lead("fw");
        pass(DRAIN.minus(PASSAGE).minus(Duration.ofMillis(1)));
        begin();
        plugAll();
        pass(Rollout.PATIENCE);
        pass(PASSAGE);
        pass(PASSAGE);
        everywhere("3 CURRENT");
        await("1, 2 and 0 stayed on: " + written, () -> written.equals(List.of(1, 2, 2, 0)));
    }
}
