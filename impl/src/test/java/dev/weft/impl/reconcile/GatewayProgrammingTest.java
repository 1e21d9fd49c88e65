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

import dev.weft.api.gateway.GatewayInterface;
import dev.weft.api.gateway.GatewayRoute;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectStatus;
import dev.weft.impl.SampleGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmNotification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.Gateway;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.GatewayKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Forward.Protocol;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.Rule.Action;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.gateway.rev261121.gateways.gateway.state.Stage;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.GatewayStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** What nodes are asked to do for gateways, and what is shown of it (GW-1). */
public class GatewayProgrammingTest extends ControllerTestBase {
    private static final String MAC1 = "02:00:00:00:00:01";
    private static final String MAC2 = "02:00:00:00:00:02";
    private static final String RED_MAC = "02:00:00:00:01:01";
    private static final String OUT_MAC = "02:00:00:00:01:02";

    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Three nodes; guests of red on the first two; nobody in fence out; gateway edge of both on the third. */
    private void begin() throws Exception {
        start();
        final var service = getDataBrokerTestCustomizer().createNotificationService();
        service.registerListener(GatewayStateChange.class, change -> heard.add(change.getGateway().getValue() + " "
            + change.getOldStatus().getName() + " " + change.getNewStatus().getName()));
        service.registerListener(AlarmNotification.class, change -> heard.add(change.getResource() + " "
            + change.getType().getName() + (change.getIsCleared() ? " cleared" : " raised")));
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("a"), Yang.anAppliance("a", "host1", Yang.aStation("eth0", MAC1))),
            put(Yang.appliance("b"), Yang.anAppliance("b", "host2", Yang.aStation("eth0", MAC2))),
            put(Yang.network("red"), Yang.aFence("red", "a/eth0", "b/eth0")),
            put(Yang.network("out"), Yang.aFence("out")), put(gateway("edge"), edge("host3").stored()));
    }

    private static SampleGateway edge(final String node) {
        return SampleGateway.named("edge", node).with("red", RED_MAC, "10.1.0.1/24")
            .with("out", OUT_MAC, "198.51.100.2/24").outside("out", "198.51.100.2/24")
            .route("0.0.0.0/0", "198.51.100.1").nat("198.51.100.2").forward(Protocol.Tcp, 8080, "10.1.0.10", 80)
            .rule(10, Action.Allow, "red", "out");
    }

    private static InstanceIdentifier<Gateway> gateway(final String name) {
        return Yang.WEFT.child(Gateway.class, new GatewayKey(new Name(name)));
    }

    private TenantGateway object(final String node) {
        return (TenantGateway) driver.held().get(new NodeId(node)).get(ObjectKey.gateway(new GatewayId("edge")));
    }

    private State state() {
        return written(gateway("edge")).getState();
    }

    private void state(final Status status, final String reason) {
        await(status + " " + reason + " but was " + state(), () -> state().getStatus() == status
            && Optional.ofNullable(state().getReason()).equals(Optional.ofNullable(reason)));
    }

    @Test
    public void itsNodeIsOneOfItsNetworksAndOthersKnowItsAddress() throws Exception {
        begin();
        assertEquals(List.of("address red#" + MAC1, "address red#" + MAC2, "gateway edge", "network out", "network red",
            "peer host1/ethernet", "peer host2/ethernet"), driver.keys("host3"));
        assertEquals(List.of("address red#" + MAC2, "address red#" + RED_MAC, "member red#a/eth0", "network red",
            "peer host2/ethernet", "peer host3/ethernet"), driver.keys("host1"));
        final var object = object("host3");
        assertEquals(1, object.number());
        assertEquals(List.of("out", "red"), object.interfaces().stream().map(GatewayInterface::network)
            .map(NetworkId::value).toList());
        assertEquals(Map.of("0.0.0.0/0", "out"), object.routes().stream().collect(Collectors.toMap(
            route -> route.destination().toString(), route -> route.network().value())));
        assertTrue(object.translation().isPresent());
        assertEquals(List.of(1, 1), List.of(object.forwards().size(), object.rules().size()));
    }

    @Test
    public void itMovesAtOnceWithItsAddresses() throws Exception {
        begin();
        driver.takeCalls();
        store(put(gateway("edge"), edge("host2").stored()));
        assertEquals(List.of(
            "apply host1 +[address red#" + RED_MAC + ", network red] -[peer host3/ethernet]",
            "apply host2 +[gateway edge, network out, network red] -[address red#" + RED_MAC
                + ", peer host3/ethernet]",
            "apply host3 +[] -[address red#" + MAC1 + ", address red#" + MAC2 + ", gateway edge, network out,"
                + " network red, peer host1/ethernet, peer host2/ethernet]"), driver.takeCalls());
        driver.acknowledgeAll();
        settle();
        state(Status.Up, null);
        assertEquals("host2", state().getNode().getValue());
        assertEquals(List.of("host2 1", "host3 1 released"), numbers());
    }

    /** The numbers that are stored. */
    private List<String> numbers() {
        return config(Yang.IDS).orElseThrow().nonnullGateway().values().stream().map(entry ->
            entry.getNode().getValue() + " " + entry.getId().getValue()
                + (entry.getReleased() == null ? "" : " released")).sorted().toList();
    }

    @Test
    public void aParkedOneDoesNothing() throws Exception {
        begin();
        driver.acknowledgeAll();
        settle();
        state(Status.Up, null);
        store(put(gateway("edge"), edge(null).stored()));
        assertEquals(List.of(), driver.keys("host3"));
        assertEquals(List.of("address red#" + MAC2, "member red#a/eth0", "network red", "peer host2/ethernet"),
            driver.keys("host1"));
        state(Status.Shut, "it is on no node; set its node to have it work");
        store(delete(gateway("edge")));
        await("no state", () -> operational(gateway("edge")).isEmpty());
        assertEquals(List.of("host3 1 released"), numbers());
    }

    @Test
    public void aChangeTouchesTheGatewayOnly() throws Exception {
        begin();
        driver.takeCalls();
        store(put(gateway("edge"), edge("host3").rule(20, Action.Drop, null, null).stored()));
        assertEquals(List.of("apply host3 +[gateway edge] -[]"), driver.takeCalls());
        store(put(Yang.network("red"), Yang.aFence("red", "a/eth0")));
        assertEquals("a node that goes", List.of("apply host1 +[network red] -[address red#" + MAC2
            + ", peer host2/ethernet]", "apply host2 +[] -[address red#" + MAC1 + ", address red#" + RED_MAC
            + ", member red#b/eth0, network red, peer host1/ethernet, peer host3/ethernet]",
            "apply host3 +[network red] -[address red#" + MAC2 + ", peer host2/ethernet]"), driver.takeCalls());
    }

    @Test
    public void numbersAndNextHopsAreTheSameAfterARestart() throws Exception {
        begin();
        store(put(gateway("more"), SampleGateway.named("more", "host3").in("red", "10.1.0.2/24").stored()));
        store(delete(gateway("more")));
        store(put(gateway("again"), SampleGateway.named("again", "host3").in("red", "10.1.0.2/24").stored()));
        final var before = driver.held();
        start();
        assertEquals(before, driver.held());
        assertEquals(List.of("host3 1", "host3 2 released", "host3 3"), numbers());
    }

    @Test
    public void aNextHopKeepsItsNumberWhenOthersComeAndGo() throws Exception {
        begin();
        final int number = object("host3").routes().get(0).number();
        store(put(gateway("edge"), edge("host3").route("10.0.0.0/8", "10.1.0.77").route("172.16.0.0/12", "10.1.0.77")
            .stored()));
        final var routes = object("host3").routes().stream().collect(Collectors.toMap(
            route -> route.destination().toString(), GatewayRoute::number));
        assertEquals(number, (int) routes.get("0.0.0.0/0"));
        assertEquals("one router, one number", routes.get("10.0.0.0/8"), routes.get("172.16.0.0/12"));
        assertNotEquals(number, (int) routes.get("10.0.0.0/8"));
    }

    @Test
    public void stateAndHistoryTellHowItIs() throws Exception {
        begin();
        state(Status.Waiting, "host3: the node is not connected");
        driver.acknowledgeAll();
        settle();
        state(Status.Up, null);
        assertEquals(1, (int) state().getNumber().getValue().toJava());
        assertEquals(Map.of("routing", "3 true", "firewall", "2 true", "source-nat", "1 true", "forward", "1 true"),
            state().nonnullStage().values().stream().collect(Collectors.toMap(stage -> stage.getName().getName(),
                stage -> stage.getEntries() + " " + stage.getInForce())));
        assertEquals(Map.of("red", RED_MAC + " up", "out", state().nonnullInterface().values().stream()
            .filter(side -> side.getNetwork().getValue().equals("out")).findFirst().orElseThrow().getMacAddress()
            .getValue() + " up"), state().nonnullInterface().values().stream().collect(Collectors.toMap(
                side -> side.getNetwork().getValue(),
                side -> side.getMacAddress().getValue() + " " + side.getStatus().getName())));
        driver.report("host3", "gateway edge", new ObjectStatus.Failed("the switch has no room"));
        settle();
        state(Status.Failed, "host3: the switch has no room");
        assertTrue(state().nonnullStage().values().stream().noneMatch(Stage::getInForce));
        driver.acknowledgeAll();
        settle();
        state(Status.Up, null);
        assertEquals(List.of("waiting", "up", "failed", "up"), state().nonnullHistory().values().stream()
            .sorted((one, other) -> one.getNumber().compareTo(other.getNumber()))
            .map(entry -> entry.getStatus().getName()).toList());
        await("alarm", () -> heard.contains("gateway/edge gateway-down raised")
            && heard.contains("gateway/edge gateway-down cleared"));
        await("notifications", () -> heard.containsAll(List.of("edge up failed", "edge failed up")));
    }
}
