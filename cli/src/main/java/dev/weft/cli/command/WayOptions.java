/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.command;

import dev.weft.cli.service.ServiceWords;
import java.util.List;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.mapping.rev261121.Settings.WithoutRule;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.Policy.Path;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.PolicyBuilder;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.service.rev261121.services.policy.MappingBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * The options that say how a policy leads traffic: along a chain, or as a mapping answers (SI-9). Null or empty: not
 * given.
 *
 * @param chain the services of the chain
 * @param mapping the services of the mapping
 * @param withoutRule what becomes of traffic that no rule fits
 * @param lifetime how long nodes keep an answer
 */
record WayOptions(List<String> chain, List<String> mapping, String withoutRule, String lifetime) {
    WayOptions {
        if (!chain.isEmpty() && (!mapping.isEmpty() || withoutRule != null || lifetime != null)) {
            throw new IllegalArgumentException("--chain cannot be with --mapping, --without-rule or --lifetime: give"
                + " the one or the other");
        }
    }

    boolean isEmpty() {
        return chain.isEmpty() && mapping.isEmpty() && withoutRule == null && lifetime == null;
    }

    PolicyBuilder apply(final PolicyBuilder policy) {
        if (!chain.isEmpty()) {
            return policy.setService(ServiceWords.services(chain)).setPath(Path.Chain).setMapping(null);
        }
        if (isEmpty()) {
            return policy;
        }
        if (!mapping.isEmpty()) {
            policy.setService(ServiceWords.services(mapping)).setPath(Path.Mapping);
        }
        final var settings = policy.getMapping() == null ? new MappingBuilder()
            : new MappingBuilder(policy.getMapping());
        if (withoutRule != null) {
            settings.setWithoutRule(ServiceWords.one("--without-rule", WithoutRule.values(), withoutRule));
        }
        if (lifetime != null) {
            settings.setLifetime(Uint32.valueOf(ServiceWords.number("--lifetime", 1, 86_400, lifetime)));
        }
        return policy.setMapping(settings.build());
    }
}
