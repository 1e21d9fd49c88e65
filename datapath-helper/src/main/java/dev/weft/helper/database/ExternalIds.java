/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.helper.database;

import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.OvsdbMap;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map of strings that is kept beside one in the database, and tells the differences.
 */
final class ExternalIds {
    private final Map<String, String> values = new HashMap<>();

    Optional<String> get(final String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The column is now this; what differs, an empty value for a key that is gone. */
    Map<String, Optional<String>> become(final OvsdbValue column) {
        final Map<Atom, Atom> now = column instanceof OvsdbMap map ? map.entries() : Map.of();
        final Map<String, Optional<String>> changes = new LinkedHashMap<>();
        now.forEach((key, value) -> {
            if (key instanceof Atom.StringAtom name && value instanceof Atom.StringAtom text
                    && !text.value().equals(values.get(name.value()))) {
                values.put(name.value(), text.value());
                changes.put(name.value(), Optional.of(text.value()));
            }
        });
        // As many as there are: nothing went
        if (values.size() != now.size()) {
            gone(now).forEach(key -> {
                values.remove(key);
                changes.put(key, Optional.empty());
            });
        }
        return changes;
    }

    private List<String> gone(final Map<Atom, Atom> now) {
        final List<String> gone = new ArrayList<>();
        for (String key : values.keySet()) {
            if (!now.containsKey(new Atom.StringAtom(key))) {
                gone.add(key);
            }
        }
        return gone;
    }
}
