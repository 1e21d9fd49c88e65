/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.template;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.Appliance;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.appliance.rev261121.appliances.ApplianceKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.Link;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.link.rev261121.links.LinkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.Network;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.network.rev261121.networks.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.weft.yang.weft.template.rev261121.Content;

/**
 * Appliances, links and networks that belong together, as they are stored.
 *
 * @param appliances by name
 * @param links by name
 * @param networks by name
 */
record Parts(SortedMap<String, Appliance> appliances, SortedMap<String, Link> links,
        SortedMap<String, Network> networks) {
    Parts {
        appliances = Collections.unmodifiableSortedMap(new TreeMap<>(appliances));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
    }

    static Parts of(final Collection<Appliance> appliances, final Collection<Link> links,
            final Collection<Network> networks) {
        return new Parts(byName(appliances, entry -> entry.key().getName().getValue()),
            byName(links, entry -> entry.key().getName().getValue()),
            byName(networks, entry -> entry.key().getName().getValue()));
    }

    static Parts of(final Content stored) {
        return of(stored.nonnullAppliance().values(), stored.nonnullLink().values(), stored.nonnullNetwork().values());
    }

    int size() {
        return appliances.size() + links.size() + networks.size();
    }

    boolean isEmpty() {
        return size() == 0;
    }

    boolean hasPort(final String appliance, final String port) {
        return Optional.ofNullable(appliances.get(appliance)).stream()
            .flatMap(entry -> entry.nonnullInterface().keySet().stream())
            .anyMatch(key -> key.getName().getValue().equals(port));
    }

    /** Those of a set of names that are there. */
    static Set<String> present(final Map<String, ?> entries, final Set<String> names) {
        return names.stream().filter(entries::containsKey).collect(Collectors.toSet());
    }

    Map<ApplianceKey, Appliance> storedAppliances() {
        return appliances.values().stream().collect(Collectors.toMap(Appliance::key, Function.identity()));
    }

    Map<LinkKey, Link> storedLinks() {
        return links.values().stream().collect(Collectors.toMap(Link::key, Function.identity()));
    }

    Map<NetworkKey, Network> storedNetworks() {
        return networks.values().stream().collect(Collectors.toMap(Network::key, Function.identity()));
    }

    private static <T> SortedMap<String, T> byName(final Collection<T> entries, final Function<T, String> name) {
        final var result = new TreeMap<String, T>();
        entries.forEach(entry -> result.put(name.apply(entry), entry));
        return result;
    }
}
