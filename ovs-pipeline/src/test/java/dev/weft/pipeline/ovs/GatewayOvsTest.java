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
import static dev.weft.pipeline.ovs.GatewayNet.address6;
import static dev.weft.pipeline.ovs.GatewayNet.mac;
import static org.junit.Assert.assertEquals;

import dev.weft.api.gateway.GatewayRule;
import dev.weft.api.id.MacAddress;
import dev.weft.api.id.NetworkId;
import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.api.service.Classifier;
import dev.weft.pipeline.feature.GatewayObjects;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.GatewayNet.Header;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Gateways route, translate and filter between networks of real switches (GW-1); the test writes the neighbours. */
public class GatewayOvsTest {
    private static final int TTL = 63;
    private static final int HOP_LIMIT = 254;
    private static final String OUTSIDE = "198.51.100.2";

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
    public void networksInsideReachEachOther() throws IOException {
        // on one node, from a tunnel, into a tunnel, and from a tunnel into the same one
        for (var from : List.of("r1", "r2")) {
            for (var to : List.of("b1", "b2")) {
                final var seen = net.travels(from, udp(from, to, 1000, 2000), to);
                assertEquals(header(EDGE, to, TTL, address(from) + ":1000 > " + address(to) + ":2000"), text(seen));
                assertEquals(header(EDGE, from, TTL, address(to) + ":2000 > " + address(from) + ":1000"),
                    text(net.travels(to, udp(to, from, 2000, 1000), from)));
                assertEquals(header(EDGE, to, HOP_LIMIT, address6(from) + ":1000 > " + address6(to) + ":2000"),
                    text(net.travels(from, udp6(from, to), to)));
            }
        }
    }

    @Test
    public void nobodyElseGetsWhatIsRouted() throws IOException {
        final int number = net.next();
        net.send("r2", udp("r2", "b2", 1001, 2001).frame(number));
        net.await("b2", number);
        assertEquals(Map.of("b2", 1), net.reached(number));
    }

    @Test
    public void sourcesAreTranslatedOutside() throws IOException {
        final var seen = net.travels("r1", udp("r1", "o2", 3000, 4000), "o2");
        assertEquals(header(EDGE, "o2", TTL, OUTSIDE + ":3000 > " + address("o2") + ":4000"), text(seen));
        final var back = net.travels("o2", outside(EDGE, OUTSIDE, 4000, 3000), "r1");
        assertEquals(header(EDGE, "r1", TTL, address("o2") + ":4000 > " + address("r1") + ":3000"), text(back));
        final var six = net.travels("r1", udp6("r1", "o2"), "o2");
        assertEquals(header(EDGE, "o2", HOP_LIMIT, "fd00:9::2:1000 > " + address6("o2") + ":2000"), text(six));
    }

    @Test
    public void sourcesThatAreNotToldAreNotTranslated() throws IOException {
        // of blue only IPv4
        assertEquals(OUTSIDE, net.travels("b1", udp("b1", "o2", 3100, 4100), "o2").source());
        assertEquals(address6("b1"), net.travels("b1", udp6("b1", "o2"), "o2").source());
    }

    @Test
    public void tenantsWithTheSameAddressesDoNotMix() throws IOException {
        for (var from : List.of("r1", "t1")) {
            final var gateway = from.equals("t1") ? TWIN : EDGE;
            final var translated = from.equals("t1") ? "198.51.100.3" : OUTSIDE;
            final var packet = Packet.udp(mac(from), address(from), mac(gateway, from), address("o2"), 3200, 4200);
            assertEquals(translated + ":3200 > " + address("o2") + ":4200",
                net.travels(from, packet, "o2").ends());
            final int number = net.next();
            net.send("o2", outside(gateway, translated, 4200, 3200).frame(number));
            net.await(from, number);
            assertEquals(Map.of(from, 1), net.reached(number));
        }
    }

    @Test
    public void portsOutsideLeadInside() throws IOException {
        final var syn = Packet.syn(mac("o2"), address("o2"), mac(EDGE, "o2"), OUTSIDE, 5000, 8080);
        for (int i = 0; i < 2; i++) {
            // the second is a retransmission: the connection is known, but not answered
            assertEquals(header(EDGE, "r1", TTL, address("o2") + ":5000 > 10.1.0.10:80"),
                text(net.travels("o2", syn, "r1")));
        }
        final var answer = Packet.syn(mac("r1"), address("r1"), mac(EDGE, "r1"), address("o2"), 80, 5000)
            .with(Packet.SYN | Packet.ACK);
        assertEquals(OUTSIDE + ":8080 > " + address("o2") + ":5000", net.travels("r1", answer, "o2").ends());
        assertEquals(address("o2") + ":5000 > 10.1.0.10:80",
            net.travels("o2", syn.with(Packet.ACK), "r1").ends());
    }

