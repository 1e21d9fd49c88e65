/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import dev.weft.api.node.PortState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmNotification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;

/** A pair of which one is out of service is an alarm, as nobody can take over (VL-17). */
public class PairAlarmsTest extends StandbyTestBase {
    private final List<String> alarmed = Collections.synchronizedList(new ArrayList<>());

    private void beginAlarmed() throws Exception {
        begin(FailoverOn.GuestGone);
        listen();
    }

    private void listen() {
        getDataBrokerTestCustomizer().createNotificationService().registerListener(AlarmNotification.class, change -> {
            if (change.getType() == AlarmType.StandbyMissing) {
                alarmed.add(change.getResource() + (change.getIsCleared() ? " cleared: " : " raised: ")
                    + change.getText());
            }
        });
    }

    private void alarms(final String... expected) throws Exception {
        settle();
        await(List.of(expected) + " in " + alarmed, () -> alarmed.size() >= expected.length);
        assertEquals(List.of(expected), List.copyOf(alarmed));
    }

    @Test
    public void theStandbyIsGone() throws Exception {
        beginAlarmed();
        port("host2", "sb/eth1", PortState.MISSING);
        pass(9_000);
        alarms();
        pass(1_500);
        final var raised = "appliance/sb raised: sb is out of service, so fw has nobody to take over from it: the port"
            + " of sb/eth1 is not plugged in on node host2";
        alarms(raised);
        port("host2", "sb/eth1", PortState.UP);
        alarms(raised, "appliance/sb cleared: it is in service");
    }

    @Test
    public void whoeverFailedIsMissed() throws Exception {
        beginAlarmed();
        port("host1", "fw/eth0", PortState.MISSING);
        assertEquals("sb", active());
        pass(11_000);
        final var raised = "appliance/fw raised: fw is out of service, so sb has nobody to take over from it: the port"
            + " of fw/eth0 is not plugged in on node host1";
        alarms(raised);
        store(put(Yang.appliance("fw"), Yang.anAppliance("fw", "host1", Yang.aPort("eth0"), Yang.aPort("eth1"))));
        alarms(raised, "appliance/fw cleared: it is in no pair any more");
    }

    @Test
    public void theStandbysNodeIsLost() throws Exception {
        beginAlarmed();
        node("host2", LOST);
        pass(500);
        pass(10_500);
        final var raised = "appliance/sb raised: sb is out of service, so fw has nobody to take over from it: node"
            + " host2 lost its connection";
        alarms(raised);
        node("host2", RecordingDriver.UP);
        alarms(raised, "appliance/sb cleared: it is in service");
    }

    @Test
    public void theStandbyWasNeverThere() throws Exception {
        start(getDataBroker(), clock);
        pair(FailoverOn.GuestGone);
        listen();
        driver.acknowledgeAll();
        for (var id : List.of("fw/eth0", "fw/eth1")) {
            port("host1", id, PortState.UP);
        }
        pass(patience() + 1);
        pass(10_500);
        alarms("appliance/sb raised: sb is out of service, so fw has nobody to take over from it: the port of sb/eth0"
            + " is not plugged in on node host2");
    }

    @Test
    public void shortlyGoneIsNoAlarm() throws Exception {
        beginAlarmed();
        port("host2", "sb/eth0", PortState.MISSING);
        pass(5_000);
        port("host2", "sb/eth0", PortState.UP);
        pass(20_000);
        alarms();
    }
}
