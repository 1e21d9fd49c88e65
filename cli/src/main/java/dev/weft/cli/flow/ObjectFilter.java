/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.cli.flow;

import dev.weft.api.node.ObjectKey;
import dev.weft.api.node.ObjectKind;
import dev.weft.cli.store.Refusal;
import dev.weft.cli.view.LinkView;
import dev.weft.cli.view.StateViews;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which flows belong to what the user named.
 *
 * @param known whether the intent has something of that name
 * @param predicate accepts the keys of its flows
 */
record ObjectFilter(boolean known, Predicate<ObjectKey> predicate) {
    // between a network's name and that of a part of it
    private static final String PART = "#";
    // between a service's name and that of an instance
    private static final String INSTANCE = "/";
    private static final String FIRST = "#a";
    private static final String SECOND = "#b";

    /**
     * A link's name means that link and not others that begin alike; a chain's name its links; a network's name that
     * network with its members, their policies and addresses; a service's name its instances, a policy's name its
     * chain, a gateway's name that gateway; an interface means its own flows, its end of its link, its membership and
     * its policies; anything else is looked for at the beginnings of words in names.
     */
    static ObjectFilter of(final String object, final StateViews views) throws Refusal {
        final var links = views.links();
        final boolean isLink = links.stream().anyMatch(link -> link.name().equals(object));
        final boolean isNetwork = views.networks(Optional.empty()).stream()
            .anyMatch(network -> network.name().equals(object));
        final boolean isSteering = views.steering().isNamed(object);
        final var chained = views.chains().stream().filter(chain -> chain.name().equals(object))
            .flatMap(chain -> chain.links().stream()).map(LinkView::name);
        final var named = Stream.concat(isLink ? Stream.of(object) : Stream.of(), chained)
            .flatMap(link -> Stream.of(link + FIRST, link + SECOND)).collect(Collectors.toSet());
        final boolean isGateway = views.gateways().stream().anyMatch(gateway -> gateway.name().equals(object));
        if (!named.isEmpty() || isNetwork || isSteering || isGateway) {
            return new ObjectFilter(true, keys(ObjectKind.LINK, named).or(isNetwork ? ofNetwork(object) : key -> false)
                .or(isSteering ? ofSteering(object) : key -> false)
                .or(keys(ObjectKind.GATEWAY, isGateway ? Set.of(object) : Set.of())));
        }
        final var ends = endsOf(object, links);
        if (!ends.isEmpty() || isPort(object, views)) {
            return new ObjectFilter(true, keys(ObjectKind.LINK, ends).or(keys(ObjectKind.SHUT_PORT, Set.of(object)))
                .or(keys(ObjectKind.PORT_LIMIT, Set.of(object)))
                .or(key -> isOfMember(key) && key.name().endsWith(PART + object)));
        }
        return new ObjectFilter(false, key -> hasWord(key.name(), object));
    }

    private static Predicate<ObjectKey> ofNetwork(final String network) {
        return key -> switch (key.kind()) {
            case NETWORK -> key.name().equals(network);
            case NETWORK_MEMBER, NETWORK_MAC, PORT_POLICIES -> key.name().startsWith(network + PART);
            default -> false;
        };
    }

    /** A service and a policy of one name are both meant. */
    private static Predicate<ObjectKey> ofSteering(final String name) {
        return key -> switch (key.kind()) {
            case SERVICE_INSTANCE, FIREWALL -> key.name().startsWith(name + INSTANCE);
            case SERVICE_PATH -> key.name().startsWith(name + PART);
            default -> false;
        };
    }

    private static boolean isOfMember(final ObjectKey key) {
        return key.kind() == ObjectKind.NETWORK_MEMBER || key.kind() == ObjectKind.PORT_POLICIES;
    }

    /** Inside a word does not count: h2 is not meant by eth2. */
    private static boolean hasWord(final String name, final String beginning) {
        for (int at = name.indexOf(beginning); at >= 0; at = name.indexOf(beginning, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPort(final String object, final StateViews views) throws Refusal {
        return views.appliances().stream().anyMatch(appliance -> appliance.interfaces().stream()
            .anyMatch(port -> object.equals(appliance.name() + "/" + port.name())));
    }

    private static Set<String> endsOf(final String port, final List<LinkView> links) {
        final var ends = new HashSet<String>();
        for (var link : links) {
            if (link.first().end().equals(port)) {
                ends.add(link.name() + FIRST);
            }
            if (link.second().end().equals(port)) {
                ends.add(link.name() + SECOND);
            }
        }
        return ends;
    }

    private static Predicate<ObjectKey> keys(final ObjectKind kind, final Set<String> names) {
        return key -> key.kind() == kind && names.contains(key.name());
    }
}
