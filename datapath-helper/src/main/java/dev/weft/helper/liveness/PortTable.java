/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.liveness;

import dev.weft.helper.end.PortName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The interfaces that exist, and which ends are at which.
 */
final class PortTable {
    private final Map<PortName, PortState> states = new HashMap<>();
    private final Map<PortName, List<LinkEnd>> ends = new HashMap<>();

    /** An end is at an interface from now on, of which it is told what changes. */
    void attach(final LinkEnd end, final PortName port) {
        ends.computeIfAbsent(port, name -> new ArrayList<>(1)).add(end);
    }

    void detach(final LinkEnd end, final PortName port) {
        ends.computeIfPresent(port, (name, list) -> {
            list.remove(end);
            return list.isEmpty() ? null : list;
        });
    }

    /** An interface changed. */
    void port(final PortName port, final PortState state) {
        final PortState before = state instanceof PortState.Missing ? states.remove(port) : states.put(port, state);
        if (!state.equals(before)) {
            ends.getOrDefault(port, List.of()).forEach(end -> end.port(state));
        }
    }

    /** How an interface is; empty: it does not exist, or was not told yet. */
    Optional<PortState> find(final PortName port) {
        return Optional.ofNullable(states.get(port));
    }
}
