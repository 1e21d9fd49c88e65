/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.NetworkId;
import dev.weft.api.node.Learning;
import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.node.NodeObject.NetworkMember;
import dev.weft.api.node.NodeObject.NetworkPart;
import dev.weft.api.node.NodeObject.SecureKey;
import dev.weft.api.node.NodeObject.SecurePeer;
import dev.weft.api.node.NodeObject.ServicePath.Role;
import dev.weft.api.node.PortRef;
import dev.weft.api.overlay.Discovery;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.NetworkKey;
import dev.weft.api.overlay.PathId;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.Protection;
import dev.weft.api.overlay.UdpPort;
import dev.weft.api.service.Classifier;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import dev.weft.pipeline.wire.FlowMod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** Each kind of object becomes flows of its own, or names the port it waits for. */
public class CompilerTest {
    private static final List<NodeObject> ONE_OF_EACH = List.of(Objects.peer(2, "10.77.1.2"),
        Objects.end("a", 0x1001, 0, "fw-1", Objects.toHost(2, Family.IPV4)), Objects.shut("idle-1"),
        Objects.member("f", 0x3001, "web-1", Optional.of(Learning.DEFAULT), "02:aa:00:00:00:01"),
        Objects.part("f", 0x3001, List.of("web-1"), List.of("db-1"), true, Objects.path(2, Family.IPV4)),
        Objects.farMac("f", 0x3001, "02:aa:00:00:00:03", 2), Objects.limit("web-1"),
        Objects.securePeer(2), Objects.secureKey("f", 0x3001, 2),
        ServiceObjects.instance("f", 0x3001, ServiceObjects.DETECTOR),
        ServiceObjects.path("f", 0x3001, 1, 1, Role.PASSING, ServiceObjects.far("old", 2, Family.IPV4)),
        ServiceObjects.policies("f", 0x3001, "web-1", ServiceObjects.entry(1, true, false, Classifier.ALL)),
        ServiceObjects.mapped("f", 0x3001, 2, ServiceObjects.at(1, "old", 2)), GatewayObjects.PLAIN,
        ServiceObjects.firewall("f", 0x3001, ServiceObjects.builtIn("wall", 1), true));
    private static final Set<Class<? extends NodeObject>> WITHOUT_FLOWS =
        Set.of(SecurePeer.class, SecureKey.class);

