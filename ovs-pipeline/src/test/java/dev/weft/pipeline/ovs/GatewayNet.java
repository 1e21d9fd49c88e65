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
import dev.weft.api.gateway.SourceTranslation;
import dev.weft.api.id.GatewayId;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject.NetworkMac;
import dev.weft.api.node.NodeObject.Peer;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.node.ObjectKey;
import dev.weft.api.overlay.Carrier;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.pipeline.feature.GatewayObjects;
import dev.weft.pipeline.field.Bits;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.FlowMod;
import dev.weft.pipeline.wire.WireFlow;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Two nodes with real Open vSwitch, the first with three gateways: edge and plain, and edge's twin of another tenant
 * with the same addresses inside. What the helper would write is written here.
 */
final class GatewayNet implements AutoCloseable {
    /** Guests of the first node: of red, blue and green, and of the twin's red. */
    static final List<String> HERE = List.of("r1", "b1", "g1", "t1");
    /** Guests of the second node: of red and blue, and one outside. */
    static final List<String> THERE = List.of("r2", "b2", "o2");
    /** Green, which has {@link GatewayObjects#PLAIN} only. */
    static final long GREEN = 0x3102;
    /** The other tenant's network with the same addresses as red. */
    static final long TWIN_RED = 0x3103;
    /** The other tenant's gateway. */
    static final TenantGateway TWIN = twin();

    /** What a frame between switch and helper has before it. */
    static final int HEADER = 38;
    static final int NSH = 0x894f;

    private static final long HELPER_MAC = 0x0257_0000_0000L;
    private static final int NSH_START = 0x0fc6_0103;
    private static final int NSH_PATH = 0x5dfd;
    private static final long LEARNED = 0x5800_0000_0000_0000L;
    private static final int TUNNEL = 6081;
    private static final int PLAIN_TYPE = 0x88b6;

    private final NetworkNode here = new NetworkNode(1, HERE);
    private final NetworkNode there = new NetworkNode(2, THERE);
    private int serial = 0x6000_0000;

    GatewayNet() throws IOException, InterruptedException {
        NetworkNode.join(here, there);
        street(here, Set.of());
        street(there, Set.of("o2"));
        network("red", GatewayObjects.RED, List.of("r1"), List.of("r2"));
        network("blue", GatewayObjects.BLUE, List.of("b1"), List.of("b2"));
        network("green", GREEN, List.of("g1"), List.of());
        network("red-2", TWIN_RED, List.of("t1"), List.of());
        for (var gateway : List.of(GatewayObjects.EDGE, GatewayObjects.PLAIN, TWIN)) {
            here.put(gateway);
            for (var one : gateway.interfaces()) {
                if (!one.segment().equals(NetworkKey.PHYSICAL)) {
                    there.put(new NetworkMac(one.network(), one.segment(), one.mac(), there.pathTo(here)));
                }
            }
        }
        for (var guest : List.of("r1", "r2", "b1", "b2", "o2")) {
            neighbour(GatewayObjects.EDGE, metadata(guest), address(guest), mac(guest));
            neighbour(GatewayObjects.EDGE, metadata(guest), address6(guest), mac(guest));
        }
        for (var guest : List.of("b1", "b2", "g1")) {
            neighbour(GatewayObjects.PLAIN, metadata(guest), address(guest), mac(guest));
        }
        neighbour(TWIN, TWIN_RED, address("t1"), mac("t1"));
        neighbour(TWIN, GatewayObjects.STREET, address("o2"), mac("o2"));
    }

    private static TenantGateway twin() {
        final var edge = GatewayObjects.EDGE;
        return new TenantGateway(new GatewayId("twin"), 5,
            List.of(GatewayObjects.in("red-2", TWIN_RED, false, "0a:00:00:00:03:01", "10.1.0.1/24"),
                GatewayObjects.in("street", GatewayObjects.STREET, true, "0a:00:00:00:05:03", "198.51.100.3/24")),
            List.of(GatewayObjects.route("0.0.0.0/0", "street", "198.51.100.9", 7)),
            Optional.of(new SourceTranslation(List.of(InetAddresses.forString("198.51.100.3")), List.of())), List.of(),
            edge.rules().subList(0, 1), true);
    }

    private void street(final NetworkNode node, final Set<String> guests) throws IOException, InterruptedException {
        node.onUnderlay("priority=9,in_port=" + NetworkNode.UNDERLAY + ",actions=output:" + NetworkNode.FABRIC
            + ",NORMAL");
        node.onUnderlay("priority=9,in_port=" + NetworkNode.FABRIC + ",actions=output:" + NetworkNode.UNDERLAY);
        final var path = PathId.physical(OptionalInt.empty());
        node.put(new Peer(ObjectKey.peer(path, "physical"), path, new Carrier.Physical(OptionalInt.empty())));
        put(node, "street", GatewayObjects.STREET, List.copyOf(guests), path);
    }

