/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertEquals;

import com.google.common.net.InetAddresses;
import dev.weft.api.gateway.SourceTranslation;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.service.Direction;
import dev.weft.api.service.FirewallRule;
import dev.weft.pipeline.feature.GatewayObjects;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.GatewayNet.Header;
import dev.weft.pipeline.ovs.Services.Service;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.FlowMod;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** Gateways as the last service of chains, behind built-in firewalls, with real Open vSwitch and frames (GW-1). */
public class GatewayServiceOvsTest {
    private static final NetworkKey BLUE = NetworkKey.fence(new SegmentId(0x3001));
    private static final NetworkKey GREEN = NetworkKey.fence(new SegmentId(0x3002));
    private static final long INSIDE = 0x0a00_0000_0901L;
    private static final long OUTSIDE = 0x0a00_0000_0902L;
    private static final String OUTSIDE_ADDRESS = "10.9.0.1";
    /** Between blue and green, on the second node. */
    private static final TenantGateway EXIT = new TenantGateway(new GatewayId("exit"), 9, List.of(
        GatewayObjects.in("blue", BLUE.metadata(), false, new MacAddress(INSIDE).toString(), "10.1.0.1/16"),
        GatewayObjects.in("green", GREEN.metadata(), true, new MacAddress(OUTSIDE).toString(), "10.9.0.1/16")),
        List.of(), Optional.of(new SourceTranslation(List.of(InetAddresses.forString(OUTSIDE_ADDRESS)), List.of())),
        List.of(), List.of(), true);
    /** What workloads begin, and nothing else. */
    private static final FirewallRule OUT = new FirewallRule(true, Optional.of(Direction.FROM_WORKLOAD), Services.ALL);
    private static final Service WALL = Service.of("wall", "x3.7");
    private static final Service ONE = Service.of("one", "x2.7");
    private static final Service TWO = Service.of("two", "x2.8");
    private static final Service GATEWAY = Service.exit(INSIDE);
    private static final Service NONE = Service.exit();
    private static final int TTL = 63;

    private static ServiceNet net;
    private static Services services;
    private static int port = 1000;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(BLUE, GREEN);
        services = new Services(net);
        final var place = net.node("w2");
        place.put(EXIT);
        for (var node : net.nodes()) {
            if (node != place) {
                node.put(new NetworkMac(ServiceNet.BLUE, BLUE, new MacAddress(INSIDE), node.pathTo(place)));
                node.put(new NetworkMac(ServiceNet.GREEN, GREEN, new MacAddress(OUTSIDE), node.pathTo(place)));
            }
            final int host = net.host(node);
            for (var workload : List.of("w" + host, "v" + host)) {
                neighbour(BLUE, ServiceNet.address(workload), ServiceNet.mac(workload));
            }
            neighbour(GREEN, outside("m" + host), ServiceNet.mac("m" + host));
            for (var other : net.nodes()) {
                if (other != node) {
                    other.put(new NetworkMac(ServiceNet.GREEN, GREEN, new MacAddress(ServiceNet.mac("m" + host)),
                        other.pathTo(node)));
                }
            }
        }
        for (var service : List.of(WALL, ONE, TWO)) {
            services.guard(service, false, OUT);
        }
        services.lead(1, 1, Role.CURRENT, WALL, GATEWAY);
        services.lead(2, 1, Role.CURRENT, ONE, TWO, GATEWAY);
        services.lead(3, 1, Role.CURRENT, WALL, NONE);
        services.lead(4, 1, Role.CURRENT, WALL, NONE.failingOpen());
        services.lead(5, 1, Role.CURRENT, WALL);
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Before
    public void attach() throws IOException, InterruptedException {
        services.attach("w1", Services.both(1, Services.ALL));
        services.attach("v2");
    }

    @Test
    public void whatWorkloadsSendGoesToTheGatewayWhateverRouterItNames() throws IOException, InterruptedException {
        for (var to : List.of("m3", "m1", "m2")) {
            // another station's address
            final var out = out("w1", ServiceNet.mac("w3"), outside(to), ++port);
            for (int i = 0; i < 2; i++) {
                assertEquals(new MacAddress(OUTSIDE) + " > " + new MacAddress(ServiceNet.mac(to)) + " " + TTL + " "
                    + OUTSIDE_ADDRESS + ":" + port + " > " + outside(to) + ":80", arrives(out, "w1", to));
                assertEquals(new MacAddress(INSIDE) + " > " + new MacAddress(ServiceNet.mac("w1")) + " " + TTL + " "
                    + outside(to) + ":80 > " + ServiceNet.address("w1") + ":" + port,
                    arrives(back(to, port), to, "w1"));
            }
        }
    }

