/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectStatus;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import dev.weft.impl.report.Helper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.alarm.rev261121.AlarmNotification;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.State.Oversize;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.network.state.Member;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.NetworkStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.OversizeWay;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** What users see of networks: the operational datastore, notifications and alarms. */
public class NetworkStatusTest extends ControllerTestBase {
    private static final String MAC = "02:00:00:00:00:0";

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private State red() {
        return written(Yang.network("red")).getState();
    }

    private Member member(final String appliance) {
        return red().nonnullMember().values().stream()
            .filter(member -> member.getAppliance().getValue().equals(appliance)).findFirst().orElseThrow();
    }

    private org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.State
            port(final String appliance) {
        return written(Yang.port(appliance, "eth0")).getState();
    }

    /** A fence of three: a and b on host1, c on host2, all plugged in. */
    private void begin() throws Exception {
        start();
        final var service = getDataBrokerTestCustomizer().createNotificationService();
        service.registerListener(NetworkStateChange.class, change -> heard.add(change.getNetwork().getValue() + " "
            + change.getOldStatus().getName() + " " + change.getNewStatus().getName()));
        service.registerListener(AlarmNotification.class, change -> heard.add(change.getResource() + " "
            + change.getType().getName() + (change.getIsCleared() ? " cleared" : " raised")));
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.node("host2"), Yang.aNode("host2", "10.0.0.2")), guest("a", "host1", 1), guest("b", "host1", 2),
            guest("c", "host2", 3), put(Yang.network("red"), Yang.aFence("red", "a/eth0", "b/eth0", "c/eth0")));
        plug("host1", "a", PortState.UP);
        plug("host1", "b", PortState.UP);
        plug("host2", "c", PortState.UP);
    }

    private static Change guest(final String name, final String node, final int mac) {
        return put(Yang.appliance(name), Yang.anAppliance(name, node, Yang.aStation("eth0", MAC + mac)));
    }

    private void plug(final String node, final String appliance, final PortState state) throws Exception {
        driver.port(node, new PortRef.Plugged(appliance + "/eth0"), state);
        settle();
    }

    private void beginUp() throws Exception {
        begin();
        driver.acknowledgeAll();
        status(Status.Up, null);
    }

    private void status(final Status status, final String reason) {
        await(status + " " + reason + " but was " + red(), () -> red().getStatus() == status
            && Optional.ofNullable(red().getReason()).equals(Optional.ofNullable(reason)));
    }

    @Test
    public void upWhenEveryPieceIs() throws Exception {
        begin();
        status(Status.Waiting, "member a/eth0: host1: the node is not connected; and 2 more members");
        assertEquals("host1", member("a").getNode().getValue());
        driver.report("host1", RecordingDriver.UP);
        driver.report("host2", RecordingDriver.UP);
        status(Status.Programming, "member a/eth0: host1: not acknowledged by the switch yet; and 2 more members");
        for (var node : List.of("host1", "host2")) {
            for (var key : driver.keys(node)) {
                assertEquals("not yet before " + key, Status.Programming, red().getStatus());
                driver.report(node, key, ObjectStatus.INSTALLED);
                settle();
            }
        }
        status(Status.Up, null);
        assertEquals(Status.Up, member("c").getStatus());
        assertEquals(Status.Up, port("c").getStatus());
        assertEquals("red", port("c").getNetwork().getValue());
        assertNull(port("c").getLink());
        await("heard", () -> heard.contains("red programming up"));
        assertEquals(List.of("red unknown waiting", "red waiting programming", "red programming up"), heard);
        assertEquals(List.of(Status.Waiting, Status.Programming, Status.Up), red().nonnullHistory().values().stream()
            .sorted((one, other) -> one.getNumber().compareTo(other.getNumber())).map(entry -> entry.getStatus())
            .toList());
        assertEquals(config(Yang.IDS).orElseThrow().nonnullSegment().values().iterator().next().getId().getValue(),
            red().getId().getValue());
    }

    @Test
    public void saysWhatKeepsWhomFromBeingUp() throws Exception {
        beginUp();
        driver.report("host2", "member red#c/eth0", new ObjectStatus.Failed("OFPFMFC_TABLE_FULL"));
        status(Status.Failed, "member c/eth0: host2: OFPFMFC_TABLE_FULL");
        assertEquals(Status.Up, member("a").getStatus());
        assertEquals("host2: OFPFMFC_TABLE_FULL", port("c").getReason());
        driver.report("host1", "address red#" + MAC + 3, new ObjectStatus.Waiting("no way"));
        driver.report("host2", "member red#c/eth0", ObjectStatus.INSTALLED);
        status(Status.Waiting, "member c/eth0: host1: address of c/eth0: no way");
        driver.report("host1", "network red", new ObjectStatus.Failed("refused"));
        status(Status.Failed, "member a/eth0: host1: refused; and 2 more members");
        assertEquals("host1: refused", member("b").getReason());
        assertEquals(Status.Waiting, member("c").getStatus());
    }

    @Test
    public void aNodeThatIsLostConcernsItsOwnMembersOnly() throws Exception {
        beginUp();
        driver.report("host2", NodeStatus.UNKNOWN);
        for (var key : driver.keys("host2")) {
            driver.report("host2", key, new ObjectStatus.Waiting("not connected"));
        }
        settle();
        status(Status.Waiting, "member c/eth0: host2: not connected");
        assertEquals(Status.Up, member("a").getStatus());
        assertEquals(Status.Up, port("b").getStatus());
    }

    @Test
    public void aPortThatIsMissingIsNamed() throws Exception {
        beginUp();
        heard.clear();
        plug("host1", "b", PortState.MISSING);
        status(Status.Waiting, "member b/eth0: b/eth0 on host1 is not plugged in; start its guest, or see that there is"
            + " a port with external_ids:iface-id=b/eth0");
        assertEquals(Status.Waiting, member("b").getStatus());
        assertEquals(Status.Waiting, port("b").getStatus());
        assertEquals(Status.Up, member("a").getStatus());
        plug("host2", "c", PortState.DOWN);
        await("down", () -> member("c").getStatus() == Status.Inactive);
        await("counted", () -> red().getReason().endsWith("; and 1 more member"));
        plug("host1", "b", PortState.UP);
        plug("host2", "c", PortState.UP);
        status(Status.Up, null);
        final var expected = List.of("red up waiting", "network/red network-degraded raised", "red waiting inactive",
            "red inactive up", "network/red network-degraded cleared");
        await(expected + " in " + heard, () -> heard.containsAll(expected));
        assertEquals(expected.size(), heard.size());
    }

    @Test
    public void noAlarmForGuestsThatHaveNeverBeenThereOrAreTakenAway() throws Exception {
        begin();
        plug("host1", "b", PortState.MISSING);
        driver.acknowledgeAll();
        await("waiting", () -> red().getStatus() == Status.Waiting && member("a").getStatus() == Status.Up);
        store(guest("a", "host2", 1));
        driver.acknowledgeAll();
        await("a waits where it is now", () -> member("a").getStatus() == Status.Waiting);
        store(guest("c", null, 3));
        await("parked", () -> ("appliance c is on no node, and its interface eth0"
            + " is plugged in nowhere").equals(member("c").getReason()));
        assertNull(member("c").getNode());
        settle();
        assertEquals(List.of(), List.copyOf(heard).stream().filter(text -> text.contains("/")).toList());
    }

    @Test
    public void aMemberThatIsKeptSilentSaysLeast() throws Exception {
        beginUp();
        store(put(Yang.port("c", "eth0"), Yang.downPort("eth0")));
        driver.acknowledgeAll();
        status(Status.Shut, "member c/eth0: admin-state of interface c/eth0 is down");
        plug("host1", "b", PortState.DOWN);
        status(Status.Inactive, "member b/eth0: b/eth0 on host1 is down; see that its guest runs and that the interface"
            + " is up there; and 1 more member");
        assertEquals(Status.Shut, port("c").getStatus());
    }

    @Test
    public void membersComeAndGo() throws Exception {
        beginUp();
        store(delete(Yang.member("red", "c/eth0")));
        driver.acknowledgeAll();
        await("gone", () -> red().nonnullMember().size() == 2);
        await("not shown", () -> operational(Yang.port("c", "eth0")).isEmpty());
        store(put(Yang.member("red", "c/eth0"), Yang.aMember("c/eth0")));
        driver.acknowledgeAll();
        await("there", () -> red().nonnullMember().size() == 3 && member("c").getStatus() == Status.Up);
        store(put(Yang.network("red"), Yang.aFence("red")));
        status(Status.Up, "it has no members");
        assertNull(red().getMtu());
        assertNull(red().getOversize());
        store(delete(Yang.network("red")));
        await("no state", () -> operational(Yang.network("red")).isEmpty());
    }

    @Test
    public void whatCrosses() throws Exception {
        beginUp();
        assertEquals(1500 - 38, red().getMtu().toJava());
        assertNull(red().getMtuInHalves());
        assertEquals(Oversize.SmallGuests, red().getOversize());
        final var host1 = new Helper(rpc, "host1");
        final var host2 = new Helper(rpc, "host2");
        host1.complete();
        host2.complete();
        store(put(Yang.port("a", "eth0"), Yang.withInnerMtu(Yang.aStation("eth0", MAC + 1), 1500)));
        driver.acknowledgeAll();
        status(Status.Up, "member a/eth0: packets of interface a/eth0 may have 1500 octets (inner mtu) but only 1462"
            + " cross now, because the helper of node host1 has not reported; see that weft-helper runs there");
        host1.oversize(OversizeWay.AfPacket, null);
        host2.oversize(OversizeWay.AfPacket, null);
        await("halves", () -> red().getMtuInHalves() != null && red().getReason() == null);
        assertEquals(2 * 1476 - 14, red().getMtuInHalves().toJava());
        assertEquals(Oversize.Halves, red().getOversize());
        store(put(Yang.node("host1"), Yang.withMtu(Yang.aNode("host1", "10.0.0.1"), 9000)),
            put(Yang.node("host2"), Yang.withMtu(Yang.aNode("host2", "10.0.0.2"), 1538)));
        await("large", () -> red().getOversize() == Oversize.LargeUnderlay);
        assertEquals(1500, red().getMtu().toJava());
    }

    @Test
    public void oneMemberIsWrittenAlone() throws Exception {
        beginUp();
        final var before = red();
        plug("host1", "b", PortState.MISSING);
        await("waiting", () -> red().getStatus() == Status.Waiting);
        assertEquals(before.nonnullHistory().size() + 1, red().nonnullHistory().size());
        assertEquals(before.getMtu(), red().getMtu());
        assertEquals(Map.of("a", Status.Up, "b", Status.Waiting, "c", Status.Up), Map.of("a",
            member("a").getStatus(), "b", member("b").getStatus(), "c", member("c").getStatus()));
        for (int i = 0; i < 20; i++) {
            plug("host1", "b", i % 2 == 0 ? PortState.UP : PortState.MISSING);
            final var wanted = i % 2 == 0 ? Status.Up : Status.Waiting;
            await("turn " + i, () -> red().getStatus() == wanted && member("b").getStatus() == wanted);
        }
        await("the last 16", () -> red().nonnullHistory().size() == 16);
    }
}
