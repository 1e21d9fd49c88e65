/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.security;

import dev.weft.helper.security.GatewayFlows.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tunnels with one other node, and what is to be done about them. When the secret changes, tunnels of the new one
 * are made beside those of the old one; this node sends by the new one when the other node surely has it, and the old
 * one goes when both do, so nothing is lost. Not thread-safe.
 */
final class PeerState {
    /** The node with the lower number begins; the other one only when that takes too long. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(20);
    /** After that the answer with which the tunnel was made has arrived, if need be at a repetition. */
    private static final long SURELY_ARRIVED = 10;
    /** How long the old tunnel stays after this node ceased to use it: the other one ceases meanwhile. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final boolean first;
    /** By which generation is sent. */
    private final Map<Level, String> sending = new EnumMap<>(Level.class);
    private final Map<Level, Long> missingSince = new EnumMap<>(Level.class);
    private Optional<Long> settledSince = Optional.empty();
    private Optional<Long> nextTry = Optional.empty();
    private Duration retry = FIRST_RETRY;
    private String wantedBefore = "";

    /**
     * Nothing is known yet.
     *
     * @param first whether this node is the one to begin
     */
    PeerState(final boolean first) {
        this.first = first;
    }

    /**
     * What is to be done.
     *
     * @param initiate the levels whose tunnel this node should ask for
     * @param terminate the generations that should end
     * @param ways what flows should do
     * @param missing since when the longest missing tunnel is, in nanoseconds of the clock; empty: all are there
     * @param settled whether nothing has to be looked at soon
     */
    record Next(Set<Level> initiate, Set<String> terminate, Ways ways, Optional<Long> missing, boolean settled) {
    }

    /**
     * Decides.
     *
     * @param levels what is wanted
     * @param wanted the generation that should be used
     * @param tunnels those that there are with the other node
     * @param now nanoseconds of a clock that never goes back
     */
    Next look(final Set<Level> levels, final Generation wanted, final List<Tunnel> tunnels, final long now) {
        sending.keySet().retainAll(levels);
        missingSince.keySet().retainAll(levels);
        if (!wanted.name().equals(wantedBefore)) {
            wantedBefore = wanted.name();
            forgetTries();
        }
        for (Level level : levels) {
            choose(level, wanted.name(), tunnels);
            if (carrying(level, wanted.name(), tunnels).isPresent()) {
                missingSince.remove(level);
            } else {
                missingSince.putIfAbsent(level, now);
            }
        }
        final boolean all = levels.stream().allMatch(level -> wanted.name().equals(sending.get(level)));
        settledSince = all ? settledSince.or(() -> Optional.of(now)) : Optional.empty();
        final Set<String> terminate = terminate(wanted, tunnels, now);
        final boolean asking = tunnels.stream().anyMatch(tunnel -> !tunnel.established()
            && tunnel.generation().equals(wanted.name()));
        return new Next(initiate(asking, now), terminate, ways(levels, wanted, tunnels),
            missingSince.values().stream().min(Comparator.naturalOrder()), all && missingSince.isEmpty()
            && tunnels.stream().allMatch(tunnel -> tunnel.generation().equals(wanted.name())));
    }

    private void choose(final Level level, final String wanted, final List<Tunnel> tunnels) {
        final String now = sending.get(level);
        final boolean works = now != null && carrying(level, now, tunnels).isPresent();
        final Optional<Tunnel> next = carrying(level, wanted, tunnels);
        if (next.isPresent() && (!works || isShared(next.orElseThrow(), level))) {
            sending.put(level, wanted);
        } else if (!works) {
            // That of an old secret is better than none as long as the other node has no other
            tunnels.stream().filter(tunnel -> tunnel.carries(level)).map(Tunnel::generation).findFirst()
                .ifPresentOrElse(old -> sending.put(level, old), () -> sending.remove(level));
        }
    }

    private static Optional<Tunnel> carrying(final Level level, final String generation, final List<Tunnel> tunnels) {
        return tunnels.stream().filter(tunnel -> tunnel.carries(level) && tunnel.generation().equals(generation))
            .findFirst();
    }

    /** Whether the other node surely has it, too: who was asked knows only when something came. */
    private static boolean isShared(final Tunnel tunnel, final Level level) {
        final Tunnel.Child child = tunnel.children().get(level);
        return tunnel.initiated() || child.packetsIn() > 0 || child.age() >= SURELY_ARRIVED;
    }

    private Set<Level> initiate(final boolean asking, final long now) {
        if (missingSince.isEmpty()) {
            forgetTries();
            return Set.of();
        }
        final Set<Level> due = EnumSet.noneOf(Level.class);
        missingSince.forEach((level, since) -> {
            if (first || now - since >= PATIENCE.toNanos()) {
                due.add(level);
            }
        });
        if (asking || due.isEmpty() || nextTry.filter(time -> now - time < 0).isPresent()) {
            return Set.of();
        }
        nextTry = Optional.of(now + retry.toNanos());
        retry = retry.multipliedBy(2).compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry.multipliedBy(2);
        return due;
    }

    private void forgetTries() {
        nextTry = Optional.empty();
        retry = FIRST_RETRY;
    }

    private Set<String> terminate(final Generation wanted, final List<Tunnel> tunnels, final long now) {
        final boolean over = settledSince.filter(since -> now - since >= GRACE.toNanos()).isPresent();
        final Set<String> terminate = new TreeSet<>();
        for (Tunnel tunnel : tunnels) {
            final boolean old = !tunnel.generation().equals(wanted.name());
            // Two in one slot cannot be told apart
            if (old && (over || tunnel.slot() == wanted.slot())) {
                terminate.add(tunnel.generation());
            }
        }
        return terminate;
    }

    private Ways ways(final Set<Level> levels, final Generation wanted, final List<Tunnel> tunnels) {
        final Map<Level, Integer> slots = new TreeMap<>();
        sending.forEach((level, generation) -> slots.put(level, Generation.slot(generation)));
        final Map<Level, Set<Integer>> receiving = new HashMap<>();
        for (Level level : levels) {
            final Set<Integer> from = new TreeSet<>(Set.of(wanted.slot()));
            new ArrayList<>(tunnels).stream().filter(tunnel -> tunnel.carries(level)).map(Tunnel::slot)
                .forEach(from::add);
            receiving.put(level, from);
        }
        return new Ways(slots, receiving);
    }
}
