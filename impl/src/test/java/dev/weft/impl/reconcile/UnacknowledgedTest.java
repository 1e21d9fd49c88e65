/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;

import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.InterfaceStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.DscpPolicy;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;
import org.opendaylight.yangtools.yang.common.Uint8;

/** What is shown between a change and its acknowledgement. */
public class UnacknowledgedTest extends ControllerTestBase {
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final NodeStatus AWAY = new NodeStatus(false, false, false, Optional.empty(), Optional.empty(),
        Optional.empty(), 0, 0, 0, Optional.empty());

    private Status link() {
        return written(Yang.link("web")).getState().getStatus();
    }

    private void up() {
        driver.acknowledgeAll();
        await("up", () -> link() == Status.Up);
    }

    /** Waits until every state that follows from what happened so far is written. */
    private void shown() throws Exception {
        settle();
        final var flows = NEXT.incrementAndGet();
        driver.report("host3", new NodeStatus(true, true, true, Optional.empty(), Optional.empty(), Optional.empty(),
            flows, flows, 0, Optional.empty()));
        await("later state", () -> written(Yang.node("host3")).getState().getFlowsWanted().intValue() == flows);
    }

    private void changeDscp(final int dscp) throws Exception {
        commit(put(Yang.link("web"), new LinkBuilder(Yang.aLink("web", "fw/eth0", "lb/eth0"))
            .setDscp(new DscpPolicy(Uint8.valueOf(dscp))).build()));
    }

    @Test
    public void aChangedLinkIsNotUpWithItsOldFlows() throws Exception {
        start();
        base();
        up();
        changeDscp(46);
        await("programming", () -> link() == Status.Programming);
        up();
    }

    @Test
    public void anAcknowledgementOfWhatWasBeforeDoesNotCount() throws Exception {
        start();
        base();
        up();
        driver.report("host1", "link web#a", ObjectStatus.PROGRAMMING);
        await("programming", () -> link() == Status.Programming);
        try (var hold = hold()) {
            driver.report("host1", "link web#a", ObjectStatus.INSTALLED);
            changeDscp(46);
        }
        shown();
        assertEquals(Status.Programming, link());
        up();
    }

    @Test
    public void aReasonToWaitStaysUntilTheDriverSaysOtherwise() throws Exception {
        start();
        base();
        up();
        driver.report("host1", "link web#a", new ObjectStatus.Waiting("no port"));
        await("waiting", () -> link() == Status.Waiting);
        changeDscp(46);
        shown();
        assertEquals("the driver reports changes only", Status.Waiting, link());
    }

    @Test
    public void aDriverThatFailedMayFindNothingToSay() throws Exception {
        start();
        base();
        up();
        driver.failNext(1);
        changeDscp(46);
        settle();
        store(put(Yang.link("web"), Yang.aLink("web", "fw/eth0", "lb/eth0")));
        driver.report("host2", "link web#b", ObjectStatus.INSTALLED);
        shown();
        assertEquals("host1 never heard of the change and back", Status.Up, link());
    }

    private static void hear(final InterfaceStateChange change, final List<String> heard) {
        if (change.getAppliance().getValue().equals("vpn")) {
            heard.add(change.getInterface().getValue() + " " + change.getNewStatus().getName());
        }
    }

    @Test
    public void aSilentInterfaceStaysSilentWhileItsSwitchIsAskedAgain() throws Exception {
        final var heard = new CopyOnWriteArrayList<String>();
        start();
        getDataBrokerTestCustomizer().createNotificationService().registerListener(InterfaceStateChange.class,
            change -> hear(change, heard));
        base();
        store(put(Yang.appliance("vpn"), Yang.anAppliance("vpn", "host3", Yang.aPort("free"))));
        driver.acknowledgeAll();
        await("shut", () -> heard.contains("free shut"));
        heard.clear();
        driver.report("host3", AWAY);
        driver.report("host3", "shut-port vpn/free", new ObjectStatus.Waiting("the switch is not connected"));
        driver.report("host3", RecordingDriver.UP);
        settle();
        driver.report("host3", "shut-port vpn/free", ObjectStatus.PROGRAMMING);
        settle();
        driver.report("host3", "shut-port vpn/free", ObjectStatus.INSTALLED);
        settle();
        driver.report("host3", "shut-port vpn/free", new ObjectStatus.Failed("table full"));
        await("failed", () -> !heard.isEmpty());
        assertEquals(List.of("free failed"), heard);
    }
}
