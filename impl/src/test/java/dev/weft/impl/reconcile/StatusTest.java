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

import dev.weft.api.node.NodeStatus;
import dev.weft.api.node.ObjectStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.appliance._interface.State;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.InterfaceStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.LinkStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.NodeStateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.rev261121.StateChange;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.types.rev261121.Status;

/** What users see of it: the operational datastore and notifications. */
public class StatusTest extends ControllerTestBase {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.link.State link(final String name) {
        return written(Yang.link(name)).getState();
    }

    private State port(final String appliance, final String name) {
        return written(Yang.port(appliance, name)).getState();
    }

    private void listen() {
        final var service = getDataBrokerTestCustomizer().createNotificationService();
        service.registerListener(LinkStateChange.class, change -> hear("link " + change.getLink().getValue(), change));
        service.registerListener(NodeStateChange.class, change -> hear("node " + change.getNode().getValue(), change));
        service.registerListener(InterfaceStateChange.class, change -> hear("port "
            + change.getAppliance().getValue() + "/" + change.getInterface().getValue(), change));
    }

    private void hear(final String what, final StateChange change) {
        assertNotNull(change.getTime());
        heard.add(what + " " + change.getOldStatus().getName() + " " + change.getNewStatus().getName());
    }

    private void up(final String name) {
        await(name + " up", () -> link(name).getStatus() == Status.Up);
    }

    @Test
    public void waitingUntilNodesConnect() throws Exception {
        start();
        base();
        final var web = link("web");
        assertEquals(Status.Waiting, web.getStatus());
        assertEquals("end a: host1: the node is not connected", web.getReason());
        assertEquals("host1", web.getA().getNode().getValue());
        assertEquals("10.0.0.2", web.getB().getOuterAddress().getIpv4AddressNoZone().getValue());
        assertEquals(1438, web.getMtu().toJava());
        assertEquals(config(Yang.IDS).orElseThrow().nonnullSegment().values().stream()
            .filter(entry -> entry.getOwner().getValue().equals("web")).findFirst().orElseThrow().getId(),
            web.getSegmentId());
        final var node = node("host1");
        assertEquals(Status.Unknown, node.getStatus());
        assertEquals(1, node.getHostId().getValue().toJava());
    }

    @Test
    public void upWhenBothEndsAndTheirWaysAre() throws Exception {
        start();
        listen();
        base();
        driver.report("host1", RecordingDriver.UP);
        driver.report("host2", RecordingDriver.UP);
        await("programming", () -> link("web").getStatus() == Status.Programming);
        final var steps = List.of(List.of("host1", "link web#a"), List.of("host2", "link web#b"),
            List.of("host1", "peer host2/ipv4"));
        for (var step : steps) {
            driver.report(step.get(0), step.get(1), ObjectStatus.INSTALLED);
            settle();
            assertEquals("not yet after " + step, Status.Programming, link("web").getStatus());
        }
        await("reason", () -> "end b: host2: way to host1/ipv4: not acknowledged by the switch yet"
            .equals(link("web").getReason()));
        assertEquals(Status.Up, link("web").getA().getStatus());
        driver.report("host2", "peer host1/ipv4", ObjectStatus.INSTALLED);
        up("web");
        assertNull(link("web").getReason());
        assertEquals(Status.Up, port("fw", "eth0").getStatus());
        assertEquals("web", port("fw", "eth0").getLink().getValue());
        assertEquals("the other link has no ends yet", Status.Programming, link("tap").getStatus());
        await("notifications", () -> heard.containsAll(List.of("link web unknown waiting",
            "link web waiting programming", "link web programming up", "node host1 unknown up",
            "port fw/eth0 programming up")));
        assertEquals("each transition once", heard.stream().distinct().toList(), List.copyOf(heard));
    }

    @Test
    public void reasonsComeFromTheDriver() throws Exception {
        start();
        base();
        driver.acknowledgeAll();
        up("web");
        driver.report("host1", "link web#a",
            new ObjectStatus.Waiting("no port with external_ids:iface-id=fw/eth0"));
        await("waiting", () -> link("web").getStatus() == Status.Waiting);
        assertEquals("end a: host1: no port with external_ids:iface-id=fw/eth0", link("web").getReason());
        assertEquals("host1: no port with external_ids:iface-id=fw/eth0", port("fw", "eth0").getReason());
        assertEquals(Status.Up, link("web").getB().getStatus());
        driver.report("host2", "peer host1/ipv4", new ObjectStatus.Failed("OFPFMFC_TABLE_FULL"));
        await("failed", () -> link("web").getStatus() == Status.Failed && link("tap").getStatus() == Status.Failed);
        assertEquals("end b: host2: way to host1/ipv4: OFPFMFC_TABLE_FULL", link("tap").getReason());
    }

    @Test
    public void silentEnds() throws Exception {
        start();
        base();
        driver.acknowledgeAll();
        up("web");
        store(put(Yang.port("lb", "eth0"), Yang.downPort("eth0")));
        await("shut", () -> link("web").getStatus() == Status.Shut);
        assertEquals("admin-state of interface lb/eth0 is down", link("web").getReason());
        assertEquals(Status.Shut, port("fw", "eth0").getStatus());
        driver.acknowledgeAll();
        await("shut port", () -> port("lb", "eth0").getStatus() == Status.Shut);
        assertEquals("admin-state is down", port("lb", "eth0").getReason());
        store(delete(Yang.link("web")), put(Yang.port("lb", "eth0"), Yang.aPort("eth0")));
        await("free", () -> "it is in no link and no network, and of no service; make one to use it"
            .equals(port("lb", "eth0").getReason()));
        assertNull(port("lb", "eth0").getLink());
        assertEquals(Optional.empty(), operational(Yang.link("web")));
    }

