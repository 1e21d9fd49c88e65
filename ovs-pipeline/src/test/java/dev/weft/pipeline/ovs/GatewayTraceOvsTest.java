/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static dev.weft.pipeline.feature.GatewayObjects.EDGE;
import static dev.weft.pipeline.feature.GatewayObjects.PLAIN;
import static dev.weft.pipeline.ovs.GatewayNet.TWIN;
import static dev.weft.pipeline.ovs.GatewayNet.address;
import static dev.weft.pipeline.ovs.GatewayNet.mac;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceRequest;
import dev.weft.api.trace.TraceStep;
import dev.weft.api.trace.TraceVerdict;
import dev.weft.pipeline.feature.TunnelPort;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.trace.Knowledge;
import dev.weft.pipeline.trace.LearnedRules;
import dev.weft.pipeline.trace.Need;
import dev.weft.pipeline.trace.NodeIdentity;
import dev.weft.pipeline.trace.NodeView;
import dev.weft.pipeline.trace.PortRole;
import dev.weft.pipeline.trace.Rule;
import dev.weft.pipeline.trace.Rules;
import dev.weft.pipeline.trace.Walker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Packets through gateways go where a trace says (GW-1, SI-12). */
public class GatewayTraceOvsTest {
    private static final Carrier PHYSICAL = new Carrier.Physical(OptionalInt.empty());

    private static GatewayNet net;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new GatewayNet();
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void packetsInsideGoWhereTheTraceSays() throws IOException {
        for (var from : List.of("r1", "r2", "b1", "b2")) {
            for (var to : List.of("b1", "b2", "r1", "r2")) {
                if (GatewayNet.metadata(from) != GatewayNet.metadata(to)) {
                    assertDelivered(from, to, udp(EDGE, from, address(to)), Optional.empty());
                }
            }
        }
        assertDelivered("g1", "b2", udp(PLAIN, "g1", address("b2")), Optional.empty());
    }

    @Test
    public void answersAreFollowedThroughTranslation() throws IOException {
        for (var from : List.of("r1", "t1")) {
            final var gateway = from.equals("r1") ? EDGE : TWIN;
            final var out = udp(gateway, from, address("o2"));
            final var request = request(from, out, Optional.empty());
            assertDelivered(from, "o2", out, Optional.empty());
            final var back = Packet.udp(mac("o2"), address("o2"), mac(gateway, "o2"), gateway == EDGE ? "198.51.100.2"
                : "198.51.100.3", 2000, 1000);
            assertDelivered("o2", from, back, Optional.of(request));
        }
        assertDelivered("o2", "r1", Packet.syn(mac("o2"), address("o2"), mac(EDGE, "o2"), "198.51.100.2", 9000, 8080),
            Optional.empty());
    }

    @Test
    public void whatIsRefusedIsToldSo() throws IOException {
        final var refused = trace("r1", Packet.syn(mac("r1"), address("r1"), mac(EDGE, "r1"), address("o2"), 9000,
            2222), Optional.empty());
        final var dropped = (TraceVerdict.Dropped) refused.verdicts().get(0);
        assertEquals(Optional.of(Table.FILTER.name()), dropped.table());
        assertEquals(Optional.of(EDGE.key()), dropped.owner());
    }

    @Test
    public void whatTheHelperGetsIsToldSo() throws IOException {
        for (var address : List.of("10.1.0.1", "198.51.100.77", "203.0.113.1")) {
            final var report = trace("r1", udp(EDGE, "r1", address), Optional.empty());
            assertTrue(report.toString(), report.verdicts().get(0) instanceof TraceVerdict.ToHelper);
            assertEquals(1, report.verdicts().size());
        }
    }

    private static Packet udp(final TenantGateway gateway, final String from, final String to) {
        return Packet.udp(mac(from), address(from), mac(gateway, from), to, 1000, 2000);
    }

    private static void assertDelivered(final String from, final String to, final Packet packet,
            final Optional<TraceRequest> answers) throws IOException {
        final var report = trace(from, packet, answers);
        final var sent = report.steps().stream().filter(TraceStep.Sent.class::isInstance)
            .map(step -> ((PortRef.Plugged) ((TraceStep.Sent) step).port()).ifaceId()).toList();
        assertEquals(report.toString(), List.of(to), sent);
        net.travels(from, packet, to);
    }

    private static TraceReport trace(final String from, final Packet packet, final Optional<TraceRequest> answers)
            throws IOException {
        final var known = new Knowledge(List.of(identity(net.here()), identity(net.there())));
        known.found(view(net.here(), GatewayNet.HERE));
        known.found(view(net.there(), GatewayNet.THERE));
        final var walker = new Walker(known);
        var result = walker.follow(request(from, packet, answers));
        while (!result.needs().isEmpty()) {
            for (var need : result.needs()) {
                final var learned = (Need.Learned) need;
                known.found(learned, learned(learned));
            }
            result = walker.follow(request(from, packet, answers));
        }
        return result.report().orElseThrow();
    }

    private static List<Rule> learned(final Need.Learned need) throws IOException {
        final var node = need.node().equals(id(net.here())) ? net.here() : net.there();
        return node.learned().stream().filter(flow -> flow.table() == need.query().table().id())
            .map(flow -> LearnedRules.of(flow, cookie -> null).orElseThrow(() -> new AssertionError(flow))).toList();
    }

    private static TraceRequest request(final String from, final Packet packet, final Optional<TraceRequest> answers) {
        return new TraceRequest(id(GatewayNet.HERE.contains(from) ? net.here() : net.there()),
            new PortRef.Plugged(from), new dev.weft.api.trace.Packet(packet.from(), packet.to(), 0x0800,
                OptionalInt.empty(), Optional.of(new dev.weft.api.trace.Packet.Ip(packet.source(),
                    packet.destination(), packet.protocol(), packet.sourcePort(), packet.destinationPort()))),
            answers);
    }

    private static NodeId id(final NetworkNode node) {
        return new NodeId(node == net.here() ? "here" : "there");
    }

    private static NodeIdentity identity(final NetworkNode node) {
        final int host = node == net.here() ? 1 : 2;
        final var own = InetAddresses.forString(NetworkNode.address(host));
        return new NodeIdentity(id(node), new HostId(host), 0, Set.of(own), Set.of(PHYSICAL,
            new Carrier.Tunnel(own, InetAddresses.forString(NetworkNode.address(3 - host)), Optional.empty())));
    }

    private static NodeView view(final NetworkNode node, final List<String> guests) {
        final var rules = new ArrayList<Rule>();
        node.flows().forEach((owner, flows) -> flows.forEach(flow -> rules.add(Rule.of(flow, owner))));
        final Map<Integer, PortRole> roles = new HashMap<>();
        guests.forEach(guest -> roles.put(node.number(guest), new PortRole.Guest(new PortRef.Plugged(guest))));
        node.receiving().forEach(number -> roles.put(number, new PortRole.Tunnel(new TunnelPort(UdpPort.GENEVE,
            Dscp.INHERIT))));
        roles.put(node.underlay().getAsInt(), new PortRole.Underlay());
        roles.put(node.control().getAsInt(), new PortRole.Helper());
        return new NodeView(id(node), Rules.of(rules), roles);
    }
}
