/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static dev.weft.impl.reconcile.ChainYang.aPolicy;
import static dev.weft.impl.reconcile.ChainYang.aService;
import static dev.weft.impl.reconcile.ChainYang.anInstance;
import static dev.weft.impl.reconcile.ChainYang.with;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.PolicyId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.service.Direction;
import dev.weft.impl.mapping.Answer;
import dev.weft.impl.mapping.MappedPolicy;
import dev.weft.impl.mapping.Question;
import dev.weft.impl.service.Mapped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Settings.WithoutRule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.Rule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.settings.RuleBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.Path;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.MappingBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;

/** What nodes and the mapping service make of policies in mapping mode, and of changes of them (SI-9). */
public class MappingProgrammingTest extends ChainTestBase {
    private static final List<String> NODES = List.of("host1", "host2", "host3");
    private static final int MANY = 130;
    private static final Rule FW = rule("10.1.0.0/16", "fw");
    private static final Rule BOTH = rule("10.2.0.0/16", "ids", "fw");

    private static Rule rule(final String remote, final String... services) {
        return new RuleBuilder().setLocal(IetfInetUtil.ipPrefixFor("0.0.0.0/0"))
            .setRemote(IetfInetUtil.ipPrefixFor(remote)).setService(Arrays.stream(services).map(Name::new).toList())
            .build();
    }

    private static Policy mapped(final Rule... rules) {
        return new PolicyBuilder(aPolicy("web", "fw", "ids")).setPath(Path.Mapping).setMapping(new MappingBuilder()
            .setWithoutRule(WithoutRule.Drop).setRule(Arrays.stream(rules).collect(BindingMap.toMap())).build())
            .build();
    }

