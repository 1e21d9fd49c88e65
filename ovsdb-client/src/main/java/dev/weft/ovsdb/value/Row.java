/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.value;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.weft.ovsdb.error.ColumnException;
import dev.weft.ovsdb.json.JsonAccess;
import dev.weft.ovsdb.value.Atom.BooleanAtom;
import dev.weft.ovsdb.value.Atom.IntegerAtom;
import dev.weft.ovsdb.value.Atom.RealAtom;
import dev.weft.ovsdb.value.Atom.StringAtom;
import dev.weft.ovsdb.value.Atom.UuidAtom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * One row, or the part of it that was asked for, immutable. Getters throw {@link ColumnException} when the column is
 * not in the row (it was not selected or monitored) or holds another type; "optional" getters take the empty set.
 */
public final class Row {
    private static final String UUID_COLUMN = "_uuid";

    private final Map<String, OvsdbValue> columns;

    private Row(final Map<String, OvsdbValue> columns) {
        this.columns = Map.copyOf(columns);
    }

    /** A row of these columns, without identity unless {@code _uuid} is one of them. */
    public static Row of(final Map<String, OvsdbValue> columns) {
        return new Row(columns);
    }

    /** A row with its identity, which also becomes its column {@code _uuid}. */
    public static Row of(final UUID uuid, final Map<String, OvsdbValue> columns) {
        final Map<String, OvsdbValue> all = new HashMap<>(columns);
        all.put(UUID_COLUMN, OvsdbValue.of(uuid));
        return new Row(all);
    }

    /** Reads a row that a peer sent. */
    public static Row fromJson(final JsonElement json) {
        return new Row(columnsFromJson(json));
    }

    /** Reads the columns of a row that a peer sent. */
    public static Map<String, OvsdbValue> columnsFromJson(final JsonElement json) {
        final JsonObject object = JsonAccess.object(json, "a row");
        final Map<String, OvsdbValue> columns = new HashMap<>(object.size() * 2);
        object.entrySet().forEach(entry -> columns.put(entry.getKey(), OvsdbValue.fromJson(entry.getValue())));
        return columns;
    }

    /** All columns by name, unmodifiable. */
    public Map<String, OvsdbValue> columns() {
        return columns;
    }

    /** The identity of the row. */
    public UUID uuid() {
        return getUuid(UUID_COLUMN);
    }

    /** Whether the column is here. */
    public boolean has(final String column) {
        return columns.containsKey(column);
    }

    /** The value as it is. */
    public OvsdbValue get(final String column) {
        final OvsdbValue value = columns.get(column);
        if (value == null) {
            throw new ColumnException("column \"" + column + "\" is not in this row, which has "
                + new TreeMap<>(columns).keySet() + ": select or monitor it");
        }
        return value;
    }

    /** Exactly one string. */
    public String getString(final String column) {
        return getOptionalString(column).orElseThrow(() -> mismatch(column, "exactly one string"));
    }

    /** One string or none. */
    public Optional<String> getOptionalString(final String column) {
        return atMostOne(column, "string", Row::stringOf);
    }

    /** Exactly one integer. */
    public long getLong(final String column) {
        return getOptionalLong(column).orElseThrow(() -> mismatch(column, "exactly one integer"));
    }

