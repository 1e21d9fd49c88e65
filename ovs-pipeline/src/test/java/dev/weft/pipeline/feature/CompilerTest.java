/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.NodeObject;
import dev.weft.api.node.NodeObject.LinkEnd;
import dev.weft.api.overlay.Dscp;
import dev.weft.api.overlay.Family;
import dev.weft.api.overlay.LinkKey;
import dev.weft.api.overlay.Probe;
import dev.weft.api.overlay.UdpPort;
import dev.weft.pipeline.flow.Cookie;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Priority;
import dev.weft.pipeline.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** Each kind of object becomes flows of its own, or names the port it waits for. */
public class CompilerTest {
    private static final List<NodeObject> ONE_OF_EACH = List.of(Objects.peer(2, "10.77.1.2"),
        Objects.end("a", 0x1001, 0, "fw-1", Objects.toHost(2, Family.IPV4)), Objects.shut("idle-1"));

    @Test
    public void everyKindIsKnown() {
        assertEquals(Arrays.stream(NodeObject.class.getPermittedSubclasses())
                .filter(type -> type.isRecord()).collect(Collectors.toSet()),
            ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()));
        for (var object : ONE_OF_EACH) {
            final var flows = flows(object);
            assertTrue(object.toString(), !flows.isEmpty() && flows.size() <= 2);
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
        assertEquals(with.size() - 4, without.size());
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
