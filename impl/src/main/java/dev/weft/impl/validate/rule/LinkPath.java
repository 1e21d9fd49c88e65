/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.validate.rule;

import dev.weft.api.id.InterfaceId;
import dev.weft.api.overlay.Family;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.LinkIntent.External;
import dev.weft.impl.model.LinkIntent.Managed;
import dev.weft.impl.model.NodeIntent;
import dev.weft.impl.validate.state.IntentView;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a link runs, as far as that is known: an end's node is missing while its appliance is nowhere.
 *
 * @param link the link
 * @param ports the interfaces at its ends that exist
 * @param nodes the nodes its ends are on, one entry for each end that is on a node
 * @param wishes who asks for which outer family, in the order of precedence
 */
record LinkPath(LinkIntent link, List<InterfaceIntent> ports, List<NodeIntent> nodes, List<Wish> wishes) {
    /**
     * A demand for an outer family.
     *
     * @param family the family
     * @param reason who asks, as messages say it
     */
    record Wish(Family family, String reason) { }

    /** The way between the interfaces that the link names, then those that it takes when a standby takes over. */
    static List<LinkPath> all(final IntentView view, final LinkIntent link) {
        final List<LinkPath> paths = new ArrayList<>();
        for (var first : members(view, link.first())) {
            if (link.second() instanceof Managed managed) {
                members(view, managed.port()).forEach(second -> paths.add(between(view, link, List.of(first, second))));
            } else {
                paths.add(between(view, link, List.of(first)));
            }
        }
        return paths;
    }

    private static List<InterfaceId> members(final IntentView view, final InterfaceId port) {
        return Stream.concat(Stream.of(port), view.appliance(port.appliance()).flatMap(ApplianceIntent::standbyName)
            .map(standby -> new InterfaceId(standby, port.name())).filter(id -> view.port(id).isPresent()).stream())
            .toList();
    }

    private static LinkPath between(final IntentView view, final LinkIntent link, final List<InterfaceId> ends) {
        final var ports = ends.stream().map(view::port).flatMap(Optional::stream).toList();
        final var nodes = ends.stream().map(view::nodeOf).flatMap(Optional::stream).toList();
        return new LinkPath(link, ports, nodes, wishes(link, ports));
    }

    private static List<Wish> wishes(final LinkIntent link, final List<InterfaceIntent> ports) {
        final List<Wish> wishes = new ArrayList<>();
        link.family().ifPresent(family -> wishes.add(new Wish(family, "outer-family is " + family)));
        ports.forEach(port -> port.outerAddress().ifPresent(
            outer -> wishes.add(wish(outer, "interface " + port.id() + " has outer address "))));
        if (link.second() instanceof External external) {
            wishes.add(wish(external.address(), "the external end has address "));
        }
        return List.copyOf(wishes);
    }

    private static Wish wish(final InetAddress address, final String reason) {
        return new Wish(Family.of(address), reason + Unicast.text(address));
    }

    boolean isExternal() {
        return link.second() instanceof External;
    }

    /** Says whether both ends are known to be on one node, where nothing is encapsulated. */
    boolean isLocal() {
        return nodes.size() == 2 && nodes.get(0).id().equals(nodes.get(1).id());
    }

    /** Says whether the nodes of all ends that this controller manages are known. */
    boolean isPlaced() {
        return nodes.size() == (isExternal() ? 1 : 2);
    }

    /** Returns the family that the link uses: what is asked for, else the first that all nodes have. */
    Optional<Family> family() {
        return wishes.stream().findFirst().map(Wish::family).or(() -> common().findFirst());
    }

    Stream<Family> common() {
        return Stream.of(Family.values()).filter(family -> nodes.stream()
            .allMatch(node -> node.side(family).isPresent()));
    }
}
