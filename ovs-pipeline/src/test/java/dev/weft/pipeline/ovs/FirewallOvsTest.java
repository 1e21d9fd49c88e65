/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.ovs;

import static dev.weft.api.service.Direction.FROM_WORKLOAD;
import static dev.weft.api.service.Direction.TO_WORKLOAD;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.SegmentId;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.service.Classifier;
import dev.weft.api.service.FirewallRule;
import dev.weft.api.service.Ports;
import dev.weft.pipeline.feature.PathTraffic;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.ovs.Services.Service;
import dev.weft.pipeline.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** Built-in firewalls in chains over three nodes, with real Open vSwitch and frames (GW-1). */
public class FirewallOvsTest {
    private static final Service WALL = Service.of("wall", "x2.7");
    private static final Service SECOND = Service.of("second", "x2.8");
    private static final Service NEAR = Service.of("near", "x1.7");
    private static final Service DETECTOR = Service.of("detector", "d2");
    /** Two instances on one node and one elsewhere. */
    private static final Service SHARED = Service.of("shared", "x2.11", "x2.12", "x3.11");
    /** Lets all begin, for both sides of what is real. */
    private static final Service OPEN = Service.of("open", "x2.13");
    /** Lets workloads begin what they like, and others send them ICMP. */
    private static final Service PINGED = Service.of("pinged", "x2.14");
    private static final int ZONES = 65279;
    private static final int WEB = 80;
    private static final int OTHER = 81;

    private static ServiceNet net;
    private static Services services;
    private static int port = 1000;

    @BeforeClass
    public static void start() throws IOException, InterruptedException {
        net = new ServiceNet(NetworkKey.fence(new SegmentId(0x3001)), NetworkKey.fence(new SegmentId(0x3002)));
        services = new Services(net);
        services.plug(DETECTOR);
        // what workloads begin for the web, what others begin for the web here, and nothing else
        for (var service : List.of(WALL, NEAR, SHARED)) {
            services.guard(service, false,
                new FirewallRule(true, Optional.of(FROM_WORKLOAD), to(Packet.TCP, WEB)),
                new FirewallRule(true, Optional.of(FROM_WORKLOAD), to(Packet.UDP, WEB)),
                new FirewallRule(true, Optional.of(TO_WORKLOAD), at(Packet.UDP, WEB)));
        }
        services.guard(OPEN, true);
        services.lead(7, 1, Role.CURRENT, OPEN);
        services.lead(8, 1, Role.CURRENT, OPEN);
        services.guard(PINGED, false, new FirewallRule(true, Optional.of(FROM_WORKLOAD), Services.ALL),
            new FirewallRule(true, Optional.of(TO_WORKLOAD), protocol(Packet.ICMP)));
        services.lead(9, 1, Role.CURRENT, PINGED);
        services.lead(10, 1, Role.CURRENT, PINGED);
        services.guard(SECOND, true, new FirewallRule(false, Optional.empty(), to(Packet.UDP, OTHER)));
        services.lead(1, 1, Role.CURRENT, WALL);
        services.lead(2, 1, Role.CURRENT, WALL);
        services.lead(3, 1, Role.CURRENT, WALL, DETECTOR, SECOND);
        services.lead(4, 1, Role.CURRENT, NEAR);
        services.lead(5, 1, Role.CURRENT, SHARED);
        services.lead(6, 1, Role.CURRENT, SECOND);
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
        services.attach("w3");
        services.attach("v1");
    }

    @Test
    public void whatMayBeginIsAnswered() throws IOException, InterruptedException {
        for (var peer : List.of("w3", "w2", "v1")) {
            // as it was sent: nothing is changed, and the packet has lived no longer
            final var out = ServiceNet.udp("w1", peer, ++port, WEB);
            refused(out.reply(), peer);
            for (int i = 0; i < 2; i++) {
                net.travels(out, "w1", peer);
                net.travels(out.reply(), peer, "w1");
            }
            final var syn = ServiceNet.syn("w1", peer, ++port, WEB);
            for (int i = 0; i < 2; i++) {
                net.travels(syn, "w1", peer);
            }
            net.travels(syn.reply(), peer, "w1");
            net.travels(syn.with(Packet.ACK), "w1", peer);
            final var six = six("w1", peer, ++port, WEB);
            net.travels(six, "w1", peer);
            net.travels(six.reply(), peer, "w1");
        }
    }

