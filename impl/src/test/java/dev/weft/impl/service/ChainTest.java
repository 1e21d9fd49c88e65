/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.service.Chain.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class ChainTest {
    private static final NetworkId BLUE = new NetworkId("blue");
    private static final Chain CHAIN = new Chain(BLUE, List.of(
        new Step(new ServiceId("fw"), true, new TreeMap<>(Map.of("b", 2, "a.1_x-y", 100))),
        new Step(new ServiceId("ids"), false, new TreeMap<>())));

    @Test
    public void isStoredAsText() {
        assertEquals("blue>fw(c,a.1_x-y*100,b*2)>ids(h)", CHAIN.text());
        assertEquals(Optional.of(CHAIN), Chain.parse(CHAIN.text()));
        assertEquals(List.of(new ServiceId("fw"), new ServiceId("ids")), CHAIN.services());
    }

    @Test
    public void whatSomebodyElseWroteIsNone() {
        for (var text : List.of("", "blue", ">", "blue>", "blue>fw", "blue>fw(x)", "blue>fw(c,a)", "blue>fw(c,a*)",
                "blue>fw(c)>", "-blue>fw(c)", "blue>fw(c,a*1)ids(h)", "blue>fw(c,a*1,)", "blue>fw(c, a*1)",
                "blue>fw(c)>fw(c)", "blue>fw(c" + ",a*1".repeat(100_000) + ")", many(17))) {
            assertEquals(text, Optional.empty(), Chain.parse(text));
        }
        assertEquals(many(16), Chain.parse(many(16)).orElseThrow().text());
    }

    private static String many(final int services) {
        return "blue" + IntStream.range(0, services).mapToObj(number -> ">s" + number + "(c)")
            .collect(Collectors.joining());
    }

    @Test
    public void hasServices() {
        assertThrows(IllegalArgumentException.class, () -> new Chain(BLUE, List.of()));
    }
}
