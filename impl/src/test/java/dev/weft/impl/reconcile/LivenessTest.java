/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.impl.report.Helper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Liveness;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.LivenessCause;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** From what helpers report to what users see (VL-11, VL-12). */
public class LivenessTest extends LivenessTestBase {
    @Test
    public void activeOnlyWhenBothEndsAre() throws Exception {
        begin();
        assertEquals("nothing known does not hinder up", Liveness.Unknown, link("web").getLiveness());
        host1.complete(Helper.active(web, 0));
        await("end a", () -> link("web").getA().getLiveness() == Liveness.Active);
        assertEquals(Liveness.Unknown, link("web").getLiveness());
        host2.complete(Helper.active(web, 1));
        await("active", () -> link("web").getLiveness() == Liveness.Active);
        assertEquals(312, link("web").getA().getRoundTripTime().intValue());
        assertEquals("2026-11-21T03:00:00.123Z", link("web").getA().getLastChange().getValue());
        assertEquals("fw/eth0", link("web").getA().getInterface());
        assertEquals(Liveness.Unknown, link("tap").getLiveness());
        heard();
    }

    @Test
    public void oneInactiveEndIsEnough() throws Exception {
        begin();
        bothActive();
        host2.report(Helper.inactive(web, 1, LivenessCause.PeerInactive));
        await("b inactive", () -> link("web").getStatus() == Status.Inactive);
        assertEquals("end b: lb/eth0 on host2 is not heard by the other end; check the way from 10.0.0.2 to 10.0.0.1,"
            + " UDP 6081", link("web").getReason());
        assertEquals(Status.Up, link("web").getA().getStatus());
        host1.report(Helper.inactive(web, 0, LivenessCause.Silent));
        await("the cause", () -> SILENT.equals(link("web").getReason()));
        assertEquals(Liveness.Inactive, link("web").getLiveness());
        assertEquals(LivenessCause.Silent, link("web").getA().getCause());
        await("both interfaces", () -> port("fw") == Status.Inactive && port("lb") == Status.Inactive);
        assertEquals(SILENT, written(Yang.port("lb", "eth0")).getState().getReason());
        clock.pass(Duration.ofSeconds(7));
        host1.report(Helper.active(web, 0));
        host2.report(Helper.active(web, 1));
        await("up", () -> link("web").getStatus() == Status.Up && port("fw") == Status.Up && port("lb") == Status.Up);
        assertNull(link("web").getReason());
        assertEquals("2026-11-21T12:00:07Z", link("web").getLastChange().getValue());
        heard("web up inactive", "link/web link-inactive raised", "web inactive up", "link/web link-inactive cleared");
        final var history = link("web").nonnullHistory().values().stream()
            .sorted((one, other) -> one.getNumber().compareTo(other.getNumber())).map(entry -> entry.getStatus())
            .toList();
        assertEquals(List.of(Status.Inactive, Status.Up), history.subList(history.size() - 2, history.size()));
    }

    @Test
    public void whoeverHasNotTheKey() throws Exception {
        begin();
        bothActive();
        host1.report(Helper.inactive(web, 0, LivenessCause.Authentication));
        await("inactive", () -> link("web").getStatus() == Status.Inactive);
        assertTrue(link("web").getReason(), link("web").getReason().contains("did not sign"));
        host1.report(Helper.inactive(web, 0, LivenessCause.Silent));
        await("silent", () -> SILENT.equals(link("web").getReason()));
        heard("web up inactive", "link/web link-inactive raised", "link/web authentication-failed raised",
            "link/web authentication-failed cleared");
    }

    @Test
    public void whatWaitsForItsFirstLifeIsNoAlarm() throws Exception {
        begin();
        store(put(Yang.appliance("lb"), Yang.anAppliance("lb", "host3", Yang.aPort("eth0"))));
        driver.acknowledgeAll();
        driver.report("host3", "link web#b", new ObjectStatus.Waiting("no port with external_ids:iface-id=lb/eth0"));
        driver.port("host3", new PortRef.Plugged("lb/eth0"), PortState.MISSING);
        await("waiting", () -> link("web").getStatus() == Status.Waiting);
        driver.report("host3", "link web#b", ObjectStatus.INSTALLED);
        driver.port("host3", new PortRef.Plugged("lb/eth0"), PortState.UP);
        await("up", () -> link("web").getStatus() == Status.Up && heard.contains("web waiting up"));
        heard.clear();
        driver.port("host3", new PortRef.Plugged("lb/eth0"), PortState.MISSING);
        driver.report("host3", "link web#b", new ObjectStatus.Waiting("no port with external_ids:iface-id=lb/eth0"));
        await("waiting again", () -> link("web").getStatus() == Status.Waiting);
        heard("web up waiting", "link/web link-inactive raised");
        store(put(Yang.port("lb", "eth0"), Yang.downPort("eth0")));
        await("shut", () -> link("web").getStatus() == Status.Shut);
        heard("web waiting shut", "link/web link-inactive cleared");
    }

    @Test
    public void aDeletedLinkClearsItsAlarms() throws Exception {
        begin();
        bothActive();
        host1.report(Helper.inactive(web, 0, LivenessCause.Silent));
        await("inactive", () -> link("web").getStatus() == Status.Inactive);
        store(delete(Yang.link("web")));
        heard("web up inactive", "link/web link-inactive raised", "link/web link-inactive cleared");
        host1.report(Helper.inactive(web, 0, LivenessCause.Silent));
        settle();
        assertEquals("nothing comes back", Optional.empty(), operational(Yang.link("web")));
    }