    @Test
    public void parkedEnd() throws Exception {
        start();
        base();
        driver.acknowledgeAll();
        up("web");
        store(put(Yang.appliance("lb"), Yang.anAppliance("lb", null, Yang.aPort("eth0"))));
        await("waiting", () -> link("web").getStatus() == Status.Waiting);
        assertEquals("appliance lb is on no node, and its interface"
            + " eth0 is plugged in nowhere", link("web").getReason());
        assertEquals("host1", link("web").getA().getNode().getValue());
        assertNull(link("web").getB().getNode());
        assertNull(link("web").getMtu());
        assertEquals("appliance lb is on no node, and its interface"
            + " eth0 is plugged in nowhere", port("fw", "eth0").getReason());
    }

    @Test
    public void externalEndDependsOnOurSideOnly() throws Exception {
        start();
        store(put(Yang.node("host1"), Yang.aNode("host1", "10.0.0.1")),
            put(Yang.appliance("fw"), Yang.anAppliance("fw", "host1", Yang.aPort("eth0"))),
            put(Yang.link("far"), Yang.anExternalLink("far", "fw/eth0", "192.0.2.1", 900)));
        driver.acknowledgeAll();
        up("far");
        assertEquals(Status.Unknown, link("far").getB().getStatus());
        assertEquals("192.0.2.1", link("far").getB().getOuterAddress().getIpv4AddressNoZone().getValue());
        assertEquals(900, link("far").getSegmentId().getValue().intValue());
    }

    @Test
    public void nodesSayWhatToDo() throws Exception {
        start();
        base();
        driver.report("host1", NodeStatus.UNKNOWN);
        await("waiting", () -> node("host1").getStatus() == Status.Waiting);
        assertTrue(node("host1").getReason(), node("host1").getReason().contains("ovs-vsctl set-manager"));
        driver.report("host1", new NodeStatus(true, false, false, Optional.empty(), Optional.empty(),
            Optional.empty(), 0, 0, 0, Optional.empty()));
        await("openflow", () -> node("host1").getReason().contains("OpenFlow"));
        driver.report("host1", new NodeStatus(true, true, false, Optional.empty(), Optional.empty(),
            Optional.empty(), 9, 3, 0, Optional.of("bridge br-int is of datapath type system")));
        await("failed", () -> node("host1").getStatus() == Status.Failed);
        assertEquals("bridge br-int is of datapath type system", node("host1").getReason());
        assertEquals(3, node("host1").getFlowsPresent().intValue());
        final var since = node("host1").getLastChange();
        driver.report("host1", new NodeStatus(true, true, true, Optional.of("00000000000000aa"), Optional.of("3.1.0"),
            Optional.of("version 1"), 9, 9, 6, Optional.empty()));
        await("up", () -> node("host1").getStatus() == Status.Up);
        assertTrue(!Instant.parse(node("host1").getLastChange().getValue()).isBefore(Instant.parse(since.getValue())));
        assertEquals("[flow-monitor, geneve, helper, openflow, ovsdb]",
            node("host1").getCapability().stream().sorted().toList().toString());
        assertEquals("00000000000000aa", node("host1").getDatapathId().getValue());
    }

    @Test
    public void nonsenseOfOneNodeHidesNothingElse() throws Exception {
        start();
        base();
        driver.report("host1", new NodeStatus(true, true, true, Optional.of("nonsense"), Optional.empty(),
            Optional.empty(), -1, -1, -1, Optional.empty()));
        driver.report("host2", RecordingDriver.UP);
        await("other node", () -> node("host2").getStatus() == Status.Up);
        assertEquals(Status.Unknown, node("host1").getStatus());
        driver.report("host1", RecordingDriver.UP);
        await("sense again", () -> node("host1").getStatus() == Status.Up);
    }

    @Test
    public void statesGoWithTheirObjects() throws Exception {
        start();
        base();
        driver.acknowledgeAll();
        up("web");
        store(delete(Yang.appliance("lb")), delete(Yang.node("host3")));
        await("link", () -> operational(Yang.link("web")).isEmpty());
        await("appliance", () -> operational(Yang.appliance("lb")).isEmpty());
        await("node", () -> operational(Yang.node("host3")).isEmpty());
        store(delete(Yang.WEFT));
        await("all", () -> operational(Yang.WEFT).map(weft -> weft.nonnullLink().isEmpty()
            && weft.nonnullNode().isEmpty() && weft.nonnullAppliance().isEmpty()).orElse(true));
        assertEquals(2, config(Yang.IDS).orElseThrow().nonnullSegment().size());
    }

    @Test
    public void oldStatesAreRemovedAtStart() throws Exception {
        start();
        base();
        await("state", () -> operational(Yang.link("web")).isPresent());
        stop();
        final var transaction = getDataBroker().newWriteOnlyTransaction();
        delete(Yang.link("web")).in(transaction);
        transaction.commit().get();
        start();
        await("gone", () -> operational(Yang.link("web")).isEmpty());
        await("other", () -> operational(Yang.link("tap")).isPresent());
    }

    private org.opendaylight.yang.gen.v1.urn.weft.yang.weft.node.rev261121.nodes.node.State node(final String name) {
        return written(Yang.node(name)).getState();
    }
}
