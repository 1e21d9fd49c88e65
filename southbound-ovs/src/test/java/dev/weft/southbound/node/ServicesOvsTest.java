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

import dev.weft.api.id.NodeId;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.MappedPath;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.PortPolicies;
import dev.weft.api.node.NodeObject.ServiceInstance;
import dev.weft.api.node.NodeObject.ServicePath;
import dev.weft.api.node.PolicyTraffic.Amount;
import dev.weft.api.node.PolicyTraffic.Exchange;
import dev.weft.api.node.PolicyTraffic.Share;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.service.Probing;
import dev.weft.pipeline.ovs.Guests;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

/** Services on a real node: what waits for which port, what the helper is told, what a policy did (SI-1 to SI-12). */
public class ServicesOvsTest extends OnRealNode {
    private static final NetworkKey FENCE = new NetworkKey(NetworkKey.Kind.FENCE, 0x3001);
    private static final String WEB = "02:aa:00:00:00:01";
    private static final String FAR = "02:aa:00:00:00:03";
    private static final NetworkMember MEMBER = Things.member(FENCE, "web", WEB);
    private static final NetworkPart PART = Things.part(FENCE, List.of(MEMBER), Things.path(2));
    private static final ServiceInstance PROBED = Things.instance(FENCE, "one",
        Optional.of(new Probing(Probing.Kind.ETHERNET, Duration.ofSeconds(1), 3)));
    private static final ServicePath PATH = Things.servicePath(FENCE, 1, ServicePath.Role.CURRENT, "one");
    private static final MappedPath MAPPED = Things.mappedPath(FENCE, 3, "one", 2);
    private static final String ANSWER = "ip,metadata=0x3001,reg4=0,reg8=0x700ff,nw_src=10.1.0.1,nw_dst=10.1.0.3";
    private static final PortPolicies POLICIES = Things.policies(MEMBER);
    private static final String KEY = "weft-probe-" + Long.toHexString(PROBED.key().number());
    private static final String[] PORTS = {"web", "one-in", "one-out"};

    @After
    public void unplug() throws Exception {
        for (var port : PORTS) {
            node.ovs().vsctl("--if-exists", "del-port", "br-int", port);
        }
    }

    private static void manage() throws Exception {
        manage(PATH);
    }

    private static void manage(final ServicePath path) throws Exception {
        node.manage(Things.peer(2), MEMBER, PART, Things.mac(FENCE, FAR, Things.path(2)), PROBED, path, POLICIES);
    }

    @Test
    public void whoNeedsAPortWaitsForIt() throws Exception {
        manage();
        node.awaitWaiting(PROBED, "no port with external_ids:iface-id=one-in/eth0");
        node.awaitWaiting(POLICIES, "no port with external_ids:iface-id=web/eth0");
        node.awaitInstalled(PATH);
        node.plug("web", "one-in");
        node.awaitWaiting(PROBED, "no port with external_ids:iface-id=one-out/eth0");
        node.awaitInstalled(POLICIES, PATH);
        final int before = node.ourDump().size();
        node.plug("one-out");
        node.awaitInstalled(PROBED, PATH);
        assertTrue(node.ourDump().size() > before);

        node.ovs().vsctl("del-port", "br-int", "one-in");
        node.awaitWaiting(PROBED, "no port with external_ids:iface-id=one-in/eth0");
        node.awaitInstalled(PATH, POLICIES);
        node.plug("one-in");
        node.awaitInstalled(PROBED, PATH);
    }

    @Test
    public void theHelperIsToldWhatToProbe() throws Exception {
        manage();
        Await.until("the instance", () -> node.rootId(KEY), text -> text.equals(ProbeSheet.of(PROBED).orElseThrow()));
        Await.until("a limit", () -> node.rootId("weft-sheet"),
            text -> text.contains("\"conntrack\":{\"limit\":65536}"));
        node.plug(PORTS);
        node.awaitInstalled(PROBED, PATH, POLICIES);
        node.switches().forgetSent();
        final var oftener = Things.instance(FENCE, "one",
            Optional.of(new Probing(Probing.Kind.ETHERNET, Duration.ofMillis(200), 5)));
        node.apply(oftener);
        Await.until("how often", () -> node.rootId(KEY), text -> text.contains("\"interval-ms\":200"));
        node.awaitInstalled(PROBED);
        assertEquals("flows have nothing to do with it", 0, node.switches().flowMods());

        node.apply(Things.instance(FENCE, "one", Optional.empty()));
        Await.until("not probed", () -> node.rootId(KEY), String::isEmpty);
        node.manage(Things.peer(2));
        Await.until("no limit", () -> node.rootId("weft-sheet"), text -> !text.contains("conntrack"));
    }

