/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import dev.weft.api.id.LinkId;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.impl.VirtualClock;
import dev.weft.impl.standby.Contacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.Failover;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOverInputBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOverOutput;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Name;
import org.opendaylight.yangtools.yang.common.RpcResult;

/**
 * A pair with two links on three nodes: fw on host1 and its standby sb on host2; what the links lead to is on host3.
 */
public abstract class StandbyTestBase extends ControllerTestBase {
    static final NodeStatus LOST = new NodeStatus(true, false, false, RecordingDriver.UP.datapathId(),
        RecordingDriver.UP.version(), RecordingDriver.UP.helper(), 0, 0, 0, RecordingDriver.UP.problem());

    final VirtualClock clock = new VirtualClock("2026-11-21T12:00:00Z");
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    void pair(final FailoverOn failoverOn) throws Exception {
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")),
            put(Yang.node("host3"), Yang.aNode("host3", "10.0.0.3")),
            put(Yang.appliance("fw"), Yang.withStandby(Yang.anAppliance("fw", "host1", Yang.aPort("eth0"),
                Yang.aPort("eth1")), "sb", failoverOn)),
            put(Yang.appliance("sb"), Yang.anAppliance("sb", "host2", Yang.aPort("eth0"), Yang.aPort("eth1"))),
            put(Yang.appliance("lb"), Yang.anAppliance("lb", "host3", Yang.aPort("eth0"))),
            put(Yang.appliance("ids"), Yang.anAppliance("ids", "host3", Yang.aPort("eth0"))),
            put(Yang.link("web"), Yang.aLink("web", "fw/eth0", "lb/eth0")),
            put(Yang.link("tap"), Yang.aLink("tap", "fw/eth1", "ids/eth0")));
    }

    /** Begins with a pair in service. */
    void begin(final FailoverOn failoverOn) throws Exception {
        start(getDataBroker(), clock);
        pair(failoverOn);
        getDataBrokerTestCustomizer().createNotificationService().registerListener(Failover.class,
            change -> heard.add(change.getAppliance().getValue() + " " + change.getActive().getValue() + " "
                + change.getReason()));
        allUp();
        driver.takeCalls();
    }

    void allUp() throws Exception {
        driver.acknowledgeAll();
        for (var port : List.of("eth0", "eth1")) {
            port("host1", "fw/" + port, PortState.UP);
            port("host2", "sb/" + port, PortState.UP);
        }
        port("host3", "lb/eth0", PortState.UP);
        port("host3", "ids/eth0", PortState.UP);
    }

    void port(final String node, final String id, final PortState state) throws Exception {
        driver.port(node, new PortRef.Plugged(id), state);
        settle();
    }

    void node(final String node, final NodeStatus status) throws Exception {
        driver.report(node, status);
        settle();
    }

    /** Lets time pass, and the controller look at it. */
    void pass(final long milliseconds) throws Exception {
        clock.pass(Duration.ofMillis(milliseconds));
        controller.keyChanged(new LinkId("nobody"));
        settle();
    }

    static long patience() {
        return Contacts.PATIENCE.toMillis();
    }

    /** Says which appliance carries the links; both do or neither. */
    String active() {
        final boolean primary = driver.keys("host1").contains("link web#a");
        assertEquals("both links are at one", primary, driver.keys("host1").contains("link tap#a"));
        assertEquals("one or the other", !primary, driver.keys("host2").contains("link web#a"));
        assertEquals(!primary, driver.keys("host2").contains("link tap#a"));
        assertEquals("whoever does not is silent", !primary, driver.keys("host1").contains("shut-port fw/eth0"));
        assertEquals(primary, driver.keys("host2").contains("shut-port sb/eth0"));
        return primary ? "fw" : "sb";
    }

    State state(final String appliance) {
        final var path = Yang.appliance(appliance).child(State.class);
        return written(path);
    }

    RpcResult<SwitchOverOutput> switchOver(final SwitchOverInputBuilder input) throws Exception {
        final var result = controller.switchOver(input.build()).get();
        settle();
        return result;
    }

    static SwitchOverInputBuilder of(final String appliance) {
        return new SwitchOverInputBuilder().setAppliance(new Name(appliance));
    }

    static String error(final RpcResult<?> result) {
        assertEquals(1, result.getErrors().size());
        final var error = result.getErrors().iterator().next();
        return error.getTag().elementBody() + ": " + error.getMessage();
    }
}
