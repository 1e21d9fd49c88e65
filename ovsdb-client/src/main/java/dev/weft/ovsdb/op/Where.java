/*
 * Copyright (c) 2026 The Weft Authors.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package dev.weft.ovsdb.op;

import com.google.gson.JsonArray;
import dev.weft.ovsdb.op.Condition.Function;
import dev.weft.ovsdb.value.OvsdbValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which rows of a table are meant: those that pass all conditions. "Every row" has to be said by {@link #all()}, so
 * that a forgotten condition does not empty a table.
 *
 * @param conditions what a row has to pass
 */
public record Where(List<Condition> conditions) {
    private static final Where ALL = new Where(List.of());

    public Where {
        conditions = List.copyOf(conditions);
    }

    /** Every row. */
    public static Where all() {
        return ALL;
    }

    /** The row of this identity. */
    public static Where uuid(final UUID uuid) {
        return column("_uuid", Function.EQUAL, OvsdbValue.of(uuid));
    }

    /** Rows whose column is exactly this string. */
    public static Where equal(final String column, final String value) {
        return column(column, Function.EQUAL, OvsdbValue.of(value));
    }

    /** Rows whose column compares so. */
    public static Where column(final String column, final Function function, final OvsdbValue value) {
        return new Where(List.of(new Condition(column, function, value)));
    }

    /** Of these rows those that also pass the other conditions. */
    public Where and(final Where other) {
        final List<Condition> both = new ArrayList<>(conditions);
        both.addAll(other.conditions);
        return new Where(both);
    }

    /** The conditions as they stand on the wire; empty for every row. */
    public JsonArray toJson() {
        final JsonArray json = new JsonArray(conditions.size());
        conditions.forEach(condition -> json.add(condition.toJson()));
        return json;
    }
}