    @Test
    public void aNewRevisionIsToldToTheHelperAndToNobodyElse() throws Exception {
        final var mapped = Things.mappedPath(FENCE, 3, "one", 2);
        final var text = "weft-mapping-7";
        node.manage(Things.peer(2), MEMBER, PART, Things.mac(FENCE, FAR, Things.path(2)), PROBED, mapped, POLICIES);
        Await.until("the policy", () -> node.rootId(text), MappingSheet.of(mapped)::equals);
        node.awaitInstalled(mapped);
        final int before = node.ourDump().size();
        node.plug(PORTS);
        node.awaitInstalled(PROBED, mapped, POLICIES);
        assertTrue(node.ourDump().size() > before);
        node.switches().forgetSent();
        node.apply(Things.mappedPath(FENCE, 4, "one", 2));
        Await.until("its revision", () -> node.rootId(text), told -> told.contains("\"revision\":4"));
        node.awaitInstalled(mapped);
        assertEquals("flows have nothing to do with it", 0, node.switches().flowMods());
        node.remove(mapped);
        Await.until("no policy", () -> node.rootId(text), String::isEmpty);
    }

    @Test
    public void whatAPolicyDid() throws Exception {
        manage();
        node.awaitSynced();
        node.plug(PORTS);
        node.awaitInstalled(PROBED, PATH, POLICIES, MEMBER, PART);
        quiet();
        assertEquals(new Share(Amount.NONE, Amount.NONE, Map.of(Things.instanceId("one"),
            new Exchange(Amount.NONE, Amount.NONE))), read());
        try (var guests = new Guests(node.ovs(), List.of(PORTS))) {
            for (int i = 0; i < 3; i++) {
                guests.send("web", frame(i));
            }
            Await.until("the service gets them", () -> guests.seen().stream()
                .filter(seen -> seen.device().equals("one-in")).count(), count -> count >= 3);
            guests.send("one-out", frame(0));
            final var share = Await.until("counted", ServicesOvsTest::read, now -> now.matched().packets() == 3
                && now.instances().get(Things.instanceId("one")).got().packets() == 3
                && now.instances().get(Things.instanceId("one")).gave().packets() == 1);
            assertEquals(new Amount(0, 0), share.refused());
            assertEquals(3 * 60, share.matched().bytes());
            nextGeneration();
            assertEquals("what the one before counted is not lost", share, read());
            guests.send("web", frame(7));
            Await.until("one more", ServicesOvsTest::read, now -> now.matched().packets() == 4
                && now.instances().get(Things.instanceId("one")).got().packets() == 4);
            final var before = read();
            manage(Things.servicePath(FENCE, 3, ServicePath.Role.CURRENT, "one"));
            node.awaitSynced();
            assertEquals("nor when the node is told everything anew", before, read());
        }
        final var unknown = node.driver().read(new NodeId("nobody"), PATH.policy()).toCompletableFuture();
        try {
            unknown.get(5, TimeUnit.SECONDS);
            throw new AssertionError("nobody answered");
        } catch (ExecutionException e) {
            assertTrue(e.getCause().getMessage(), e.getCause().getMessage().contains("nobody is not managed"));
        }
    }

