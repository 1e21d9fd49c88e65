/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map from atom to atom.
 *
 * @param entries the pairs, in the order in which they were given
 */
public record OvsdbMap(Map<Atom, Atom> entries) implements OvsdbValue {
    /** The map without entries. */
    public static final OvsdbMap EMPTY = new OvsdbMap(Map.of());

    public OvsdbMap {
        entries = entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public JsonElement toJson() {
        final JsonArray pairs = new JsonArray(entries.size());
        entries.forEach((key, value) -> {
            final JsonArray pair = new JsonArray(2);
            pair.add(key.toJson());
            pair.add(value.toJson());
            pairs.add(pair);
        });
        return TaggedJson.of("map", pairs);
    }
}