    private void network(final String name, final long metadata, final List<String> own, final List<String> far)
            throws IOException {
        put(here, name, metadata, own, here.pathTo(there));
        put(there, name, metadata, far, there.pathTo(here));
        for (var guest : own) {
            there.put(new NetworkMac(new NetworkId(name), NetworkKey.ofMetadata(metadata), new MacAddress(mac(guest)),
                there.pathTo(here)));
        }
        for (var guest : far) {
            here.put(new NetworkMac(new NetworkId(name), NetworkKey.ofMetadata(metadata), new MacAddress(mac(guest)),
                here.pathTo(there)));
        }
    }

    private static void put(final NetworkNode node, final String name, final long metadata,
            final List<String> guests, final PathId far) throws IOException {
        final var network = new NetworkId(name);
        final var key = NetworkKey.ofMetadata(metadata);
        for (var guest : guests) {
            node.put(NetworkObjects.member(network, key, guest, Optional.of(Learning.DEFAULT), mac(guest)));
        }
        node.put(NetworkObjects.part(network, key, guests, Set.of(far), Optional.empty()));
    }

    NetworkNode here() {
        return here;
    }

    NetworkNode there() {
        return there;
    }

    /** Makes a neighbour known as the helper does. */
    void neighbour(final TenantGateway gateway, final long metadata, final String address, final long mac)
            throws IOException {
        here.write(FlowMod.add(helpersFlow(gateway, 0, metadata, Optional.of(address), mac)));
    }

    /** Makes a next hop known as the helper does. */
    void nextHop(final TenantGateway gateway, final int number, final long metadata, final long mac)
            throws IOException {
        here.write(FlowMod.add(helpersFlow(gateway, number, metadata, Optional.empty(), mac)));
    }

    static WireFlow helpersFlow(final TenantGateway gateway, final int hop, final long metadata,
            final Optional<String> address, final long mac) {
        final var flow = Flow.in(Table.NEIGHBOUR, Priority.ORDINARY, gateway.key())
            .match(Field.SEGMENT, metadata).match(Field.GATE, (long) gateway.number() << Short.SIZE | hop);
        address.map(InetAddresses::forString).ifPresent(found -> flow
            .match(Field.ETH_TYPE, found instanceof Inet4Address ? 0x0800 : 0x86dd)
            .match(found instanceof Inet4Address ? Field.IPV4_DST : Field.IPV6_DST, found));
        final var wire = flow.then(new Action.Load(Bits.all(Field.ETH_DST), mac)).end().wire();
        return new WireFlow(wire.key(), wire.cookie() & ~Cookie.PREFIX | LEARNED, wire.instructions(), 0, 0);
    }

    static long metadata(final String guest) {
        return Map.of('r', GatewayObjects.RED, 'b', GatewayObjects.BLUE, 'g', GREEN, 't', TWIN_RED, 'o',
            GatewayObjects.STREET).get(guest.charAt(0));
    }

    /** The MAC address of a guest; the twin's guest has that of r1. */
    static long mac(final String guest) {
        return guest.equals("t1") ? mac("r1") : 0x02aa_0000_0000L | guest.charAt(0) << 8 | guest.charAt(1) - '0';
    }

    /** The MAC address of a gateway in the network of a guest. */
    static long mac(final TenantGateway gateway, final String guest) {
        return gateway.interfaces().stream().filter(one -> one.segment().metadata() == metadata(guest)).findFirst()
            .orElseThrow().mac().value();
    }

    /** The address of a guest; the twin's guest has that of r1. */
    static String address(final String guest) {
        return Map.of('r', "10.1.0.1", 't', "10.1.0.1", 'b', "10.2.0.1", 'g', "10.3.0.1", 'o', "198.51.100.1")
            .get(guest.charAt(0)) + (guest.charAt(1) - '1');
    }

    static String address6(final String guest) {
        return Map.of('r', "fd00:1::1", 'b', "fd00:2::1", 'o', "fd00:9::1").get(guest.charAt(0))
            + (guest.charAt(1) - '1');
    }

    int next() {
        return ++serial;
    }

    void send(final String guest, final byte[] frame) throws IOException {
        (HERE.contains(guest) ? here : there).guests().send(guest, frame);
    }

    /** Sends a packet and waits until a guest has received it. */
    Header travels(final String from, final Packet packet, final String to) throws IOException {
        final int number = next();
        send(from, packet.frame(number));
        return Header.of(await(to, number));
    }

