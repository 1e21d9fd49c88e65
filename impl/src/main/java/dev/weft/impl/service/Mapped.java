/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.service;

import static java.util.Objects.requireNonNull;

import dev.weft.api.id.InstanceId;
import dev.weft.api.id.NetworkId;
import dev.weft.api.id.ServiceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way of a policy in mapping mode: where traffic can be led at all (SI-9). Where it is led is answered by the
 * mapping service, and changes without another generation.
 *
 * @param network the network whose traffic it leads
 * @param services the services that it can visit, in the order of their names
 * @param locators their instances, in service or not, by their locators
 */
public record Mapped(NetworkId network, List<ServiceId> services, SortedMap<Integer, InstanceId> locators)
        implements Way {
    /** The most locators of a policy. */
    public static final int MAX_LOCATORS = 240;
    /** What a stored one begins with; no name of a network can. */
    static final String PREFIX = "mapping:";
    private static final String SEPARATOR = ">";
    private static final Pattern LOCATOR = Pattern.compile("([0-9]{1,3})=([^=*]+)\\*([^=*]+)");

    public Mapped {
        requireNonNull(network);
        services = services.stream().sorted().toList();
        locators = Collections.unmodifiableSortedMap(new TreeMap<>((Map<Integer, InstanceId>) locators));
        if (services.isEmpty()) {
            throw new IllegalArgumentException("a mapping without services");
        }
        if (!locators.isEmpty() && (locators.firstKey() < 1 || locators.lastKey() > MAX_LOCATORS)) {
            throw new IllegalArgumentException("locators " + locators.keySet() + " are not all within 1 to "
                + MAX_LOCATORS);
        }
    }

    /**
     * Gives instances their locators. Those that have one keep it, and no other gets one that traffic on its way may
     * still have. Those for which no locator is left get none: they have to wait until others become free.
     *
     * @param network the network
     * @param services the services
     * @param instances all their instances
     * @param known the ways that the policy has
     * @return the way
     */
    static Mapped of(final NetworkId network, final List<ServiceId> services,
            final Collection<InstanceId> instances, final Collection<Mapped> known) {
        final var used = new TreeMap<Integer, InstanceId>();
        known.forEach(way -> used.putAll(way.locators()));
        final var numbers = new TreeMap<InstanceId, Integer>();
        used.forEach((number, instance) -> numbers.putIfAbsent(instance, number));
        final var locators = new TreeMap<Integer, InstanceId>();
        int free = 1;
        for (var instance : instances.stream().sorted().toList()) {
            while (!numbers.containsKey(instance) && used.containsKey(free)) {
                free++;
            }
            final int number = numbers.getOrDefault(instance, free);
            if (number <= MAX_LOCATORS) {
                used.put(number, instance);
                locators.put(number, instance);
            }
        }
        return new Mapped(network, services, locators);
    }

    @Override
    public String text() {
        return PREFIX + network + SEPARATOR + services.stream().map(ServiceId::value).collect(Collectors.joining(","))
            + locators.entrySet().stream().map(entry -> SEPARATOR + entry.getKey() + "=" + entry.getValue().service()
                + "*" + entry.getValue().instance()).collect(Collectors.joining());
    }

    /** Reads what {@link #text} gave; empty if it is none. */
    static Optional<Mapped> parse(final String text) {
        final var parts = List.of(text.substring(PREFIX.length()).split(SEPARATOR, -1));
        try {
            final var services = new ArrayList<ServiceId>();
            for (var name : parts.size() < 2 ? new String[0] : parts.get(1).split(",", -1)) {
                services.add(new ServiceId(name));
            }
            final var locators = new TreeMap<Integer, InstanceId>();
            for (var part : parts.subList(Math.min(2, parts.size()), parts.size())) {
                final var found = LOCATOR.matcher(part);
                if (!found.matches()) {
                    return Optional.empty();
                }
                locators.put(Integer.parseInt(found.group(1)),
                    new InstanceId(new ServiceId(found.group(2)), found.group(3)));
            }
            return Optional.of(new Mapped(new NetworkId(parts.get(0)), services, locators));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
