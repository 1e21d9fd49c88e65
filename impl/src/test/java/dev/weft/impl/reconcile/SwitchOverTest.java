/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.LinkId;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortState;
import dev.weft.impl.alarm.Resource;
import java.time.Clock;
import java.util.List;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmType;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.Standby.FailoverOn;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance.State.Role;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.ids.rev261121.Ids;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.SwitchOverInput.To;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** Roles are changed because somebody asks for it, and by what becomes of the intent (VL-17). */
public class SwitchOverTest extends StandbyTestBase {
    private static final String ASKED = "asked for by rpc switch-over";

    private int inUse() {
        return config(Yang.IDS).map(Ids::nonnullStandbyInUse).orElseThrow().size();
    }

    @Test
    public void changesTheRoles() throws Exception {
        begin(FailoverOn.GuestGone);
        assertEquals("sb", switchOver(of("fw")).getResult().getActive().getValue());
        assertEquals("sb", active());
        assertEquals(1, inUse());
        assertEquals("sb", switchOver(of("fw").setTo(To.Standby)).getResult().getActive().getValue());
        assertEquals("that was nothing to do", 1, inUse());
        assertEquals("fw", switchOver(of("fw").setTo(To.Primary)).getResult().getActive().getValue());
        assertEquals("fw", active());
        assertEquals(0, inUse());
        await("two changes in " + heard, () -> heard.equals(List.of("fw sb " + ASKED, "fw fw " + ASKED)));
        await("role", () -> state("fw").getRole() == Role.Active && ASKED.equals(state("fw").getFailoverReason()));
    }

    @Test
    public void refusesOneThatIsNotInService() throws Exception {
        begin(FailoverOn.GuestGone);
        port("host2", "sb/eth1", PortState.MISSING);
        assertEquals("resource-denied: appliance sb is not in service: the port of sb/eth1 is not plugged in on node"
            + " host2; correct that, or set force to true", error(switchOver(of("fw").setTo(To.Other))));
        assertEquals("fw", active());
        assertTrue(switchOver(of("fw").setForce(true)).isSuccessful());
        assertEquals("sb", active());
        port("host2", "sb/eth0", PortState.MISSING);
        pass(60_000);
        assertEquals("as it was wanted, although the other one is in service", "sb", active());
        port("host2", "sb/eth0", PortState.UP);
        port("host2", "sb/eth1", PortState.UP);
        port("host2", "sb/eth1", PortState.MISSING);
        assertEquals("it was in service for a moment", "fw", active());
    }

    @Test
    public void refusesWhatIsNoPair() throws Exception {
        begin(FailoverOn.GuestGone);
        assertEquals("data-missing: there is no appliance nobody", error(switchOver(of("nobody"))));
        assertEquals("invalid-value: appliance lb has no standby; give it one at /weft:weft/appliance=lb/standby",
            error(switchOver(of("lb"))));
        assertEquals("invalid-value: appliance sb is the standby of appliance fw; name appliance fw instead",
            error(switchOver(of("sb"))));
    }

    @Test
    public void refusesBeforeItKnowsTheIntent() throws Exception {
        create(getDataBroker(), clock);
        assertEquals("resource-denied: the controller is still starting and has not read its intent; try again in a few"
            + " seconds", error(switchOver(of("fw"))));
    }

    @Test
    public void nothingIsLeftOfAPairThatIsDeletedInOneRequest() throws Exception {
        begin(FailoverOn.GuestGone);
        switchOver(of("fw"));
        store(put(Yang.appliance("bare"), Yang.withStandby(Yang.anAppliance("bare", "host1"), "spare",
            FailoverOn.GuestGone)), put(Yang.appliance("spare"), Yang.anAppliance("spare", "host2")));
        await("roles", () -> state("spare").getRole() == Role.Standby && state("fw").getRole() == Role.Standby);
        switchOver(of("bare"));
        await("roles", () -> state("spare").getRole() == Role.Active && state("bare").getRole() == Role.Standby);
        store(delete(Yang.appliance("fw")), delete(Yang.appliance("sb")), delete(Yang.link("web")),
            delete(Yang.link("tap")), delete(Yang.appliance("bare")), delete(Yang.appliance("spare")));
        await("nothing is shown", () -> List.of("fw", "sb", "bare", "spare").stream()
            .allMatch(name -> operational(Yang.appliance(name)).isEmpty()));
        assertEquals(0, inUse());
        assertEquals(List.of(), driver.keys("host1"));
        assertEquals(List.of(), driver.keys("host2"));
        store(put(Yang.appliance("sb"), Yang.anAppliance("sb", "host2", Yang.aPort("eth0"))));
        await("states are written as before", () -> operational(Yang.port("sb", "eth0")).isPresent());
    }

    @Test
    public void aGuestThatVanishesAfterItTookOverIsAnAlarm() throws Exception {
        begin(FailoverOn.GuestGone);
        switchOver(of("fw"));
        driver.acknowledgeAll();
        await("up", () -> written(Yang.link("web")).getState().getStatus() == Status.Up);
        port("host1", "fw/eth1", PortState.MISSING);
        driver.report("host2", "link web#a", new ObjectStatus.Waiting("no port"));
        settle();
        final var web = Resource.of(new LinkId("web"));
        assertFalse(alarms.isRaised(web, AlarmType.LinkInactive));
        port("host2", "sb/eth0", PortState.MISSING);
        assertTrue(alarms.isRaised(web, AlarmType.LinkInactive));
    }

