/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a generation of a policy is made of (SI-6, SI-8): the services in their order, and who shares the load of each.
 * Something else is another generation; what is not in here changes in place.
 *
 * @param network the network whose traffic it leads
 * @param steps the services in the order in which what workloads send visits them
 */
public record Chain(NetworkId network, List<Step> steps) implements Way {
    private static final String NAME = "[A-Za-z0-9._-]+";
    private static final Pattern STEP = Pattern.compile("(" + NAME + ")\\(([ch])((?:," + NAME
        + "\\*[0-9]{1,3}){0,255})\\)");
    private static final String ARROW = ">";
    private static final int MAX_SERVICES = 16;

    /**
     * A service of a chain.
     *
     * @param service the service
     * @param byConnection whether the load is shared by connection; else by pair of hosts
     * @param weights the instances that share the load, by name, and the share of each, at least 1
     */
    public record Step(ServiceId service, boolean byConnection, SortedMap<String, Integer> weights) {
        public Step {
            requireNonNull(service);
            weights = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Integer>) weights));
        }

        private String text() {
            return service + "(" + (byConnection ? "c" : "h") + weights.entrySet().stream()
                .map(entry -> "," + entry.getKey() + "*" + entry.getValue()).collect(Collectors.joining()) + ")";
        }
    }

    public Chain {
        requireNonNull(network);
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a chain without services");
        }
    }

    @Override
    public List<ServiceId> services() {
        return steps.stream().map(Step::service).toList();
    }

    /**
     * Returns the chain as it is stored.
     *
     * @return for instance {@code blue>fw(c,a*1,b*2)>ids(h,x*1)}
     */
    @Override
    public String text() {
        return network + ARROW + steps.stream().map(Step::text).collect(Collectors.joining(ARROW));
    }

    /**
     * Reads a stored chain.
     *
     * @param text what {@link #text} gave
     * @return the chain; empty if it is none, as when somebody else wrote it
     */
    public static Optional<Chain> parse(final String text) {
        final var parts = List.of(text.split(ARROW, -1));
        final var steps = new ArrayList<Step>();
        try {
            for (var part : parts.subList(1, parts.size())) {
                final var found = STEP.matcher(part);
                if (!found.matches()) {
                    return Optional.empty();
                }
                steps.add(new Step(new ServiceId(found.group(1)), found.group(2).equals("c"),
                    weights(found.group(3))));
            }
            final boolean isOne = steps.size() <= MAX_SERVICES
                && steps.size() == steps.stream().map(Step::service).distinct().count();
            return isOne ? Optional.of(new Chain(new NetworkId(parts.get(0)), steps)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, Integer> weights(final String text) {
        final var weights = new TreeMap<String, Integer>();
        for (var entry : text.split(",", -1)) {
            final int star = entry.indexOf('*');
            if (star > 0) {
                weights.put(entry.substring(0, star), Math.max(1, Integer.parseInt(entry.substring(star + 1))));
            }
        }
        return weights;
    }

    @Override
    public String toString() {
        return text();
    }
}
