/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ServiceId;
import dev.weft.api.service.PolicyMark;
import dev.weft.impl.service.Generation.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The generations of one policy, and how it gets from one to the next without a frame that meets a node which does not
 * know its generation (SI-6, SI-8): the next one is put on all nodes, then taken into use, and the old one is removed
 * when nothing uses it any more. An immutable value; {@link #step} returns what it becomes.
 *
 * @param last the number of the last generation that was made; 0: none
 * @param generations those that are there, the oldest first; at most one is current and at most one is coming
 */
public record Rollout(int last, List<Generation> generations) {
    /** No generation was ever made. */
    public static final Rollout NONE = new Rollout(0, List.of());
    /** How long nodes have to answer: one that never does must not keep the others waiting. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How much of that time a generation has at least that takes the place of one for which nodes were asked. */
    public static final Duration HASTE = Duration.ofSeconds(2);
    /** How long a frame can be on its way. */
    public static final Duration PASSAGE = Duration.ofSeconds(5);
    /**
     * How many old generations open connections stay on at most; the oldest let them go on to the current one when
     * there are more. As many again frames can be on.
     */
    public static final int MAX_OLD = 8;
    /** The longest time that open connections stay on an old generation: the most that a service can ask for. */
    public static final Duration MAX_STAY = Duration.ofDays(1);

    /**
     * What the intent wants of a policy.
     *
     * @param number the policy's id on the wire
     * @param way what it shall be made of
     * @param stay whether open connections keep the old chain when the chain changes
     * @param isTaken says which numbers no generation may get, as frames of a mapping have them
     */
    public record Wanted(int number, Way way, boolean stay, IntPredicate isTaken) {
        public Wanted {
            requireNonNull(way);
            requireNonNull(isTaken);
        }

        Wanted(final int number, final Way way, final boolean stay) {
            this(number, way, stay, taken -> false);
        }

        private boolean is(final Generation generation) {
            return generation.mark().policy() == number && generation.way().equals(way);
        }
    }

    public Rollout {
        generations = List.copyOf(generations);
    }

    /**
     * Goes on where an earlier life of the controller was. Open connections stay on old generations until the time that
     * was meant, but long enough for nodes to connect: one that does not know yet that a generation has ended sends
     * frames that are on it. They stay no longer than they may from now on, as that time is a clock's, which may have
     * been another one.
     *
     * @param mark the policy's id and the generation in force
     * @param way what that is made of; empty: nothing is in force, and only the number counts
     * @param stayed the generations that open connections stay on, the oldest first; what does not fit is left out
     * @param now the time
     * @return the rollout
     */
    public static Rollout restored(final PolicyMark mark, final Optional<? extends Way> way,
            final List<Generation> stayed, final Instant now) {
        final var current = way.map(there -> new Generation(mark, there, Role.CURRENT, Optional.empty()));
        final var old = stayed.stream().filter(generation -> current.filter(generation::canStayUnder).isPresent())
            .map(generation -> generation.as(Role.STAYING, generation.until().map(end -> within(end, now)))).toList();
        return new Rollout(mark.generation(), Stream.concat(
            old.subList(Math.max(0, old.size() - MAX_OLD), old.size()).stream(), current.stream()).toList());
    }

    private static Instant within(final Instant end, final Instant now) {
        return Collections.min(List.of(Collections.max(List.of(end, now.plus(PATIENCE))), now.plus(MAX_STAY)));
    }

    /**
     * Returns the generation in force.
     *
     * @return it; empty before the first one is, and after the last one was
     */
    public Optional<Generation> current() {
        return with(Role.CURRENT);
    }

    /**
     * Returns the generation that is being put on nodes.
     *
     * @return it; empty when nothing changes
     */
    public Optional<Generation> coming() {
        return with(Role.COMING);
    }

    /**
     * Returns the generations that open connections stay on.
     *
     * @return they, the oldest first
     */
    public List<Generation> staying() {
        return generations.stream().filter(generation -> generation.role() == Role.STAYING).toList();
    }

    /**
     * Tells when something has to be done although nothing may change until then.
     *
     * @return the time; empty: never
     */
    public Optional<Instant> next() {
        return generations.stream().flatMap(generation -> generation.until().stream()).min(Comparator.naturalOrder());
    }

    /**
     * Forgets generations at once, whatever uses them.
     *
     * @param which those that stay
     * @return the others are gone
     */
    public Rollout keep(final Predicate<Generation> which) {
        return new Rollout(last, generations.stream().filter(which).toList());
    }

    /**
     * Lets open connections go on to the generation in force.
     *
     * @param which those that they stay on
     * @param now the time
     * @return the others are passing
     */
    public Rollout stayOn(final Predicate<Generation> which, final Instant now) {
        return map(generation -> generation.role() != Role.STAYING || which.test(generation) ? generation
            : pass(generation, now));
    }

    /**
     * Lets time pass.
     *
     * @param now the time
     * @return generations whose time is over are gone, or are what comes after that
     */
    public Rollout aged(final Instant now) {
        return new Rollout(last, generations.stream().flatMap(generation -> aged(generation, now).stream()).toList());
    }

    /** Connections that stayed for their time and are still open have frames on their way. */
    private static Optional<Generation> aged(final Generation generation, final Instant now) {
        final boolean isDue = generation.until().filter(end -> !now.isBefore(end)).isPresent();
        return switch (generation.role()) {
            case COMING, CURRENT -> Optional.of(generation);
            case STAYING -> Optional.of(isDue ? pass(generation, now) : generation);
            case PASSING -> isDue ? Optional.empty() : Optional.of(generation);
        };
    }

    /**
     * Goes one step on, as far as it can.
     *
     * @param wanted what the intent wants now; empty: the policy shall not be in force
     * @param drains the drain-time of services
     * @param isEverywhere whether all nodes that can be asked have the coming generation
     * @param now the time
     * @return what it becomes; equal if there was nothing to do
     */
    public Rollout step(final Optional<Wanted> wanted, final Function<ServiceId, Duration> drains,
            final boolean isEverywhere, final Instant now) {
        final var lasting = aged(now);
        if (wanted.isEmpty()) {
            return lasting.keep(generation -> generation.role() != Role.COMING).passing(now);
        }
        final var want = wanted.orElseThrow();
        final var valid = lasting.keep(generation -> generation.role() != Role.COMING || want.is(generation));
        final var ready = valid.coming()
            .filter(next -> isEverywhere || !now.isBefore(next.until().orElseThrow()));
        final var switched = ready.map(next -> valid.switchTo(next, want, drains, now)).orElse(valid);
        return switched.coming().or(switched::current).filter(want::is).isPresent() ? switched
            : switched.prepare(want, lasting.patience(now));
    }

    private Optional<Generation> with(final Role role) {
        return generations.stream().filter(generation -> generation.role() == role).findFirst();
    }

    /** Nothing begins any more, and nothing stays. */
    private Rollout passing(final Instant now) {
        return map(generation -> pass(generation, now));
    }

    private static Generation pass(final Generation generation, final Instant now) {
        return generation.role() == Role.PASSING ? generation
            : generation.as(Role.PASSING, Optional.of(now.plus(PASSAGE)));
    }

    private Rollout map(final Function<Generation, Generation> change) {
        return new Rollout(last, generations.stream().map(change).toList());
    }

    /** Changes that come quickly after each other do not keep each other waiting for nodes that never answer. */
    private Instant patience(final Instant now) {
        final var haste = now.plus(HASTE);
        return coming().flatMap(Generation::until).map(end -> end.isAfter(haste) ? end : haste)
            .orElse(now.plus(PATIENCE));
    }

    private Rollout prepare(final Wanted want, final Instant until) {
        int number = last % PolicyMark.MAX_GENERATION + 1;
        while (isUsed(number) || want.isTaken.test(number)) {
            number = number % PolicyMark.MAX_GENERATION + 1;
        }
        final var all = new ArrayList<>(generations);
        all.add(new Generation(new PolicyMark(want.number, number), want.way, Role.COMING,
            Optional.of(until)));
        return new Rollout(number, all);
    }

    private boolean isUsed(final int number) {
        return generations.stream().anyMatch(generation -> generation.mark().generation() == number);
    }

    private Rollout switchTo(final Generation next, final Wanted want, final Function<ServiceId, Duration> drains,
            final Instant now) {
        final var drain = current().flatMap(old -> drain(old, next, want, drains));
        final var all = new ArrayList<Generation>();
        for (var generation : generations) {
            if (generation.equals(next)) {
                all.add(next.as(Role.CURRENT, Optional.empty()));
            } else if (drain.isEmpty()) {
                all.add(pass(generation, now));
            } else {
                all.add(generation.role() != Role.CURRENT ? generation
                    : generation.as(Role.STAYING, drain.map(now::plus)));
            }
        }
        final int surplus = Math.max(0, all.size() - 1 - MAX_OLD);
        all.subList(0, surplus).replaceAll(generation -> pass(generation, now));
        return new Rollout(last, all.subList(Math.max(0, surplus - MAX_OLD), all.size()));
    }

    /** Finds how long open connections stay on the old generation; empty: not at all. */
    private static Optional<Duration> drain(final Generation old, final Generation next, final Wanted want,
            final Function<ServiceId, Duration> drains) {
        if (!(old.canStayUnder(next) && old.way() instanceof Chain before && next.way() instanceof Chain after)) {
            return Optional.empty();
        }
        final boolean sameServices = before.services().equals(after.services());
        return sameServices || want.stay ? before.steps().stream()
            .filter(step -> !sameServices || !after.steps().contains(step))
            .map(step -> drains.apply(step.service())).max(Comparator.naturalOrder()) : Optional.empty();
    }
}
