/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.impl.reconcile;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import dev.weft.api.id.InterfaceId;
import dev.weft.api.id.LinkId;
import dev.weft.api.id.NodeId;
import dev.weft.impl.model.ApplianceIntent;
import dev.weft.impl.model.InterfaceIntent;
import dev.weft.impl.model.LinkIntent;
import dev.weft.impl.model.NodeIntent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The whole intent as values, and who names whom, so that a change finds just what it touches. */
final class Intent {
    private final Map<NodeId, NodeIntent> nodes = new HashMap<>();
    private final Map<String, ApplianceIntent> appliances = new HashMap<>();
    private final Map<LinkId, LinkIntent> links = new HashMap<>();
    // entries that exist but have never been understood
    private final Set<NodeId> unreadNodes = new HashSet<>();
    private final Set<LinkId> unreadLinks = new HashSet<>();
    private final SetMultimap<NodeId, String> appliancesOn = HashMultimap.create();
    private final Set<String> unreadAppliances = new HashSet<>();
    private final SetMultimap<InterfaceId, LinkId> linksAt = HashMultimap.create();
    private final Pairs pairs = new Pairs();

    Optional<NodeIntent> node(final NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Optional<ApplianceIntent> appliance(final String name) {
        return Optional.ofNullable(appliances.get(name));
    }

    Optional<InterfaceIntent> port(final InterfaceId id) {
        return appliance(id.appliance()).map(appliance -> appliance.interfaces().get(id.name()));
    }

    Optional<LinkIntent> link(final LinkId id) {
        return Optional.ofNullable(links.get(id));
    }

    Pairs pairs() {
        return pairs;
    }

    /** Returns what is on a node. */
    Set<String> appliancesOn(final NodeId node) {
        return appliancesOn.get(node);
    }

    /** Returns the links that name an interface: one, besides what is to be deleted, unless validation was bypassed. */
    Set<LinkId> linksAt(final InterfaceId port) {
        return linksAt.get(port);
    }

    /**
     * Returns the one link that an interface serves. Of several the first by name that lost no end, so that who it is
     * depends on nothing but the intent.
     */
    Optional<LinkId> linkAt(final InterfaceId port) {
        final var claimants = linksAt.get(port);
        return claimants.size() < 2 ? claimants.stream().findFirst() : claimants.stream()
            .min(Comparator.comparing((LinkId id) -> isDangling(links.get(id)))
                .thenComparing(Comparator.naturalOrder()));
    }

    /** Says whether a link names an interface that is not known. */
    boolean isDangling(final LinkIntent link) {
        return ports(link).stream().anyMatch(port -> port(port).isEmpty());
    }

    /** Says whether a node exists, even one that cannot be read. */
    boolean exists(final NodeId id) {
        return nodes.containsKey(id) || unreadNodes.contains(id);
    }

    /** Says whether a link exists, even one that cannot be read. */
    boolean exists(final LinkId id) {
        return links.containsKey(id) || unreadLinks.contains(id);
    }

    /** Says whether an appliance exists, even one that cannot be read. */
    boolean exists(final String appliance) {
        return appliances.containsKey(appliance) || unreadAppliances.contains(appliance);
    }

    /** Notes that there is an appliance of this name that cannot be read. */
    void unread(final String appliance) {
        unreadAppliances.add(appliance);
    }

    /** Notes that there is a node of this name that cannot be read. */
    void unread(final NodeId id) {
        unreadNodes.add(id);
    }

    /** Notes that there is a link of this name that cannot be read. */
    void unread(final LinkId id) {
        unreadLinks.add(id);
    }

    /** Returns the managed interfaces that a link names. */
    static List<InterfaceId> ports(final LinkIntent link) {
        return link.second() instanceof LinkIntent.Managed managed ? List.of(link.first(), managed.port())
            : List.of(link.first());
    }

    void setNode(final NodeId id, final Optional<NodeIntent> now, final Dirty dirty) {
        if (!unreadNodes.remove(id) && Optional.ofNullable(nodes.get(id)).equals(now)) {
            return;
        }
        now.ifPresentOrElse(node -> nodes.put(id, node), () -> nodes.remove(id));
        touchNode(id, dirty);
    }

    /** Marks a node and all that is on it. */
    void touchNode(final NodeId id, final Dirty dirty) {
        dirty.nodes().add(id);
        for (var name : appliancesOn.get(id)) {
            appliances.get(name).interfaces().values().forEach(port -> touch(port.id(), dirty));
        }
    }

    void setAppliance(final String name, final Optional<ApplianceIntent> now, final Dirty dirty) {
        final var before = Optional.ofNullable(appliances.get(name));
        if (!unreadAppliances.remove(name) && before.equals(now)) {
            return;
        }
        dirty.appliances().add(name);
        before.flatMap(ApplianceIntent::node).ifPresent(node -> appliancesOn.remove(node, name));
        now.flatMap(ApplianceIntent::node).ifPresent(node -> appliancesOn.put(node, name));
        now.ifPresentOrElse(appliance -> appliances.put(name, appliance), () -> appliances.remove(name));

        final var old = before.map(ApplianceIntent::interfaces).orElse(Map.of());
        final var ports = now.map(ApplianceIntent::interfaces).orElse(Map.of());
        final boolean moved = !before.flatMap(ApplianceIntent::node).equals(now.flatMap(ApplianceIntent::node));
        old.values().stream().filter(port -> differs(port, ports, moved)).forEach(port -> touch(port.id(), dirty));
        ports.values().stream().filter(port -> differs(port, old, moved)).forEach(port -> touch(port.id(), dirty));
        final var standby = now.flatMap(ApplianceIntent::standby);
        if (!before.flatMap(ApplianceIntent::standby).equals(standby)) {
            touchPair(name, dirty);
            pairs.set(name, standby);
            touchPair(name, dirty);
        }
    }

    /** Marks both members of a pair and all their links. */
    void touchPair(final String primary, final Dirty dirty) {
        dirty.appliances().add(primary);
        pairs.ledBy(primary).ifPresent(pair -> dirty.appliances().add(pair.standby()));
        appliance(primary).ifPresent(there -> there.interfaces().values().forEach(port -> touch(port.id(), dirty)));
    }

    void setLink(final LinkId id, final Optional<LinkIntent> now, final Dirty dirty) {
        final var before = Optional.ofNullable(links.get(id));
        if (!unreadLinks.remove(id) && before.equals(now)) {
            return;
        }
        before.ifPresent(link -> ports(link).forEach(port -> linksAt.remove(port, id)));
        now.ifPresent(link -> ports(link).forEach(port -> linksAt.put(port, id)));
        now.ifPresentOrElse(link -> links.put(id, link), () -> links.remove(id));
        before.ifPresent(link -> touchRivals(link, dirty));
        touchLink(id, dirty);
    }

    /** Marks a link and who wants its interfaces, too. */
    void touchLink(final LinkId id, final Dirty dirty) {
        dirty.links().add(id);
        link(id).ifPresent(link -> touchRivals(link, dirty));
    }

    /** A link decides whether its interfaces are silent, and whether others may have them. */
    private void touchRivals(final LinkIntent link, final Dirty dirty) {
        for (var port : ports(link)) {
            mark(port, dirty);
            for (var rival : linksAt.get(port)) {
                dirty.links().add(rival);
                ports(links.get(rival)).forEach(other -> mark(other, dirty));
            }
        }
    }

    private static boolean differs(final InterfaceIntent port, final Map<String, InterfaceIntent> others,
            final boolean moved) {
        return moved || !Objects.equals(port, others.get(port.id().name()));
    }

    /** What becomes of a link decides about the interface at its other end, too. */
    private void touch(final InterfaceId port, final Dirty dirty) {
        mark(port, dirty);
        linksAt.get(port).forEach(link -> touchLink(link, dirty));
        // what a standby has decides about the links of the one that it stands by for
        pairs.twin(port).ifPresent(twin -> linksAt.get(twin).forEach(link -> touchLink(link, dirty)));
    }

    private void mark(final InterfaceId port, final Dirty dirty) {
        dirty.add(port);
        pairs.twin(port).ifPresent(dirty::add);
    }
}
