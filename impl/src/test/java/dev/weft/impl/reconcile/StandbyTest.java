/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.PortState;
import dev.weft.impl.report.Helper;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.State.Role;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.ids.StandbyInUse;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** A standby takes over when it has to, and only then (VL-17). */
public class StandbyTest extends StandbyTestBase {
    private static final String GONE = "the port of fw/eth0 is not plugged in on node host1";

    private List<String> inUse() {
        return config(Yang.IDS).orElseThrow().nonnullStandbyInUse().values().stream()
            .map(StandbyInUse::getReason).toList();
    }

    @Test
    public void guestGone() throws Exception {
        begin(FailoverOn.GuestGone);
        assertEquals("fw", active());
        await("roles", () -> state("fw").getRole() == Role.Active && state("sb").getRole() == Role.Standby);
        final var before = driver.held();
        port("host1", "fw/eth0", PortState.MISSING);
        assertEquals("sb", active());
        assertEquals("who takes over hears first; the far end keeps its way to the old member", List.of(
            "apply host2 +[link tap#a, link web#a] -[shut-port sb/eth0, shut-port sb/eth1]",
            "apply host1 +[shut-port fw/eth0, shut-port fw/eth1] -[link tap#a, link web#a]",
            "apply host3 +[link tap#b, link web#b] -[]"), driver.takeCalls());
        assertEquals(List.of(GONE), inUse());
        await("state", () -> state("sb").getRole() == Role.Active && state("fw").getRole() == Role.Standby);
        assertEquals(GONE, state("fw").getFailoverReason());
        assertEquals("2026-11-21T12:00:00Z", state("sb").getLastFailover().getValue());
        await("notification", () -> heard.equals(List.of("fw sb " + GONE)));
        final var far = before.keySet().stream().filter(node -> node.value().equals("host3")).findFirst().orElseThrow();
        driver.held().get(far).forEach((key, now) -> {
            if (now instanceof LinkEnd end) {
                final var old = (LinkEnd) before.get(far).get(key);
                assertEquals("only the way changes", end, new LinkEnd(old.link(), old.side(), old.segment(),
                    old.port(), old.listen(), end.far(), old.probe()));
            }
        });
    }

    @Test
    public void noWayBackByItself() throws Exception {
        begin(FailoverOn.GuestGone);
        port("host1", "fw/eth0", PortState.MISSING);
        port("host1", "fw/eth0", PortState.UP);
        pass(3_600_000);
        assertEquals("sb", active());
        port("host2", "sb/eth1", PortState.MISSING);
        assertEquals("but when that one is gone", "fw", active());
        assertEquals(List.of(), inUse());
    }

    @Test
    public void restartChangesNothing() throws Exception {
        begin(FailoverOn.GuestGone);
        port("host1", "fw/eth0", PortState.MISSING);
        final var held = driver.held();
        driver.takeCalls();
        start(getDataBroker(), clock);
        assertEquals(List.of("manage host1", "manage host2", "manage host3"), driver.takeCalls());
        assertEquals(held, driver.held());
        assertEquals("sb", active());
        await("state", () -> state("sb").getRole() == Role.Active);
        assertEquals(GONE, state("sb").getFailoverReason());
    }

    @Test
    public void onlyOneInServiceTakesOver() throws Exception {
        begin(FailoverOn.GuestGone);
        port("host2", "sb/eth1", PortState.DOWN);
        port("host1", "fw/eth0", PortState.MISSING);
        assertEquals("fw", active());
        port("host2", "sb/eth1", PortState.UP);
        assertEquals("as soon as it is", "sb", active());
    }

    @Test
    public void aPortThatIsDownIsNotGone() throws Exception {
        begin(FailoverOn.GuestGone);
        port("host1", "fw/eth0", PortState.DOWN);
        pass(60_000);
        assertEquals("fw", active());
    }

    @Test
    public void nodeLost() throws Exception {
        begin(FailoverOn.GuestGone);
        node("host1", LOST);
        pass(299);
        assertEquals("not for a moment", "fw", active());
        pass(1);
        assertEquals("sb", active());
        assertEquals(List.of("node host1 lost its connection"), inUse());
    }

    @Test
    public void aShortLapseIsNoLoss() throws Exception {
        begin(FailoverOn.GuestGone);
        node("host1", LOST);
        pass(200);
        node("host1", RecordingDriver.UP);
        pass(1000);
        assertEquals("fw", active());
    }

    @Test
    public void nobodyTakesOverWhenTheControllerLosesBoth() throws Exception {
        begin(FailoverOn.GuestGone);
        node("host1", LOST);
        pass(100);
        node("host2", LOST);
        pass(10_000);
        assertEquals("fw", active());
    }

    @Test
    public void whoeverIsBackFirstWaitsForTheOther() throws Exception {
        begin(FailoverOn.GuestGone);
        node("host1", LOST);
        node("host2", LOST);
        pass(60_000);
        node("host2", RecordingDriver.UP);
        pass(patience() - 1);
        assertEquals("it may have been the controller that was cut off", "fw", active());
        pass(1);
        assertEquals("sb", active());
    }

