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

import com.google.common.net.InetAddresses;
import dev.weft.api.id.SegmentId;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.Services.Service;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Paths of the mapping service over three nodes, with real Open vSwitch and frames (SI-9). The test is the helper that
 * writes the answers, and the services.
 */
public class MappedPathOvsTest {
    private static final Service FIREWALL = Service.of("firewall", "f2i>f2o");
    private static final Service DETECTOR = Service.of("detector", "d3");
    private static final Service HEADERS = Service.of("headers", "n2i>n2o").knowingHeaders();
    private static final Service NEAR = Service.of("near", "f1i>f1o");
    private static final Service PROXY = Service.of("proxy", "f3i>f3o").inOneChain();
    /** Ethernet and NSH before a frame for the helper. */
    private static final int WRAPPED = 38;
    private static final int WRAPPED_PORT = 26;
    private static final int WRAPPED_WORD = 34;
    /** Another policy with a mapping. */
    private static final int THEIRS = 0x16;

    private static ServiceNet net;
    private static Services services;
    private static Mapping mapping;

    private static int port = 3000;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        services = new Services(net);
        services.plug(FIREWALL, DETECTOR, HEADERS, NEAR, PROXY);
        mapping = new Mapping(net, services, FIREWALL, DETECTOR, HEADERS, NEAR, PROXY);
        mapping.lead();
        services.attach("w1", Services.both(Mapping.policy(), Services.ALL));
    }

    @AfterClass
    public static void stop() throws IOException {
        if (net != null) {
            net.close();
        }
    }

    @Test
    public void eachPairOfAddressesHasItsOwnPathBothWays() throws IOException {
        teach(1, "w1", "w2", 1, 2);
        teach(1, "w1", "w3", 4, 3, 2);
        teach(1, "w1", "v1");
        net.converse("w2", List.of("f2i>f2o", "d3>d3"), List.of("d3>d3", "f2o>f2i"));
        net.converse("w3", List.of("f1i>f1o", "n2i>n2o", "d3>d3"), List.of("d3>d3", "n2o>n2i", "f1o>f1i"));
        net.converse("v1", List.of(), List.of());
    }

    @Test
    public void anotherAnswerMovesOpenConnections() throws IOException, InterruptedException {
        teach(1, "w1", "v2", 1);
        final var out = ServiceNet.udp("w1", "v2", ++port, 80);
        net.travels(out, "w1", "f2i>f2o", "v2");
        net.travels(out.reply(), "v2", "f2o>f2i", "w1");
        final int number = net.next();
        net.send("w1", out.frame(number));
        final var under = net.await("f2i", number).clone();
        teach(2, "w1", "v2", 2, 4);
        net.forgetFrames();
        net.travels(out, "w1", "d3>d3", "f1i>f1o", "v2");
        net.travels(out.reply(), "v2", "f1o>f1i", "d3>d3", "w1");
        // what was on its way ends on the path on which it began
        net.send("f2o", under);
        assertArrayEquals(under, net.await("v2", number));
        net.settle();
        assertEquals(Map.of("f2i", 1, "v2", 1), net.seen(number));
    }

    @Test
    public void fragmentsGoThePathOfTheirAddresses() throws IOException {
        teach(1, "w1", "v3", 1, 3, 2);
        final var out = ServiceNet.udp("w1", "v3", ++port, 80);
        final var six = Packet.udp(ServiceNet.mac("w1"), ServiceNet.address6("w1"), ServiceNet.mac("v3"),
            ServiceNet.address6("v3"), ++port, 80);
        for (int i = 0; i < 2; i++) {
            inPieces(out, "w1", "f2i>f2o", "n2i>n2o", "d3>d3", "v3");
            inPieces(out.reply(), "v3", "d3>d3", "n2o>n2i", "f2o>f2i", "w1");
            inPieces(six, "w1", "f2i>f2o", "n2i>n2o", "d3>d3", "v3");
            inPieces(six.reply(), "v3", "d3>d3", "n2o>n2i", "f2o>f2i", "w1");
        }
    }

    @Test
    public void workloadsOfTheSamePolicyGoTheSamePathBack() throws IOException, InterruptedException {
        teach(1, "w1", "w3", 4, 3, 2);
        services.attach("w3", Services.both(Mapping.policy(), Services.ALL));
        net.talk("w1", "w3", List.of("f1i>f1o", "n2i>n2o", "d3>d3"), List.of("d3>d3", "n2o>n2i", "f1o>f1i"));
        services.attach("w3");
    }

    @Test
    public void whatNobodyKnowsIsAskedOnce() throws IOException, InterruptedException {
        final var node = net.node("w1");
        final var packet = packet("10.1.0.77", 9);
        final int number = net.next();
        net.send("w1", packet.frame(number));
        final var asked = net.await(node, NetworkNode.HELPER, number).clone();
        assertEquals(node.number("w1"), ByteBuffer.wrap(asked).getInt(WRAPPED_PORT));
        assertEquals(Mapping.policy() << 16 | 0xff, ByteBuffer.wrap(asked).getInt(WRAPPED_WORD));
        assertArrayEquals(packet.frame(number), Arrays.copyOfRange(asked, WRAPPED, asked.length));
        net.counts(node, Table.NEXT, Priority.MISS, 1, () -> node.guests().send(NetworkNode.HELPER, asked.clone()));
        mapping.teach(1, packet.source(), packet.destination(), 1);
        net.forgetFrames();
        node.guests().send(NetworkNode.HELPER, asked.clone());
        final var served = net.await("f2i", number).clone();
        net.send("f2o", served);
        assertArrayEquals(packet.frame(number), net.await("w2", number));
        net.settle();
        assertEquals(Map.of("f2i", 1, "w2", 1, NetworkNode.HELPER, 1), net.seen(number));
    }

    @Test
    public void bothSidesPoliciesAreAskedForOnOneNode() throws IOException, InterruptedException {
        final var node = net.node("w1");
        final var theirs = new Mapping(THEIRS, net, services, NEAR);
        theirs.lead();
        services.attach("v1", Services.both(THEIRS, Services.ALL));
        final var packet = Packet.udp(ServiceNet.mac("w1"), "10.1.0.80", ServiceNet.mac("v1"), "10.1.0.81", 12, 80);
        final int number = net.next();
        net.send("w1", packet.frame(number));
        final var first = net.await(node, NetworkNode.HELPER, number).clone();
        assertEquals(Mapping.policy() << 16 | 0xff, ByteBuffer.wrap(first).getInt(WRAPPED_WORD));
        // the sender's policy lets it go directly; the receiver's is asked for then
        mapping.teach(1, packet.source(), packet.destination());
        net.forgetFrames();
        node.guests().send(NetworkNode.HELPER, first);
        final var second = net.await(node, NetworkNode.HELPER, number,
            frame -> ByteBuffer.wrap(frame).getInt(WRAPPED_WORD) == (THEIRS << 16 | 0x1ff)).clone();
        theirs.teach(1, packet.destination(), packet.source(), 1);
        net.forgetFrames();
        node.guests().send(NetworkNode.HELPER, second);
        net.send("f1i", net.await("f1o", number).clone());
        assertArrayEquals(packet.frame(number), net.await("v1", number));
        net.settle();
        assertEquals(Map.of("f1o", 1, "v1", 1, NetworkNode.HELPER, 2), net.seen(number));
        services.attach("v1");
    }

    @Test
    public void servicesAskForTheNextOneWithTheRevisionTheyWereGiven() throws IOException, InterruptedException {
        final var packet = packet("10.1.0.78", 10);
        mapping.teach(5, packet.source(), packet.destination(), 1);
        final var node = net.node("f2o");
        // the answer behind the service is not there any more
        mapping.forget(node, mapping.asked(node, Mapping.policy() << 16 | 5 << 9 | 1, packet.source(),
            packet.destination()).drop());
        final int number = net.next();
        net.send("w1", packet.frame(number));
        net.send("f2o", net.await("f2i", number).clone());
        final var asked = net.await(node, NetworkNode.HELPER, number);
        assertEquals(Mapping.policy() << 16 | 5 << 9 | 1, ByteBuffer.wrap(asked).getInt(WRAPPED_WORD));
        assertEquals(node.number("f2o"), ByteBuffer.wrap(asked).getInt(WRAPPED_PORT));
    }

    @Test
    public void whatAServiceMakesItselfIsAskedFor() throws IOException {
        final var own = Packet.udp(0x0200_0000_7777L, "10.1.0.99", ServiceNet.mac("w2"), ServiceNet.address("w2"),
            ++port, 9);
        final int number = net.next();
        net.send("f3o", own.frame(number));
        final var asked = net.await(net.node("f3o"), NetworkNode.HELPER, number);
        assertEquals(Mapping.policy() << 16 | 5, ByteBuffer.wrap(asked).getInt(WRAPPED_WORD));
    }

    @Test
    public void refusedPairsAreDropped() throws IOException, InterruptedException {
        final var packet = packet("10.1.0.79", 11);
        final var node = net.node("w1");
        mapping.refuse(node, packet.source(), packet.destination());
        net.forgetFrames();
        final int number = net.next();
        net.counts(node, Table.INSTANCE, Priority.REFUSED - 10, 1, () -> net.send("w1", packet.frame(number)));
        assertEquals(Map.of(), net.seen(number));
    }

    private static Packet packet(final String destination, final int sourcePort) {
        return Packet.udp(ServiceNet.mac("w1"), ServiceNet.address("w1"), ServiceNet.mac("w2"), destination,
            sourcePort, 80);
    }

    private static void teach(final int revision, final String from, final String to, final Integer... path)
            throws IOException {
        mapping.teach(revision, InetAddresses.forString(ServiceNet.address(from)),
            InetAddresses.forString(ServiceNet.address(to)), path);
        mapping.teach(revision, InetAddresses.forString(ServiceNet.address6(from)),
            InetAddresses.forString(ServiceNet.address6(to)), path);
    }

    private static void inPieces(final Packet packet, final String from, final String... stops) throws IOException {
        final int[] numbers = {net.next(), net.next()};
        final var pieces = packet.fragments(numbers[0], numbers[1]);
        for (int i = 0; i < 2; i++) {
            net.travels(pieces.get(i), numbers[i], from, stops);
        }
    }
}
