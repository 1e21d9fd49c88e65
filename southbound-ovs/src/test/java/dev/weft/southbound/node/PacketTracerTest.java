/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.Far;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeSpec;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.PortRef;
import dev.weft.api.node.SourcePorts;
import dev.weft.api.node.Underlay;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.trace.Outer;
import dev.weft.api.trace.Packet;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceRequest;
import dev.weft.api.trace.TraceStep;
import dev.weft.api.trace.TraceStep.Encapsulated;
import dev.weft.api.trace.TraceStep.Matched;
import dev.weft.api.trace.TraceVerdict.Away;
import dev.weft.api.trace.TraceVerdict.Delivered;
import dev.weft.api.trace.TraceVerdict.Dropped;
import dev.weft.pipeline.feature.TunnelPort;
import dev.weft.southbound.ovsdb.HelperPort;
import dev.weft.southbound.ovsdb.PortNews;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Test;

/** Packets are followed from node to node by the flows that the nodes should have (SI-12). */
public class PacketTracerTest {
    private static final NetworkKey BLUE = NetworkKey.fence(new SegmentId(0x3001));
    private static final NodeId ONE = new NodeId("one");
    private static final NodeId TWO = new NodeId("two");
    private static final String WEB = "02:aa:00:00:00:01";
    private static final String APP = "02:aa:00:00:00:02";
    private static final String DATA = "02:aa:00:00:00:03";
    private static final String UNKNOWN = "02:bb:00:00:00:01";
    private static final int TUNNEL = 100;

    private final Map<NodeId, NodeProgrammer> programmers = new HashMap<>();
    private final Map<NodeId, NodeSight> sights = new HashMap<>();
    private final OvsPacketTracer tracer = new OvsPacketTracer(() -> List.copyOf(sights.values()),
        id -> Optional.ofNullable(sights.get(id)));

    @Before
    public void setUpNodes() {
        node(ONE, 1);
        node(TWO, 2);
        plug(ONE, "fw", "web", "app", "ext");
        plug(TWO, "lb", "data");
        final var web = Things.member(BLUE, "web", WEB);
        final var app = Things.member(BLUE, "app", APP);
        program(ONE, peer(1, 2), end("green", 0, "fw", 2), web, app, Things.part(BLUE, List.of(web, app),
            Things.path(2)), Things.mac(BLUE, DATA, Things.path(2)), peer(1, 9), end("away", 0, "ext", 9));
        final var data = Things.member(BLUE, "data", DATA);
        program(TWO, peer(2, 1), end("green", 1, "lb", 1), data, Things.part(BLUE, List.of(data), Things.path(1)),
            Things.mac(BLUE, WEB, Things.path(1)), Things.mac(BLUE, APP, Things.path(1)));
    }

    @Test
    public void linkIsFollowedToItsOtherEnd() throws Exception {
        final var report = trace(ONE, "fw", WEB, DATA);
        assertEquals(List.of(new Delivered(TWO, Things.port("lb"))), report.verdicts());
        assertEquals(List.of("CLASSIFY", "TUNNEL_OUT", "CLASSIFY", "TUNNEL_IN", "CONTENT", "DELIVER"),
            tables(report));
        assertEquals(List.of("link green#a", "peer host-2", "pipeline pipeline", "peer host-1", "pipeline pipeline",
            "link green#b"), owners(report));
        final var between = find(report, Encapsulated.class).get(0);
        assertEquals(List.of(TWO), between.to());
        assertEquals(new Outer(Outer.Kind.GENEVE, "10.77.1.1", "10.77.1.2", OptionalInt.of(6081), 0x1000, 0x10400000, 0,
            OptionalInt.empty()), between.outer());
        assertEquals(List.of(ONE, ONE, ONE, ONE, TWO, TWO, TWO, TWO, TWO, TWO),
            report.steps().stream().map(TraceStep::node).toList());
    }

    @Test
    public void knownStationIsFoundOnItsNode() throws Exception {
        final var report = trace(ONE, "web", WEB, DATA);
        assertEquals(List.of(new Delivered(TWO, Things.port("data"))), report.verdicts());
        assertTrue(owners(report).contains("address fence-12289#" + DATA));
        assertEquals(List.of(new Delivered(ONE, Things.port("app"))), trace(ONE, "web", WEB, APP).verdicts());
    }

    @Test
    public void forgedSourceIsDroppedWithItsReason() throws Exception {
        final var dropped = (Dropped) trace(ONE, "web", DATA, APP).verdicts().get(0);
        assertEquals(ONE, dropped.node());
        assertEquals(Optional.of("VERDICT"), dropped.table());
        assertEquals("its source is the known address of another station (forged)", dropped.reason());
    }

    @Test
    public void copiesOfAFloodAreFollowedEach() throws Exception {
        final var report = trace(ONE, "web", WEB, UNKNOWN);
        assertEquals(List.of(new Delivered(TWO, Things.port("data")), new Delivered(ONE, Things.port("app"))),
            report.verdicts());
        final var learned = find(report, Matched.class).stream().filter(step -> step.table().equals("LEARNED"))
            .findFirst().orElseThrow();
        assertEquals(1, learned.depth());
        assertEquals(List.of("what the switch learned is not known here; taken as nothing"), learned.notes());
    }

    @Test
    public void addressOfNobodyIsAway() throws Exception {
        assertEquals(List.of(new Away(ONE, "10.77.1.9", "no node of this controller has this address")),
            trace(ONE, "ext", WEB, DATA).verdicts());
    }

