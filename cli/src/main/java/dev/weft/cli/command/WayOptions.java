/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.template.Words;
import java.util.Objects;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Settings.WithoutRule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.Path;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.MappingBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * The options that say how a policy leads traffic: along a chain, or as a mapping answers (SI-9). Null: not given.
 *
 * @param chain the services of the chain
 * @param mapping the services of the mapping
 * @param withoutRule what becomes of traffic that no rule fits
 * @param lifetime how long nodes keep an answer
 */
record WayOptions(String chain, String mapping, String withoutRule, String lifetime) {
    /** Written out, as what is read back has it, too: what is asked for twice is the same. */
    private static final int DEFAULT_LIFETIME = 60;

    WayOptions {
        if (chain != null && Stream.of(mapping, withoutRule, lifetime).anyMatch(Objects::nonNull)) {
            throw new IllegalArgumentException("--chain cannot be with --mapping, --without-rule or --lifetime: give"
                + " the one or the other");
        }
    }

    boolean isEmpty() {
        return Stream.of(chain, mapping, withoutRule, lifetime).allMatch(Objects::isNull);
    }

    PolicyBuilder apply(final PolicyBuilder policy) {
        if (chain != null) {
            return policy.setService(Words.names("service", chain)).setPath(Path.Chain).setMapping(null);
        }
        if (isEmpty()) {
            return policy;
        }
        if (mapping != null) {
            policy.setService(Words.names("service", mapping)).setPath(Path.Mapping);
        }
        final var settings = policy.getMapping() == null ? new MappingBuilder()
            : new MappingBuilder(policy.getMapping());
        if (withoutRule != null) {
            settings.setWithoutRule(dev.weft.cli.service.Words.one("--without-rule", WithoutRule.values(),
                withoutRule));
        }
        if (lifetime == null && settings.getLifetime() == null) {
            settings.setLifetime(Uint32.valueOf(DEFAULT_LIFETIME));
        }
        if (lifetime != null) {
            settings.setLifetime(Uint32.valueOf(dev.weft.cli.service.Words.number("--lifetime", 1, 86_400, lifetime)));
        }
        return policy.setMapping(settings.build());
    }
}