    @Test
    public void whatIsSentToWorkloadsPassesTheFirewallAndNotTheGateway() throws IOException, InterruptedException {
        // routed by the gateway, refused by the firewall
        final var in = Packet.udp(ServiceNet.mac("m3"), outside("m3"), OUTSIDE, ServiceNet.address("w1"), ++port, 80);
        final int number = net.next();
        net.counts(net.node("w3"), Table.FILTER, Priority.ORDINARY, 1, () -> net.send("m3", in.frame(number)));
        net.settle();
        assertEquals(Map.of(), net.seen(number));
        // directly, from a station of the network
        final int direct = net.next();
        net.counts(net.node("w3"), Table.FILTER, Priority.ORDINARY, 1, () ->
            net.send("w3", ServiceNet.udp("w3", "w1", port, 80).frame(direct)));
        net.settle();
        assertEquals(Map.of(), net.seen(direct));
    }

    @Test
    public void arpIsNotLed() throws IOException {
        final int number = net.next();
        net.travels(ServiceNet.plain(ServiceNet.mac("w1"), ServiceNet.mac("w3"), 0x0806, number), number, "w1", "w3");
    }

    @Test
    public void withoutGatewayTrafficIsDroppedOrGoesItsOwnWay() throws IOException, InterruptedException {
        services.attach("w1", Services.both(3, Services.ALL));
        final var out = ServiceNet.udp("w1", "w2", ++port, 80);
        final int number = net.next();
        net.counts(net.node("w3"), Table.NEXT, Priority.REFUSED, 1, () -> net.send("w1", out.frame(number)));
        net.settle();
        assertEquals(Map.of(), net.seen(number));
        services.attach("w1", Services.both(4, Services.ALL));
        net.travels(out, "w1", "w2");
        net.travels(out.reply(), "w2", "w1");
    }

    @Test
    public void allOnOneNodeIsNotTooMuchForTheSwitch() throws IOException, InterruptedException {
        // of what a new connection may be tracked on one node: the sender, two firewalls, and the gateway twice
        services.attach("w2", Services.both(2, Services.ALL));
        arrives(out("w2", ServiceNet.mac("w3"), outside("m2"), ++port), "w2", "m2");
        arrives(back("m2", port), "m2", "w2");
        // and the receiver, whose own firewall is elsewhere
        services.guard(WALL, true);
        services.attach("v2", Services.both(5, Services.ALL));
        final var near = Packet.udp(ServiceNet.mac("w2"), ServiceNet.address("w2"), ServiceNet.mac("w3"),
            ServiceNet.address("v2"), ++port, 80);
        assertEquals(new MacAddress(INSIDE) + " > " + new MacAddress(ServiceNet.mac("v2")) + " " + TTL + " "
            + ServiceNet.address("w2") + ":" + port + " > " + ServiceNet.address("v2") + ":80",
            arrives(near, "w2", "v2"));
        services.guard(WALL, false, OUT);
        services.attach("w2");
    }

    @Test
    public void trafficIsCountedWhereItIsSent() throws IOException, InterruptedException {
        final var node = net.node("w3");
        final var path = services.path(node, 1, 1, Role.CURRENT, WALL, GATEWAY);
        final var instance = Services.instance(GATEWAY, GATEWAY.instances().get(0));
        final var before = node.traffic(path).instances().get(instance);
        final var sender = services.seenBy(net.node("w1"), path);
        arrives(out("w1", ServiceNet.mac("w3"), outside("m3"), ++port), "w1", "m3");
        arrives(back("m3", port), "m3", "w1");
        final var share = node.traffic(path).instances();
        assertEquals(1, share.get(instance).got().packets() - before.got().packets());
        assertEquals("the reply, which skips the gateway, is nothing that it gave", Amount.NONE,
            net.node("w1").traffic(sender).instances().get(instance).gave());
        assertEquals("nor is what it routed", Amount.NONE, share.get(instance).gave());
    }

    private static void neighbour(final NetworkKey network, final String address, final long mac)
            throws IOException {
        net.node("w2").write(FlowMod.add(GatewayNet.helpersFlow(EXIT, 0, network.metadata(), Optional.of(address),
            mac)));
    }

    private static String outside(final String member) {
        return "10.9.1." + member.charAt(1);
    }

    private static Packet out(final String from, final long router, final String to, final int source) {
        return Packet.udp(ServiceNet.mac(from), ServiceNet.address(from), router, to, source, 80);
    }

    /** What a station outside answers. */
    private static Packet back(final String from, final int to) {
        return Packet.udp(ServiceNet.mac(from), outside(from), OUTSIDE, OUTSIDE_ADDRESS, 80, to);
    }

    /** Sends a packet, waits for it, and fails unless nobody else gets it. */
    private static String arrives(final Packet packet, final String from, final String to) throws IOException {
        final int number = net.next();
        net.send(from, packet.frame(number));
        final var seen = Header.of(net.await(to, number));
        net.settle();
        assertEquals(Map.of(to, 1), net.seen(number));
        return seen.from() + " > " + seen.to() + " " + seen.life() + " " + seen.ends();
    }
}
