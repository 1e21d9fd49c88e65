/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.Test;

public class MappedTest {
    private static final NetworkId RED = new NetworkId("red");
    private static final ServiceId FW = new ServiceId("fw");
    private static final ServiceId IDS = new ServiceId("ids");

    private static InstanceId at(final ServiceId service, final String name) {
        return new InstanceId(service, name);
    }

    private static Mapped give(final List<Mapped> known, final InstanceId... instances) {
        return Mapped.of(RED, List.of(IDS, FW), Arrays.asList(instances), known);
    }

    @Test
    public void theFirstOnesAreInTheOrderOfNames() {
        assertEquals("mapping:red>fw,ids>1=fw*a>2=fw*b>3=ids*x",
            give(List.of(), at(IDS, "x"), at(FW, "b"), at(FW, "a")).text());
    }

    @Test
    public void whatStaysKeepsItsNumber() {
        final var first = give(List.of(), at(FW, "a"), at(FW, "b"));
        final var second = give(List.of(first), at(FW, "b"), at(FW, "c"));
        assertEquals("1 may still be on its way", Map.of(2, at(FW, "b"), 3, at(FW, "c")), second.locators());
        assertEquals(Map.of(1, at(FW, "a"), 2, at(FW, "b")),
            give(List.of(first, second), at(FW, "a"), at(FW, "b")).locators());
        assertEquals(Map.of(1, at(FW, "d"), 2, at(FW, "b")),
            give(List.of(second), at(FW, "b"), at(FW, "d")).locators());
    }

    @Test
    public void thereAreNoMoreThanFit() {
        final var all = IntStream.rangeClosed(1, Mapped.MAX_LOCATORS + 1).mapToObj(number -> at(FW, "i" + number))
            .toArray(InstanceId[]::new);
        assertEquals(Mapped.MAX_LOCATORS, give(List.of(), all).locators().size());
        final var first = give(List.of(), Arrays.copyOf(all, 130));
        final var others = IntStream.range(0, 130).mapToObj(number -> at(FW, "a" + number)).toArray(InstanceId[]::new);
        final var mixed = Arrays.copyOf(others, 131);
        mixed[130] = all[0];
        final var second = give(List.of(first), mixed);
        assertEquals("what stays and what is free", 1 + 110, second.locators().size());
        assertTrue(second.locators().containsValue(all[0]));
        assertEquals(second, give(List.of(first, second), mixed));
        assertEquals(131, give(List.of(second), mixed).locators().size());
    }

    @Test
    public void numbersNeverMeanTwoInstancesAtOnce() {
        final long seed = System.nanoTime();
        final var random = new Random(seed);
        var known = List.<Mapped>of();
        for (int step = 0; step < 500; step++) {
            final var wanted = new HashSet<InstanceId>();
            for (int count = random.nextInt(20); count > 0; count--) {
                wanted.add(at(random.nextBoolean() ? FW : IDS, "i" + random.nextInt(30)));
            }
            final var now = give(known, wanted.toArray(InstanceId[]::new));
            assertEquals("seed " + seed, wanted, new HashSet<>(now.locators().values()));
            final var meaning = new HashMap<>(now.locators());
            known.forEach(way -> way.locators().forEach((number, instance) ->
                assertEquals("seed " + seed, instance, meaning.merge(number, instance, (one, other) -> one))));
            assertEquals(Optional.of(now), Way.parse(now.text()));
            known = random.nextBoolean() || known.isEmpty() ? List.of(now) : List.of(known.get(known.size() - 1), now);
        }
    }

    @Test
    public void whatIsStoredIsReadAgain() {
        final var none = new Mapped(RED, List.of(FW), new TreeMap<>());
        assertEquals(Optional.of(none), Way.parse(none.text()));
        final var chain = new Chain(RED, List.of(new Chain.Step(FW, true, new TreeMap<>(Map.of("a", 1)))));
        assertEquals(Optional.of(chain), Way.parse(chain.text()));
        for (var text : List.of("", "mapping:", "mapping:red", "mapping:red>", "mapping:red>fw>1",
            "mapping:red>fw>0=fw*a", "mapping:red>fw>241=fw*a", "mapping:red>fw>1=fw", "mapping:r d>fw>1=fw*a",
            "mapping:red>fw>1=fw*a*b")) {
            assertEquals(text, Optional.empty(), Way.parse(text));
        }
    }
}
