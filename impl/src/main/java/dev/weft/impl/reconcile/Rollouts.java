/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SortedSetMultimap;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.api.service.PolicyMark;
import dev.weft.impl.allocate.InForce;
import dev.weft.impl.mapping.MappingDirectory;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.ServiceIntent;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Rollout;
import dev.weft.impl.service.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which generations of which policies there are, and when the next one is taken into use (SI-6). What is in force
 * outlives a restart, and so do generations that open connections stay on. Passing ones do not: nodes keep what they
 * have while no controller is there, and a frame is not on its way for as long as one takes to start.
 */
final class Rollouts {
    private static final Logger LOG = LoggerFactory.getLogger(Rollouts.class);

    private final Map<PolicyId, Rollout> rollouts = new HashMap<>();
    private final Map<PolicyId, String> obstacles = new HashMap<>();
    // of those the policies whose time will come although nothing may change
    private final Set<PolicyId> pending = new LinkedHashSet<>();
    private final SortedSetMultimap<NetworkId, PolicyId> onNetwork = MultimapBuilder.hashKeys().treeSetValues().build();
    private final SortedSetMultimap<ServiceId, PolicyId> visitors = MultimapBuilder.hashKeys().treeSetValues().build();
    private final Intent intent;
    private final Numbers numbers;
    private final MappingDirectory mappings;
    private final Clock clock;

    Rollouts(final Intent intent, final Numbers numbers, final MappingDirectory mappings, final Clock clock) {
        this.intent = requireNonNull(intent);
        this.numbers = requireNonNull(numbers);
        this.mappings = requireNonNull(mappings);
        this.clock = requireNonNull(clock);
    }

    /** Returns how far a policy is. */
    Rollout of(final PolicyId id) {
        return rollouts.getOrDefault(id, Rollout.NONE);
    }

    /** Says why a policy cannot be in force as it is wanted. */
    Optional<String> obstacle(final PolicyId id) {
        return Optional.ofNullable(obstacles.get(id));
    }

    /** Returns the policies with a generation for a network. */
    Set<PolicyId> on(final NetworkId network) {
        return onNetwork.get(network);
    }

    /** Returns the policies with a generation that visits a service. */
    Set<PolicyId> visiting(final ServiceId service) {
        return visitors.get(service);
    }

    /** Says whether a policy shares a service with another one. */
    boolean isShared(final ServiceId service, final PolicyId id) {
        return visitors.get(service).size() > 1 || !visitors.containsEntry(service, id);
    }

    /**
     * Lets policies go as far as they can.
     *
     * @param dirty what changed in the intent; gets what has to be compiled anew by that
     * @param heard the policies that nodes said something about
     * @param acknowledgements what nodes have
     */
    void decide(final Dirty dirty, final Collection<PolicyId> heard, final Acknowledgements acknowledgements) {
        final var now = clock.instant();
        final var due = new LinkedHashSet<>(dirty.policies());
        heard.stream().filter(id -> of(id).coming().isPresent()).forEach(due::add);
        pending.stream().filter(id -> isDue(id, now, acknowledgements)).forEach(due::add);
        dirty.services().stream().flatMap(service -> visiting(service).stream())
            .filter(id -> !of(id).staying().isEmpty()).forEach(due::add);
        due.forEach(id -> advance(id, now, acknowledgements, dirty));
    }

    /** Tells when something is due although nothing may change until then. */
    Optional<Duration> next(final Acknowledgements acknowledgements) {
        final var now = clock.instant();
        return pending.stream().map(id -> isDue(id, now, acknowledgements) ? Duration.ZERO
            : Duration.between(now, of(id).next().orElse(now))).min(Comparator.naturalOrder());
    }

    private boolean isDue(final PolicyId id, final Instant now, final Acknowledgements acknowledgements) {
        return of(id).next().filter(end -> !now.isBefore(end)).isPresent()
            || of(id).coming().filter(next -> acknowledgements.isEverywhere(id, next)).isPresent();
    }

    private void advance(final PolicyId id, final Instant now, final Acknowledgements acknowledgements,
            final Dirty dirty) {
        // what frames were on until now is free from now on
        final var before = (rollouts.containsKey(id) ? of(id) : restored(id, now)).aged(now);
        final boolean isEverywhere = before.coming().filter(next -> acknowledgements.isEverywhere(id, next))
            .isPresent();
        final var after = before.keep(generation -> isOurs(id, generation))
            .step(wanted(id, before), this::drain, isEverywhere, now).stayOn(this::canGoOn, now);
        if (!after.equals(of(id))) {
            enter(id, after, dirty);
            keep(id, before, after);
            LOG.info("Policy {}: {}", id, text(after));
        }
        if (after.generations().isEmpty() && !intent.catalogue().policies().exists(id)) {
            rollouts.remove(id);
        }
    }

    /** After a restart. */
    private Rollout restored(final PolicyId id, final Instant now) {
        final var number = numbers.policy(id);
        return number.isEmpty() ? Rollout.NONE : numbers.inForce(number.getAsInt()).map(there ->
            Rollout.restored(new PolicyMark(number.getAsInt(), there.generation()), there.way(), there.staying(),
                now)).orElse(Rollout.NONE);
    }

