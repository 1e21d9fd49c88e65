/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertTrue;

import com.google.common.net.InetAddresses;
import dev.weft.api.id.HostId;
import dev.weft.api.id.NodeId;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Direction;
import dev.weft.api.service.FirewallRule;
import dev.weft.api.service.Ports;
import dev.weft.api.trace.TraceReport;
import dev.weft.api.trace.TraceRequest;
import dev.weft.api.trace.TraceStep.Sent;
import dev.weft.api.trace.TraceStep.Served;
import dev.weft.api.trace.TraceVerdict.Dropped;
import dev.weft.pipeline.feature.TunnelPort;
import dev.weft.pipeline.ovs.Services.Service;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * What a trace says of random packets through chains over three nodes is what real ones do in real Open vSwitch: which
 * services they visit, in which order and instance, by which side, and who gets them (SI-12).
 */
public class ServiceTraceOvsTest {
    private static final int CONVERSATIONS = 40;
    private static final Service FIREWALL = Service.of("firewall", "f2i>f2o", "f3i>f3o");
    private static final Service DETECTOR = Service.of("detector", "d3");
    private static final Service HEADERS = Service.of("headers", "n2i>n2o").knowingHeaders();
    private static final Service NEAR = Service.of("near", "f1i>f1o");
    private static final Service GONE = Service.of("gone");
    /** Built in: lets the web pass, and what others begin. */
    private static final Service WALL = Service.of("wall", "x2.7", "x3.7");
    /** Of a policy with a mapping. */
    private static final Service ONE = Service.of("one", "d1");
    private static final Service TWO = Service.of("two", "d2");
    private static final Service THREE = Service.of("three", "n3i>n3o").knowingHeaders();
    private static final List<Service> ALL = List.of(FIREWALL, DETECTOR, HEADERS, NEAR, GONE, WALL, ONE, TWO, THREE);
    private static final List<String> WORKLOADS = List.of("w1", "v1", "w2", "v2", "w3", "v3");
    private static final Classifier WEB = new Classifier(Optional.empty(), OptionalInt.of(Packet.TCP),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Ports(80, 90)));

    private static ServiceNet net;
    private static Mapping mapping;

    private int port = 5000;
    private int led;
    private int dropped;
    private int asked;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        final var services = new Services(net);
        services.plug(FIREWALL, DETECTOR, HEADERS, NEAR, ONE, TWO, THREE);
        services.lead(1, 1, Role.CURRENT, FIREWALL, DETECTOR);
        services.lead(2, 1, Role.CURRENT, NEAR, WALL, HEADERS);
        services.guard(WALL, false, new FirewallRule(true, Optional.of(Direction.FROM_WORKLOAD), WEB),
            new FirewallRule(true, Optional.of(Direction.TO_WORKLOAD), Services.ALL));
        services.lead(3, 1, Role.CURRENT, GONE);
        services.attach("w1", Services.both(1, Services.ALL));
        services.attach("w2", Services.both(2, WEB), Services.both(1, Services.ALL));
        services.attach("v3", new PortPolicies.Entry(Services.both(2).policy(), 2, true, false,
            List.of(Services.ALL)));
        services.attach("v2", Services.both(3, WEB));
        mapping = new Mapping(net, services, ONE, TWO, THREE);
        mapping.lead();
        services.attach("v1", Services.both(Mapping.policy(), Services.ALL));
        final var paths = List.of(new Integer[] {1, 3}, new Integer[] {2}, new Integer[] {}, new Integer[] {2, 3, 1},
            new Integer[] {3, 2});
        final var peers = WORKLOADS.stream().filter(peer -> !peer.equals("v1")).toList();
        for (int i = 0; i < peers.size(); i++) {
            mapping.teach(9, InetAddresses.forString(ServiceNet.address("v1")),
                InetAddresses.forString(ServiceNet.address(peers.get(i))), paths.get(i));
        }
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void packetsGoWhereTheTraceSays() throws IOException {
        final long seed = Long.getLong("weft.seed", System.nanoTime());
        final var random = new Random(seed);
        for (int i = 0; i < CONVERSATIONS; i++) {
            final var pair = new ArrayList<>(WORKLOADS);
            Collections.shuffle(pair, random);
            converse("-Dweft.seed=" + seed, pair.get(0), pair.get(1), random);
        }
        // chance alone may leave these out
        final var refused = ServiceNet.syn("v2", "w3", port++, 80);
        follow("refused", request("v2", refused, Optional.empty()), refused);
        final var mapped = ServiceNet.udp("v1", "w2", port++, 80);
        follow("mapped", request("v1", mapped, Optional.empty()), mapped);
        final var nowhere = Packet.udp(ServiceNet.mac("v1"), ServiceNet.address("v1"), ServiceNet.mac("w2"),
            "10.1.0.79", port++, 80);
        mapping.refuse(net.node("v1"), nowhere.source(), nowhere.destination());
        final var request = request("v1", nowhere, Optional.empty());
        follow("mapped to nowhere", request, nowhere);
        assertTrue(trace(request).verdicts().toString().contains("the mapping service refuses it"));
        assertTrue("only " + led + " were led, " + dropped + " dropped, and the switches asked " + asked + " times",
            led > CONVERSATIONS / 2 && dropped > 0 && asked > 0);
    }

    private void converse(final String seed, final String from, final String to, final Random random)
            throws IOException {
        final int service = random.nextBoolean() ? 80 : 443;
        final var packet = random.nextBoolean() ? ServiceNet.udp(from, to, port++, service)
            : ServiceNet.syn(from, to, port++, service);
        final var request = request(from, packet, Optional.empty());
        if (follow(seed, request, packet)) {
            follow(seed + " reply", request(to, packet.reply(), Optional.of(request)), packet.reply());
        }
    }

    /** Whether it arrived. */
    private boolean follow(final String seed, final TraceRequest request, final Packet packet) throws IOException {
        final var report = trace(request);
        final var stops = stops(report);
        final var from = ((PortRef.Plugged) request.port()).ifaceId();
        final boolean lost = report.verdicts().stream().allMatch(Dropped.class::isInstance);
        try {
            net.travels(packet, from, stops.toArray(String[]::new));
            dropped += lost ? 1 : 0;
            led += stops.size() > 1 ? 1 : 0;
        } catch (AssertionError e) {
            throw new AssertionError(seed + " " + packet + " from " + from + " " + report.verdicts() + report.steps()
                .stream().map(step -> "\n" + step).collect(Collectors.joining()), e);
        }
        return !lost;
    }

    private TraceReport trace(final TraceRequest request) throws IOException {
        final var known = new Knowledge(net.nodes().stream().map(ServiceTraceOvsTest::identity).toList());
        net.nodes().forEach(node -> known.found(view(node)));
        final var walker = new Walker(known);
        var result = walker.follow(request);
        while (!result.needs().isEmpty()) {
            for (var need : result.needs()) {
                final var learned = (Need.Learned) need;
                known.found(learned, learned(learned));
                asked++;
            }
            result = walker.follow(request);
        }
        return result.report().orElseThrow();
    }

    /** What conntrack cannot remember the switch learns: asked as it is before the packet comes. */
    private static List<Rule> learned(final Need.Learned need) throws IOException {
        final var node = net.nodes().stream().filter(each -> id(each).equals(need.node())).findFirst().orElseThrow();
        return node.learned().stream().filter(flow -> flow.table() == need.query().table().id())
            .map(flow -> LearnedRules.of(flow, cookie -> null).orElseThrow(() -> new AssertionError(flow))).toList();
    }

    private static List<String> stops(final TraceReport report) {
        final var stops = new ArrayList<String>();
        for (var step : report.steps()) {
            if (step instanceof Served served) {
                stops.add(name(served.into()) + ">" + name(served.outOf()));
            } else if (step instanceof Sent sent) {
                stops.add(name(sent.port()));
            }
        }
        return stops;
    }

    private static String name(final PortRef port) {
        return ((PortRef.Plugged) port).ifaceId();
    }

    private static TraceRequest request(final String from, final Packet packet, final Optional<TraceRequest> answers) {
        return new TraceRequest(id(net.node(from)), new PortRef.Plugged(from), new dev.weft.api.trace.Packet(
            packet.from(), packet.to(), 0x0800, OptionalInt.empty(), Optional.of(new dev.weft.api.trace.Packet.Ip(
                packet.source(), packet.destination(), packet.protocol(), packet.sourcePort(),
                packet.destinationPort()))), answers);
    }

    private static NodeId id(final NetworkNode node) {
        return new NodeId("host" + net.host(node));
    }

    private static NodeIdentity identity(final NetworkNode node) {
        final var own = InetAddresses.forString(NetworkNode.address(net.host(node)));
        final var carriers = new HashSet<Carrier>();
        net.nodes().stream().filter(other -> other != node).forEach(other -> carriers.add(new Carrier.Tunnel(own,
            InetAddresses.forString(NetworkNode.address(net.host(other))), Optional.empty())));
        return new NodeIdentity(id(node), new HostId(net.host(node)), 0, Set.of(own), carriers);
    }

    private static NodeView view(final NetworkNode node) {
        final var rules = new ArrayList<Rule>();
        node.flows().forEach((owner, flows) -> flows.forEach(flow -> rules.add(Rule.of(flow, owner))));
        final var roles = new HashMap<Integer, PortRole>();
        WORKLOADS.stream().filter(workload -> net.node(workload) == node).forEach(workload ->
            roles.put(node.number(workload), new PortRole.Guest(new PortRef.Plugged(workload))));
        for (var service : ALL) {
            service.instances().stream().filter(ports -> service != WALL && net.node(ports) == node).forEach(ports ->
                roles.putAll(roles(node, service, ports)));
        }
        node.receiving().forEach(number -> roles.put(number, new PortRole.Tunnel(new TunnelPort(UdpPort.GENEVE,
            Dscp.INHERIT))));
        return new NodeView(id(node), Rules.of(rules), roles);
    }

    private static Map<Integer, PortRole> roles(final NetworkNode node, final Service service, final String ports) {
        final var sides = ports.split(">");
        final var in = sides[0];
        final var out = sides[sides.length - 1];
        final var instance = Services.instance(service, ports);
        final var roles = new HashMap<Integer, PortRole>();
        roles.put(node.number(in), new PortRole.Service(instance, new PortRef.Plugged(in), new PortRef.Plugged(out),
            node.number(out), service.aware()));
        roles.put(node.number(out), new PortRole.Service(instance, new PortRef.Plugged(out), new PortRef.Plugged(in),
            node.number(in), service.aware()));
        return roles;
    }
}
