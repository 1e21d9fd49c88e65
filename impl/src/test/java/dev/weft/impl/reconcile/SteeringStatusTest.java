/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static dev.weft.impl.reconcile.YangSteering.aPolicy;
import static dev.weft.impl.reconcile.YangSteering.aProfile;
import static dev.weft.impl.reconcile.YangSteering.aService;
import static dev.weft.impl.reconcile.YangSteering.with;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortState;
import dev.weft.impl.report.Helper;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.Instance.AdminState;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.state.Instance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

public class SteeringStatusTest extends SteeringTestBase {
    private static final String DEAD = "probes through it are lost on node host2; see whether it works and lets them"
        + " pass";

    private Instance instance(final String name) {
        return service().nonnullInstance().values().stream()
            .filter(instance -> instance.getName().getValue().equals(name)).findFirst().orElseThrow();
    }

    @Test
    public void upWhenEveryPieceIs() throws Exception {
        begin();
        service(Status.Waiting, "instance fw1: host2: the node is not connected; and 1 more instance");
        acknowledge();
        service(Status.Up, null);
        assertEquals("host2", instance("fw1").getNode().getValue());
        assertEquals(InstanceHealth.Unknown, instance("fw1").getHealth());
        final var helper = new Helper(rpc, "host2");
        helper.complete();
        report(helper, "fw1", InstanceHealth.Alive);
        report(helper, "fw2", InstanceHealth.Unknown);
        service(Status.Up, null);
        assertEquals(InstanceHealth.Alive, instance("fw1").getHealth());
        assertEquals(InstanceHealth.Unknown, instance("fw2").getHealth());
        policy(Status.Up, null);
        assertEquals(Set.of("a/eth0"), policy().getWorkload());
        assertEquals(1, policy().getId().getValue().toJava());
        assertEquals(1, policy().getGeneration().toJava());
        assertTrue(heard.contains("service fw programming up") || heard.contains("service fw waiting up"));
    }

    @Test
    public void interfacesTellWhatTheyAreFor() throws Exception {
        beginUp();
        final var port = written(Yang.port("a", "eth0")).getState();
        assertEquals("p", port.getPortProfile().getValue());
        assertEquals("red", port.getNetwork().getValue());
        assertNull(port.getService());
        final var in = written(Yang.port("fw1", "in")).getState();
        assertEquals("fw", in.getService().getValue());
        assertEquals(Status.Up, in.getStatus());
        plug("host2", "fw1/in", PortState.DOWN);
        await("down", () -> written(Yang.port("fw1", "in")).getState().getStatus() == Status.Inactive);
        assertEquals(Status.Up, written(Yang.port("fw1", "out")).getState().getStatus());
        assertEquals(Status.Inactive, instance("fw1").getStatus());
    }

    @Test
    public void aDeadInstanceIsToldAndSoIsADeadService() throws Exception {
        final var helper = beginUp();
        report(helper, "fw1", InstanceHealth.Dead);
        acknowledge();
        service(Status.Inactive, "instance fw1: " + DEAD);
        policy(Status.Up, "service fw: instance fw1: " + DEAD);
        report(helper, "fw2", InstanceHealth.Dead);
        acknowledge();
        service(Status.Inactive, "no instance is in service, so traffic is dropped (without-instance is closed);"
            + " instance fw1: " + DEAD + "; and 1 more instance");
        policy(Status.Inactive, "service fw: no instance is in service, so traffic is dropped (without-instance is"
            + " closed); instance fw1: " + DEAD + "; and 1 more instance");
        report(helper, "fw1", InstanceHealth.Alive);
        report(helper, "fw2", InstanceHealth.Alive);
        acknowledge();
        service(Status.Up, null);
        policy(Status.Up, null);
        final var changes = List.of("service fw up inactive", "service fw inactive up");
        final var told = List.of("policy/web policy-degraded raised", "service/fw service-down raised",
            "service/fw service-down cleared", "policy/web policy-degraded cleared");
        await(changes + " and " + told, () -> heard.containsAll(changes) && heard.containsAll(told));
        // each kind of notification comes in order, but on a thread of its own
        assertEquals(changes, heard.stream().filter(text -> text.startsWith("service fw ")).toList());
        assertEquals(told, heard.stream().filter(text -> text.contains("/")).toList());
    }

    @Test
    public void whatWasSaidLastCountsWhileAHelperIsSilentOrBeginsAnew() throws Exception {
        final var helper = beginUp();
        report(helper, "fw1", InstanceHealth.Dead);
        acknowledge();
        service(Status.Inactive, "instance fw1: " + DEAD);
        helper.restart("run 2");
        helper.complete();
        report(helper, "fw2", InstanceHealth.Alive);
        report(helper, "fw1", InstanceHealth.Unknown);
        settle();
        assertEquals(InstanceHealth.Dead, instance("fw1").getHealth());
        service(Status.Inactive, "instance fw1: " + DEAD);
    }

