/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.MacAddress;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.service.Direction;
import dev.weft.api.service.FirewallRule;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.Services.Service;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Services of vnets, whose frames have an option more, and whose nodes ask each other (SI-3, VN-3). */
public class ServiceVnetOvsTest {
    private static final long ID = 0x8100_3001L;
    private static final long UNKNOWN = 0x02aa_0000_9999L;
    private static final Service FIREWALL = Service.of("firewall", "f2i>f2o");
    private static final Service DETECTOR = Service.of("detector", "d1");
    private static final Service HEADERS = Service.of("headers", "n3i>n3o").knowingHeaders();
    /** Built in: what the workload begins. */
    private static final Service WALL = Service.of("wall", "x3.7");
    private static final Service SECOND = Service.of("second", "x2.8");
    /** Ethernet and NSH before a frame for the helper. */
    private static final int WRAPPED = 38;
    private static final int WRAPPED_PORT = 26;
    private static final int WRAPPED_WORD = 34;
    /** Ethernet, IPv4, UDP and Geneve. */
    private static final int OPTIONS = 50;

    private static ServiceNet net;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.vnet(ID), NetworkKey.vnet(0x3001), Optional.of(Discovery.DEFAULT));
        final var services = new Services(net);
        services.plug(FIREWALL, DETECTOR, HEADERS);
        services.lead(1, 1, Role.CURRENT, FIREWALL, DETECTOR, HEADERS);
        services.lead(2, 1, Role.CURRENT, FIREWALL);
        services.attach("w1", Services.both(1, Services.ALL));
        services.attach("v1", Services.both(2, Services.ALL));
        for (var service : List.of(WALL, SECOND)) {
            services.guard(service, false,
                new FirewallRule(true, Optional.of(Direction.FROM_WORKLOAD), Services.ALL));
        }
        services.lead(3, 1, Role.CURRENT, WALL, SECOND);
        services.attach("v2", Services.both(3, Services.ALL));
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void ledFramesKeepTheirVnet() throws IOException {
        int port = 1000;
        for (var peer : new String[] {"v3", "w2", "w3"}) {
            final var out = ServiceNet.udp("w1", peer, ++port, 80);
            net.travels(out, "w1", "f2i>f2o", "d1>d1", "n3i>n3o", peer);
            net.travels(out.reply(), peer, "n3o>n3i", "d1>d1", "f2o>f2i", "w1");
            final int number = net.next();
            net.travels(out.frame(number), number, "w1", "f2i>f2o", "d1>d1", "n3i>n3o", peer);
            final var wire = net.onWire(net.node("f2i"), number).get(0);
            assertEquals(0x0108_8002, ByteBuffer.wrap(wire).getInt(OPTIONS));
            assertEquals(0x0001_0203, ByteBuffer.wrap(wire).getInt(OPTIONS + 8));
            assertEquals((int) ID, ByteBuffer.wrap(wire).getInt(OPTIONS + 16));
        }
    }

    @Test
    public void whatPassesFirewallsKeepsItsVnet() throws IOException, InterruptedException {
        for (var peer : new String[] {"v3", "w2", "w3"}) {
            net.talk("v2", peer, List.of(), List.of());
            final var in = ServiceNet.udp(peer, "v2", 999, 80);
            final int lost = net.next();
            net.counts(net.node("f2i"), Table.FILTER, Priority.ORDINARY, 1, () -> net.send(peer, in.frame(lost)));
        }
        final int number = net.next();
        net.travels(ServiceNet.udp("v2", "v3", 998, 80).frame(number), number, "v2", "v3");
        // from the first firewall's node to the second, which is where it came from
        final var wire = net.onWire(net.node("v2"), number).get(0);
        assertEquals(0x0108_8002, ByteBuffer.wrap(wire).getInt(OPTIONS));
        assertEquals(0x0003_0201, ByteBuffer.wrap(wire).getInt(OPTIONS + 8));
        assertEquals((int) ID, ByteBuffer.wrap(wire).getInt(OPTIONS + 16));
    }

    @Test
    public void theHelperIsAskedWhereServedFramesGoAndTheyStayOnTheirChain()
            throws IOException, InterruptedException {
        final var node = net.node("f2o");
        final var frame = Packet.udp(ServiceNet.mac("v1"), ServiceNet.address("v1"), UNKNOWN, "10.1.0.9", 7, 8);
        final int number = net.next();
        net.send("v1", frame.frame(number));
        net.send("f2o", net.await("f2i", number).clone());
        final var asked = net.await(node, NetworkNode.HELPER, number);
        assertEquals(node.number("f2o"), ByteBuffer.wrap(asked).getInt(WRAPPED_PORT));
        assertEquals(0x0002_0200, ByteBuffer.wrap(asked).getInt(WRAPPED_WORD));
        assertArrayEquals(frame.frame(number), Arrays.copyOfRange(asked, WRAPPED, asked.length));
        // nobody is asked twice about one frame
        net.counts(node, Table.ASK, Priority.MISS, 1, () -> node.guests().send(NetworkNode.HELPER, asked.clone()));
        final var far = net.node("w3");
        far.put(NetworkObjects.member(ServiceNet.BLUE, net.blue(), "w3", Optional.empty(), ServiceNet.mac("w3"),
            UNKNOWN));
        node.put(new NetworkMac(ServiceNet.BLUE, net.blue(), new MacAddress(UNKNOWN), node.pathTo(far)));
        net.forgetFrames();
        node.guests().send(NetworkNode.HELPER, asked.clone());
        assertArrayEquals(frame.frame(number), net.await("w3", number));
        net.settle();
        assertEquals(Map.of("f2i", 1, "w3", 1, NetworkNode.HELPER, 1), net.seen(number));
        assertTrue(net.onWire(far, number).stream()
            .anyMatch(each -> ByteBuffer.wrap(each).getInt(OPTIONS + 8) == 0x0002_0200));
    }
}