    /** Waits until a device has received the frame with a number. */
    byte[] await(final String device, final int number) {
        final var node = THERE.contains(device) ? there : here;
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (true) {
            final var found = node.guests().seen().stream()
                .filter(seen -> seen.device().equals(device) && number(seen.frame()) == number).findFirst();
            if (found.isPresent()) {
                return found.orElseThrow().frame();
            }
            assertTrue(Integer.toHexString(number) + " did not reach " + device + " but " + seen(number),
                Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    /** Which guests and helpers received the frame with a number how often, when all is over. */
    Map<String, Integer> reached(final int number) throws IOException {
        for (int i = 0; i < 2; i++) {
            for (var pair : List.of(List.of("r1", "r2"), List.of("r2", "r1"), List.of("b1", "b2"),
                    List.of("b2", "b1"))) {
                final int mark = next();
                send(pair.get(0), plain(mac(pair.get(0)), FrameCourse.ALL, mark));
                await(pair.get(1), mark);
            }
        }
        return seen(number);
    }

    private Map<String, Integer> seen(final int number) {
        final var found = new TreeMap<String, Integer>();
        for (var node : List.of(here, there)) {
            node.guests().seen().stream().filter(seen -> !isOnWire(seen) && number(seen.frame()) == number)
                .forEach(seen -> found.merge(seen.device(), 1, Integer::sum));
        }
        return found;
    }

    /** Whether it is on its way between the nodes: what is not of street is seen by those in street, as on any wire. */
    private static boolean isOnWire(final Guests.Seen seen) {
        return seen.device().equals(NetworkNode.UNDERLAY) || seen.device().equals("o2")
            && seen.frame().length > 38 && ByteBuffer.wrap(seen.frame()).getShort(36) == TUNNEL;
    }

    /** Does something, and waits until flows of the first node have counted one frame more. */
    void counts(final Table table, final int priority, final ServiceNet.Deed deed)
            throws IOException, InterruptedException {
        final long before = here.packets(table, priority);
        deed.make();
        final var deadline = Instant.now().plus(FrameCourse.LIMIT);
        while (here.packets(table, priority) == before) {
            assertTrue(table + " did not count", Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** A frame without packet. */
    static byte[] plain(final long from, final long to, final int number) {
        return ethernet(from, to, PLAIN_TYPE, 46).putInt(56, number).array();
    }

    /** An ARP request. */
    static byte[] arp(final String from, final String target, final int number) {
        return ethernet(mac(from), FrameCourse.ALL, 0x0806, 46).putShort((short) 1).putShort((short) 0x0800)
            .putShort((short) 0x0604).putShort((short) 1).putShort((short) (mac(from) >> 32)).putInt((int) mac(from))
            .put(InetAddresses.forString(address(from)).getAddress()).putShort((short) 0).putInt(0)
            .put(InetAddresses.forString(target).getAddress()).putInt(56, number).array();
    }

    private static ByteBuffer ethernet(final long from, final long to, final int type, final int length) {
        return ByteBuffer.allocate(14 + length).putShort((short) (to >> 32)).putInt((int) to)
            .putShort((short) (from >> 32)).putInt((int) from).putShort((short) type);
    }

    /** What the helper lets a gateway send. */
    static byte[] fromHelper(final TenantGateway gateway, final long metadata, final byte[] frame) {
        return ethernet(HELPER_MAC, HELPER_MAC, NSH, HEADER - 14 + frame.length).putInt(NSH_START).putInt(NSH_PATH)
            .putInt((int) metadata).putInt(gateway.number() << Short.SIZE).putInt((int) (metadata >> Integer.SIZE))
            .putInt(5).put(frame).array();
    }

    /** The words that the helper gets before a frame: network, gateway and next hop, network again, reason. */
    static List<Integer> words(final byte[] frame) {
        final var in = ByteBuffer.wrap(frame);
        assertTrue(in.getShort(12) == (short) NSH && in.getInt(14) == NSH_START && in.getInt(18) == NSH_PATH);
        return List.of(in.getInt(22), in.getInt(26), in.getInt(30), in.getInt(34));
    }

    static int number(final byte[] frame) {
        return frame.length < 18 ? 0 : ByteBuffer.wrap(frame).getInt(frame.length - Integer.BYTES);
    }

    /** What is to be seen of a packet that a guest received. */
    record Header(MacAddress from, MacAddress to, int life, String source, int sourcePort, String destination,
            int destinationPort) {
        static Header of(final byte[] frame) {
            final var in = ByteBuffer.wrap(frame);
            final boolean six = in.getShort(12) == (short) 0x86dd;
            final int ports = six ? 54 : 34;
            final int length = six ? 16 : 4;
            return new Header(mac(in, 6), mac(in, 0), in.get(six ? 21 : 22) & 0xff,
                address(frame, six ? 22 : 26, length), Short.toUnsignedInt(in.getShort(ports)),
                address(frame, six ? 38 : 30, length), Short.toUnsignedInt(in.getShort(ports + 2)));
        }

        /** Source and destination with their ports. */
        String ends() {
            return source + ":" + sourcePort + " > " + destination + ":" + destinationPort;
        }

        private static MacAddress mac(final ByteBuffer in, final int at) {
            return new MacAddress(Short.toUnsignedLong(in.getShort(at)) << Integer.SIZE
                | Integer.toUnsignedLong(in.getInt(at + 2)));
        }

        private static String address(final byte[] frame, final int at, final int length) {
            try {
                return InetAddresses.toAddrString(InetAddress.getByAddress(
                    Arrays.copyOfRange(frame, at, at + length)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        there.close();
    }
}