    @Test
    public void nothingIsChangedThatCannotBeStored() throws Exception {
        final var broker = new StubbornBroker(getDataBroker());
        start(broker, clock);
        pair(FailoverOn.GuestGone);
        allUp();
        broker.refuse(true);
        assertEquals("operation-failed: nothing was changed, because the datastore refused"
            + " /weft-ids:ids/standby-in-use; see the controller's log, then try again", error(switchOver(of("fw"))));
        assertEquals("fw", active());
        port("host1", "fw/eth0", PortState.MISSING);
        assertEquals("no node hears of what is not safe", "fw", active());
        broker.refuse(false);
        await("takeover", () -> driver.keys("host2").contains("link web#a"));
        settle();
        assertEquals("sb", active());
    }

    @Test
    public void withoutItsStandbyThePrimaryIsInUseAgain() throws Exception {
        begin(FailoverOn.GuestGone);
        switchOver(of("fw"));
        store(put(Yang.appliance("fw"), Yang.anAppliance("fw", "host1", Yang.aPort("eth0"), Yang.aPort("eth1"))));
        assertEquals("fw", active());
        assertEquals(0, inUse());
        await("no roles", () -> List.of("fw", "sb").stream()
            .allMatch(name -> operational(Yang.appliance(name)).orElseThrow().getState() == null));
    }

    @Test
    public void anotherStandbyHasNotTakenOver() throws Exception {
        begin(FailoverOn.GuestGone);
        switchOver(of("fw"));
        store(put(Yang.appliance("sb2"), Yang.anAppliance("sb2", "host3", Yang.aPort("eth0"), Yang.aPort("eth1"))),
            put(Yang.appliance("fw"), Yang.withStandby(Yang.anAppliance("fw", "host1", Yang.aPort("eth0"),
                Yang.aPort("eth1")), "sb2", FailoverOn.GuestGone)));
        assertEquals("fw", active());
        assertEquals(0, inUse());
        assertTrue(driver.keys("host3").contains("shut-port sb2/eth0"));
    }

    @Test
    public void deletedPrimaryFreesItsStandby() throws Exception {
        begin(FailoverOn.GuestGone);
        switchOver(of("fw"));
        store(delete(Yang.appliance("fw")));
        await("cascade", () -> config(Yang.link("web")).isEmpty() && config(Yang.link("tap")).isEmpty());
        settle();
        assertEquals(0, inUse());
        assertEquals(List.of("shut-port sb/eth0", "shut-port sb/eth1"), driver.keys("host2"));
        store(put(Yang.link("own"), Yang.aLink("own", "sb/eth0", "lb/eth0")));
        assertTrue(driver.keys("host2").contains("link own#a"));
    }

    @Test
    public void pairThatWentWhileTheControllerWasDown() throws Exception {
        begin(FailoverOn.GuestGone);
        switchOver(of("fw"));
        stop();
        commit(put(Yang.appliance("fw"), Yang.anAppliance("fw", "host1", Yang.aPort("eth0"), Yang.aPort("eth1"))));
        start(getDataBroker(), clock);
        assertEquals("fw", active());
        assertEquals(0, inUse());
    }

    @Test
    public void movingTheActiveOneMovesTheLinks() throws Exception {
        begin(FailoverOn.GuestGone);
        switchOver(of("fw"));
        store(put(Yang.appliance("sb"), Yang.anAppliance("sb", "host3", Yang.aPort("eth0"), Yang.aPort("eth1"))));
        port("host3", "sb/eth0", PortState.UP);
        port("host3", "sb/eth1", PortState.UP);
        pass(patience());
        assertTrue(driver.keys("host3").containsAll(List.of("link web#a", "link web#b")));
        store(put(Yang.appliance("sb"), Yang.anAppliance("sb", null, Yang.aPort("eth0"), Yang.aPort("eth1"))));
        assertEquals("parked, so the other one takes over", List.of("link tap#a", "link web#a"),
            driver.keys("host1").subList(0, 2));
    }

    @Test
    public void linkOfTheStandbysOwnGoesOn() throws Exception {
        start(getDataBroker(), Clock.systemUTC());
        base();
        store(put(Yang.appliance("sb"), Yang.anAppliance("sb", "host3", Yang.aPort("eth0"), Yang.aPort("eth1"),
            Yang.aPort("own"))),
            put(Yang.appliance("vpn"), Yang.anAppliance("vpn", "host2", Yang.aPort("eth0"))),
            put(Yang.appliance("fw"), Yang.withStandby(Yang.anAppliance("fw", "host1", Yang.aPort("eth0"),
                Yang.aPort("eth1")), "sb", FailoverOn.GuestGone)),
            put(Yang.link("own"), Yang.aLink("own", "sb/own", "vpn/eth0")));
        assertEquals(List.of("link own#a", "peer host2/ipv4", "shut-port sb/eth0", "shut-port sb/eth1"),
            driver.keys("host3"));
    }

    @Test
    public void bothEndsOfALinkInPairs() throws Exception {
        begin(FailoverOn.GuestGone);
        store(put(Yang.appliance("lb2"), Yang.anAppliance("lb2", "host2", Yang.aPort("eth0"))),
            put(Yang.appliance("lb"), Yang.withStandby(Yang.anAppliance("lb", "host3", Yang.aPort("eth0")), "lb2",
                FailoverOn.GuestGone)));
        port("host2", "lb2/eth0", PortState.UP);
        switchOver(of("fw"));
        assertEquals("lb2", switchOver(of("lb")).getResult().getActive().getValue());
        assertTrue(driver.keys("host2").containsAll(List.of("link web#a", "link web#b")));
        assertTrue(driver.keys("host1").contains("shut-port fw/eth0"));
        assertTrue(driver.keys("host3").contains("shut-port lb/eth0"));
    }
}
