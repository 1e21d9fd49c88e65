/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.PortRef;
import dev.weft.api.node.PortState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The state of a node's ports, and which of the needed ones changed since last told (VL-17). Not thread-safe. */
final class PortBoard {
    private final Map<PortRef, PortState> states = new HashMap<>();
    private final Map<PortRef, PortState> told = new HashMap<>();
    private final Set<PortRef> open = new HashSet<>();
    private Map<String, Boolean> plugged = new HashMap<>();

    /** Takes note of states. */
    void learn(final Map<PortRef, PortState> news) {
        news.forEach((port, state) -> {
            final var old = state == PortState.MISSING ? states.remove(port) : states.put(port, state);
            if (port instanceof PortRef.Plugged guest && (old == null) != (state == PortState.MISSING)) {
                plugged.put(guest.ifaceId(), old == null);
            }
        });
        look(news.keySet());
    }

    /** Some ports may be needed now, or not any more. */
    void look(final Collection<PortRef> ports) {
        open.addAll(ports);
    }

    /**
     * Takes what changed of needed ports since the last call. A port of which nothing was told is missing; so is, for
     * those who are told, one that is not needed any more: what becomes of that is not told.
     */
    Map<PortRef, PortState> takeChanged(final Predicate<PortRef> needed) {
        final var changed = new HashMap<PortRef, PortState>();
        for (var port : open) {
            final var state = states.getOrDefault(port, PortState.MISSING);
            if (!needed.test(port)) {
                if (told.containsKey(port) && told.remove(port) != PortState.MISSING) {
                    changed.put(port, PortState.MISSING);
                }
            } else if (told.getOrDefault(port, PortState.MISSING) != state) {
                told.put(port, state);
                changed.put(port, state);
            }
        }
        open.clear();
        return changed;
    }

    /** Takes which guests' ports were plugged in or out since the last call, whether needed or not, by iface-id. */
    Map<String, Boolean> takePlugged() {
        final var taken = plugged;
        plugged = new HashMap<>();
        return taken;
    }

    /** All guests' ports that are plugged in. */
    Map<String, Boolean> allPlugged() {
        final var all = new HashMap<String, Boolean>();
        states.keySet().forEach(port -> {
            if (port instanceof PortRef.Plugged guest) {
                all.put(guest.ifaceId(), true);
            }
        });
        return all;
    }

    /** All that was told. */
    Map<PortRef, PortState> told() {
        return Map.copyOf(told);
    }
}