    /** One integer or none. */
    public OptionalLong getOptionalLong(final String column) {
        return atMostOne(column, "integer", Row::longOf).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Exactly one real. */
    public double getDouble(final String column) {
        return getOptionalDouble(column).orElseThrow(() -> mismatch(column, "exactly one real"));
    }

    /** One real or none; a whole number that was read without its column type counts as real. */
    public OptionalDouble getOptionalDouble(final String column) {
        return atMostOne(column, "real", Row::doubleOf).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    /** Exactly one boolean. */
    public boolean getBoolean(final String column) {
        return getOptionalBoolean(column).orElseThrow(() -> mismatch(column, "exactly one boolean"));
    }

    /** One boolean or none. */
    public Optional<Boolean> getOptionalBoolean(final String column) {
        return atMostOne(column, "boolean", Row::booleanOf);
    }

    /** Exactly one reference. */
    public UUID getUuid(final String column) {
        return getOptionalUuid(column).orElseThrow(() -> mismatch(column, "exactly one uuid"));
    }

    /** One reference or none. */
    public Optional<UUID> getOptionalUuid(final String column) {
        return atMostOne(column, "uuid", Row::uuidOf);
    }

    /** A set of strings. */
    public Set<String> getStringSet(final String column) {
        return set(column, "strings", Row::stringOf);
    }

    /** A set of integers. */
    public Set<Long> getLongSet(final String column) {
        return set(column, "integers", Row::longOf);
    }

    /** A set of references. */
    public Set<UUID> getUuidSet(final String column) {
        return set(column, "uuids", Row::uuidOf);
    }

    /** A map from string to string, such as {@code external_ids}. */
    public Map<String, String> getStringMap(final String column) {
        return map(column, "strings to strings", Row::stringOf, Row::stringOf);
    }

    /** A map from string to integer, such as {@code statistics}. */
    public Map<String, Long> getStringLongMap(final String column) {
        return map(column, "strings to integers", Row::stringOf, Row::longOf);
    }

    /** A map from integer to reference, such as {@code queues}. */
    public Map<Long, UUID> getLongUuidMap(final String column) {
        return map(column, "integers to uuids", Row::longOf, Row::uuidOf);
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj || obj instanceof Row other && columns.equals(other.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        final JsonObject json = new JsonObject();
        new TreeMap<>(columns).forEach((name, value) -> json.add(name, value.toJson()));
        return json.toString();
    }

    private static Optional<String> stringOf(final Atom atom) {
        return atom instanceof StringAtom a ? Optional.of(a.value()) : Optional.empty();
    }

    private static Optional<Long> longOf(final Atom atom) {
        return atom instanceof IntegerAtom a ? Optional.of(a.value()) : Optional.empty();
    }

    private static Optional<Double> doubleOf(final Atom atom) {
        if (atom instanceof IntegerAtom integer) {
            return Optional.of((double) integer.value());
        }
        return atom instanceof RealAtom a ? Optional.of(a.value()) : Optional.empty();
    }

    private static Optional<Boolean> booleanOf(final Atom atom) {
        return atom instanceof BooleanAtom a ? Optional.of(a.value()) : Optional.empty();
    }

    private static Optional<UUID> uuidOf(final Atom atom) {
        return atom instanceof UuidAtom a ? Optional.of(a.value()) : Optional.empty();
    }

    private <T> Optional<T> atMostOne(final String column, final String what, final Function<Atom, Optional<T>> read) {
        final Set<T> values = set(column, what, read);
        if (values.size() > 1) {
            throw mismatch(column, "at most one " + what);
        }
        return values.stream().findFirst();
    }

    private <T> Set<T> set(final String column, final String what, final Function<Atom, Optional<T>> read) {
        if (!(get(column) instanceof OvsdbSet set)) {
            throw mismatch(column, "a set of " + what);
        }
        final Set<T> values = new LinkedHashSet<>();
        set.atoms().forEach(atom -> values.add(typed(column, what, read.apply(atom))));
        return values;
    }

    private <K, V> Map<K, V> map(final String column, final String what, final Function<Atom, Optional<K>> readKey,
            final Function<Atom, Optional<V>> readValue) {
        if (!(get(column) instanceof OvsdbMap map)) {
            throw mismatch(column, "a map from " + what);
        }
        final Map<K, V> values = new LinkedHashMap<>();
        map.entries().forEach((key, value) -> values.put(typed(column, what, readKey.apply(key)),
            typed(column, what, readValue.apply(value))));
        return values;
    }

    private <T> T typed(final String column, final String what, final Optional<T> value) {
        return value.orElseThrow(() -> mismatch(column, what));
    }

    private ColumnException mismatch(final String column, final String expected) {
        return new ColumnException("column \"" + column + "\" should hold " + expected + ", but holds "
            + JsonAccess.quote(get(column).toJson()));
    }
}