    @Test
    public void rulesTellWhoMayBegin() throws IOException, InterruptedException {
        refused(ServiceNet.udp("w1", "w3", ++port, OTHER), "w1");
        refused(ServiceNet.syn("w3", "w1", ++port, WEB), "w3");
        final var in = ServiceNet.udp("w3", "w1", ++port, WEB);
        net.travels(in, "w3", "w1");
        net.travels(in.reply(), "w1", "w3");
        net.travels(in, "w3", "w1");
        // what belongs to nothing and can begin nothing
        final var lost = ServiceNet.syn("w3", "w1", WEB, ++port).with(Packet.SYN | Packet.ACK);
        drops(lost, "w3", Table.FILTER, Priority.DECIDED);
    }

    @Test
    public void theFirstRuleThatFitsDecides() throws IOException, InterruptedException {
        services.attach("w1", Services.both(6, Services.ALL));
        final var out = ServiceNet.udp("w1", "w3", ++port, OTHER);
        drops(out, "w1", Table.FILTER, Priority.RULE);
        net.travels(ServiceNet.udp("w1", "w3", ++port, WEB), "w1", "w3");
        // whoever begins; the port is the other side's
        drops(out.reply(), "w3", Table.FILTER, Priority.RULE);
        net.travels(ServiceNet.udp("w3", "w1", ++port, OTHER), "w3", "w1");
    }

    @Test
    public void bothSidesRulesCountInOneInstance() throws IOException, InterruptedException {
        services.attach("w3", Services.both(2, Services.ALL));
        // both let it pass: the one for what its workload begins, the other for what others begin
        final var out = ServiceNet.udp("w1", "w3", ++port, WEB);
        for (int i = 0; i < 2; i++) {
            counts(2, Table.SERVE, Priority.ORDINARY, 2, () -> net.travels(out, "w1", "w3"));
            counts(2, Table.SERVE, Priority.ORDINARY, 2, () -> net.travels(out.reply(), "w3", "w1"));
        }
        // the sender's lets it pass, the receiver's does not
        final var syn = ServiceNet.syn("w1", "w3", ++port, WEB);
        refused(syn, "w1");
        refused(syn, "w1");
        // known to the sender's side only
        services.attach("w3");
        final var early = ServiceNet.syn("w1", "w3", ++port, WEB);
        net.travels(early, "w1", "w3");
        net.travels(early.reply(), "w3", "w1");
        services.attach("w3", Services.both(2, Services.ALL));
        refused(early.reply(), "w3");
        refused(early.with(Packet.ACK), "w1");
        services.attach("w3");
        net.travels(early.with(Packet.ACK), "w1", "w3");
    }

    @Test
    public void realConnectionsPassTwiceThroughOneInstance() throws IOException, InterruptedException {
        services.attach("w1", Services.both(7, Services.ALL));
        services.attach("w3", Services.both(8, Services.ALL));
        final long before = net.node("w2").packets(Table.SERVE, Priority.ORDINARY);
        try (var download = new Download(net, "w1", "w3")) {
            download.run(8080);
        }
        assertTrue(net.node("w2").packets(Table.SERVE, Priority.ORDINARY) - before > 100);
    }

    @Test
    public void aPolicyThatComesLaterDoesNotBreakWhatItsRulesAllow() throws IOException, InterruptedException {
        final var out = ServiceNet.udp("w1", "w3", ++port, WEB);
        net.travels(out, "w1", "w3");
        services.attach("w3", Services.both(2, Services.ALL));
        // an answer comes first: the other side began
        net.travels(out.reply(), "w3", "w1");
        net.travels(out, "w1", "w3");
    }

    @Test
    public void errorsPassWithTheirConnection() throws IOException, InterruptedException {
        final var out = ServiceNet.udp("w1", "w3", ++port, WEB);
        final int lost = net.next();
        counts(2, Table.FILTER, Priority.DECIDED, 1, () -> net.send("w3", out.unreachable(lost)));
        net.settle();
        assertEquals(Map.of(), net.seen(lost));
        net.travels(out, "w1", "w3");
        final int number = net.next();
        net.travels(out.unreachable(number), number, "w3", "w1");
        final var in = ServiceNet.udp("w3", "w1", ++port, WEB);
        net.travels(in, "w3", "w1");
        final int back = net.next();
        net.travels(in.unreachable(back), back, "w1", "w3");
        // about an answer
        net.travels(in.reply(), "w1", "w3");
        final int again = net.next();
        net.travels(in.reply().unreachable(again), again, "w3", "w1");
    }