    @Test
    public void failuresAreAlarmsUntilTheyPass() throws Exception {
        begin();
        driver.report("host1", "link web#a", new ObjectStatus.Failed("OFPFMFC_TABLE_FULL"));
        await("failed", () -> link("web").getStatus() == Status.Failed);
        driver.report("host1", "link web#a", ObjectStatus.PROGRAMMING);
        await("programming", () -> link("web").getStatus() == Status.Programming);
        heard("web up failed", "link/web link-failed raised", "web failed programming");
        driver.report("host1", "link web#a", ObjectStatus.INSTALLED);
        heard("web programming up", "link/web link-failed cleared");
    }

    @Test
    public void countersAreNoChangeOfState() throws Exception {
        begin();
        bothActive();
        host1.report(Helper.counting(Helper.active(web, 0), 41));
        await("counters", () -> link("web").getA().getCounters() != null);
        host1.report(Helper.counting(Helper.active(web, 0), 42));
        await("more", () -> link("web").getA().getCounters().getSentBytes().getValue().intValue() == 42);
        assertEquals(42, link("web").getA().getCounters().getControlDropped().getValue().intValue());
        assertNull(link("web").getB().getCounters());
        assertEquals(Status.Up, link("web").getStatus());
        assertNotNull(link("web").getA().getNode());
        host1.report(Helper.inactive(web, 0, LivenessCause.Silent));
        await("inactive", () -> link("web").getStatus() == Status.Inactive);
        assertEquals("a state that changes keeps them", 42,
            link("web").getA().getCounters().getSentBytes().getValue().intValue());
        heard("web up inactive", "link/web link-inactive raised");
    }

    @Test
    public void whatCrossesInHalves() throws Exception {
        begin();
        host1.complete();
        host2.complete();
        assertNull(link("web").getMtuInHalves());
        store(put(Yang.port("fw", "eth0"), Yang.withInnerMtu(Yang.aPort("eth0"), 1500)));
        driver.acknowledgeAll();
        await("reason", () -> ("end a: packets of interface fw/eth0 may have 1500 octets (inner mtu) but only 1438"
            + " cross now, because the helper of node host1 has not reported; see that weft-helper runs there")
            .equals(link("web").getReason()));
        assertEquals(Status.Up, link("web").getStatus());
        host1.oversize(OversizeWay.AfPacket, null);
        host2.oversize(OversizeWay.Failed, "no bridge has 10.0.0.2");
        await("failed", () -> link("web").getReason() != null && link("web").getReason()
            .endsWith("because node host2 does not cut and join: no bridge has 10.0.0.2"));
        assertEquals("no bridge has 10.0.0.2", node("host2").getOversize().getReason());
        host2.oversize(OversizeWay.AfPacket, null);
        await("halves", () -> link("web").getMtuInHalves() != null);
        assertEquals(2 * (1500 - 48) - 14, link("web").getMtuInHalves().toJava());
        assertNull(link("web").getReason());
        assertEquals(Map.of("halves-expired", 3), Map.of("halves-expired", node("host2").nonnullHelperCounter().values()
            .iterator().next().getValue().getValue().intValue()));
        heard("node/host2 oversize-failed raised", "node/host2 oversize-failed cleared");
    }

    @Test
    public void aHelperThatReportsIsACapability() throws Exception {
        begin();
        assertNull(node("host1").getHelperLastReport());
        host1.complete();
        await("capability", () -> node("host1").getCapability().contains("helper"));
        assertEquals("2026-11-21T12:00:00Z", node("host1").getHelperLastReport().getValue());
        clock.pass(Duration.ofSeconds(30));
        host1.report();
        await("next report", () -> "2026-11-21T12:00:30Z".equals(node("host1").getHelperLastReport().getValue()));
    }

    @Test
    public void portsAreShown() throws Exception {
        begin();
        final var ref = new PortRef.Plugged("fw/eth0");
        await("missing", () -> shown() == org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances
            .appliance._interface.State.Port.Missing);
        driver.port("host1", ref, PortState.DOWN);
        await("down", () -> "down".equals(shown().getName()));
        driver.port("host1", ref, PortState.UP);
        await("plugged in", () -> "up".equals(shown().getName()));
        driver.report("host1", NodeStatus.UNKNOWN);
        await("not known", () -> shown() == null);
    }

    private org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.State
            .Port shown() {
        return written(Yang.port("fw", "eth0")).getState().getPort();
    }

    @Test
    public void lostNodes() throws Exception {
        begin();
        driver.report("host3", NodeStatus.UNKNOWN);
        driver.report("host1", NodeStatus.UNKNOWN);
        await("waiting", () -> node("host1").getStatus() == Status.Waiting);
        clock.pass(Duration.ofSeconds(9));
        driver.report("host1", RecordingDriver.UP);
        await("back", () -> node("host1").getStatus() == Status.Up);
        driver.report("host1", NodeStatus.UNKNOWN);
        await("lost", () -> node("host1").getStatus() == Status.Waiting);
        try (var busy = hold()) {
            clock.pass(Duration.ofSeconds(11));
            driver.report("host3", RecordingDriver.UP);
        }
        await("raised", () -> heard.contains("node/host1 node-unreachable raised"));
        driver.report("host1", RecordingDriver.UP);
        await("cleared", () -> heard.contains("node/host1 node-unreachable cleared"));
        assertEquals(2, heard.stream().filter(text -> text.contains("unreachable")).count());
        assertTrue(driver.specs().containsKey(new NodeId("host1")));
    }
}
