/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import static org.junit.Assert.assertEquals;

import dev.weft.impl.template.Placement.Spread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.Test;

public class PlacementTest {
    private static final List<String> NODES = List.of("h1", "h2", "h3");

    @Test
    public void copiesGoInTurn() {
        final var placement = new Placement(Map.of(), NODES, Spread.COPY);
        assertEquals(List.of("h1", "h1", "h2", "h2", "h3", "h3", "h1", "h1"), all(placement, 4, 2));
    }

    @Test
    public void appliancesGoInTurn() {
        final var placement = new Placement(Map.of(), NODES, Spread.APPLIANCE);
        assertEquals(List.of("h1", "h2", "h3", "h1", "h2", "h3", "h1", "h2"), all(placement, 4, 2));
        assertEquals(Optional.of("h2"), placement.node(Integer.MAX_VALUE, 0, 10_000, "a0"));
    }

    @Test
    public void whatIsGivenGoesFirst() {
        final var placement = new Placement(Map.of("a1", "h9"), NODES, Spread.COPY);
        assertEquals(List.of("h1", "h9", "h2", "h9"), all(placement, 2, 2));
    }

    @Test
    public void withoutNodesNothingIsPlaced() throws Refused {
        final var placement = new Placement(Map.of(), List.of(), Spread.COPY);
        placement.check("t", new TreeSet<>(List.of("a0")));
        assertEquals(List.of("nowhere", "nowhere"), all(placement, 1, 2));
    }

    private static List<String> all(final Placement placement, final int copies, final int appliances) {
        return IntStream.range(0, copies).boxed().flatMap(copy -> IntStream.range(0, appliances)
            .mapToObj(place -> placement.node(copy, place, appliances, "a" + place).orElse("nowhere"))).toList();
    }
}