    @Test
    public void errorsLetNoConnectionBegin() throws IOException, InterruptedException {
        services.attach("w1", Services.both(9, Services.ALL));
        services.attach("w3", Services.both(10, Services.ALL));
        final var syn = ServiceNet.syn("w1", "w3", ++port, OTHER);
        refused(syn, "w1");
        // about an answer that never came: of the connection that the sender's side knows, but the receiver's refused
        for (int i = 0; i < 2; i++) {
            final int forged = net.next();
            net.send("w1", syn.reply().unreachable(forged));
            net.settle();
            refused(syn, "w1");
            assertEquals(Map.of(), net.seen(forged));
        }
        counts(2, Table.FILTER, Priority.ABOUT, 1, () -> net.send("w1", syn.reply().unreachable(net.next())));
        // both sides let this one begin, so errors pass both
        services.attach("w1", Services.both(1, Services.ALL));
        services.attach("w3", Services.both(2, Services.ALL));
        final var out = ServiceNet.udp("w1", "w3", ++port, WEB);
        net.travels(out, "w1", "w3");
        final int number = net.next();
        net.travels(out.unreachable(number), number, "w3", "w1");
    }

    @Test
    public void fragmentsAreDroppedAndCounted() throws IOException, InterruptedException {
        services.attach("w1", Services.both(1, protocol(Packet.UDP)));
        for (var whole : List.of(ServiceNet.udp("w1", "w3", ++port, WEB), six("w1", "w3", ++port, WEB))) {
            final int[] numbers = {net.next(), net.next()};
            final var pieces = whole.fragments(numbers[0], numbers[1]);
            for (int i = 0; i < 2; i++) {
                final var piece = pieces.get(i);
                counts(2, Table.SERVE, Priority.REST, 1, () -> net.send("w1", piece));
                net.settle();
                assertEquals(Map.of(), net.seen(numbers[i]));
            }
        }
    }

    @Test
    public void severalOnOneNodeAreMixedWithAppliances() throws IOException, InterruptedException {
        services.attach("w1", Services.both(3, Services.ALL));
        for (var peer : List.of("w2", "w3", "v1")) {
            final var out = ServiceNet.udp("w1", peer, ++port, WEB);
            for (int i = 0; i < 2; i++) {
                net.travels(out, "w1", "d2>d2", peer);
                net.travels(out.reply(), peer, "d2>d2", "w1");
            }
        }
        refused(ServiceNet.udp("w1", "w3", ++port, OTHER), "w1");
    }

    @Test
    public void allMayBeOnOneNode() throws IOException, InterruptedException {
        services.attach("w1", Services.both(4, Services.ALL));
        services.attach("v1", Services.both(4, Services.ALL));
        final var out = ServiceNet.udp("w1", "v1", ++port, WEB);
        for (int i = 0; i < 2; i++) {
            net.travels(out, "w1", "v1");
            net.travels(out.reply(), "v1", "w1");
        }
        final int lost = net.next();
        counts(1, Table.FILTER, Priority.ORDINARY, 1, () -> net.send("w1",
            ServiceNet.udp("w1", "v1", port, OTHER).frame(lost)));
    }

    @Test
    public void instancesShareTheLoad() throws IOException, InterruptedException {
        services.attach("w1", Services.both(5, Services.ALL));
        final var path = services.path(net.node("w2"), 5, 1, Role.CURRENT, SHARED);
        final var before = shares(path);
        for (int i = 0; i < 40; i++) {
            final var out = ServiceNet.udp("w1", "w3", ++port, WEB);
            net.travels(out, "w1", "w3");
            net.travels(out.reply(), "w3", "w1");
        }
        final var after = shares(path);
        long all = 0;
        for (var place : SHARED.instances()) {
            final var instance = Services.instance(SHARED, place);
            final long got = after.instances().get(instance).got().packets()
                - Optional.ofNullable(before.instances().get(instance)).map(each -> each.got().packets()).orElse(0L);
            assertTrue(place + " got " + got, got > 0 && got % 2 == 0);
            all += got;
        }
        assertEquals(80, all);
    }

    @Test
    public void trafficIsCounted() throws IOException, InterruptedException {
        final var path = services.path(net.node("w2"), 1, 1, Role.CURRENT, WALL);
        final var instance = Services.instance(WALL, "x2.7");
        final var before = shares(path).instances().get(instance);
        final var out = ServiceNet.udp("w1", "w3", ++port, WEB);
        net.travels(out, "w1", "w3");
        net.travels(out.reply(), "w3", "w1");
        refused(ServiceNet.udp("w1", "w3", ++port, OTHER), "w1");
        final var after = shares(path).instances().get(instance);
        assertEquals(3, after.got().packets() - before.got().packets());
        assertEquals(2, after.gave().packets() - before.gave().packets());
    }