    @Test
    public void rulesDecideWhatBegins() throws IOException, InterruptedException {
        final var inside = Packet.syn(mac("o2"), address("o2"), mac(EDGE, "o2"), address("r1"), 6000, 22);
        final var refused = Packet.syn(mac("r1"), address("r1"), mac(EDGE, "r1"), address("o2"), 6000, 2223);
        drops("o2", inside, Table.FILTER, Priority.RULE - 3);
        drops("r1", refused, Table.FILTER, Priority.RULE);
        assertEquals(address("o2") + ":6000 > " + address("r1") + ":80",
            net.travels("o2", Packet.syn(mac("o2"), address("o2"), mac(EDGE, "o2"), address("r1"), 6000, 80), "r1")
                .ends());
    }

    @Test
    public void answersNobodyAskedForAreDropped() throws IOException, InterruptedException {
        drops("o2", Packet.syn(mac("o2"), address("o2"), mac(EDGE, "o2"), address("r1"), 80, 6100)
            .with(Packet.SYN | Packet.ACK), Table.FILTER, Priority.DECIDED);
    }

    @Test
    public void errorsFindTheirWayBack() throws IOException {
        final var udp = udp("r1", "o2", 3300, 4300);
        net.travels("r1", udp, "o2");
        final int number = net.next();
        final var seen = Packet.udp(mac(EDGE, "o2"), OUTSIDE, mac("o2"), address("o2"), 3300, 4300);
        net.send("o2", seen.unreachable(number));
        final var error = net.await("r1", number);
        assertEquals(address("r1"), Header.of(error).destination());
        // what is quoted is what r1 sent
        final var quoted = new byte[error.length - 28];
        System.arraycopy(error, 28, quoted, 0, quoted.length);
        System.arraycopy(error, 0, quoted, 0, 14);
        assertEquals(address("r1") + ":3300 > " + address("o2") + ":4300", Header.of(quoted).ends());
    }

    @Test
    public void errorsLetNoConnectionBegin() throws IOException, InterruptedException {
        final var ping = new GatewayRule(true, Optional.of(new NetworkId("street")), Optional.empty(),
            new Classifier(Optional.empty(), OptionalInt.of(Packet.ICMP), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()));
        final var rest = EDGE.rules().get(EDGE.rules().size() - 1);
        net.here().put(new TenantGateway(EDGE.gateway(), EDGE.number(), EDGE.interfaces(), EDGE.routes(),
            EDGE.translation(), EDGE.forwards(), List.of(ping, rest), EDGE.allow()));
        net.here().forgetFrames();
        try {
            // its port leads inside: conntrack knows it before the rules refuse it
            final var syn = Packet.syn(mac("o2"), address("o2"), mac(EDGE, "o2"), OUTSIDE, 5100, 8080);
            drops("o2", syn, Table.FILTER, Priority.RULE - 1);
            for (int i = 0; i < 2; i++) {
                final int forged = net.next();
                net.send("o2", syn.reply().unreachable(forged));
                net.reached(forged);
                drops("o2", syn, Table.FILTER, Priority.RULE - 1);
                assertEquals(Map.of(), net.reached(forged));
            }
            counts(Table.FILTER, Priority.ABOUT, () -> net.send("o2", syn.reply().unreachable(net.next())));
        } finally {
            net.here().put(EDGE);
            net.here().forgetFrames();
        }
    }

    @Test
    public void fragmentsPassOnlyWhereNothingIsTracked() throws IOException, InterruptedException {
        final var fragments = udp("r1", "b1", 1000, 2000).fragments(net.next(), net.next());
        for (var fragment : fragments) {
            counts(Table.GATEWAY, Priority.ORDINARY, () -> net.send("r1", fragment));
            assertEquals(Map.of(), net.reached(GatewayNet.number(fragment)));
        }
        for (var fragment : Packet.udp(mac("g1"), address("g1"), mac(PLAIN, "g1"), address("b1"), 1000, 2000)
                .fragments(net.next(), net.next())) {
            net.send("g1", fragment);
            assertEquals(TTL, Header.of(net.await("b1", GatewayNet.number(fragment))).life());
        }
    }

    @Test
    public void gatewaysAreNextHopsOfEachOther() throws IOException, InterruptedException {
        // from red by edge to blue, where a station is reached by the number of a next hop
        net.nextHop(EDGE, 9, GatewayObjects.BLUE, mac(PLAIN, "b1"));
        final var packet = Packet.udp(mac("r1"), address("r1"), mac(EDGE, "r1"), "10.20.0.1", 1000, 2000);
        final int number = net.next();
        net.send("r1", packet.frame(number));
        // plain has no way there
        final var referred = net.await(NetworkNode.HELPER, number);
        assertEquals(List.of((int) GatewayObjects.BLUE, PLAIN.number() << 16, 1, 4), GatewayNet.words(referred));
    }

