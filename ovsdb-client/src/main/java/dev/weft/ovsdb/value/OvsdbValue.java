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
import com.google.gson.JsonPrimitive;
import dev.weft.ovsdb.error.ProtocolException;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.value.Atom.BooleanAtom;
import dev.weft.ovsdb.value.Atom.IntegerAtom;
import dev.weft.ovsdb.value.Atom.NamedUuid;
import dev.weft.ovsdb.value.Atom.RealAtom;
import dev.weft.ovsdb.value.Atom.StringAtom;
import dev.weft.ovsdb.value.Atom.UuidAtom;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The value of one column: a set (which includes scalars and optional values) or a map. Immutable, and equal when the
 * database would call them equal, provided both were read with their column type or built with the right kind of atom.
 */
public sealed interface OvsdbValue permits OvsdbMap, OvsdbSet {
    /** The value as it stands on the wire. */
    JsonElement toJson();

    /** One string. */
    static OvsdbValue of(final String value) {
        return new OvsdbSet(Set.of(new StringAtom(value)));
    }

    /** One integer. */
    static OvsdbValue of(final long value) {
        return new OvsdbSet(Set.of(new IntegerAtom(value)));
    }

    /** One real. */
    static OvsdbValue of(final double value) {
        return new OvsdbSet(Set.of(new RealAtom(value)));
    }

    /** One boolean. */
    static OvsdbValue of(final boolean value) {
        return new OvsdbSet(Set.of(new BooleanAtom(value)));
    }

    /** One reference to a row. */
    static OvsdbValue of(final UUID value) {
        return new OvsdbSet(Set.of(new UuidAtom(value)));
    }

    /** One reference to a row that the same transaction inserts under this uuid-name. */
    static OvsdbValue ref(final String uuidName) {
        return new OvsdbSet(Set.of(new NamedUuid(uuidName)));
    }

    /** References to rows that the same transaction inserts under these uuid-names. */
    static OvsdbValue refs(final Collection<String> uuidNames) {
        return OvsdbSet.of(uuidNames.stream().map(NamedUuid::new).toList());
    }

    /** A set of strings. */
    static OvsdbValue strings(final Collection<String> values) {
        return OvsdbSet.of(values.stream().map(StringAtom::new).toList());
    }

    /** A set of integers. */
    static OvsdbValue integers(final Collection<Long> values) {
        return OvsdbSet.of(values.stream().map(IntegerAtom::new).toList());
    }

    /** A set of references. */
    static OvsdbValue uuids(final Collection<UUID> values) {
        return OvsdbSet.of(values.stream().map(UuidAtom::new).toList());
    }

    /** A map from string to string, such as {@code external_ids}. */
    static OvsdbValue stringMap(final Map<String, String> values) {
        final Map<Atom, Atom> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(new StringAtom(key), new StringAtom(value)));
        return new OvsdbMap(entries);
    }

    /** The empty set: clears an optional or set column. */
    static OvsdbValue emptySet() {
        return OvsdbSet.EMPTY;
    }

    /** The empty map: clears a map column. */
    static OvsdbValue emptyMap() {
        return OvsdbMap.EMPTY;
    }

    /**
     * Reads a value that a peer sent.
     *
     * @throws ProtocolException if it is none
     */
    static OvsdbValue fromJson(final JsonElement json) {
        if (json instanceof JsonArray array && array.size() == 2) {
            if (array.get(0).equals(new JsonPrimitive("set"))) {
                return setFromJson(JsonAccess.array(array.get(1), "the members of a set"));
            }
            if (array.get(0).equals(new JsonPrimitive("map"))) {
                return mapFromJson(JsonAccess.array(array.get(1), "the pairs of a map"));
            }
        }
        return new OvsdbSet(Set.of(Atom.fromJson(json)));
    }

    private static OvsdbSet setFromJson(final JsonArray members) {
        final Set<Atom> atoms = new LinkedHashSet<>();
        for (JsonElement member : members) {
            if (!atoms.add(Atom.fromJson(member))) {
                throw new ProtocolException("a set holds " + JsonAccess.quote(member) + " twice");
            }
        }
        return OvsdbSet.of(atoms);
    }

    private static OvsdbMap mapFromJson(final JsonArray pairs) {
        final Map<Atom, Atom> entries = new LinkedHashMap<>();
        for (JsonElement element : pairs) {
            final JsonArray pair = JsonAccess.array(element, "an entry of a map");
            if (pair.size() != 2) {
                throw new ProtocolException("an entry of a map should be a pair, but is " + JsonAccess.quote(pair));
            }
            if (entries.put(Atom.fromJson(pair.get(0)), Atom.fromJson(pair.get(1))) != null) {
                throw new ProtocolException("a map holds the key " + JsonAccess.quote(pair.get(0)) + " twice");
            }
        }
        return entries.isEmpty() ? OvsdbMap.EMPTY : new OvsdbMap(entries);
    }
}
