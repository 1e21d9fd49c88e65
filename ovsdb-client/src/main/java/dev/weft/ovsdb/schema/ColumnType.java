/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.schema;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.value.Atom;
import dev.weft.ovsdb.value.OvsdbMap;
import dev.weft.ovsdb.value.OvsdbSet;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Type of a column.
 *
 * @param key type of the members, or of the keys of a map
 * @param value type of the values of a map; empty for sets and scalars
 * @param min fewest members, 0 or 1
 * @param max most members; {@link Integer#MAX_VALUE} when unlimited
 */
public record ColumnType(AtomType key, Optional<AtomType> value, int min, int max) {
    public ColumnType {
        Objects.requireNonNull(key);
        Objects.requireNonNull(value);
        if (min < 0 || min > 1 || max < 1) {
            throw new ProtocolException("a column should hold 0 or 1 members at least and 1 at most or more, but the "
                + "schema says " + min + " and " + max);
        }
    }

    static ColumnType fromJson(final JsonElement json) {
        if (json instanceof JsonPrimitive) {
            return new ColumnType(atomType(json), Optional.empty(), 1, 1);
        }
        final JsonObject object = JsonAccess.object(json, "the type of a column");
        return new ColumnType(atomType(JsonAccess.member(object, "key", "the type of a column")),
            JsonAccess.optionalMember(object, "value").map(ColumnType::atomType),
            JsonAccess.optionalMember(object, "min").map(ColumnType::bound).orElse(1),
            JsonAccess.optionalMember(object, "max").map(ColumnType::bound).orElse(1));
    }

    /** Whether this is a map. */
    public boolean isMap() {
        return value.isPresent();
    }

    /**
     * Whether a {@code modify} of update2 carries the difference to the old value rather than the new value. The
     * server decides by the greatest number of members alone: a map of at most one entry is replaced.
     */
    public boolean isModifiedByDifference() {
        return max > 1;
    }

    /** What a new row holds in this column when the insert does not say. */
    public OvsdbValue defaultValue() {
        if (isMap()) {
            return min == 0 ? OvsdbMap.EMPTY
                : new OvsdbMap(Map.of(key.defaultAtom(), value.orElseThrow().defaultAtom()));
        }
        return min == 0 ? OvsdbSet.EMPTY : new OvsdbSet(Set.of(key.defaultAtom()));
    }

    /**
     * The value with every atom in the type of this column.
     *
     * @throws ProtocolException if it does not fit the type; the number of members is not checked, since a difference
     *     may have more or fewer
     */
    public OvsdbValue coerce(final OvsdbValue raw) {
        if (raw instanceof OvsdbMap map && isMap()) {
            final Map<Atom, Atom> entries = new LinkedHashMap<>();
            map.entries().forEach((k, v) -> entries.put(key.coerce(k), value.orElseThrow().coerce(v)));
            return entries.isEmpty() ? OvsdbMap.EMPTY : new OvsdbMap(entries);
        }
        if (raw instanceof OvsdbSet set && !isMap()) {
            return OvsdbSet.of(set.atoms().stream().map(key::coerce).toList());
        }
        throw new ProtocolException("a value should be a " + (isMap() ? "map" : "set or atom") + ", but is "
            + JsonAccess.quote(raw.toJson()));
    }

    /**
     * Applies what a {@code modify} of update2 carries for this column.
     *
     * @param old value before, in the type of this column
     * @param change value on the wire
     * @return value after
     */
    public OvsdbValue modify(final OvsdbValue old, final OvsdbValue change) {
        final OvsdbValue typed = coerce(change);
        if (!isModifiedByDifference()) {
            return typed;
        }
        if (old instanceof OvsdbMap oldMap && typed instanceof OvsdbMap difference) {
            return modifyMap(oldMap, difference);
        }
        if (old instanceof OvsdbSet oldSet && typed instanceof OvsdbSet difference) {
            return modifySet(oldSet, difference);
        }
        throw new ProtocolException("the value before does not fit the type of its column: "
            + JsonAccess.quote(old.toJson()));
    }

    /** The difference of two sets is what only one of them has: each member changes sides. */
    private static OvsdbSet modifySet(final OvsdbSet old, final OvsdbSet difference) {
        final Set<Atom> atoms = new LinkedHashSet<>(old.atoms());
        for (Atom atom : difference.atoms()) {
            if (!atoms.remove(atom)) {
                atoms.add(atom);
            }
        }
        return OvsdbSet.of(atoms);
    }

    /** In a map an entry that was there unchanged goes; any other is the new value of its key. */
    private static OvsdbMap modifyMap(final OvsdbMap old, final OvsdbMap difference) {
        final Map<Atom, Atom> entries = new LinkedHashMap<>(old.entries());
        difference.entries().forEach((k, v) -> {
            if (!entries.remove(k, v)) {
                entries.put(k, v);
            }
        });
        return new OvsdbMap(entries);
    }

    private static AtomType atomType(final JsonElement json) {
        final JsonElement name = json instanceof JsonObject base ? JsonAccess.member(base, "type", "a base type")
            : json;
        return AtomType.fromSchema(JsonAccess.string(name, "an atomic type"));
    }

    private static int bound(final JsonElement json) {
        if (json.equals(new JsonPrimitive("unlimited"))) {
            return Integer.MAX_VALUE;
        }
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, JsonAccess.integer(json, "a bound of a column")));
    }
}
