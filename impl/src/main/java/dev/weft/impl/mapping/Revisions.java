/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.mapping;

import dev.weft.api.service.PolicyMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The mappings of a policy by their numbers, the newest last (SI-9). What began on an older one ends on it, so that no
 * packet takes half of each path. An immutable value.
 *
 * @param entries the last of them; of the very last ones the mapping is kept, of those before the number only
 */
public record Revisions(List<Entry> entries) {
    /** No mapping yet. */
    public static final Revisions NONE = new Revisions(List.of());
    /** How many mappings are kept. */
    public static final int KEPT = 8;
    /** How many numbers belong to one mapping only: nodes keep answers for longer than packets are on their way. */
    public static final int REMEMBERED = 64;

    /**
     * A mapping, and its number.
     *
     * @param number its number, 1 to 127
     * @param digest tells it from others
     * @param mapping the mapping; empty: it is not kept any more
     */
    public record Entry(int number, long digest, Optional<Mapping> mapping) { }

    public Revisions {
        entries = List.copyOf(entries);
    }

    /**
     * Returns the newest one.
     *
     * @return its number; empty: there is none
     */
    public Optional<Integer> current() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1).number());
    }

    /**
     * Finds a mapping.
     *
     * @param number its number
     * @return the mapping; empty: it is not kept
     */
    public Optional<Mapping> get(final int number) {
        return entries.stream().filter(entry -> entry.number() == number).findFirst().flatMap(Entry::mapping);
    }

    /**
     * Makes a mapping the newest one. It has the number that it had before, or one that follows from what it is, unless
     * that is in use.
     *
     * @param mapping the mapping
     * @param isTaken says which numbers frames have that are led by something else
     * @return the revisions with it
     */
    public Revisions with(final Mapping mapping, final IntPredicate isTaken) {
        final long digest = mapping.digest();
        final int number = entries.stream().filter(entry -> entry.digest() == digest && !isTaken.test(entry.number()))
            .findFirst().map(Entry::number).orElseGet(() -> free(digest, isTaken));
        if (current().equals(Optional.of(number))) {
            return this;
        }
        final var all = new ArrayList<>(entries);
        all.removeIf(entry -> entry.number() == number);
        all.add(new Entry(number, digest, Optional.of(mapping)));
        final var last = all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
        last.subList(0, Math.max(0, last.size() - KEPT)).replaceAll(entry ->
            new Entry(entry.number(), entry.digest(), Optional.empty()));
        return new Revisions(last);
    }

    /**
     * Says whether frames or nodes may have a number.
     *
     * @param number the number
     * @return true if it belongs to a mapping that is remembered
     */
    public boolean has(final int number) {
        return entries.stream().anyMatch(entry -> entry.number() == number);
    }

    private int free(final long digest, final IntPredicate isTaken) {
        int number = (int) Math.floorMod(digest, (long) PolicyMark.MAX_GENERATION) + 1;
        for (int tried = 0; tried < PolicyMark.MAX_GENERATION && (has(number) || isTaken.test(number)); tried++) {
            number = number % PolicyMark.MAX_GENERATION + 1;
        }
        return number;
    }
}