    /** An id that another policy has by now cannot lead this one's frames any more. */
    private boolean isOurs(final PolicyId id, final Generation generation) {
        return numbers.policyOwner(generation.mark().policy()).filter(owner -> !owner.equals(id)).isEmpty();
    }

    /**
     * A chain that has lost a service, which may be deleted once no policy wants it, is nothing to stay on, nor is one
     * that would have to go on from a gateway.
     */
    private boolean canGoOn(final Generation generation) {
        final var catalogue = intent.catalogue();
        final var visited = generation.way().services();
        return visited.stream().allMatch(id -> catalogue.mayServe(id, generation.way().network()))
            && visited.stream().limit(visited.size() - 1).flatMap(id -> catalogue.services().get(id).stream())
                .noneMatch(service -> service.gateway().isPresent());
    }

    private Optional<Rollout.Wanted> wanted(final PolicyId id, final Rollout before) {
        final var policy = intent.catalogue().policies().get(id);
        final var number = numbers.policy(id);
        obstacles.remove(id);
        if (policy.isEmpty()) {
            // one that cannot be read goes on as it was
            return intent.catalogue().policies().exists(id) ? before.current().map(this::unchanged)
                : Optional.empty();
        }
        if (number.isEmpty()) {
            obstacles.put(id, numbers.refusal(id));
            return Optional.empty();
        }
        final var services = intent.catalogue().services();
        final var wish = Wish.of(policy.orElseThrow(), services::get, services::exists,
            before.generations().stream().map(Generation::way).toList());
        if (wish instanceof Wish.Known known) {
            known.remark().ifPresent(remark -> obstacles.put(id, remark));
            return Optional.of(new Rollout.Wanted(number.getAsInt(), known.way(), policy.orElseThrow().stay(),
                taken(number.getAsInt())));
        }
        final var reason = ((Wish.Lacking) wish).reason();
        // traffic must not pass services by because somebody made a mistake
        obstacles.put(id, before.current().isEmpty() ? reason
            : reason + ". Until then the policy goes on as it was");
        return before.current().map(this::unchanged);
    }

    private Rollout.Wanted unchanged(final Generation current) {
        final int number = current.mark().policy();
        return new Rollout.Wanted(number, current.way(), false, taken(number));
    }

    /** Finds which numbers frames have that are led by answers of the mapping service. */
    private IntPredicate taken(final int policy) {
        return number -> mappings.find(policy).filter(there -> there.revisions().has(number)).isPresent();
    }

    private Duration drain(final ServiceId service) {
        return intent.catalogue().services().get(service).map(ServiceIntent::drainTime)
            .orElse(IntentDefaults.DRAIN_TIME);
    }

    private void enter(final PolicyId id, final Rollout after, final Dirty dirty) {
        final var before = of(id);
        dirty.policies().add(id);
        index(id, before, after, dirty);
        if (!number(before).equals(number(after)) || !network(before).equals(network(after))) {
            intent.touchWorkloads(id, dirty);
        }
        if (after.next().isPresent()) {
            pending.add(id);
        } else {
            pending.remove(id);
        }
        rollouts.put(id, after);
    }

    /** The id that workloads' nodes send to; empty when they must not. */
    private static Optional<Integer> number(final Rollout rollout) {
        return rollout.current().map(current -> current.mark().policy());
    }

    private static Optional<NetworkId> network(final Rollout rollout) {
        return rollout.current().map(current -> current.way().network());
    }

    private void keep(final PolicyId id, final Rollout before, final Rollout after) {
        before.current().filter(old -> !number(after).equals(Optional.of(old.mark().policy())))
            .filter(old -> isOurs(id, old))
            .ifPresent(old -> numbers.setInForce(old.mark().policy(), InForce.nothing(old.mark().generation())));
        after.current().ifPresent(current -> numbers.setInForce(current.mark().policy(),
            new InForce(current.mark().generation(), Optional.of(current.way()), after.staying())));
    }

    private void index(final PolicyId id, final Rollout before, final Rollout after, final Dirty dirty) {
        before.generations().forEach(generation -> onNetwork.remove(generation.way().network(), id));
        after.generations().forEach(generation -> onNetwork.put(generation.way().network(), id));
        final var old = visited(before);
        final var now = visited(after);
        old.stream().filter(service -> !now.contains(service)).forEach(service -> {
            visitors.remove(service, id);
            touchOnly(service, dirty);
        });
        now.stream().filter(service -> !old.contains(service)).forEach(service -> {
            touchOnly(service, dirty);
            visitors.put(service, id);
        });
    }

    /** The only policy that visits a service may be it no more, or has become it. */
    private void touchOnly(final ServiceId service, final Dirty dirty) {
        if (visitors.get(service).size() == 1) {
            dirty.policies().addAll(visitors.get(service));
        }
    }

    private static Set<ServiceId> visited(final Rollout rollout) {
        return rollout.generations().stream().flatMap(generation -> generation.way().services().stream())
            .collect(Collectors.toSet());
    }

    private static String text(final Rollout rollout) {
        return rollout.generations().isEmpty() ? "no generation" : rollout.generations().stream()
            .map(generation -> "generation " + generation.mark().generation() + " "
                + generation.role().name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
