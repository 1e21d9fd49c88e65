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
import dev.weft.api.id.ServiceId;
import dev.weft.api.node.Hop;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class SlotsTest {
    private static final Logger LOG = LoggerFactory.getLogger(SlotsTest.class);

    private static InstanceId instance(final String service, final String name) {
        return new InstanceId(new ServiceId(service), name);
    }

    private static SortedMap<InstanceId, Integer> equal(final String service, final int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(number -> instance(service, "i" + number),
            number -> 1, (one, other) -> one, TreeMap::new));
    }

    private static long count(final List<InstanceId> slots, final InstanceId instance) {
        return slots.stream().filter(instance::equals).count();
    }

    @Test
    public void noneAndOneAreSimple() {
        assertEquals(List.of(), Slots.assign(new TreeMap<>()));
        assertEquals(List.of(instance("fw", "i0")), Slots.assign(equal("fw", 1)));
    }

    /** Nodes and restarts, today's and those of later versions, come to the same. */
    @Test
    public void namesDecide() {
        assertEquals("1100101100000010011111010100100110101101011001001100101010100011", Slots.assign(equal("fw", 2))
            .stream().map(InstanceId::instance).map(name -> name.substring(1)).collect(Collectors.joining()));
    }

    /** 1000 services with a heavy and a light instance: shares come close to weights. */
    @Test
    public void weightsAreShares() {
        long heavy = 0;
        for (int number = 0; number < 1000; number++) {
            final var weights = equal("fw" + number, 2);
            weights.put(instance("fw" + number, "i0"), 3);
            final var slots = Slots.assign(weights);
            assertEquals(Hop.SLOTS, slots.size());
            heavy += count(slots, instance("fw" + number, "i0"));
        }
        assertEquals(0.75, heavy / (1000.0 * Hop.SLOTS), 0.01);
    }

    @Test
    public void onlyTheSlotsOfWhoComesOrGoesMove() {
        final long seed = Long.getLong("weft.test.seed", System.nanoTime());
        LOG.info("seed {}", seed);
        final var random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            final var weights = equal("s" + random.nextInt(1000), 3 + random.nextInt(30));
            weights.replaceAll((id, weight) -> 1 + random.nextInt(100));
            final var all = Slots.assign(weights);
            final var gone = List.copyOf(weights.keySet()).get(random.nextInt(weights.size()));
            final var without = new TreeMap<>(weights);
            without.remove(gone);
            final var rest = Slots.assign(without);
            for (int slot = 0; slot < Hop.SLOTS; slot++) {
                if (!all.get(slot).equals(gone)) {
                    assertEquals("seed " + seed + ", slot " + slot, all.get(slot), rest.get(slot));
                }
            }
            assertTrue("seed " + seed, without.keySet().containsAll(new HashSet<>(rest)));
            assertEquals("seed " + seed, all, Slots.assign(weights));
        }
    }

    /** Slots of one that leaves go to all others, not to one. */
    @Test
    public void whatOneLeavesIsShared() {
        final var weights = equal("fw", 4);
        final var all = Slots.assign(weights);
        final var gone = instance("fw", "i2");
        weights.remove(gone);
        final var rest = Slots.assign(weights);
        final var heirs = IntStream.range(0, Hop.SLOTS).filter(slot -> all.get(slot).equals(gone))
            .mapToObj(rest::get).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertEquals(heirs.toString(), 3, heirs.size());
    }
}