    @Test
    public void routersOutsideAreNextHops() throws IOException {
        net.nextHop(TWIN, 7, GatewayObjects.STREET, mac("o2"));
        final var packet = Packet.udp(mac("t1"), address("t1"), mac(TWIN, "t1"), "203.0.113.7", 1000, 2000);
        assertEquals(header(TWIN, "o2", TTL, "198.51.100.3:1000 > 203.0.113.7:2000"),
            text(net.travels("t1", packet, "o2")));
    }

    @Test
    public void connectionsAboveTheLimitDoNotPass() throws IOException, InterruptedException {
        final int zone = 65279 + TWIN.number();
        net.here().appctl("dpctl/flush-conntrack", "zone=" + zone);
        net.here().appctl("dpctl/ct-set-limits", "zone=" + zone + ",limit=1");
        try {
            final var first = Packet.udp(mac("t1"), address("t1"), mac(TWIN, "t1"), address("o2"), 7000, 8000);
            assertEquals("198.51.100.3", net.travels("t1", first, "o2").source());
            // it would leave with its own source
            drops("t1", Packet.udp(mac("t1"), address("t1"), mac(TWIN, "t1"), address("o2"), 7001, 8000),
                Table.RESOLVE, Priority.SPECIAL);
            assertEquals("198.51.100.3", net.travels("t1", first, "o2").source());
        } finally {
            net.here().appctl("dpctl/ct-del-limits", "zone=" + zone);
        }
    }

    @Test
    public void groupsAndTagsDoNotPass() throws IOException, InterruptedException {
        for (var address : List.of("224.0.0.9", "255.255.255.255", "127.0.0.1")) {
            drops("r1", Packet.udp(mac("r1"), address("r1"), mac(EDGE, "r1"), address, 1000, 2000), Table.GATEWAY,
                Priority.GATEWAY);
        }
        drops("r1", Packet.udp(mac("r1"), "fe80::1", mac(EDGE, "r1"), address6("b1"), 1000, 2000), Table.GATEWAY,
            Priority.GATEWAY);
        final var frame = udp("r1", "b1", 1000, 2000).frame(net.next());
        final var tagged = new byte[frame.length + 4];
        System.arraycopy(frame, 0, tagged, 0, 12);
        System.arraycopy(new byte[] {(byte) 0x81, 0, 0, 0}, 0, tagged, 12, 4);
        System.arraycopy(frame, 12, tagged, 16, frame.length - 12);
        counts(Table.GATEWAY, Priority.FOREIGN, () -> net.send("r1", tagged));
        assertEquals(Map.of(), net.reached(GatewayNet.number(tagged)));
    }

    @Test
    public void nobodyElseSpeaksAsAGateway() throws IOException, InterruptedException {
        for (var guest : List.of("r1", "b1")) {
            final var forged = GatewayNet.plain(mac(EDGE, guest), FrameCourse.ALL, net.next());
            counts(Table.VERDICT, Priority.SPECIAL, () -> net.send(guest, forged));
            assertEquals(Map.of(), net.reached(GatewayNet.number(forged)));
        }
    }

    /** Sends a packet and fails unless nobody gets it and a flow counts it. */
    private static void drops(final String from, final Packet packet, final Table table, final int priority)
            throws IOException, InterruptedException {
        final int number = net.next();
        counts(table, priority, () -> net.send(from, packet.frame(number)));
        assertEquals(Map.of(), net.reached(number));
    }

    private static void counts(final Table table, final int priority, final ServiceNet.Deed deed)
            throws IOException, InterruptedException {
        net.counts(table, priority, deed);
    }

    private static Packet udp(final String from, final String to, final int sourcePort, final int destinationPort) {
        return Packet.udp(mac(from), address(from), mac(EDGE, from), address(to), sourcePort, destinationPort);
    }

    private static Packet udp6(final String from, final String to) {
        return Packet.udp(mac(from), address6(from), mac(EDGE, from), address6(to), 1000, 2000);
    }

    /** What o2 sends to an address of a gateway. */
    private static Packet outside(final TenantGateway gateway, final String address, final int sourcePort,
            final int destinationPort) {
        return Packet.udp(mac("o2"), address("o2"), mac(gateway, "o2"), address, sourcePort, destinationPort);
    }

    private static String header(final TenantGateway gateway, final String to, final int life, final String ends) {
        return new MacAddress(mac(gateway, to)) + " > " + new MacAddress(mac(to)) + " " + life + " " + ends;
    }

    private static String text(final Header header) {
        return header.from() + " > " + header.to() + " " + header.life() + " " + header.ends();
    }
}
