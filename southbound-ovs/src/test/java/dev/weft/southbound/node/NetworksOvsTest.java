/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.AddressTable.Entry;
import dev.weft.api.node.AddressTable.Origin;
import dev.weft.api.node.FlowInspector.Verdict;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeProgram;
import dev.weft.api.node.PortState;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.pipeline.ovs.Guests;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Networks on a real node: members come and go, stations are learned, and all of it can be read. */
public class NetworksOvsTest extends OnRealNode {
    private static final NetworkKey FENCE = new NetworkKey(NetworkKey.Kind.FENCE, 0x3001);
    private static final String WEB = "02:aa:00:00:00:01";
    private static final String DB = "02:aa:00:00:00:02";
    private static final String FAR = "02:aa:00:00:00:03";
    private static final String NEW = "02:bb:00:00:00:07";
    private static final String OWN = "02:00:00:00:77:01";
    private static final String NEIGHBOUR = "02:00:00:00:77:02";
    private static final String ALL = "ff:ff:ff:ff:ff:ff";
    private static final NetworkMember MEMBER_WEB = Things.member(FENCE, "web", WEB);
    private static final NetworkMember MEMBER_DB = Things.member(FENCE, "db", DB);
    private static final NetworkPart PART = Things.part(FENCE, List.of(MEMBER_WEB, MEMBER_DB), Things.path(2));

    private Guests guests;

    @Before
    public void program() throws Exception {
        node.manage(Things.peer(2), MEMBER_WEB, MEMBER_DB, PART, Things.mac(FENCE, FAR, Things.path(2)));
        node.awaitSynced();
        node.plug("web", "db");
        node.awaitInstalled(MEMBER_WEB, MEMBER_DB, PART);
        for (var guest : List.of("web", "db")) {
            node.ovs().inNamespace("sysctl", "-qw", "net.ipv6.conf." + guest + ".disable_ipv6=1");
            node.ovs().inNamespace("ip", "link", "set", guest, "up");
        }
        guests = new Guests(node.ovs(), List.of("web", "db"));
    }

    @After
    public void unplug() throws Exception {
        guests.close();
        node.ovs().vsctl("--if-exists", "del-port", "br-int", "web", "--", "--if-exists", "del-port", "br-int", "db");
    }

    @Test
    public void stationsAreLearnedAndRead() throws Exception {
        node.switches().forgetSent();
        final var before = node.awaitSynced();
        guests.send("db", frame(ALL, NEW));
        awaitSeen("web", ALL, NEW);
        guests.send("web", frame(NEW, WEB));
        awaitSeen("db", NEW, WEB);
        node.ofctl("add-flow", "cookie=0x5807000000000001,table=32,priority=100,hard_timeout=30,metadata=0x3001,"
            + "dl_dst=02:cc:00:00:00:01,actions=load:2->NXM_NX_REG2[]");

        final var entries = read().stream().collect(Collectors.toMap(entry -> entry.mac().toString(), entry -> entry));
        assertEquals(5, entries.size());
        assertEntry(entries.get(WEB), Origin.PROGRAMMED, "web", MEMBER_WEB);
        assertEntry(entries.get(DB), Origin.PROGRAMMED, "db", MEMBER_DB);
        assertEntry(entries.get(NEW), Origin.LEARNED, "db", MEMBER_DB);
        assertEquals(Optional.of(Things.path(2)), entries.get(FAR).path());
        assertEquals(Optional.empty(), entries.get(FAR).port());
        assertEquals(Origin.DISCOVERED, entries.get("02:cc:00:00:00:01").origin());
        assertEquals(Optional.of(Things.path(2)), entries.get("02:cc:00:00:00:01").path());
        Await.until("the frame is counted", () -> read().stream().filter(entry -> entry.mac().toString().equals(NEW))
            .mapToLong(Entry::used).sum(), used -> used == 1);

        assertEquals("what was learned is no matter of the controller", before, node.awaitSynced());
        assertEquals(0, node.switches().flowMods());
        assertTrue(node.driver().flows(RealNode.NODE, any -> true).stream()
            .allMatch(line -> line.verdict() == Verdict.PRESENT));
    }

