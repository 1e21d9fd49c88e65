/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.weft.api.id.InstanceId;
import dev.weft.api.node.Hop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Shares the slots of a service among its instances by highest random weight (SI-8): a pure function of names and
 * weights, so all nodes and every restart come to the same, and when an instance goes or comes back, only its own slots
 * go elsewhere or come back.
 */
public final class Slots {
    private static final double UNIT = 0x1p-53;

    private Slots() {
        // only functions
    }

    /**
     * Gives each slot to an instance.
     *
     * @param weights the instances in service, and the share of each
     * @return the instance of each slot: none; one, when there is one only; else {@link Hop#SLOTS}
     */
    public static List<InstanceId> assign(final SortedMap<InstanceId, Integer> weights) {
        if (weights.size() < 2) {
            return List.copyOf(weights.keySet());
        }
        final var slots = new ArrayList<InstanceId>(Hop.SLOTS);
        for (int slot = 0; slot < Hop.SLOTS; slot++) {
            final int number = slot;
            slots.add(choose(weights, hasher -> hasher.putInt(number)));
        }
        return slots;
    }

    /**
     * Gives one thing to an instance.
     *
     * @param weights the instances in service, at least one, and the share of each
     * @param thing tells it from others
     * @return the instance that has it
     */
    public static InstanceId choose(final SortedMap<InstanceId, Integer> weights, final Consumer<Hasher> thing) {
        return weights.entrySet().stream()
            .max(Comparator.comparingDouble((Map.Entry<InstanceId, Integer> entry) ->
                score(entry.getKey(), entry.getValue(), thing)).thenComparing(Map.Entry::getKey))
            .orElseThrow().getKey();
    }

    /** The logarithm makes the chance to be the highest proportional to the weight. */
    private static double score(final InstanceId instance, final int weight, final Consumer<Hasher> thing) {
        final var hasher = Hashing.murmur3_128().newHasher().putString(instance.toString(), StandardCharsets.UTF_8);
        thing.accept(hasher);
        final long bits = hasher.hash().asLong() >>> 11;
        return -weight / StrictMath.log((bits + 0.5) * UNIT);
    }
}
