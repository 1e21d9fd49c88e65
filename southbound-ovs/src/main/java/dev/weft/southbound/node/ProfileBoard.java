/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.node;

import dev.weft.api.node.PortRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The port profiles of guests' ports as their node says (SI-2), and which changed since last told. Not thread-safe. */
final class ProfileBoard {
    private final Map<String, String> profiles = new HashMap<>();
    private Map<String, Optional<String>> changed = new HashMap<>();

    /** Takes note of what ports say; empty: nothing, or the port is gone. */
    void learn(final Map<PortRef, Optional<String>> news) {
        news.forEach((port, profile) -> {
            if (port instanceof PortRef.Plugged guest) {
                final var old = profile.isPresent() ? profiles.put(guest.ifaceId(), profile.orElseThrow())
                    : profiles.remove(guest.ifaceId());
                if (!Optional.ofNullable(old).equals(profile)) {
                    changed.put(guest.ifaceId(), profile);
                }
            }
        });
    }

    /** Takes what changed since the last call, by iface-id. */
    Map<String, Optional<String>> takeChanged() {
        final var taken = changed;
        changed = new HashMap<>();
        return taken;
    }

    /** All ports that have a profile, by iface-id. */
    Map<String, Optional<String>> all() {
        final var all = new HashMap<String, Optional<String>>();
        profiles.forEach((port, profile) -> all.put(port, Optional.of(profile)));
        return all;
    }
}