    @Test
    public void whatIsNotRememberedIsNotAnswered() throws IOException, InterruptedException {
        final var node = net.node("w2");
        final int zone = ZONES + 7;
        node.appctl("dpctl/flush-conntrack", "zone=" + zone);
        node.appctl("dpctl/ct-set-limits", "zone=" + zone + ",limit=1");
        try {
            final var known = ServiceNet.udp("w1", "w3", ++port, WEB);
            net.travels(known, "w1", "w3");
            final var above = ServiceNet.udp("w1", "w3", ++port, WEB);
            net.travels(above, "w1", "w3");
            refused(above.reply(), "w3");
            net.travels(known.reply(), "w3", "w1");
        } finally {
            node.appctl("dpctl/ct-del-limits", "zone=" + zone);
        }
    }

    @Test
    public void nobodyComesByWithoutPassing() throws IOException, InterruptedException {
        final var node = net.node("w2");
        // to no address, which is what a gateway's frames have whose next station is not known yet
        final var nowhere = Packet.udp(ServiceNet.mac("w1"), ServiceNet.address("w1"), 0, ServiceNet.address("w3"),
            ++port, WEB);
        final int number = net.next();
        net.send("w1", nowhere.frame(number));
        net.settle();
        assertTrue(net.seen(number).toString(), !net.seen(number).containsKey(NetworkNode.HELPER));
        // as if the helper had a gateway's frame with the firewall's number: it is on no chain
        final var frame = ServiceNet.udp("w1", "w3", ++port, OTHER).frame(net.next());
        counts(2, Table.RESUMED, Priority.MISS, 1, () ->
            node.guests().send(NetworkNode.HELPER, envelope(253, (int) net.blue().metadata(), 7 << 16, 0, 5, frame)));
        // as if it had asked where a frame goes that came through no port
        counts(2, Table.RETURNED, Priority.MISS, 1, () ->
            node.guests().send(NetworkNode.HELPER, envelope(255, 0x3001, 0, 0x1080_0000, 0x0001_0201, frame)));
        net.settle();
        assertEquals(Map.of(), net.seen(ByteBuffer.wrap(frame).getInt(frame.length - Integer.BYTES)));
    }

    private static byte[] envelope(final int index, final int first, final int second, final int third,
            final int fourth, final byte[] inner) {
        return ByteBuffer.allocate(38 + inner.length).put(new byte[] {2, 0x57, 0, 0, 0, 0, 2, 0x57, 0, 0, 0, 0})
            .putShort((short) 0x894f).putInt(0x0fc6_0103).putInt(0x0000_5d00 | index).putInt(first).putInt(second)
            .putInt(third).putInt(fourth).put(inner).array();
    }

    private static Share shares(final ServicePath path) throws IOException {
        final var shares = new ArrayList<Share>();
        for (var node : net.nodes()) {
            shares.add(node.traffic(services.seenBy(node, path)));
        }
        return PathTraffic.sum(shares);
    }

    private static Classifier protocol(final int number) {
        return new Classifier(Optional.empty(), OptionalInt.of(number), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());
    }

    private static Classifier to(final int protocol, final int remote) {
        return new Classifier(Optional.empty(), OptionalInt.of(protocol), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of(new Ports(remote, remote)));
    }

    private static Classifier at(final int protocol, final int local) {
        return new Classifier(Optional.empty(), OptionalInt.of(protocol), Optional.empty(), Optional.empty(),
            Optional.of(new Ports(local, local)), Optional.empty());
    }

    private static Packet six(final String from, final String to, final int source, final int destination) {
        return Packet.udp(ServiceNet.mac(from), ServiceNet.address6(from), ServiceNet.mac(to),
            ServiceNet.address6(to), source, destination);
    }

    /** Fails unless the second node's firewall drops it as what fits no rule. */
    private static void refused(final Packet packet, final String from) throws IOException, InterruptedException {
        drops(packet, from, Table.FILTER, Priority.ORDINARY);
    }

    private static void drops(final Packet packet, final String from, final Table table, final int priority)
            throws IOException, InterruptedException {
        final int number = net.next();
        counts(2, table, priority, 1, () -> net.send(from, packet.frame(number)));
        net.settle();
        assertEquals(Map.of(), net.seen(number));
    }

    private static void counts(final int host, final Table table, final int priority, final long frames,
            final ServiceNet.Deed deed) throws IOException, InterruptedException {
        net.counts(net.nodes().get(host - 1), table, priority, frames, deed);
    }
}
