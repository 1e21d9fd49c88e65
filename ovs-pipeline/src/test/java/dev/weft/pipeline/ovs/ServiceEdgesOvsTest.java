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
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.Ports;
import dev.weft.api.service.Prefix;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.Services.Service;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** What is led, what is not, and what must not get through (SI-2, SI-3, SI-8), with real Open vSwitch and frames. */
public class ServiceEdgesOvsTest {
    private static final Service FIREWALL = Service.of("firewall", "f2i>f2o");
    private static final Service DETECTOR = Service.of("detector", "d3");
    private static final Service PROXY = Service.of("proxy", "f3i>f3o").inOneChain();
    private static final long STRANGER = 0x0200_0000_7777L;
    private static final int ECHO = 128;
    private static final int NEIGHBOUR = 135;
    /** Ethernet, IPv4, UDP, Geneve, and the header of its option. */
    private static final int VNI = 46;
    private static final int WORDS = 54;
    private static final int WORD = WORDS + 4;
    /** Ethernet and NSH before a frame of the helper. */
    private static final int WRAPPED = 38;

    private static ServiceNet net;
    private static Services services;
    private static int port = 1000;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        services = new Services(net);
        services.plug(FIREWALL, DETECTOR, PROXY);
        services.lead(1, 1, Role.CURRENT, FIREWALL, DETECTOR);
        services.lead(2, 1, Role.CURRENT, DETECTOR, FIREWALL);
        services.lead(3, 1, Role.CURRENT, PROXY, DETECTOR);
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
        services.attach("v1", Services.both(2, Services.ALL));
    }

    @Test
    public void onlyUnicastIpIsLed() throws IOException {
        direct(0x0806, ServiceNet.mac("w3"), "w3");
        direct(0x0800, ServiceNet.BROADCAST, "v1", "w2", "v2", "w3", "v3");
        direct(0x86dd, 0x3333_0000_0001L, "v1", "w2", "v2", "w3", "v3");
        direct(0x88b6, ServiceNet.mac("w3"), "w3");
        for (int type = NEIGHBOUR - 2; type <= NEIGHBOUR + 2; type++) {
            final int out = net.next();
            net.travels(icmp6("w1", "w3", type, out), out, "w1", "w3");
            final int back = net.next();
            net.travels(icmp6("w3", "w1", type, back), back, "w3", "w1");
        }
        final int echo = net.next();
        net.travels(icmp6("w1", "w3", ECHO, echo), echo, "w1", "f2i>f2o", "d3>d3", "w3");
        final int reply = net.next();
        net.travels(icmp6("w3", "w1", ECHO + 1, reply), reply, "w3", "d3>d3", "f2o>f2i", "w1");
    }

    @Test
    public void classifiersAreSeenFromTheWorkload() throws IOException, InterruptedException {
        final var web = new Classifier(Optional.empty(), OptionalInt.of(Packet.TCP), Optional.empty(),
            Optional.of(prefix("10.1.0.0", 16)), Optional.empty(), Optional.of(new Ports(80, 83)));
        final var own = new Classifier(Optional.empty(), OptionalInt.of(Packet.UDP),
            Optional.of(prefix(ServiceNet.address("w1"), 32)), Optional.empty(), Optional.of(new Ports(53, 53)),
            Optional.empty());
        services.attach("w1", Services.both(1, web, own), Services.both(3, Services.ALL));
        final String[] first = {"f2i>f2o", "d3>d3", "w3"};
        final String[] second = {"f3i>f3o", "d3>d3", "w3"};
        final String[] back = {"d3>d3", "f2o>f2i", "w1"};
        final var syn = ServiceNet.syn("w1", "w3", ++port, 83);
        net.travels(syn, "w1", first);
        net.travels(syn.reply(), "w3", back);
        net.travels(ServiceNet.syn("w1", "w3", ++port, 84), "w1", second);
        net.travels(ServiceNet.udp("w1", "w3", ++port, 83), "w1", second);
        final var asked = ServiceNet.udp("w3", "w1", ++port, 53);
        net.travels(asked, "w3", back);
        net.travels(asked.reply(), "w1", first);
        services.attach("w1", Services.both(1, web, own));
        net.travels(ServiceNet.syn("w1", "w3", ++port, 84), "w1", "w3");
        net.travels(ServiceNet.syn("w3", "w1", 84, ++port), "w3", "w1");
    }

    @Test
    public void fragmentsGoTheirWayTogetherThroughServicesOfSeveralChains() throws IOException, InterruptedException {
        final var out = Packet.udp(ServiceNet.mac("w1"), ServiceNet.address("w1"), ServiceNet.mac("w3"),
            ServiceNet.address("w3"), ++port, 80);
        final var other = Packet.udp(ServiceNet.mac("v1"), ServiceNet.address("v1"), ServiceNet.mac("w3"),
            ServiceNet.address("w3"), ++port, 80);
        for (int i = 0; i < 2; i++) {
            inPieces(out, "w1", "f2i>f2o", "d3>d3", "w3");
            inPieces(other, "v1", "d3>d3", "f2i>f2o", "w3");
            inPieces(out.reply(), "w3", "d3>d3", "f2o>f2i", "w1");
            inPieces(other.reply(), "w3", "f2o>f2i", "d3>d3", "v1");
        }
        // by addresses and protocol, whatever their ports are
        services.attach("w1", Services.both(1, new Classifier(Optional.empty(), OptionalInt.of(Packet.UDP),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Ports(53, 53)))));
        net.travels(out, "w1", "w3");
        inPieces(out, "w1", "f2i>f2o", "d3>d3", "w3");
        net.travels(ServiceNet.syn("w1", "w3", ++port, 53), "w1", "w3");
    }

    @Test
    public void fragmentsOfIpv6GoByAddressesAlone() throws IOException, InterruptedException {
        // only the first one says the protocol
        services.attach("w1", Services.both(1, protocol(Packet.TCP)), Services.both(2, protocol(Packet.UDP)));
        final var six = Packet.udp(ServiceNet.mac("w1"), ServiceNet.address6("w1"), ServiceNet.mac("w3"),
            ServiceNet.address6("w3"), ++port, 80);
        net.travels(six, "w1", "d3>d3", "f2i>f2o", "w3");
        for (int i = 0; i < 2; i++) {
            inPieces(six, "w1", "f2i>f2o", "d3>d3", "w3");
            inPieces(six.reply(), "w3", "d3>d3", "f2o>f2i", "w1");
        }
        inPieces(ServiceNet.udp("w1", "w3", ++port, 80), "w1", "d3>d3", "f2i>f2o", "w3");
    }

    @Test
    public void errorsGoBackWithTheConnection() throws IOException {
        final var out = ServiceNet.udp("w1", "w3", ++port, 80);
        net.travels(out, "w1", "f2i>f2o", "d3>d3", "w3");
        final int number = net.next();
        net.travels(out.unreachable(number), number, "w3", "d3>d3", "f2o>f2i", "w1");
    }

    @Test
    public void unknownWordsFromTheWireAreDroppedAndCounted() throws IOException, InterruptedException {
        final int number = net.next();
        net.travels(ServiceNet.udp("w1", "w3", ++port, 80).frame(number), number, "w1", "f2i>f2o", "d3>d3", "w3");
        final var frame = net.onWire(net.node("w2"), number).stream()
            .filter(each -> ByteBuffer.wrap(each).getInt(WORD) == 0x0001_0202).findFirst().orElseThrow();
        final var before = net.seen(number);
        forged(frame, WORD, 0x0009_0202, Table.STEERED);
        forged(frame, WORD, 0x0001_0402, Table.STEERED);
        forged(frame, WORD, 0x0001_0203, Table.NEXT);
        // of another network, where the chain is unknown
        forged(frame, VNI, 0x0030_0200, Table.STEERED);
        net.settle();
        assertEquals(before, net.seen(number));
    }

    @Test
    public void whatServicesMakeThemselvesIsDroppedUnlessTheyHaveOneChainOnly()
            throws IOException, InterruptedException {
        final int number = net.next();
        final var own = Packet.udp(STRANGER, "10.1.0.99", ServiceNet.mac("w1"), ServiceNet.address("w1"), ++port, 9);
        for (var side : List.of("f2i", "f2o", "d3")) {
            net.counts(net.node(side), Table.RESUMED, Priority.MISS, 1, () -> net.send(side, own.frame(number)));
        }
        for (var side : List.of("f3i", "f3o")) {
            net.counts(net.node(side), Table.RESUMED, Priority.MISS, 2, () -> {
                net.send(side, ServiceNet.plain(STRANGER, ServiceNet.mac("w1"), 0x0806, number));
                net.send(side, ServiceNet.plain(STRANGER, ServiceNet.BROADCAST, 0x0800, number));
            });
        }
        net.settle();
        assertEquals(Map.of(), net.seen(number));
        services.attach("w1", Services.both(3, Services.ALL));
        final int through = net.next();
        net.travels(own.frame(through), through, "f3i", "w1");
        final int on = net.next();
        net.travels(own.frame(on), on, "f3o", "d3>d3", "w1");
        // of its own network only, though the other's member has this address
        final int lost = net.next();
        net.send("f3i", Packet.udp(STRANGER, "10.1.0.99", ServiceNet.mac("m2"), "10.1.0.98", ++port, 9).frame(lost));
        net.settle();
        assertEquals(Set.of("v1", "v2", "v3", "w1", "w2", "w3"), net.seen(lost).keySet());
        for (var node : net.nodes()) {
            assertEquals(List.of(), node.learned(ObjectKey.network(ServiceNet.BLUE, net.blue())));
        }
    }

    @Test
    public void probesPassBetweenHelperAndServiceOnly() throws IOException, InterruptedException {
        final var node = net.node("f2i");
        final var inner = Packet.udp(0x0257_5000_0001L, "192.0.2.1", 0x0257_5100_0001L, "192.0.2.2", 7, 8);
        final int number = net.next();
        node.guests().send(NetworkNode.HELPER, wrapped(node.number("f2i"), inner.frame(number)));
        assertArrayEquals(inner.frame(number), net.await("f2i", number));
        net.send("f2o", inner.frame(number));
        final var told = net.await(node, NetworkNode.HELPER, number);
        assertArrayEquals(inner.frame(number), Arrays.copyOfRange(told, WRAPPED, told.length));
        assertArrayEquals(wrapped(node.number("f2o"), inner.frame(number)), told);
        net.settle();
        assertEquals(new TreeMap<>(Map.of("f2i", 1, NetworkNode.HELPER, 1)), net.seen(number));
        final var stranger = Packet.udp(STRANGER, "192.0.2.1", ServiceNet.mac("w2"), "192.0.2.2", 7, 8);
        net.counts(node, Table.PROBE, Priority.MISS, 2, () -> {
            node.guests().send(NetworkNode.HELPER, wrapped(node.number("f2i"), stranger.frame(number)));
            node.guests().send(NetworkNode.HELPER, wrapped(node.number("w2"), inner.frame(number)));
        });
    }

    private static void direct(final int type, final long to, final String... receivers) throws IOException {
        final int number = net.next();
        net.send("w1", ServiceNet.plain(ServiceNet.mac("w1"), to, type, number));
        for (var receiver : receivers) {
            net.await(receiver, number);
        }
        net.settle();
        assertEquals(Set.of(receivers), net.seen(number).keySet());
    }

    private static byte[] icmp6(final String from, final String to, final int type, final int number) {
        return Packet.icmp6(ServiceNet.mac(from), ServiceNet.address6(from), ServiceNet.mac(to),
            ServiceNet.address6(to), type, number);
    }

    private static void inPieces(final Packet packet, final String from, final String... stops) throws IOException {
        final int[] numbers = {net.next(), net.next()};
        final var pieces = packet.fragments(numbers[0], numbers[1]);
        for (int i = 0; i < 2; i++) {
            net.travels(pieces.get(i), numbers[i], from, stops);
        }
    }

    private static Classifier protocol(final int number) {
        return new Classifier(Optional.empty(), OptionalInt.of(number), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());
    }

    private static void forged(final byte[] frame, final int offset, final int word, final Table table)
            throws IOException, InterruptedException {
        final var changed = frame.clone();
        ByteBuffer.wrap(changed).putInt(offset, word);
        net.counts(net.node("w2"), table, Priority.MISS, 1,
            () -> net.node("w1").guests().send(NetworkNode.UNDERLAY, changed));
    }

    private static byte[] wrapped(final int number, final byte[] inner) {
        return ByteBuffer.allocate(WRAPPED + inner.length)
            .put(new byte[] {2, 0x57, 0, 0, 0, 0, 2, 0x57, 0, 0, 0, 0}).putShort((short) 0x894f)
            .putInt(0x0fc6_0103).putInt(0x0000_5dfe).putInt(0).putInt(number).putLong(0).put(inner).array();
    }

    private static Prefix prefix(final String address, final int length) {
        return new Prefix(InetAddresses.forString(address), length);
    }
}