    @Test
    public void everyKindIsKnown() {
        assertEquals(Arrays.stream(NodeObject.class.getPermittedSubclasses())
                .filter(type -> type.isRecord()).collect(Collectors.toSet()),
            ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()));
        for (var object : ONE_OF_EACH) {
            final var flows = flows(object);
            assertTrue(object.toString(), flows.isEmpty() == WITHOUT_FLOWS.contains(object.getClass())
                && flows.size() <= 20);
            for (var flow : flows) {
                assertEquals(Cookie.of(object.key()), flow.cookie());
            }
            assertTrue(Compiler.tunnelsFor(object).size() <= 2);
        }
    }

    @Test
    public void missingPortsAreNamed() {
        assertMissing("no port with external_ids:iface-id=ghost/eth0", Objects.shut("ghost"));
        assertMissing("no port with external_ids:iface-id=ghost/eth0",
            Objects.end("a", 1, 0, "ghost", Objects.toHost(2, Family.IPV4)));
        assertMissing("no port with external_ids:iface-id=ghost/eth0 (the other end)",
            Objects.end("a", 1, 0, "fw-1", Objects.here("ghost")));
        assertMissing("no port with external_ids:iface-id=ghost/eth0",
            Objects.member("f", 0x3001, "ghost", Optional.empty()));
        assertMissing("no tunnel port for UDP port 4789, DSCP inherit",
            Objects.end("a", 1, 0, "fw-1", Objects.toExternal(1, 4789, Dscp.INHERIT)));
        assertMissing("no tunnel port for UDP port 6081, DSCP 10",
            Objects.end("a", 1, 0, "fw-1", Objects.toExternal(1, 6081, new Dscp.Fixed(10))));
    }

    @Test
    public void linksSayWhichTunnelPortsTheyNeed() {
        final var receiving = new TunnelPort(UdpPort.GENEVE, Dscp.INHERIT);
        final var sending = new TunnelPort(new UdpPort(4790), new Dscp.Fixed(46));
        assertEquals(Set.of(receiving, sending), Compiler.tunnelsFor(
            Objects.end("a", 1, 0, "fw-1", Objects.toExternal(1, 4790, new Dscp.Fixed(46)))));
        assertEquals(Set.of(receiving),
            Compiler.tunnelsFor(Objects.end("a", 1, 0, "fw-1", Objects.toHost(2, Family.IPV4))));
        assertEquals(Set.of(), Compiler.tunnelsFor(Objects.end("a", 1, 0, "fw-1", Objects.here("lb-1"))));
        assertTrue(receiving.receives());
        assertTrue(!sending.receives());
    }

    @Test
    public void membersSayWhichTunnelPortsTheyNeed() {
        final var member = Objects.member("f", 0x3001, "web-1", Optional.empty());
        final var other = new NetworkMember(member.network(), member.segment(), member.member(), member.port(),
            member.macs(), member.learning(), new UdpPort(4790), new Dscp.Fixed(46));
        assertEquals(Set.of(new TunnelPort(new UdpPort(4790), Dscp.INHERIT),
            new TunnelPort(new UdpPort(4790), new Dscp.Fixed(46))), Compiler.tunnelsFor(other));
        assertEquals(Set.of(new TunnelPort(UdpPort.GENEVE, Dscp.INHERIT)), Compiler.tunnelsFor(member));
        assertMissing("no tunnel port for UDP port 4790, DSCP inherit", other);
    }

    @Test
    public void networksHaveFewFlows() {
        final Optional<Learning> learns = Optional.of(Learning.DEFAULT);
        assertEquals(3, flows(Objects.member("f", 0x3001, "web-1", learns)).size());
        assertEquals(6, flows(Objects.member("f", 0x3001, "web-1", learns, "02:aa:00:00:00:01")).size());
        assertEquals(6, flows(Objects.member("f", 0x3001, "web-1", Optional.empty(), "02:aa:00:00:00:01")).size());
        assertEquals(2, flows(Objects.farMac("f", 0x3001, "02:aa:00:00:00:03", 2)).size());
        assertEquals(5, flows(Objects.part("f", 0x3001, List.of("web-1", "db-1"), List.of(), true)).size());
        assertEquals(4, flows(Objects.part("f", 0x3001, List.of(), List.of("db-1"), true)).size());
        assertEquals(4, flows(Objects.part("f", 0x3001, List.of(), List.of("db-1"), false)).size());
    }

    @Test
    public void vnetsHaveFewMore() {
        final long vnet = Objects.vnet(0x3001);
        final var part = Objects.part("v", vnet, List.of("web-1"), List.of(), true);
        assertEquals(7, flows(Objects.member("v", vnet, "web-1", Optional.empty(), "02:aa:00:00:00:01")).size());
        assertEquals(7, flows(part).size());
        assertEquals(8, flows(Objects.with(part, Protection.NONE, Optional.of(Discovery.DEFAULT))).size());
        assertEquals(8, flows(Objects.with(part, Protection.ENCRYPTED, Optional.empty())).size());
        assertEquals(9, flows(Objects.with(part, Protection.AUTHENTICATED, Optional.empty())).size());
    }

    @Test
    public void onlyVnetsAreProtected() {
        final var part = Objects.with(Objects.part("f", 0x3001, List.of("web-1"), List.of(), true),
            Protection.AUTHENTICATED, Optional.empty());
        final var message = assertThrows(IllegalArgumentException.class, () -> flows(part)).getMessage();
        assertEquals("network f is a fence 12289, and only vnets can be protected", message);
    }

    @Test
    public void aMissingPortKeepsNoFloodFromTheOthers() {
        final var path = Objects.path(2, Family.IPV4);
        assertEquals(flows(Objects.part("f", 0x3001, List.of("web-1"), List.of("db-1"), true, path)),
            flows(Objects.part("f", 0x3001, List.of("web-1", "ghost"), List.of("db-1"), true, path)));
    }

    @Test
    public void theLargestNetworkFitsAMessage() {
        final var far = IntStream.rangeClosed(1, NetworkPart.MAX_FAR).mapToObj(PathId::new)
            .collect(Collectors.toCollection(TreeSet::new));
        final Set<PortRef> members = IntStream.rangeClosed(1, NetworkPart.MAX_MEMBERS)
            .mapToObj(i -> new PortRef.Physical("p" + i)).collect(Collectors.toSet());
        final var ports = new PortNumbers() {
            @Override
            public OptionalInt port(final PortRef port) {
                return OptionalInt.of(Integer.parseInt(((PortRef.Physical) port).device().substring(1)));
            }

            @Override
            public OptionalInt tunnel(final UdpPort port, final Dscp dscp) {
                return OptionalInt.empty();
            }

            @Override
            public Set<Integer> receiving() {
                return Set.of();
            }

            @Override
            public OptionalInt control() {
                return OptionalInt.empty();
            }

            @Override
            public OptionalInt underlay() {
                return OptionalInt.empty();
            }
        };
        final var part = new NetworkPart(new NetworkId("f"), NetworkKey.vnet(0x3001), members, members, far, true,
            Optional.empty(), Protection.NONE, Optional.empty());
        for (var flow : ((Compiled.Flows) Compiler.flows(part, ports)).flows()) {
            assertTrue(flow.table().toString(), FlowMod.add(flow.wire()).length < 0xffff);
        }
    }

    @Test
    public void everyTableHasAMiss() {
        final var misses = PipelineFlows.base(Scenario.PORTS).stream()
            .filter(flow -> flow.priority() == 0 && flow.isDrop() && flow.match().fields().isEmpty())
            .map(Flow::table).collect(Collectors.toList());
        assertEquals(List.of(Table.values()), misses);
    }

    @Test
    public void controlFramesNeedThePortOfTheHelper() {
        final var with = PipelineFlows.base(Scenario.PORTS);
        final var without = PipelineFlows.base(Scenario.WITHOUT_CONTROL);
        assertEquals(with.size() - 16, without.size());
        assertTrue(with.containsAll(without));
        assertTrue(without.stream().noneMatch(flow -> flow.next().equals(Optional.of(Table.TO_HELPER))
            || flow.next().equals(Optional.of(Table.FROM_HELPER))));
        final var drop = without.stream().filter(flow -> flow.priority() == Priority.CONTROL).findFirst();
        assertTrue(drop.orElseThrow().isDrop());
    }

    @Test
    public void howAnEndFindsOutMakesNoFlows() {
        final var end = Objects.end("a", 1, 0, "fw-1", Objects.toHost(2, Family.IPV4));
        final var probe = new Probe(1, 2, 3, Optional.of(LinkKey.of(new byte[LinkKey.OCTETS])));
        assertEquals(flows(end), flows(new LinkEnd(end.link(), end.side(), end.segment(), end.port(), end.listen(),
            end.far(), Optional.of(probe))));
        assertEquals(flows(end), flows(new LinkEnd(end.link(), end.side(), end.segment(), end.port(), end.listen(),
            end.far(), Optional.empty())));
    }

    @Test
    public void flowsOfDifferentObjectsDoNotCollide() {
        for (var scenario : Scenario.values()) {
            final var flows = scenario.flows();
            assertEquals(scenario.name(), flows.size(),
                flows.stream().map(flow -> flow.wire().key()).distinct().count());
        }
    }

    @Test
    public void samePortsGiveSameFlows() {
        assertEquals(Scenario.MANY.flows(), Scenario.MANY.flows());
    }

    private static List<Flow> flows(final NodeObject object) {
        return ((Compiled.Flows) Compiler.flows(object, Scenario.PORTS)).flows();
    }

    private static void assertMissing(final String reason, final NodeObject object) {
        assertEquals(new Compiled.Missing(reason), Compiler.flows(object, Scenario.PORTS));
    }
}