    @Test
    public void manyAskAtOnce() throws Exception {
        final var answers = IntStream.range(0, 50)
            .mapToObj(i -> node.driver().read(RealNode.NODE, i % 2 == 0 ? FENCE : NetworkKey.vnet(i))).toList();
        for (int i = 0; i < answers.size(); i++) {
            assertEquals(i % 2 == 0 ? 3 : 0, answers.get(i).get(20, TimeUnit.SECONDS).size());
        }
    }

    @Test
    public void restartedControllerLeavesWhatWasLearned() throws Exception {
        guests.send("db", frame(ALL, NEW));
        awaitSeen("web", ALL, NEW);
        final var learned = node.dump("table=32,metadata=0x3001");
        assertEquals(1, learned.size());
        node.stopDriver();
        node.startDriver();
        manage(MEMBER_WEB);
        assertEquals(0, node.switches().flowMods());
        assertEquals(learned, node.dump("table=32,metadata=0x3001"));

        node.remove(MEMBER_DB);
        Await.until("it goes with its member", () -> node.dump("table=32,metadata=0x3001"), List::isEmpty);
    }

    private static void manage(final NetworkMember installed) throws Exception {
        node.manage(Things.peer(2), MEMBER_WEB, MEMBER_DB, PART, Things.mac(FENCE, FAR, Things.path(2)));
        node.awaitInstalled(installed);
    }

    @Test
    public void membersFollowTheirPorts() throws Exception {
        node.witness().awaitPort(MEMBER_WEB.port(), PortState.UP);
        node.ovs().vsctl("del-port", "br-int", "db");
        node.awaitWaiting(MEMBER_DB, "no port with external_ids:iface-id=db/eth0");
        node.witness().awaitPort(MEMBER_DB.port(), PortState.MISSING);
        Await.until("floods leave it out", () -> node.dump("table=52,metadata=0x3001"),
            flows -> flows.size() == 3 && flows.stream().noneMatch(flow -> flow.contains("db")));
        node.plug("db");
        node.awaitInstalled(MEMBER_DB, PART);
        assertEquals(4, node.dump("table=52,metadata=0x3001").size());
    }

    @Test
    public void onePortOfTwoThousandMembersIsAFewFlows() throws Exception {
        final var key = new NetworkKey(NetworkKey.Kind.FENCE, 0x3009);
        final var members = new ArrayList<NetworkMember>();
        for (int i = 0; i < 2000; i++) {
            members.add(Things.member(key, "many-" + i));
        }
        final var all = new ArrayList<NodeObject>(members);
        all.add(Things.part(key, members, Things.path(2)));
        node.driver().apply(RealNode.NODE, NodeProgram.of(all));
        node.awaitWaiting(members.get(1234), "no port with external_ids:iface-id=many-1234/eth0");
        node.awaitSynced();
        node.switches().forgetSent();
        node.plug("many-1234");
        node.awaitInstalled(members.get(1234));
        final long mods = node.switches().flowMods();
        assertTrue(mods + " flow modifications", mods > 0 && mods <= 6);
        node.ovs().vsctl("del-port", "br-int", "many-1234");
    }