    @Test
    public void notBeforeBothHadTimeToConnect() throws Exception {
        start(getDataBroker(), clock);
        pair(FailoverOn.GuestGone);
        node("host2", RecordingDriver.UP);
        node("host3", RecordingDriver.UP);
        port("host2", "sb/eth0", PortState.UP);
        port("host2", "sb/eth1", PortState.UP);
        pass(patience() - 1);
        assertEquals("fw", active());
        pass(1);
        assertEquals("sb", active());
        assertEquals(List.of("node host1 has not connected"), inUse());
    }

    @Test
    public void aPortThatWasNeverSeenHasTimeToo() throws Exception {
        start(getDataBroker(), clock);
        pair(FailoverOn.GuestGone);
        driver.acknowledgeAll();
        port("host1", "fw/eth1", PortState.UP);
        port("host2", "sb/eth0", PortState.UP);
        port("host2", "sb/eth1", PortState.UP);
        pass(patience() - 1);
        assertEquals("fw", active());
        port("host1", "fw/eth0", PortState.MISSING);
        assertEquals("unless its node says so", "sb", active());
    }

    @Test
    public void linkDown() throws Exception {
        begin(FailoverOn.LinkDown);
        port("host1", "fw/eth1", PortState.DOWN);
        assertEquals("sb", active());
        port("host1", "fw/eth1", PortState.UP);
        port("host2", "sb/eth0", PortState.DOWN);
        assertEquals("no flapping", "sb", active());
        pass(999);
        assertEquals("sb", active());
        pass(1);
        assertEquals("fw", active());
        assertEquals(List.of(), inUse());
    }

    @Test
    public void silence() throws Exception {
        begin(FailoverOn.LinkDown);
        final long web = written(Yang.link("web")).getState().getSegmentId().getValue().longValue();
        final var host1 = new Helper(rpc, "host1");
        final var host2 = new Helper(rpc, "host2");
        host1.complete(Helper.inactive(web, 0, LivenessCause.PeerPortDown));
        settle();
        assertEquals("the far side's fault", "fw", active());
        host1.report(Helper.inactive(web, 0, LivenessCause.Silent));
        settle();
        assertEquals("sb", active());
        assertEquals(List.of("link web is inactive at interface fw/eth0: silent"), inUse());
        host2.complete(Helper.inactive(web, 0, LivenessCause.Silent));
        pass(60_000);
        assertEquals("it was never heard here, so changing is no use", "sb", active());
        host2.report(Helper.active(web, 0));
        settle();
        host2.report(Helper.inactive(web, 0, LivenessCause.Authentication));
        settle();
        assertEquals("fw", active());
    }

    @Test
    public void silenceIsNoReasonUnlessAskedFor() throws Exception {
        begin(FailoverOn.GuestGone);
        final long web = written(Yang.link("web")).getState().getSegmentId().getValue().longValue();
        new Helper(rpc, "host1").complete(Helper.inactive(web, 0, LivenessCause.Silent));
        settle();
        assertEquals("fw", active());
    }

    @Test
    public void bothOnOneNode() throws Exception {
        begin(FailoverOn.GuestGone);
        store(put(Yang.appliance("sb"), Yang.anAppliance("sb", "host1", Yang.aPort("eth0"), Yang.aPort("eth1"))));
        port("host1", "sb/eth0", PortState.UP);
        port("host1", "sb/eth1", PortState.UP);
        driver.takeCalls();
        port("host1", "fw/eth0", PortState.MISSING);
        assertEquals("one change for the node; the far end does not notice", List.of("apply host1 +[link tap#a,"
            + " link web#a, shut-port fw/eth0, shut-port fw/eth1] -[shut-port sb/eth0, shut-port sb/eth1]"),
            driver.takeCalls());
        assertEquals(List.of("link tap#a", "link web#a", "peer host3/ipv4", "shut-port fw/eth0", "shut-port fw/eth1"),
            driver.keys("host1"));
    }

    @Test
    public void whatATenantKeepsSilentIsNotMissed() throws Exception {
        begin(FailoverOn.GuestGone);
        store(put(Yang.port("fw", "eth0"), Yang.downPort("eth0")));
        port("host1", "fw/eth0", PortState.MISSING);
        assertTrue(driver.keys("host1").contains("link tap#a"));
        port("host1", "fw/eth1", PortState.MISSING);
        assertTrue(driver.keys("host2").contains("link tap#a"));
    }

    @Test
    public void theOneThatWaitsSaysSo() throws Exception {
        begin(FailoverOn.GuestGone);
        await("silent", () -> written(Yang.port("sb", "eth0")).getState().getStatus() == Status.Shut);
        assertEquals("it waits to take over; the other appliance of its pair is in service",
            written(Yang.port("sb", "eth0")).getState().getReason());
        port("host1", "fw/eth0", PortState.MISSING);
        await("link", () -> written(Yang.port("sb", "eth0")).getState().getLink() != null);
        assertEquals("web", written(Yang.port("sb", "eth0")).getState().getLink().getValue());
        await("no link", () -> written(Yang.port("fw", "eth0")).getState().getLink() == null);
        await("end", () -> "sb/eth0".equals(written(Yang.link("web")).getState().getA().getInterface()));
    }
}
