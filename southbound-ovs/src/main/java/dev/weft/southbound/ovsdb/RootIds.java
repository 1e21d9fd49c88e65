/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.southbound.ovsdb;

import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.Atom.StringAtom;
import dev.weft.ovsdb.value.OvsdbMap;
import dev.weft.ovsdb.value.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the external ids of the root row as they are, since copying 10,000 of them for one would be a waste. */
final class RootIds {
    private RootIds() {
        // only functions
    }

    static Map<Atom, Atom> all(final Row root) {
        return root.get(Schema.EXTERNAL_IDS) instanceof OvsdbMap map ? map.entries() : Map.of();
    }

    static Optional<String> value(final Row root, final String key) {
        return all(root).get(new StringAtom(key)) instanceof StringAtom text ? Optional.of(text.value())
            : Optional.empty();
    }

    /** The keys that are Weft's. */
    static List<String> ours(final Row root) {
        return all(root).keySet().stream().map(key -> key instanceof StringAtom text ? text.value() : "")
            .filter(key -> key.startsWith(Schema.KEYS)).sorted().toList();
    }
}
