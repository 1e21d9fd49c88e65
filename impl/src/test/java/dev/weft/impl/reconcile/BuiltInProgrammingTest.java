/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Hop;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.NodeFirewall;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.impl.SampleBuiltIn;
import dev.weft.impl.SampleGateway;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Settings.WithoutRule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.MappingBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.firewall.Rule.Action;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** What nodes are asked to do for services that switches are, and what is shown of it (GW-1). */
public class BuiltInProgrammingTest extends ControllerTestBase {
    private static final String MAC1 = "02:00:00:00:00:01";
    private static final String MAC2 = "02:00:00:00:00:02";
    private static final String GATE = "02:00:00:00:01:01";

    /** Two nodes with members and a third one with gateway edge; policy web of member a: firewall, then gateway. */
    private void begin() throws Exception {
        start();
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("a"), Yang.anAppliance("a", "host1",
                YangSteering.withProfile(Yang.aStation("eth0", MAC1), "p"))),
            put(Yang.appliance("b"), Yang.anAppliance("b", "host2", Yang.aStation("eth0", MAC2))),
            put(Yang.network("red"), Yang.aFence("red", "a/eth0", "b/eth0")),
            put(gateway("edge"), edge("host3", GATE)),
            put(YangSteering.service("wall"), wall().on("one", "host3").stored()),
            put(YangSteering.service("exit"), SampleBuiltIn.gateway("exit", "red", "edge").open().stored()),
            put(YangSteering.policy("web"), YangSteering.aPolicy("web", "wall", "exit")),
            put(YangSteering.profile("p"), YangSteering.aProfile("p", "web")));
        acknowledge();
    }

    private void acknowledge() throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            driver.acknowledgeAll();
            settle();
        }
        driver.takeCalls();
    }

    private static SampleBuiltIn wall() {
        return SampleBuiltIn.firewall("wall", "red").rule(10, Action.Allow, 6);
    }

    private static Gateway edge(final String node, final String mac) {
        return SampleGateway.named("edge", node).with("red", mac, "10.1.0.1/24").stored();
    }

    private static InstanceIdentifier<Gateway> gateway(final String name) {
        return Yang.WEFT.child(Gateway.class, new GatewayKey(new Name(name)));
    }

    private static InstanceId instance(final String service, final String name) {
        return new InstanceId(new ServiceId(service), name);
    }

    private Optional<NodeFirewall> firewall(final String node, final String name) {
        return Optional.ofNullable((NodeFirewall) driver.held().get(new NodeId(node))
            .get(ObjectKey.firewall(instance("wall", name))));
    }

    /** The hops of the policy's generation in force on a node. */
    private List<Hop> hops(final String node) {
        return hops(node, ServicePath.Role.CURRENT);
    }

    private List<Hop> hops(final String node, final ServicePath.Role role) {
        return driver.held().get(new NodeId(node)).values().stream().filter(ServicePath.class::isInstance)
            .map(ServicePath.class::cast).filter(path -> path.role() == role).findFirst()
            .orElseThrow().hops();
    }

    private List<String> numbers() {
        return config(Yang.IDS).orElseThrow().nonnullGateway().values().stream().map(entry ->
            entry.getNode().getValue() + " " + entry.getId().getValue() + " " + entry.getOwner().getValue()
                + (entry.getInstance() == null ? "" : "/" + entry.getInstance().getValue())
                + (entry.getReleased() == null ? "" : " released")).sorted().toList();
    }

    private State state(final String service) {
        return written(YangSteering.service(service)).getState();
    }

    private void state(final String service, final Status status, final String reason) {
        await(service + " " + status + " " + reason + " but was " + state(service), () ->
            state(service).getStatus() == status
                && Optional.ofNullable(state(service).getReason()).equals(Optional.ofNullable(reason)));
    }

    @Test
    public void aFirewallIsOnItsNodeAndAGatewayIsAStation() throws Exception {
        begin();
        final var object = firewall("host3", "one").orElseThrow();
        assertEquals(List.of("red", 1, false), List.of(object.network().value(), object.rules().size(),
            object.allow()));
        assertEquals("one pool for both", List.of("host3 1 edge", "host3 2 wall/one"), numbers());
        assertEquals(List.of(new Hop.BuiltIn(instance("wall", "one"), object.number())), hops("host3").get(0).here());
        assertEquals(hops("host3").get(0).here(), hops("host3").get(0).slots());
        assertTrue("host1 sends there", hops("host1").get(0).slots().get(0) instanceof Hop.Far);
        for (var node : List.of("host1", "host2", "host3")) {
            final var exit = hops(node).get(1);
            assertEquals(List.of(new Hop.Station(instance("exit", "edge"), MacAddress.of(GATE))),
                exit.slots());
            assertTrue(exit.oneWay() && exit.open() && exit.here().isEmpty());
        }
        assertTrue("members and gateways are found from there", driver.keys("host3").containsAll(List.of(
            "address red#" + MAC1, "address red#" + MAC2, "firewall wall/one", "gateway edge", "network red")));
    }

    @Test
    public void aNodeWithAFirewallAloneIsOneOfTheNetwork() throws Exception {
        begin();
        store(put(gateway("edge"), edge("host2", GATE)));
        acknowledge();
        assertEquals(List.of("address red#" + MAC1, "address red#" + MAC2, "address red#" + GATE, "firewall wall/one",
            "network red", "policy web#1"), driver.keys("host3").stream().filter(key -> !key.startsWith("peer"))
            .toList());
    }

    /** What comes to a gateway may have been led by any policy of its network, and says so. */
    @Test
    public void aNodeWithAGatewayAloneKnowsAllPolicies() throws Exception {
        begin();
        store(put(YangSteering.service("wall"), wall().on("one", "host2").stored()),
            put(YangSteering.policy("web"), YangSteering.aPolicy("web", "wall")));
        acknowledge();
        final var keys = driver.keys("host3");
        assertTrue(keys.toString(), keys.contains("gateway edge")
            && keys.stream().anyMatch(key -> key.startsWith("policy web#")));
        store(put(Yang.node("host4"), Yang.aNode("host4", "10.0.0.4")));
        driver.takeCalls();
        store(put(gateway("edge"), edge("host4", GATE)));
        final var arrival = driver.takeCalls().stream().filter(call -> call.startsWith("apply host4")).toList();
        assertEquals(arrival.toString(), 1, arrival.size());
        assertTrue(arrival.toString(), arrival.get(0).contains("gateway edge")
            && arrival.get(0).contains("policy web#"));
        assertTrue(driver.keys("host3").stream().noneMatch(key -> key.startsWith("policy")));
    }

    @Test
    public void rulesChangeInPlace() throws Exception {
        begin();
        store(put(YangSteering.service("wall"), wall().rule(20, Action.Drop, 17).on("one", "host3").stored()));
        assertEquals(List.of("apply host3 +[firewall wall/one] -[]"), driver.takeCalls());
        assertEquals(2, firewall("host3", "one").orElseThrow().rules().size());
    }

    @Test
    public void anInstanceMovesAndAnotherComes() throws Exception {
        begin();
        store(put(YangSteering.service("wall"), wall().on("one", "host2").stored()));
        assertTrue(firewall("host3", "one").isEmpty());
        assertEquals(1, firewall("host2", "one").orElseThrow().number());
        assertEquals("in the same generation", List.of(new Hop.BuiltIn(instance("wall", "one"), 1)),
            hops("host2").get(0).slots());
        store(put(YangSteering.service("wall"), wall().on("one", "host2").on("two", "host1").stored()));
        acknowledge();
        assertEquals(Hop.SLOTS, hops("host1").get(0).slots().size());
        assertEquals(List.of("host1 1 wall/two", "host2 1 wall/one"), numbers().stream()
            .filter(entry -> entry.contains("wall") && !entry.contains("released")).toList());
        store(delete(YangSteering.policy("web")), delete(YangSteering.service("wall")));
        assertTrue(firewall("host2", "one").isEmpty());
        assertTrue(numbers().contains("host2 1 wall/one released"));
    }

    @Test
    public void aChangedGatewayChangesThePathOnly() throws Exception {
        begin();
        final var other = "02:00:00:00:01:02";
        store(put(gateway("edge"), edge("host3", other)));
        assertEquals(List.of(new Hop.Station(instance("exit", "edge"), MacAddress.of(other))),
            hops("host1").get(1).slots());
        driver.takeCalls();
        store(put(gateway("edge"), SampleGateway.named("edge", "host3").with("red", other, "10.1.0.1/24")
            .rule(10, org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule.Action
                .Allow, "red", "red").stored()));
        assertEquals("its rules are no matter of the service", List.of("apply host3 +[gateway edge] -[]"),
            driver.takeCalls());
    }

    @Test
    public void aParkedGatewayGetsNothing() throws Exception {
        begin();
        state("exit", Status.Up, null);
        store(put(gateway("edge"), edge(null, GATE)));
        assertEquals(List.of(), hops("host1").get(1).slots());
        assertTrue("what is sent to workloads still passes by", hops("host1").get(1).oneWay());
        state("exit", Status.Waiting, "no instance is in service, so traffic passes by (without-instance is open);"
            + " instance edge: gateway edge: it is on no node; set its node to have it work");
        store(put(gateway("edge"), edge("host2", GATE)));
        acknowledge();
        state("exit", Status.Up, null);
        assertEquals("host2", state("exit").nonnullInstance().values().iterator().next().getNode().getValue());
        assertEquals(1, hops("host1").get(1).slots().size());
    }

    /** Also for open connections. */
    @Test
    public void anotherGatewayTakesOverAtOnce() throws Exception {
        begin();
        final var mac = "02:00:00:00:01:02";
        final var slots = List.of(new Hop.Station(instance("exit", "other"), MacAddress.of(mac)));
        store(delete(gateway("edge")), put(gateway("other"), SampleGateway.named("other", "host2")
            .with("red", mac, "10.1.0.1/24").stored()),
            put(YangSteering.service("exit"), SampleBuiltIn.gateway("exit", "red", "other").stored()));
        assertEquals("the next generation is to come", slots, hops("host1").get(1).slots());
        acknowledge();
        assertEquals(slots, hops("host1").get(1).slots());
        assertEquals("what stays", slots, hops("host1", ServicePath.Role.STAYING).get(1).slots());
    }

    /** The service is never without an instance while it becomes something else. */
    @Test
    public void whatDoesTheWorkChangesInPlace() throws Exception {
        begin();
        store(put(Yang.appliance("box"), Yang.anAppliance("box", "host2", Yang.aPort("in"), Yang.aPort("out"))),
            put(YangSteering.service("wall"), ChainYang.aService("wall", "red", ChainYang.anInstance("box"))));
        for (var port : List.of("box/in", "box/out")) {
            driver.port("host2", new PortRef.Plugged(port), PortState.UP);
        }
        settle();
        assertEquals("an appliance, at once", List.of("box"), on("host2", ServicePath.Role.CURRENT));
        acknowledge();
        assertEquals(List.of("box"), on("host2", ServicePath.Role.STAYING));
        store(put(YangSteering.service("wall"), wall().on("two", "host1").stored()));
        assertEquals("a firewall, at once", List.of("two"), on("host1", ServicePath.Role.CURRENT));
        acknowledge();
        assertEquals(List.of("two"), on("host1", ServicePath.Role.STAYING));
        assertEquals(List.of("two"), on("host1", ServicePath.Role.CURRENT));
    }

    /** The instances of the firewall on a node to which it leads what is on a generation. */
    private List<String> on(final String node, final ServicePath.Role role) {
        return hops(node, role).get(0).slots().stream().map(slot -> ((Hop.Here) slot).instance().instance()).toList();
    }

    /** Frames do not go on from a gateway, so neither can connections that would. */
    @Test
    public void noneStayOnAChainThatWouldGoOnFromAGateway() throws Exception {
        begin();
        final var stay = new PolicyBuilder(YangSteering.aPolicy("web", "lead", "wall"))
            .setOpenConnections(Policy.OpenConnections.Stay);
        store(put(YangSteering.service("lead"), SampleBuiltIn.firewall("lead", "red").on("one", "host2").stored()),
            put(YangSteering.policy("web"), stay.build()));
        acknowledge();
        store(put(YangSteering.service("lead"), SampleBuiltIn.gateway("lead", "red", "edge").stored()),
            put(YangSteering.policy("web"), stay.setService(List.of(new Name("wall"), new Name("lead"))).build()));
        driver.acknowledgeAll();
        settle();
        assertEquals("wall, then the gateway", 1, hops("host1").get(1).slots().size());
        assertTrue(driver.held().get(new NodeId("host1")).values().stream().noneMatch(object ->
            object instanceof ServicePath path && path.role() == ServicePath.Role.STAYING
                && path.hops().get(0).service().equals(new ServiceId("lead"))));
    }

    @Test
    public void statesTellHowTheyAre() throws Exception {
        begin();
        state("wall", Status.Up, null);
        final var one = state("wall").nonnullInstance().values().iterator().next();
        assertEquals(List.of("one", "host3", firewall("host3", "one").orElseThrow().number()), List.of(
            one.getName().getValue(), one.getNode().getValue(), (int) one.getNumber().getValue().toJava()));
        driver.report("host3", "firewall wall/one", new ObjectStatus.Failed("the switch has no room"));
        settle();
        state("wall", Status.Failed, "no instance is in service, so traffic is dropped (without-instance is closed);"
            + " instance one: host3: the switch has no room");
        assertEquals("and it is so", List.of(), hops("host1").get(0).slots());
        assertTrue("the next attempt may do better", firewall("host3", "one").isPresent());
        for (var object : List.of("gateway edge", "network red")) {
            driver.report("host3", object, new ObjectStatus.Failed("the switch has no room"));
            settle();
            state("exit", Status.Failed, "no instance is in service, so traffic passes by (without-instance is open);"
                + " instance edge: host3: the switch has no room");
            assertEquals(object, List.of(), hops("host1").get(1).slots());
            acknowledge();
            state("exit", Status.Up, null);
            assertEquals(object, 1, hops("host1").get(1).slots().size());
        }
        state("wall", Status.Up, null);
        assertEquals(1, hops("host1").get(0).slots().size());
    }

    /** The node may be at work all the same, so nothing is said of what passes by. */
    @Test
    public void anInstanceOfASilentNodeKeepsItsShare() throws Exception {
        begin();
        driver.report("host3", NodeStatus.UNKNOWN);
        for (var key : driver.keys("host3")) {
            driver.report("host3", key, new ObjectStatus.Waiting("the node is not connected"));
        }
        settle();
        state("wall", Status.Waiting, "instance one: host3: the node is not connected");
        state("exit", Status.Waiting, "instance edge: host3: the node is not connected");
        assertEquals(1, hops("host1").get(0).slots().size());
        assertEquals(1, hops("host1").get(1).slots().size());
    }

    /** The others take over. */
    @Test
    public void anInstanceThatItsNodeRefusesHasNoShare() throws Exception {
        begin();
        store(put(YangSteering.service("wall"), wall().on("one", "host3").on("two", "host1").stored()));
        acknowledge();
        assertEquals(2, Set.copyOf(hops("host1").get(0).slots()).size());
        driver.report("host3", "firewall wall/one", new ObjectStatus.Failed("the switch has no room"));
        settle();
        assertEquals(List.of(hops("host1").get(0).here().get(0)), hops("host1").get(0).slots());
        state("wall", Status.Failed, "instance one: host3: the switch has no room");
        driver.report("host3", "firewall wall/one", ObjectStatus.INSTALLED);
        settle();
        assertEquals(2, Set.copyOf(hops("host1").get(0).slots()).size());
        state("wall", Status.Up, null);
    }

    /** A node that tries again, or is away, has said nothing else of it. */
    @Test
    public void whatANodeRefusedGetsNoShareUntilItHasIt() throws Exception {
        begin();
        store(put(YangSteering.service("wall"), wall().on("one", "host3").on("two", "host1").stored()));
        acknowledge();
        for (var object : List.of("firewall wall/one", "gateway edge", "network red")) {
            final int hop = object.equals("firewall wall/one") ? 0 : 1;
            final var both = hops("host1").get(hop).slots();
            driver.report("host3", object, new ObjectStatus.Failed("the switch has no room"));
            settle();
            final var others = hops("host1").get(hop).slots();
            assertNotEquals(object, both, others);
            for (var status : List.of(ObjectStatus.PROGRAMMING, new ObjectStatus.Failed("the switch has no room"),
                    new ObjectStatus.Waiting("the node is not connected"), ObjectStatus.PROGRAMMING)) {
                driver.takeCalls();
                driver.report("host3", object, status);
                settle();
                assertEquals(object + " " + status, others, hops("host1").get(hop).slots());
                assertEquals(object + " " + status, List.of(), driver.takeCalls());
            }
            driver.report("host3", object, ObjectStatus.INSTALLED);
            settle();
            assertEquals(object, both, hops("host1").get(hop).slots());
        }
    }

    @Test
    public void allIsTheSameAfterARestart() throws Exception {
        begin();
        final var ids = numbers();
        final var held = driver.held();
        start();
        assertEquals(held, driver.held());
        assertEquals(ids, numbers());
    }

    /** Nobody lets this in, but the datastore may have it. */
    @Test
    public void aGatewayThatIsNotTheLastGetsNothing() throws Exception {
        begin();
        store(put(YangSteering.policy("web"), YangSteering.aPolicy("web", "exit", "wall")));
        acknowledge();
        assertEquals(List.of(), hops("host1").get(0).slots());
        assertEquals(1, hops("host1").get(1).slots().size());
    }

    /** Nor this. */
    @Test
    public void noMappingLeadsThere() throws Exception {
        begin();
        store(put(YangSteering.policy("web"), new PolicyBuilder(YangSteering.aPolicy("web", "wall"))
            .setPath(Policy.Path.Mapping).setMapping(new MappingBuilder().setWithoutRule(WithoutRule.Drop).build())
            .build()));
        acknowledge();
        final var paths = driver.held().get(new NodeId("host1")).values().stream()
            .filter(MappedPath.class::isInstance).map(MappedPath.class::cast).toList();
        assertEquals(List.of(List.of()), paths.stream().map(MappedPath::locators).toList());
    }
}
