/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import dev.weft.api.id.ServiceId;
import dev.weft.impl.model.MappingIntent.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Settings;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Settings.WithoutRule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy;

/** Reads how a policy answers in mapping mode (SI-9). */
final class MappingReader {
    private final IntentPath at;

    MappingReader(final IntentPath policy) {
        at = policy.at("mapping");
    }

    Optional<MappingIntent> read(final Policy policy) throws InvalidIntent {
        final Settings stored = policy.getMapping();
        if (policy.getPath() == Policy.Path.Mapping) {
            return Optional.of(read(stored));
        }
        if (stored != null && (stored.getLifetime() != null || stored.getWithoutRule() != null
                || !stored.nonnullRule().isEmpty())) {
            throw new InvalidIntent(at, "the policy leads its traffic along a chain, so that nothing here would count;"
                + " set its path to mapping, or leave this out");
        }
        return Optional.empty();
    }

    private MappingIntent read(final Settings stored) throws InvalidIntent {
        if (stored == null || stored.getWithoutRule() == null) {
            throw new InvalidIntent(at.at("without-rule"), "it is not said what becomes of traffic that no rule fits;"
                + " choose direct, which lets it go directly to its destination, or drop");
        }
        final var lifetime = stored.getLifetime();
        final var rules = rules(stored);
        return IntentReader.guarded(at, () -> new MappingIntent(lifetime == null ? IntentDefaults.MAPPING_LIFETIME
            : Duration.ofSeconds(lifetime.toJava()), stored.getWithoutRule() == WithoutRule.Direct, rules));
    }

    private List<Rule> rules(final Settings stored) throws InvalidIntent {
        final var rules = new TreeMap<String, Rule>();
        for (var entry : stored.nonnullRule().values()) {
            final var local = ClassifierReader.required(at.at("rule"), entry.key().getLocal());
            final var remote = ClassifierReader.required(at.at("rule"), entry.key().getRemote());
            final List<ServiceId> services = entry.getService() == null ? List.of()
                : entry.getService().stream().map(name -> new ServiceId(name.getValue())).toList();
            final var here = at.at("rule=" + local + "," + remote);
            final var rule = IntentReader.guarded(here, () -> new Rule(local, remote, services));
            if (rules.put(local + " " + remote, rule) != null) {
                throw new InvalidIntent(here, "there are two rules for these prefixes, written in two ways; leave one"
                    + " of them out");
            }
        }
        return List.copyOf(rules.values());
    }
}
