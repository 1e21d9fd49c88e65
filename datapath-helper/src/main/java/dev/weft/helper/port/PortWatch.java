/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.port;

import dev.weft.helper.database.InterfaceRow;
import dev.weft.helper.end.PortName;
import dev.weft.helper.liveness.PortState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Finds the ports of ends among the interfaces, and tells when one changes (VL-12). A name that two interfaces claim is
 * no port: nobody could say which is meant. Not thread-safe.
 */
public final class PortWatch {
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_DEVICE = 15;

    private final BiConsumer<PortName, PortState> listener;
    private final Map<UUID, InterfaceRow> rows = new HashMap<>();
    private final Map<PortName, Set<UUID>> owners = new HashMap<>();
    private final Map<PortName, PortState> states = new HashMap<>();

    /**
     * A watch that knows no interface yet.
     *
     * @param listener hears each port whose state is another one than before; unknown ports count as missing
     */
    public PortWatch(final BiConsumer<PortName, PortState> listener) {
        this.listener = listener;
    }

    /** Interfaces changed, by their identity; empty: it is gone. */
    public void changed(final Map<UUID, Optional<InterfaceRow>> changes) {
        final Set<PortName> touched = new LinkedHashSet<>();
        changes.forEach((uuid, row) -> {
            Optional.ofNullable(rows.remove(uuid)).ifPresent(before -> names(before).forEach(name -> {
                owners.get(name).remove(uuid);
                touched.add(name);
            }));
            row.ifPresent(now -> {
                rows.put(uuid, now);
                names(now).forEach(name -> {
                    owners.computeIfAbsent(name, added -> new HashSet<>()).add(uuid);
                    touched.add(name);
                });
            });
        });
        touched.forEach(this::settle);
    }

    /** How a port is. */
    public PortState state(final PortName name) {
        return states.getOrDefault(name, PortState.missing());
    }

    private void settle(final PortName name) {
        final Set<UUID> claims = owners.get(name);
        final PortState now = claims.size() == 1 ? stateOf(rows.get(claims.iterator().next())) : PortState.missing();
        if (claims.isEmpty()) {
            owners.remove(name);
        }
        final PortState before = state(name);
        if (now.ofport().isEmpty()) {
            states.remove(name);
        } else {
            states.put(name, now);
        }
        if (!now.equals(before)) {
            listener.accept(name, now);
        }
    }

    private static PortState stateOf(final InterfaceRow row) {
        if (row.ofport() < 1) {
            return PortState.missing();
        }
        return row.up() ? PortState.up(row.ofport()) : PortState.down(row.ofport());
    }

    private static Set<PortName> names(final InterfaceRow row) {
        final Set<PortName> names = new HashSet<>();
        if (!row.name().isEmpty() && row.name().length() <= LONGEST_DEVICE) {
            names.add(new PortName.Device(row.name()));
        }
        row.ifaceId().filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID)
            .ifPresent(id -> names.add(new PortName.Plugged(id)));
        return names;
    }
}
