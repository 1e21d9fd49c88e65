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
import dev.weft.api.id.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The port profiles that ports have on their nodes (SI-7), whether such profiles exist or not. */
final class SeenProfiles {
    /** How long a profile's name may be to be kept; no profile has a name as long as that. */
    static final int MAX_NAME = 255;

    private final Map<Place, String> seen = new HashMap<>();
    private final SetMultimap<String, Place> places = HashMultimap.create();
    private final SetMultimap<NodeId, Place> nodes = HashMultimap.create();
    private final SetMultimap<String, Place> ports = HashMultimap.create();
    // those that their nodes have not told since they connected
    private final SetMultimap<NodeId, Place> believed = HashMultimap.create();
    private final Map<Place, String> saved = new HashMap<>();
    private final Set<Place> unsaved = new HashSet<>();

    /**
     * A port of a node.
     *
     * @param node the node
     * @param portId the value of {@code external_ids:iface-id}
     */
    record Place(NodeId node, String portId) { }

    /** Begins with what was known before a restart. */
    void load(final Map<Place, String> stored) {
        saved.putAll(stored);
        stored.forEach((place, profile) -> {
            put(place, Optional.of(profile));
            believed.put(place.node(), place);
        });
    }

    /** Returns what a port has. */
    Optional<String> at(final Place place) {
        return Optional.ofNullable(seen.get(place));
    }

    /** Returns the ports that have a profile. */
    Set<Place> with(final String profile) {
        return Set.copyOf(places.get(profile));
    }

    /** Takes note of a port. Returns false if that was known. */
    boolean note(final Place place, final Optional<String> profile) {
        believed.remove(place.node(), place);
        final var now = profile.map(text -> text.length() > MAX_NAME ? text.substring(0, MAX_NAME) : text)
            .filter(text -> !text.isEmpty());
        return !now.equals(put(place, now));
    }

    /** What a node told is only believed from now on, as it is not connected. */
    void doubt(final NodeId node) {
        believed.putAll(node, nodes.get(node));
    }

    /** A node has told all its ports by now. Returns those that it did not tell again. */
    Set<Place> confirm(final NodeId node) {
        return drop(believed.removeAll(node));
    }

    /** Forgets a node that is gone. */
    void forget(final NodeId node) {
        believed.removeAll(node);
        drop(nodes.get(node));
    }

    /** Forgets nodes that went while nobody looked. */
    void forgetUnless(final Predicate<NodeId> isThere) {
        Set.copyOf(nodes.keySet()).stream().filter(isThere.negate()).forEach(this::forget);
    }

    /** A port may be one of the intent now, or may be none any more: only those of the intent are written. */
    void touch(final String portId) {
        unsaved.addAll(ports.get(portId));
    }

    /** Returns what ports of the intent have other than is written; empty: nothing. */
    Map<Place, Optional<String>> changes(final Predicate<Place> isOfIntent) {
        final var changes = new HashMap<Place, Optional<String>>();
        for (var place : unsaved) {
            final var now = at(place).filter(profile -> isOfIntent.test(place));
            if (!now.equals(Optional.ofNullable(saved.get(place)))) {
                changes.put(place, now);
            }
        }
        return changes;
    }

    /** Takes note that changes are written. */
    void stored(final Map<Place, Optional<String>> changes) {
        changes.forEach((place, profile) -> profile.ifPresentOrElse(there -> saved.put(place, there),
            () -> saved.remove(place)));
        unsaved.clear();
    }

    private Set<Place> drop(final Set<Place> gone) {
        final var dropped = Set.copyOf(gone);
        dropped.forEach(place -> put(place, Optional.empty()));
        return dropped;
    }

    /** Returns what the port had before. */
    private Optional<String> put(final Place place, final Optional<String> now) {
        final var before = Optional.ofNullable(now.isPresent() ? seen.put(place, now.orElseThrow())
            : seen.remove(place));
        before.ifPresent(profile -> places.remove(profile, place));
        now.ifPresentOrElse(profile -> {
            places.put(profile, place);
            nodes.put(place.node(), place);
            ports.put(place.portId(), place);
        }, () -> {
            nodes.remove(place.node(), place);
            ports.remove(place.portId(), place);
        });
        unsaved.add(place);
        return before;
    }
}
