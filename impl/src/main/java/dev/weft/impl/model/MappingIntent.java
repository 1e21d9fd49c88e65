/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.model;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.ServiceId;
import dev.weft.api.service.Prefix;
import java.time.Duration;
import java.util.List;

/**
 * How a policy in mapping mode answers, as the intent has it (SI-9).
 *
 * @param lifetime how long nodes may keep an answer
 * @param direct what to do about traffic that no rule fits: true lets it go directly, false drops it
 * @param rules the rules, each with other prefixes
 */
public record MappingIntent(Duration lifetime, boolean direct, List<Rule> rules) {
    /** The most rules of a policy. */
    public static final int MAX_RULES = 4096;

    /**
     * Which way traffic takes between two prefixes, seen from the workload.
     *
     * @param local addresses of the workload
     * @param remote addresses of the other side, of the same family
     * @param services the services in the order in which what workloads send visits them, each once; none: directly
     */
    public record Rule(Prefix local, Prefix remote, List<ServiceId> services) {
        public Rule {
            services = List.copyOf(services);
            if (local.family() != remote.family()) {
                throw new IllegalArgumentException("local " + local + " and remote " + remote
                    + " are of different families; give two prefixes of one");
            }
            if (services.stream().distinct().count() != services.size()) {
                throw new IllegalArgumentException("a service is in the path twice: " + services
                    + "; name each once");
            }
        }
    }

    public MappingIntent {
        requireNonNull(lifetime);
        rules = List.copyOf(rules);
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException(rules.size() + " rules are more than " + MAX_RULES
                + "; make another policy for some of them");
        }
    }
}