    @Test
    public void whatAPolicyDidByItsChainAndByItsMapping() throws Exception {
        manage();
        node.awaitSynced();
        node.plug(PORTS);
        node.awaitInstalled(PROBED, PATH, POLICIES, MEMBER, PART);
        quiet();
        try (var guests = new Guests(node.ovs(), List.of(PORTS))) {
            guests.send("web", frame(0));
            guests.send("one-out", frame(0));
            Await.until("by the chain", ServicesOvsTest::figures, List.of(1L, 0L, 1L, 1L)::equals);
            changeTo(MAPPED, PATH);
            assertEquals("what the chain counted is not lost", List.of(1L, 0L, 1L, 1L), figures());
            answer(ANSWER, "load:0x70201->NXM_NX_REG8[],load:" + node.ovs().vsctl("get", "interface", "one-in",
                "ofport").strip() + "->NXM_NX_REG3[],resubmit(,54)");
            guests.send("web", frame(1));
            guests.send("web", frame(2));
            Await.until("the service gets them", () -> guests.seen().stream()
                .filter(seen -> seen.device().equals("one-in")).count(), count -> count >= 3);
            guests.send("one-out", frame(1));
            Await.until("by the mapping", ServicesOvsTest::figures, List.of(3L, 0L, 3L, 2L)::equals);
            answer(ANSWER, "load:0x700fe->NXM_NX_REG8[],resubmit(,31)");
            guests.send("web", frame(3));
            Await.until("refused", ServicesOvsTest::figures, List.of(4L, 1L, 3L, 2L)::equals);
            node.apply(Things.mappedPath(FENCE, 4, "one", 2));
            node.awaitInstalled(MAPPED);
            assertEquals("another revision", List.of(4L, 1L, 3L, 2L), figures());
            changeTo(PATH, MAPPED);
            assertEquals("nor what the mapping counted", List.of(4L, 1L, 3L, 2L), figures());
            guests.send("web", frame(4));
            Await.until("by the chain again", ServicesOvsTest::figures, List.of(5L, 1L, 4L, 2L)::equals);
        }
    }

    private static void changeTo(final NodeObject path, final NodeObject before) throws Exception {
        node.apply(path);
        node.awaitInstalled(path);
        node.remove(before);
        node.awaitSynced();
    }

    /** The helper's flow for a pair of addresses; what was cached before is forgotten. */
    private static void answer(final String match, final String actions) throws Exception {
        node.ofctl("add-flow", "cookie=0x580e000000000007,table=29,priority=100," + match + ",actions=" + actions);
        node.ovs().appctl("revalidator/purge");
    }

    /** Matched, refused, got and given back by the instance. */
    private static List<Long> figures() throws Exception {
        final var share = read();
        final var exchange = share.instances().get(Things.instanceId("one"));
        return List.of(share.matched().packets(), share.refused().packets(), exchange.got().packets(),
            exchange.gave().packets());
    }

    /** Nobody says anything by himself. */
    private static void quiet() throws Exception {
        for (var guest : PORTS) {
            node.ovs().inNamespace("sysctl", "-qw", "net.ipv6.conf." + guest + ".disable_ipv6=1");
            node.ovs().inNamespace("ip", "link", "set", guest, "up");
        }
    }

    @Test
    public void profilesOfPortsAreTold() throws Exception {
        node.manage(Things.peer(2));
        node.awaitSynced();
        node.plug("web");
        node.ovs().vsctl("set", "interface", "web", "external_ids:weft-profile=inspected");
        node.witness().awaitProfile("web/eth0", Optional.of("inspected"));
        node.ovs().vsctl("set", "interface", "web", "external_ids:weft-profile=audited");
        node.witness().awaitProfile("web/eth0", Optional.of("audited"));
        node.stopDriver();
        node.startDriver();
        node.manage(Things.peer(2));
        node.witness().awaitProfile("web/eth0", Optional.of("audited"));
        node.ovs().vsctl("remove", "interface", "web", "external_ids", "weft-profile");
        node.witness().awaitProfile("web/eth0", Optional.empty());
        node.ovs().vsctl("set", "interface", "web", "external_ids:weft-profile=inspected");
        node.witness().awaitProfile("web/eth0", Optional.of("inspected"));
        node.ovs().vsctl("del-port", "br-int", "web");
        node.witness().awaitProfile("web/eth0", Optional.empty());
    }

    private static void nextGeneration() throws Exception {
        final var next = Things.servicePath(FENCE, 2, ServicePath.Role.CURRENT, "one");
        node.apply(Things.servicePath(FENCE, 1, ServicePath.Role.PASSING, "one"), next);
        node.awaitInstalled(PATH, next);
        node.remove(PATH);
        node.awaitSynced();
    }

    private static Share read() throws Exception {
        return node.driver().read(RealNode.NODE, PATH.policy()).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** A UDP packet to the far station, from a port of its own. */
    private static byte[] frame(final int number) {
        return HexFormat.of().parseHex((FAR + WEB).replace(":", "") + "0800"
            + "4500002e00000000401166ba0a0100010a010003" + HexFormat.of().toHexDigits((short) (5000 + number))
            + "0007001a0000" + "00".repeat(18));
    }
}
