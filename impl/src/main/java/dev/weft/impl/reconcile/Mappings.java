/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedMap;
import dev.weft.api.id.InstanceId;
import dev.weft.api.id.PolicyId;
import dev.weft.api.id.ServiceId;
import dev.weft.impl.compile.CompiledService;
import dev.weft.impl.mapping.MappedPolicy;
import dev.weft.impl.mapping.MappedPolicy.Place;
import dev.weft.impl.mapping.Mapping;
import dev.weft.impl.mapping.MappingDirectory;
import dev.weft.impl.mapping.Pool;
import dev.weft.impl.mapping.Revisions;
import dev.weft.impl.mapping.RuleTable;
import dev.weft.impl.model.InstanceIntent.Admin;
import dev.weft.impl.model.IntentDefaults;
import dev.weft.impl.model.MappingIntent;
import dev.weft.impl.model.PolicyIntent;
import dev.weft.impl.service.Chain;
import dev.weft.impl.service.Generation;
import dev.weft.impl.service.Mapped;
import dev.weft.impl.service.Rollout;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the mapping service answers for policies in mapping mode (SI-9). New rules count when all nodes know what they
 * can name; an instance that dies or comes back counts at once.
 */
final class Mappings {
    private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);
    // only while a policy that was in mapping mode is on its way to a chain already when the controller starts
    private static final MappingIntent NOTHING = new MappingIntent(IntentDefaults.MAPPING_LIFETIME, false, List.of());

    private final Map<PolicyId, Rules> rules = new HashMap<>();
    private final Intent intent;
    private final Rollouts rollouts;
    private final Instances instances;
    private final MappingDirectory directory;

    Mappings(final Intent intent, final Rollouts rollouts, final Instances instances,
            final MappingDirectory directory) {
        this.intent = requireNonNull(intent);
        this.rollouts = requireNonNull(rollouts);
        this.instances = requireNonNull(instances);
        this.directory = requireNonNull(directory);
    }

    private record Rules(MappingIntent intent, RuleTable table) {
        Rules(final MappingIntent intent) {
            this(intent, new RuleTable(intent));
        }
    }

    /** Works out anew what policies answer. */
    void bring(final Set<PolicyId> policies) {
        policies.forEach(this::revise);
    }

    Optional<MappedPolicy> find(final PolicyId id) {
        return directory.find(id);
    }

    private void revise(final PolicyId id) {
        final var rollout = rollouts.of(id);
        final var way = leading(rollout);
        if (way.isEmpty()) {
            rules.remove(id);
            directory.remove(id);
            return;
        }
        takeRules(id, rollout);
        final var mapped = (Mapped) way.orElseThrow().way();
        final var now = rules.get(id);
        final var before = directory.find(id).filter(there -> there.number() == way.orElseThrow().mark().policy())
            .map(MappedPolicy::revisions).orElse(Revisions.NONE);
        final var after = before.with(new Mapping(now.table(), pools(mapped)), number -> isChain(rollout, number));
        directory.enter(new MappedPolicy(id, way.orElseThrow().mark().policy(), mapped.network(),
            now.intent().lifetime(), after, places(mapped)));
        if (!before.current().equals(after.current())) {
            LOG.info("Policy {}: revision {} of its mapping, {}", id, after.current().orElseThrow(), now.table());
        }
    }

    /** Returns the generation by which traffic is led; while there is none yet or none any more, another mapping. */
    private static Optional<Generation> leading(final Rollout rollout) {
        return rollout.current().filter(Mappings::isMapping).or(() -> rollout.coming().filter(Mappings::isMapping))
            .or(() -> rollout.generations().stream().filter(Mappings::isMapping).reduce((first, last) -> last));
    }

    private static boolean isMapping(final Generation generation) {
        return generation.way() instanceof Mapped;
    }

    private static boolean isChain(final Rollout rollout, final int number) {
        return rollout.generations().stream().anyMatch(generation -> generation.way() instanceof Chain
            && generation.mark().generation() == number);
    }

    /** What a policy that is on its way to a chain, or cannot be read, answered before goes on. */
    private void takeRules(final PolicyId id, final Rollout rollout) {
        final var wanted = intent.catalogue().policies().get(id).flatMap(PolicyIntent::mapping);
        final var known = rules.get(id);
        if (known == null) {
            rules.put(id, new Rules(wanted.orElse(NOTHING)));
        } else if (rollout.coming().isEmpty() && wanted.filter(there -> !there.equals(known.intent())).isPresent()) {
            rules.put(id, new Rules(wanted.orElseThrow()));
        }
    }

    private SortedMap<ServiceId, Pool> pools(final Mapped way) {
        final var numbers = new HashMap<InstanceId, Integer>();
        way.locators().forEach((number, instance) -> numbers.put(instance, number));
        return way.services().stream().flatMap(id -> instances.compiled(id).stream())
            .filter(service -> service.intent().network().equals(way.network()))
            .collect(ImmutableSortedMap.toImmutableSortedMap(Comparator.<ServiceId>naturalOrder(),
                service -> service.intent().id(), service -> pool(service, numbers)));
    }

    private static Pool pool(final CompiledService service, final Map<InstanceId, Integer> numbers) {
        final var weights = new TreeMap<InstanceId, Integer>();
        final var locators = new TreeMap<InstanceId, Integer>();
        service.instances().values().stream().filter(instance -> instance.fault().isEmpty())
            .filter(instance -> numbers.containsKey(instance.id())).forEach(instance -> {
                final var wanted = service.intent().instances().get(instance.id().instance());
                if (wanted.admin() != Admin.DRAINING) {
                    weights.put(instance.id(), wanted.weight());
                    locators.put(instance.id(), numbers.get(instance.id()));
                }
            });
        return new Pool(service.intent().open(), weights, locators);
    }

    private Map<Integer, Place> places(final Mapped way) {
        final var places = new HashMap<Integer, Place>();
        way.locators().forEach((number, id) -> places.put(number, new Place(id, instances.instance(id)
            .flatMap(CompiledService.Instance::spot).map(spot -> spot.site().id()))));
        return places;
    }
}
