/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.pipeline.feature;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.weft.api.node.NodeObject.TenantGateway;
import dev.weft.pipeline.field.Field;
import dev.weft.pipeline.flow.Action;
import dev.weft.pipeline.flow.Flow;
import dev.weft.pipeline.flow.Track;
import dev.weft.pipeline.flow.Zone;
import dev.weft.pipeline.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** What flows of gateways have in common, whatever the gateway (GW-1). */
public class GatewayFlowsTest {
    @Test
    public void whatDepartsForgetsItsPort() {
        final var departing = flows(GatewayObjects.EDGE).stream().filter(flow -> flow.table() == Table.DEPART).toList();
        assertEquals(GatewayObjects.EDGE.interfaces().size(), departing.size());
        for (var flow : departing) {
            assertEquals(List.of(0L), flow.actions().stream()
                .filter(action -> action.sets().filter(Field.IN_PORT::equals).isPresent())
                .map(action -> ((Action.Load) action).value()).toList());
        }
    }

    @Test
    public void eachGatewayHasItsZoneAndOnlyThat() {
        final var zones = flows(GatewayObjects.EDGE).stream().flatMap(flow -> flow.actions().stream())
            .filter(Track.class::isInstance).map(track -> ((Track) track).zone()).collect(Collectors.toSet());
        assertEquals(Set.of(new Zone.Fixed(Action.MAX_PORT + GatewayObjects.EDGE.number())), zones);
    }

    @Test
    public void whatOnlyRoutesTracksNothing() {
        final var flows = flows(GatewayObjects.PLAIN);
        assertFalse(flows.stream().anyMatch(flow -> flow.actions().stream().anyMatch(Track.class::isInstance)));
        assertTrue(flows.stream().noneMatch(flow -> Set.of(Table.FILTER, Table.COMMIT).contains(flow.table())
            || flow.next().filter(Table.FILTER::equals).isPresent()));
    }

    @Test
    public void rulesKeepTheirOrderHoweverMany() {
        final var edge = GatewayObjects.EDGE;
        final var rules = IntStream.range(0, 1000).mapToObj(i -> GatewayObjects.rule(i % 2 == 0, Optional.empty(),
            Optional.empty(), Optional.empty(), 17, 1000 + i, 1000 + i)).toList();
        final var filter = flows(new TenantGateway(edge.gateway(), edge.number(), edge.interfaces(), edge.routes(),
            edge.translation(), edge.forwards(), rules, false)).stream()
            .filter(flow -> flow.table() == Table.FILTER).toList();
        // two for each rule, one for each family; known connections, those that answer nothing, errors, and the default
        assertEquals(2 * rules.size() + 4, filter.size());
        final var priorities = filter.stream().map(Flow::priority).toList();
        assertEquals(priorities.stream().sorted((one, other) -> other - one).toList(), priorities);
        assertTrue(filter.get(filter.size() - 1).isDrop());
    }

    private static List<Flow> flows(final TenantGateway gateway) {
        return ((Compiled.Flows) Compiler.flows(gateway, Scenario.PORTS)).flows();
    }
}