    /** Everything is there, with a mapping instead of a chain, and all nodes have it. */
    private void mapping() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), mapped(FW, BOTH)));
        acknowledge();
        pass(PASSAGE);
        everywhere();
    }

    /** The generations of the chain are these on all nodes. */
    private void everywhere(final String... generations) {
        NODES.forEach(node -> assertEquals(node, List.of(generations), generations(node, "web")));
    }

    private MappedPath path(final String node) {
        final var paths = held(node, MappedPath.class);
        assertEquals(node + ": " + paths, 1, paths.size());
        return paths.get(0);
    }

    /** What is where on a node, as {@code 1 far, 2 ids/ids1}. */
    private String locators(final String node) {
        return path(node).locators().stream().map(locator -> locator.number() + " "
            + (locator.target() instanceof Hop.Here here ? here.instance().toString() : "far"))
            .collect(Collectors.joining(", "));
    }

    private MappedPolicy answers() {
        return controller.mappings().find(new PolicyId("web")).orElseThrow();
    }

    private int revision() {
        return answers().revisions().current().orElseThrow();
    }

    private Answer ask(final String destination, final int revision, final int here) {
        return answers().answer(new Question(revision, Direction.FROM_WORKLOAD, InetAddresses.forString("10.0.0.1"),
            InetAddresses.forString(destination), here));
    }

    /** A question where traffic enters its path. */
    private Answer ask(final String destination) {
        return ask(destination, 0, Question.ENTRY);
    }

    @Test
    public void nodesKnowWhereLocatorsAreBeforeAnybodyIsLed() throws Exception {
        begin();
        network();
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw1"), anInstance("fw2"))),
            put(ChainYang.service("ids"), aService("ids", "red", anInstance("ids1"))),
            put(ChainYang.policy("web"), mapped(FW, BOTH)),
            put(ChainYang.profile("guarded"), ChainYang.aProfile("guarded", "web")));
        NODES.forEach(node -> assertFalse(path(node).current()));
        assertEquals(List.of(), workloads("host1"));
        assertEquals("1 far, 2 fw/fw2, 3 far", locators("host1"));
        assertEquals("1 far, 2 far, 3 ids/ids1", locators("host2"));
        assertEquals("1 fw/fw1, 2 far, 3 far", locators("host3"));
        acknowledge();
        NODES.forEach(node -> assertTrue(path(node).current()));
        assertEquals(List.of("a/eth0 web"), workloads("host1"));
        assertTrue("nobody else visits it", path("host1").locators().get(0).only());
        assertEquals(60, path("host1").lifetime());
        assertEquals(revision(), path("host1").revision());
        assertEquals(answers().number(), path("host1").id());
    }

    @Test
    public void answersFollowTheRules() throws Exception {
        mapping();
        assertEquals(new Answer.Next(revision(), 1), ask("10.1.0.1"));
        assertEquals(new Answer.Arrived(revision()), ask("10.1.0.1", revision(), 1));
        assertEquals(new Answer.Next(revision(), 2), ask("10.2.0.1"));
        assertEquals(new Answer.Next(revision(), 1), ask("10.2.0.1", revision(), 2));
        assertEquals(new Answer.Refused(revision()), ask("10.3.0.1"));
        assertEquals("host3", answers().places().get(1).node().orElseThrow().value());
    }

    /** The revision alone tells nodes of it, and what is on its way ends on the path that it began. */
    @Test
    public void aChangedRuleChangesTheRevisionOnly() throws Exception {
        mapping();
        final var before = path("host1");
        driver.takeCalls();
        store(put(ChainYang.policy("web"), mapped(rule("10.1.0.0/16", "ids"), BOTH)));
        assertEquals(List.of("apply host1 +[mapped-policy web] -[]", "apply host2 +[mapped-policy web] -[]",
            "apply host3 +[mapped-policy web] -[]"), driver.takeCalls());
        final var after = path("host1");
        assertNotEquals(before.revision(), after.revision());
        assertEquals(before, new MappedPath(after.policy(), after.id(), after.network(), after.segment(),
            after.udpPort(), after.dscp(), after.current(), before.revision(), after.lifetime(), after.locators()));
        assertEquals(new Answer.Next(after.revision(), 2), ask("10.1.0.1"));
        assertEquals(new Answer.Arrived(before.revision()), ask("10.1.0.1", before.revision(), 1));
        store(put(ChainYang.policy("web"), mapped(FW, BOTH)));
        assertEquals("the same again", before, path("host1"));
    }

    @Test
    public void anInstanceThatIsDownIsLeftOutOfAnswersAtOnce() throws Exception {
        mapping();
        final var before = path("host1");
        store(put(ChainYang.service("fw"), aService("fw", "red", with(anInstance("fw1"), AdminState.Down, 1))));
        assertNotEquals(before.revision(), revision());
        assertEquals(before.locators(), path("host1").locators());
        assertEquals("closed", new Answer.Refused(revision()), ask("10.1.0.1"));
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw1"))));
        assertEquals(before, path("host1"));
        store(put(ChainYang.service("fw"), aService("fw", "red", with(anInstance("fw1"), AdminState.Draining, 1))));
        assertEquals("it gets nothing new", new Answer.Refused(revision()), ask("10.1.0.1"));
        assertEquals(before.locators(), path("host1").locators());
    }

    @Test
    public void aNewInstanceIsKnownEverywhereBeforeAnAnswerNamesIt() throws Exception {
        mapping();
        final int before = revision();
        store(put(ChainYang.service("fw"), aService("fw", "red", with(anInstance("fw1"), AdminState.Down, 1),
            anInstance("fw2"))), put(ChainYang.policy("web"), mapped(FW, rule("10.3.0.0/16", "fw"))));
        plugAll();
        assertEquals("1 far, 2 far, 3 fw/fw2", locators("host1"));
        assertEquals("what is down is left out at once", new Answer.Refused(revision()), ask("10.1.0.1"));
        assertEquals("new rules wait", new Answer.Refused(revision()), ask("10.3.0.1"));
        acknowledge();
        assertEquals(new Answer.Next(revision(), 3), ask("10.1.0.1"));
        assertEquals(new Answer.Next(revision(), 3), ask("10.3.0.1"));
        assertNotEquals(before, revision());
        store(put(ChainYang.service("fw"), aService("fw", "red", anInstance("fw2"))));
        acknowledge();
        assertEquals("frames on their way may still go to 1", "2 far, 3 fw/fw2",
            locators("host1"));
        pass(PASSAGE);
        assertEquals("2 far, 3 fw/fw2", locators("host1"));
        assertEquals("mapping:red>fw,ids>2=ids*ids1>3=fw*fw2", id("web").getChain());
    }

    @Test
    public void aChainBecomesAMappingAndAChainAgainWithoutAGap() throws Exception {
        everything();
        store(put(ChainYang.policy("web"), mapped(FW, BOTH)));
        everywhere("1 CURRENT");
        NODES.forEach(node -> assertFalse(path(node).current()));
        assertNotEquals("a generation has that number", 1, revision());
        driver.takeCalls();
        acknowledge();
        assertEquals("one bundle for each node", List.of("apply host1 +[mapped-policy web, policy web#1] -[]",
            "apply host2 +[mapped-policy web, policy web#1] -[]", "apply host3 +[mapped-policy web, policy web#1] -[]"),
            driver.takeCalls().stream().limit(3).toList());
        everywhere("1 PASSING");
        NODES.forEach(node -> assertTrue(path(node).current()));
        pass(PASSAGE);
        everywhere();
        assertEquals(List.of("a/eth0 web"), workloads("host1"));
        final int revision = revision();
        store(put(ChainYang.policy("web"), aPolicy("web", "ids")));
        final var chain = held("host1", ServicePath.class).get(0);
        assertNotEquals("frames have that number", revision, chain.mark().generation());
        assertTrue(path("host1").current());
        acknowledge();
        assertFalse(path("host1").current());
        assertEquals("it is asked for what is on its way", new Answer.Arrived(revision), ask("10.1.0.1", revision, 1));
        pass(PASSAGE);
        NODES.forEach(node -> assertEquals(List.of(), held(node, MappedPath.class)));
        assertTrue(controller.mappings().find(new PolicyId("web")).isEmpty());
        assertEquals(1, generations("host1", "web").size());
    }

    @Test
    public void aRestartChangesNothing() throws Exception {
        mapping();
        final var held = driver.held();
        final var ids = config(Yang.IDS).orElseThrow();
        final int revision = revision();
        begin();
        assertEquals(ids, config(Yang.IDS).orElseThrow());
        plugAll();
        assertEquals(revision, revision());
        assertEquals(held, driver.held());
    }

    /** There are locators for some of the new ones only, while traffic on its way may have those of the old ones. */
    @Test
    public void moreInstancesThanLocatorsAreExchangedInTwoSteps() throws Exception {
        everything();
        store(many("old"));
        store(put(ChainYang.policy("web"), new PolicyBuilder(mapped(rule("10.4.0.0/16", "ids")))
            .setService(aPolicy("web", "ids", "s0", "s1", "s2", "s3", "s4").getService()).build()));
        acknowledge();
        pass(PASSAGE);
        final var locator = ((Answer.Next) ask("10.4.0.1")).locator();
        store(many("new"));
        assertLeads(locator);
        acknowledge();
        assertLeads(locator);
        assertEquals("all that are free", Mapped.MAX_LOCATORS - MANY, answers().places().size());
        await("it is told", () -> String.valueOf(written(ChainYang.policy("web")).getState().getReason())
            .startsWith("its services have more instances than there are locators, 240; "));
        pass(PASSAGE);
        acknowledge();
        assertLeads(locator);
        assertEquals(MANY + 1, answers().places().size());
        await("it is done", () -> !String.valueOf(written(ChainYang.policy("web")).getState().getReason())
            .contains("locators"));
    }

    /** Services s0 to s4 with instances whose names begin in this way. */
    private static Change[] many(final String name) {
        return IntStream.range(0, 5).mapToObj(service -> put(ChainYang.service("s" + service), aService("s" + service,
            "red", IntStream.range(0, MANY / 5).mapToObj(number -> anInstance(name + service + "x" + number, "fw1",
                "in", "out")).toArray(Instance[]::new)))).toArray(Change[]::new);
    }

    private void assertLeads(final int locator) {
        assertTrue(path("host1").current() && path("host2").current());
        assertEquals(List.of("a/eth0 web"), workloads("host1"));
        assertEquals(new Answer.Next(revision(), locator), ask("10.4.0.1"));
    }

    @Test
    public void aPolicyThatGoesIsNotAnswered() throws Exception {
        mapping();
        final int number = answers().number();
        store(delete(ChainYang.profile("guarded")), delete(ChainYang.policy("web")));
        NODES.forEach(node -> assertFalse(path(node).current()));
        pass(PASSAGE);
        NODES.forEach(node -> assertEquals(List.of(), held(node, MappedPath.class)));
        assertTrue(controller.mappings().find(number).isEmpty());
    }

    @Test
    public void theStateTellsRevisionAndLocators() throws Exception {
        mapping();
        await("up", () -> written(ChainYang.policy("web")).getState().getStatus() == Status.Up);
        final var state = written(ChainYang.policy("web")).getState();
        assertNull("it has no chain", state.getGeneration());
        assertEquals(revision(), state.getMapping().getRevision().getValue().toJava());
        assertEquals(List.of("1 fw/fw1 true", "2 ids/ids1 true"), state.getMapping().nonnullLocator().values().stream()
            .map(locator -> locator.getNumber().getValue() + " " + locator.getService().getValue() + "/"
                + locator.getInstance().getValue() + " " + locator.getInService()).sorted().toList());
        store(put(ChainYang.service("fw"), aService("fw", "red", with(anInstance("fw1"), AdminState.Down, 1))));
        await("out of service", () -> !written(ChainYang.policy("web")).getState().getMapping().nonnullLocator()
            .values().stream().filter(locator -> locator.getService().getValue().equals("fw")).findFirst()
            .orElseThrow().getInService());
    }
}
