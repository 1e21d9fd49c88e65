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
import static dev.weft.impl.reconcile.YangSteering.withProfile;

import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.impl.report.Helper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmNotification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.report.rev261121.report.input.InstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.PolicyStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.ServiceStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.InstanceHealth;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** A fence of two guests on two nodes, and a service with instances fw1 and fw2 on the second one. */
public abstract class SteeringTestBase extends ControllerTestBase {
    private static final String MAC = "02:00:00:00:00:0";

    final List<String> heard = new CopyOnWriteArrayList<>();

    /** Starts; a/eth0 has profile p with policy web through service fw. Nothing is acknowledged yet. */
    void begin() throws Exception {
        start();
        final var service = getDataBrokerTestCustomizer().createNotificationService();
        service.registerListener(ServiceStateChange.class, change -> heard.add("service " + change.getService()
            .getValue() + " " + change.getOldStatus().getName() + " " + change.getNewStatus().getName()));
        service.registerListener(PolicyStateChange.class, change -> heard.add("policy " + change.getPolicy().getValue()
            + " " + change.getOldStatus().getName() + " " + change.getNewStatus().getName()));
        service.registerListener(AlarmNotification.class, change -> heard.add(change.getResource() + " "
            + change.getType().getName() + (change.getIsCleared() ? " cleared" : " raised")));
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.appliance("a"), Yang.anAppliance("a", "host1", withProfile(Yang.aStation("eth0", MAC + 1), "p"))),
            put(Yang.appliance("b"), Yang.anAppliance("b", "host2", Yang.aStation("eth0", MAC + 2))),
            firewall("fw1"), firewall("fw2"), put(Yang.network("red"), Yang.aFence("red", "a/eth0", "b/eth0")),
            put(YangSteering.service("fw"), aService("fw", "red", "fw1", "fw2")),
            put(YangSteering.policy("web"), aPolicy("web", "fw")),
            put(YangSteering.profile("p"), aProfile("p", "web")));
        for (var port : List.of("a/eth0")) {
            plug("host1", port, PortState.UP);
        }
        for (var port : List.of("b/eth0", "fw1/in", "fw1/out", "fw2/in", "fw2/out")) {
            plug("host2", port, PortState.UP);
        }
    }

    /** The same, with everything in force and healthy. */
    Helper beginUp() throws Exception {
        begin();
        final var helper = new Helper(rpc, "host2");
        new Helper(rpc, "host1").complete();
        helper.complete();
        acknowledge();
        report(helper, "fw1", InstanceHealth.Alive);
        report(helper, "fw2", InstanceHealth.Alive);
        acknowledge();
        service(Status.Up, null);
        policy(Status.Up, null);
        heard.clear();
        return helper;
    }

    /** Lets nodes have everything, until a change that was prepared is in force. */
    void acknowledge() throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            driver.acknowledgeAll();
            settle();
        }
    }

    static Change firewall(final String name) {
        return put(Yang.appliance(name), Yang.anAppliance(name, "host2", plain("in"), plain("out")));
    }

    private static org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Interface
            plain(final String name) {
        return new org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance
            .InterfaceBuilder().setName(new Name(name)).build();
    }

    void plug(final String node, final String port, final PortState state) throws Exception {
        driver.port(node, new PortRef.Plugged(port), state);
        settle();
    }

    void report(final Helper helper, final String instance, final InstanceHealth health) throws Exception {
        final var report = new InstanceBuilder().setService(new Name("fw")).setInstance(new Name(instance))
            .setHealth(health).build();
        helper.call(helper.input(false, List.of()).setInstance(Map.of(report.key(), report)));
        settle();
    }

    org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.service.State service() {
        return written(YangSteering.service("fw")).getState();
    }

    void service(final Status status, final String reason) {
        await(status + " " + reason + " but was " + service(), () -> service().getStatus() == status
            && Optional.ofNullable(service().getReason()).equals(Optional.ofNullable(reason)));
    }

    org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.State policy() {
        return written(YangSteering.policy("web")).getState();
    }

    void policy(final Status status, final String reason) {
        await(status + " " + reason + " but was " + policy(), () -> policy().getStatus() == status
            && Optional.ofNullable(policy().getReason()).equals(Optional.ofNullable(reason)));
    }
}
