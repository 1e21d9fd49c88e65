/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.weft.ovsdb.op.OperationResult.Counted;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Changes columns of rows relative to what they hold, so that nobody else's members are touched.
 *
 * @param table name of the table
 * @param where which rows
 * @param mutations what to do, in order
 */
public record Mutate(String table, Where where, List<Mutation> mutations) implements Operation {
    /** What is done to a column. */
    public enum Mutator {
        /** Adds to a number, or to each in a set. */
        ADD("+="),
        SUBTRACT("-="),
        MULTIPLY("*="),
        DIVIDE("/="),
        REMAINDER("%="),
        /** Adds members to a set; adds entries to a map, keeping the value of keys that are there. */
        INSERT("insert"),
        /** Removes members of a set; entries of a map by pair (map) or by key (set of keys). */
        DELETE("delete");

        private final String symbol;

        Mutator(final String symbol) {
            this.symbol = symbol;
        }
    }

    /**
     * One change of a column.
     *
     * @param column name of the column
     * @param mutator what to do
     * @param value with what
     */
    public record Mutation(String column, Mutator mutator, OvsdbValue value) {
        public Mutation {
            Objects.requireNonNull(column);
            Objects.requireNonNull(mutator);
            Objects.requireNonNull(value);
        }
    }

    public Mutate {
        mutations = List.copyOf(mutations);
    }

    /** A change of these rows; say what by the other methods. */
    public static Mutate rows(final String table, final Where where) {
        return new Mutate(table, where, List.of());
    }

    /** The same with one more change. */
    public Mutate with(final String column, final Mutator mutator, final OvsdbValue value) {
        final List<Mutation> more = new ArrayList<>(mutations);
        more.add(new Mutation(column, mutator, value));
        return new Mutate(table, where, more);
    }

    /** Adds members or entries. */
    public Mutate insert(final String column, final OvsdbValue value) {
        return with(column, Mutator.INSERT, value);
    }

    /** Adds a reference to a row that the same transaction inserts. */
    public Mutate insertRef(final String column, final String uuidName) {
        return insert(column, OvsdbValue.ref(uuidName));
    }

    /** Removes members, entries, or entries by key. */
    public Mutate delete(final String column, final OvsdbValue value) {
        return with(column, Mutator.DELETE, value);
    }

    /** Removes a reference; a row that is not a root goes with its last reference. */
    public Mutate delete(final String column, final UUID row) {
        return delete(column, OvsdbValue.of(row));
    }

    /** Removes the entries of these keys from a map column. */
    public Mutate deleteKeys(final String column, final Collection<String> keys) {
        return delete(column, OvsdbValue.strings(keys));
    }

    /** Sets entries of a map column whatever their keys held before; other entries stay. */
    public Mutate putAll(final String column, final Map<String, String> entries) {
        return deleteKeys(column, entries.keySet()).insert(column, OvsdbValue.stringMap(entries));
    }

    @Override
    public JsonObject toJson() {
        final JsonObject json = Operation.json("mutate", table);
        json.add("where", where.toJson());
        final JsonArray all = new JsonArray(mutations.size());
        for (Mutation mutation : mutations) {
            final JsonArray one = new JsonArray(3);
            one.add(mutation.column);
            one.add(mutation.mutator.symbol);
            one.add(mutation.value.toJson());
            all.add(one);
        }
        json.add("mutations", all);
        return json;
    }

    @Override
    public String describe() {
        return "mutate " + table;
    }

    @Override
    public OperationResult resultFromJson(final JsonObject json) {
        return Counted.fromJson(json);
    }
}