    @Test
    public void onlyTheNodeOfAnInstanceSpeaksOfIt() throws Exception {
        final var helper = beginUp();
        final var other = new Helper(rpc, "host1");
        other.restart("another run");
        other.complete();
        report(other, "fw1", InstanceHealth.Dead);
        report(helper, "nobody", InstanceHealth.Dead);
        settle();
        assertEquals(InstanceHealth.Alive, instance("fw1").getHealth());
        service(Status.Up, null);
    }

    @Test
    public void aDeadInstanceStaysOutWhenTheControllerStartsAgain() throws Exception {
        final var helper = beginUp();
        report(helper, "fw1", InstanceHealth.Dead);
        acknowledge();
        service(Status.Inactive, "instance fw1: " + DEAD);
        final var before = driver.held();
        start(getDataBroker(), Clock.systemUTC());
        await("managed again", () -> driver.held().keySet().equals(before.keySet()));
        settle();
        assertEquals(before, driver.held());
        acknowledge();
        await("dead still", () -> instance("fw1").getHealth() == InstanceHealth.Dead);
    }

    @Test
    public void instancesThatShallBeOutAreNoFault() throws Exception {
        beginUp();
        final var service = aService("fw", "red", "fw1", "fw2");
        store(put(YangSteering.service("fw"), with(service, "fw1", AdminState.Down)));
        acknowledge();
        service(Status.Up, null);
        assertEquals(Status.Shut, instance("fw1").getStatus());
        store(put(YangSteering.service("fw"), with(with(service, "fw1", AdminState.Down), "fw2", AdminState.Down)));
        acknowledge();
        service(Status.Shut, "all its instances are shut, so traffic is dropped (without-instance is closed)");
        store(put(YangSteering.service("fw"), with(service, "fw1", AdminState.Draining)));
        acknowledge();
        service(Status.Up, "instance fw1: it is draining: it gets no new connections");
        store(put(YangSteering.service("fw"), aService("fw", "red")));
        acknowledge();
        service(Status.Waiting, "it has no instances, so traffic is dropped (without-instance is closed); add one at"
            + " /weft:weft/service=fw/instance");
        assertTrue(service().nonnullInstance().isEmpty());
    }

    @Test
    public void aPolicySaysWhatKeepsItFromBeingInForce() throws Exception {
        beginUp();
        driver.report("host1", "policy web#1", new ObjectStatus.Failed("OFPFMFC_TABLE_FULL"));
        policy(Status.Failed, "host1: OFPFMFC_TABLE_FULL");
        driver.report("host1", "policy web#1", ObjectStatus.INSTALLED);
        policy(Status.Up, null);
        driver.report("host1", "port-policies red#a/eth0", new ObjectStatus.Failed("refused"));
        policy(Status.Failed, "host1: interface a/eth0: refused");
        await("port", () -> "host1: policies: refused".equals(written(Yang.port("a", "eth0")).getState().getReason()));
        driver.report("host1", "port-policies red#a/eth0", ObjectStatus.INSTALLED);
        policy(Status.Up, null);
        driver.report("host2", NodeStatus.UNKNOWN);
        for (var key : driver.keys("host2")) {
            driver.report("host2", key, new ObjectStatus.Waiting("not connected"));
        }
        await("waiting", () -> policy().getStatus() != Status.Up);
        acknowledge();
        policy(Status.Up, null);
    }

    @Test
    public void aChangeOfTheChainIsToldWhileItIsPrepared() throws Exception {
        beginUp();
        store(put(YangSteering.service("ids"), aService("ids", "red")),
            put(YangSteering.policy("web"), aPolicy("web", "fw", "ids")));
        await("coming " + policy(), () -> policy().getStatus() != Status.Up);
        acknowledge();
        await("in force", () -> policy().getGeneration().toJava() == 2);
        policy(Status.Inactive, "service ids: it has no instances, so traffic is dropped (without-instance is closed);"
            + " add one at /weft:weft/service=ids/instance");
        store(put(YangSteering.profile("p"), aProfile("p")));
        store(put(YangSteering.policy("web"), aPolicy("web", "fw")));
        acknowledge();
        policy(Status.Up, "no interface has it: give an interface a port profile that names it");
        store(delete(YangSteering.policy("web")));
        await("no state", () -> operational(YangSteering.policy("web")).isEmpty());
    }

    @Test
    public void anInstanceGoesWithItsAppliance() throws Exception {
        beginUp();
        store(delete(Yang.appliance("fw1")));
        await("deleted", () -> config(YangSteering.service("fw")).orElseThrow().nonnullInstance().size() == 1);
        acknowledge();
        service(Status.Up, null);
        store(delete(Yang.port("fw2", "out")));
        await("deleted", () -> config(YangSteering.service("fw")).orElseThrow().nonnullInstance().isEmpty());
    }
}
