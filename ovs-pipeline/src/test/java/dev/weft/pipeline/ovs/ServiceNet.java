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
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.PolicyPath;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.feature.PathTraffic;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Three nodes in a row with a network, each with two workloads and ports for services. In the name of a port the first
 * character says what it is, the second the node: w1 and v1 are workloads, f1i and f1o the two sides of a firewall, d1
 * the only side of a detector, n1i and n1o the sides of a service that knows headers, m1 a member of another network.
 */
final class ServiceNet implements AutoCloseable {
    static final NetworkId BLUE = new NetworkId("blue");
    static final NetworkId GREEN = new NetworkId("green");
    static final long BROADCAST = 0xffff_ffff_ffffL;

    private static final List<String> KINDS = List.of("w%d", "v%d", "f%di", "f%do", "d%d", "n%di", "n%do", "m%d");
    /** After Ethernet, the eighth octet of NSH. */
    private static final int SERVICE_INDEX = 21;
    private static final int UNKNOWN_TYPE = 0x88b6;

    private final NetworkKey blue;
    private final NetworkKey green;
    private final Optional<Discovery> discovery;
    private final List<NetworkNode> nodes = new ArrayList<>();
    private int serial = 0x7000_0000;
    /** Source port of the last conversation; tests have theirs below. */
    private int talks = 20_000;

    ServiceNet(final NetworkKey blue, final NetworkKey green) throws IOException, InterruptedException {
        this(blue, green, Optional.empty());
    }

    ServiceNet(final NetworkKey blue, final NetworkKey green, final Optional<Discovery> discovery)
            throws IOException, InterruptedException {
        this.blue = blue;
        this.green = green;
        this.discovery = discovery;
        for (int i = 1; i <= 3; i++) {
            final int host = i;
            nodes.add(new NetworkNode(host, KINDS.stream().map(kind -> String.format(kind, host)).toList()));
        }
        NetworkNode.join(nodes.toArray(NetworkNode[]::new));
        for (var node : nodes) {
            put(node);
        }
    }

    private void put(final NetworkNode node) throws IOException {
        final int host = host(node);
        final var far = new HashSet<>(nodes);
        far.remove(node);
        final var paths = new HashSet<>(far.stream().map(node::pathTo).toList());
        for (var workload : List.of("w" + host, "v" + host)) {
            node.put(NetworkObjects.member(BLUE, blue, workload, Optional.empty(), mac(workload)));
        }
        node.put(NetworkObjects.member(GREEN, green, "m" + host, Optional.empty(), mac("m" + host)));
        node.put(NetworkObjects.part(BLUE, blue, List.of("w" + host, "v" + host), paths, discovery));
        node.put(NetworkObjects.part(GREEN, green, List.of("m" + host), paths, Optional.empty()));
        for (var other : far) {
            for (var workload : List.of("w" + host(other), "v" + host(other))) {
                node.put(new NetworkMac(BLUE, blue, new MacAddress(mac(workload)), node.pathTo(other)));
            }
        }
    }

    NetworkKey blue() {
        return blue;
    }

    List<NetworkNode> nodes() {
        return nodes;
    }

    int host(final NetworkNode node) {
        return nodes.indexOf(node) + 1;
    }

    /** The node of a port. */
    NetworkNode node(final String port) {
        return nodes.get(port.charAt(1) - '1');
    }

    static long mac(final String workload) {
        return 0x02aa_0000_0000L | workload.charAt(0) << 8 | workload.charAt(1) - '0';
    }

    static String address(final String workload) {
        return "10.1." + (int) workload.charAt(0) + "." + workload.charAt(1);
    }

    static String address6(final String workload) {
        return "fd00::" + Integer.toHexString(workload.charAt(0)) + ":" + workload.charAt(1);
    }

    static Packet udp(final String from, final String to, final int sourcePort, final int destinationPort) {
        return Packet.udp(mac(from), address(from), mac(to), address(to), sourcePort, destinationPort);
    }

    static Packet syn(final String from, final String to, final int sourcePort, final int destinationPort) {
        return Packet.syn(mac(from), address(from), mac(to), address(to), sourcePort, destinationPort);
    }

    int next() {
        return ++serial;
    }

    /** Sends a packet and lets it through services; fails unless it visits them once each, and nobody else gets it. */
    void travels(final Packet packet, final String from, final String... stops) throws IOException {
        final int number = next();
        travels(packet.frame(number), number, from, stops);
    }

    void travels(final byte[] frame, final int number, final String from, final String... stops)
            throws IOException {
        send(from, frame);
        final var expected = new TreeMap<String, Integer>();
        for (var stop : stops) {
            final var sides = stop.split(">");
            final var received = await(sides[0], number);
            expected.merge(sides[0], 1, Integer::sum);
            if (sides.length == 1) {
                assertArrayEquals(frame, received);
            } else {
                send(sides[1], served(received));
            }
        }
        settle();
        assertEquals(expected, seen(number));
    }

    /** What a service gives back: one that knows headers has counted itself. */
    private static byte[] served(final byte[] frame) {
        final var back = frame.clone();
        if (ByteBuffer.wrap(back).getShort(12) == (short) 0x894f) {
            back[SERVICE_INDEX]--;
        }
        return back;
    }

    void send(final String port, final byte[] frame) throws IOException {
        node(port).guests().send(port, frame);
    }