    @Test
    public void moveLosesNothing() throws Exception {
        final var moved = Things.member(FENCE, "db", DB, FAR);
        final var away = Things.mac(FENCE, FAR, Things.path(2));
        final var plain = new NodeProgram(List.of(MEMBER_DB, away), List.of());
        final var here = new NodeProgram(List.of(moved), List.of(away.key()));
        underlay();
        final var go = new AtomicBoolean(true);
        final var threads = Executors.newSingleThreadExecutor();
        final var sender = threads.submit(() -> {
            int count = 0;
            for (; go.get(); count++) {
                guests.send("web", frame(FAR, WEB));
                LockSupport.parkNanos(200_000);
            }
            return count;
        });
        for (int i = 0; i < 20; i++) {
            node.driver().apply(RealNode.NODE, here);
            node.awaitInstalled(moved);
            node.driver().apply(RealNode.NODE, plain);
            node.awaitInstalled(away);
        }
        go.set(false);
        final long sent = sender.get();
        threads.shutdown();
        Await.until("all of " + sent + " frames", () -> {
            final long there = guests.seen().stream().filter(seen -> isFrame(seen, "db", FAR, WEB)).count();
            final long tunnelled = guests.seen().stream().filter(seen -> isFrame(seen, "wire", NEIGHBOUR, OWN)).count();
            assertTrue(there + " here, " + tunnelled + " there", there <= sent && tunnelled <= sent);
            return there > 0 && tunnelled > 0 ? there + tunnelled : 0;
        }, count -> count == sent);
        node.ovs().vsctl("del-br", "br-ex");
    }

    /** A bridge from which tunnelled frames come out into a device. */
    private void underlay() throws Exception {
        node.ovs().vsctl("add-br", "br-ex", "--", "set", "bridge", "br-ex", "datapath_type=netdev",
            "other_config:hwaddr=" + OWN, "--", "add-port", "br-ex", "wire", "--", "set", "interface", "wire",
            "type=internal");
        for (var device : List.of("br-ex", "wire")) {
            node.ovs().inNamespace("sysctl", "-qw", "net.ipv6.conf." + device + ".disable_ipv6=1");
            node.ovs().inNamespace("ip", "link", "set", device, "up");
        }
        node.ovs().inNamespace("ip", "address", "add", "10.77.1.1/24", "dev", "br-ex");
        Await.until("a route", () -> node.ovs().appctl("ovs/route/show"), routes -> routes.contains("10.77.1.0/24"));
        node.ovs().appctl("tnl/neigh/set", "br-ex", "10.77.1.2", NEIGHBOUR);
        guests.close();
        guests = new Guests(node.ovs(), List.of("web", "db", "wire"));
    }

    @Test
    public void secondOptionIsAddedToTheFirst() throws Exception {
        node.stopDriver();
        node.ofctl("del-flows");
        node.ofctl("del-tlv-map");
        node.ofctl("add-tlv-map", "{class=0x108,type=0x80,len=8}->tun_metadata0");
        node.ofctl("add-flow", "cookie=0x99,table=200,tun_metadata0=0x1/0x1,actions=drop");
        node.startDriver();
        manage(MEMBER_DB);
        final var map = node.ofctl("dump-tlv-map");
        assertTrue(map, map.contains("0x80") && map.contains("0x81"));
        assertEquals(Optional.empty(), node.awaitSynced().problem());
        node.ofctl("del-flows", "cookie=0x99/-1");
    }

    private static List<Entry> read() throws Exception {
        return node.driver().read(RealNode.NODE, FENCE).get(20, TimeUnit.SECONDS);
    }

    private static void assertEntry(final Entry entry, final Origin origin, final String port,
            final NetworkMember member) {
        assertEquals(origin, entry.origin());
        assertEquals(Optional.of(port), entry.port());
        assertEquals(Optional.of(member.key()), entry.member());
        assertEquals(Optional.empty(), entry.path());
    }

    private void awaitSeen(final String device, final String destination, final String source) throws Exception {
        Await.until("frame at " + device, () -> guests.seen(), seen -> seen.stream()
            .anyMatch(each -> isFrame(each, device, destination, source)));
    }

    private static boolean isFrame(final Guests.Seen seen, final String device, final String destination,
            final String source) {
        return seen.device().equals(device) && HexFormat.of().formatHex(seen.frame(), 0, 12)
            .equals((destination + source).replace(":", ""));
    }

    private static byte[] frame(final String destination, final String source) {
        final var frame = new byte[64];
        System.arraycopy(HexFormat.of().parseHex((destination + source + "88b6").replace(":", "")), 0, frame, 0, 14);
        return frame;
    }
}