    @Test
    public void nodeThatIsNotKnownYetIsNamed() throws Exception {
        sights.put(TWO, new NodeSight(TWO, () -> spec(TWO, 2), new NodeProgrammer(TWO, Runnable::run, () -> { }),
            Runnable::run));
        final var verdict = (Away) trace(ONE, "fw", WEB, DATA).verdicts().get(0);
        assertEquals(TWO, verdict.node());
        assertEquals("the ports of node two are not known: its database is not connected", verdict.reason());
    }

    @Test
    public void withoutPeerTheFarNodeDrops() throws Exception {
        program(TWO);
        final var dropped = (Dropped) trace(ONE, "fw", WEB, DATA).verdicts().get(0);
        assertEquals(new Dropped(TWO, Optional.of("TUNNEL_IN"), Optional.of(ObjectKey.PIPELINE),
            "no peer of this node has its outer addresses, or its control word is of another version"), dropped);
    }

    @Test
    public void whatCannotBeTracedIsRefused() {
        assertRefused("node one has no port external_ids:iface-id=lb/eth0, or nothing that it does uses it", ONE, "lb");
        assertRefused("node three is not managed by this controller", new NodeId("three"), "lb");
    }

    @Test
    public void whoWaitsNoMoreCostsNothingMore() {
        final var work = new ArrayDeque<Runnable>();
        sights.put(TWO, new NodeSight(TWO, () -> spec(TWO, 2), programmers.get(TWO), work::add));
        assertTrue(tracer.trace(request(TWO, "lb", WEB, DATA)).cancel(false));
        work.remove().run();
        assertTrue("the node is not asked for its flows", work.isEmpty());
    }

    @Test
    public void noMoreThanSoManyAtOnce() throws Exception {
        final var work = new ArrayDeque<Runnable>();
        sights.put(TWO, new NodeSight(TWO, () -> spec(TWO, 2), programmers.get(TWO), work::add));
        final var waiting = tracer.trace(request(ONE, "web", WEB, APP));
        for (int i = 1; i < OvsPacketTracer.MAX_TRACES; i++) {
            tracer.trace(request(ONE, "web", WEB, APP));
        }
        final var failure = assertThrows(ExecutionException.class, () -> trace(ONE, "web", WEB, APP));
        assertEquals("too many packets are being traced, try again", failure.getCause().getMessage());
        sights.remove(TWO);
        work.remove().run();
        final var verdicts = List.of(new Delivered(ONE, Things.port("app")));
        assertEquals(verdicts, waiting.get(30, TimeUnit.SECONDS).verdicts());
        assertEquals("there is room again", verdicts, trace(ONE, "web", WEB, APP).verdicts());
    }

    private void assertRefused(final String reason, final NodeId node, final String guest) {
        final var failure = assertThrows(ExecutionException.class, () -> trace(node, guest, WEB, DATA));
        assertEquals(reason, failure.getCause().getMessage());
    }

    private TraceReport trace(final NodeId node, final String guest, final String source, final String destination)
            throws Exception {
        return tracer.trace(request(node, guest, source, destination)).get(30, TimeUnit.SECONDS);
    }

    private static TraceRequest request(final NodeId node, final String guest, final String source,
            final String destination) {
        return new TraceRequest(node, Things.port(guest), new Packet(mac(source), mac(destination), 0x88cc,
            OptionalInt.empty(), Optional.empty()), Optional.empty());
    }

    private static long mac(final String text) {
        return MacAddress.of(text).value();
    }

    private void node(final NodeId id, final int host) {
        final var programmer = new NodeProgrammer(id, Runnable::run, () -> { });
        programmers.put(id, programmer);
        sights.put(id, new NodeSight(id, () -> spec(id, host), programmer, Runnable::run));
    }

    private void plug(final NodeId id, final String... guests) {
        final var ports = new HashMap<PortRef, OptionalInt>();
        for (var guest : guests) {
            ports.put(Things.port(guest), OptionalInt.of(ports.size() + 1));
        }
        programmers.get(id).ports(new PortNews(ports, Map.of(), Map.of(),
            Map.of(new TunnelPort(UdpPort.GENEVE, Dscp.INHERIT), OptionalInt.of(TUNNEL)),
            Map.of(HelperPort.CONTROL, TUNNEL + 1)));
    }

    private void program(final NodeId id, final NodeObject... objects) {
        final var programmer = programmers.get(id);
        programmer.change(programmer.changeTo(List.of(objects)));
    }

    private static NodeSpec spec(final NodeId id, final int host) {
        return new NodeSpec(id, new HostId(host), 0, "system-" + host, Optional.empty(), Optional.empty(), "netdev",
            new SourcePorts(49152, 64), new Underlay(List.of(InetAddresses.forString("10.77.1." + host)), 1500, false,
                Optional.empty(), Optional.empty()));
    }

    private static Peer peer(final int from, final int to) {
        return new Peer(ObjectKey.peer(Things.path(to), "host-" + to), Things.path(to), new Carrier.Tunnel(
            InetAddresses.forString("10.77.1." + from), InetAddresses.forString("10.77.1." + to), Optional.empty()));
    }

    private static LinkEnd end(final String link, final int side, final String guest, final int host) {
        return new LinkEnd(new LinkId(link), side, new SegmentId(0x1000), Things.port(guest), UdpPort.GENEVE,
            new Far.Remote(Things.path(host), UdpPort.GENEVE, Dscp.INHERIT), Optional.empty());
    }

    private static List<String> tables(final TraceReport report) {
        return find(report, Matched.class).stream().map(Matched::table).toList();
    }

    private static List<String> owners(final TraceReport report) {
        return find(report, Matched.class).stream().map(step -> step.owner().orElseThrow().toString()).toList();
    }

    private static <T> List<T> find(final TraceReport report, final Class<T> type) {
        final var found = new ArrayList<T>();
        report.steps().stream().filter(type::isInstance).map(type::cast).forEach(found::add);
        return found;
    }
}