    /** Waits until a port has received the frame with a number. */
    byte[] await(final String port, final int number) {
        return await(node(port), port, number);
    }

    byte[] await(final NetworkNode node, final String port, final int number) {
        return await(node, port, number, frame -> true);
    }

    byte[] await(final NetworkNode node, final String port, final int number, final Predicate<byte[]> wanted) {
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (true) {
            final var found = node.guests().seen().stream()
                .filter(seen -> seen.device().equals(port) && number(seen.frame()) == number
                    && wanted.test(seen.frame())).findFirst();
            if (found.isPresent()) {
                return found.orElseThrow().frame();
            }
            assertTrue(Integer.toHexString(number) + " did not reach " + port + " but " + seen(number),
                Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** Waits until one of some ports has received the frame with a number, and tells which. */
    String first(final int number, final List<String> ports) {
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (true) {
            final var found = ports.stream().filter(seen(number)::containsKey).findFirst();
            if (found.isPresent()) {
                return found.orElseThrow();
            }
            assertTrue(Integer.toHexString(number) + " reached none of " + ports, Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** Which ports received the frame with a number how often, until now. */
    Map<String, Integer> seen(final int number) {
        final var found = new TreeMap<String, Integer>();
        for (var node : nodes) {
            node.guests().seen().stream().filter(seen -> !seen.device().startsWith(NetworkNode.UNDERLAY)
                && number(seen.frame()) == number).forEach(seen -> found.merge(seen.device(), 1, Integer::sum));
        }
        return found;
    }

    /** All frames on the wire that a node received with a number. */
    List<byte[]> onWire(final NetworkNode node, final int number) {
        return node.guests().seen().stream().filter(seen -> seen.device().startsWith(NetworkNode.UNDERLAY)
            && number(seen.frame()) == number).map(Guests.Seen::frame).toList();
    }

    /** A frame that nobody leads. */
    static byte[] plain(final long from, final long to, final int type, final int number) {
        return ByteBuffer.allocate(60).putShort((short) (to >> 32)).putInt((int) to).putShort((short) (from >> 32))
            .putInt((int) from).putShort((short) type).putInt(56, number).array();
    }

    /** Returns when all frames that were sent before have arrived: frames on one way do not overtake each other. */
    void settle() throws IOException {
        for (int i = 0; i < 2; i++) {
            for (var node : nodes) {
                final int number = next();
                final int host = host(node);
                send("w" + host, plain(mac("w" + host), BROADCAST, UNKNOWN_TYPE, number));
                for (var other : nodes) {
                    await("v" + host(other), number);
                }
            }
        }
    }

    /** Does something, and waits until the miss of a table, or another priority of it, has counted so many more. */
    void counts(final NetworkNode node, final Table table, final int priority, final long frames, final Deed deed)
            throws IOException, InterruptedException {
        final long before = node.packets(table, priority);
        deed.make();
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (node.packets(table, priority) < before + frames) {
            assertTrue(table + " did not count " + frames, Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertEquals(before + frames, node.packets(table, priority));
    }

    /** Waits for what all nodes counted for a policy, which lags behind the frames. */
    Share awaitTraffic(final Function<NetworkNode, PolicyPath> path, final Predicate<Share> wanted)
            throws IOException {
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (true) {
            final var shares = new ArrayList<Share>();
            for (var node : nodes) {
                shares.add(node.traffic(path.apply(node)));
            }
            final var share = PathTraffic.sum(shares);
            if (wanted.test(share)) {
                return share;
            }
            assertTrue(share.toString(), Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** What a test does. */
    interface Deed {
        void make() throws IOException;
    }

    /** Empties the caches of all nodes. */
    void forgetFrames() throws IOException, InterruptedException {
        for (var node : nodes) {
            node.forgetFrames();
        }
    }

    @Override
    public void close() throws IOException {
        for (var node : nodes) {
            node.close();
        }
    }

    private static int number(final byte[] frame) {
        return frame.length < 18 ? 0 : ByteBuffer.wrap(frame).getInt(frame.length - Integer.BYTES);
    }

    /** A conversation of the first workload with another, begun by either, by UDP, TCP and IPv6. */
    void converse(final String peer, final List<String> there, final List<String> back) throws IOException {
        talk("w1", peer, there, back);
        talk(peer, "w1", back, there);
    }

    /** A conversation that one of them begins: what is sent passes these services, and so do the answers. */
    void talk(final String from, final String to, final List<String> there, final List<String> back)
            throws IOException {
        final var out = udp(from, to, ++talks, 80);
        for (int i = 0; i < 2; i++) {
            travels(out, from, stops(there, to));
            travels(out.reply(), to, stops(back, from));
        }
        final var syn = syn(from, to, ++talks, 80);
        travels(syn, from, stops(there, to));
        travels(syn.reply(), to, stops(back, from));
        travels(syn.with(Packet.ACK), from, stops(there, to));
        final var six = Packet.udp(mac(from), address6(from), mac(to), address6(to), ++talks, 80);
        travels(six, from, stops(there, to));
        travels(six.reply(), to, stops(back, from));
    }

    /** The way of a packet: services, and where it ends. */
    static String[] stops(final List<String> way, final String last) {
        final var all = Arrays.copyOf(way.toArray(String[]::new), way.size() + 1);
        all[way.size()] = last;
        return all;
    }
}
